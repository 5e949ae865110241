package group

import (
	"cmp"
	"slices"
	"sync"

	"github.com/lede-reader/lede/model"
)

// Index knows the articles that came so far. Its methods may be called from
// several goroutines; they take turns. When one fails, or what it noted could not be
// kept, the index is of no use any more: open it anew.
type Index struct {
	mu    sync.Mutex
	book  model.Notebook
	scale scale
	state

	// Where it asks: x.shingles, x.subjects, or what answers as they do from elsewhere.
	texture texture
	topics  topics

	al      aligner
	samples []shingle
	stands  []stand              // of the samples of the text that is read
	other   []shingle            // scratch of compare
	forms   []int32              // groups of which the new article is the same form, filled in otherwise
	near    nearness             // scratch of nearStories
	once    [1 << 16 / 64]uint64 // scratch of learn: words that were counted
	recent  []int32
	stood   []int32
	shared  map[uint32]int // scratch of candidates
	top     []int32
	strong  []uint32
	text    string // that was read last, and its tokens
	body    []token
	head    []token
}

// state is what is known.
type state struct {
	loaded bool
	err    error // what went wrong, for good

	articles roll[article]
	groups   roll[group]
	stories  roll[story]
	ids      table // articles by id; those that were forgotten may be there
	patterns table // the first article of its very words, by them; those that were may be there
	living   int   // articles that were not forgotten
	shingles shingles
	drawer   *drawer // what is read of the three
	subjects subjects
	weigh    weigher
	latest   int64 // date that came

	sheets   cache[int32, *sheet]
	vectors  vectors
	fresh    map[int32]*sheet   // changed since they were noted
	acts     map[int64][]byte   // what can be undone, since it was noted; nil: no more
	handed   map[int64][]byte   // sheets and acts noted last, which may not be kept yet
	own      map[int64][]byte   // sheets and acts, without a notebook
	reworded map[int32]struct{} // articles whose explanation this call changed
	journal
}

// What is kept at hand: of sheets some 2,500 articles to be compared, of pages of tables
// 500; the vectors of an eighth more articles than can be found by subject, to be tied: with
// fewer, four times as many notes are read. Entries of articles, texts and stories are at hand in up to
// chunksMost chunks of each: all that can be found by subject and as many more.
const (
	sheetCache  = 4 << 20 // bytes
	pageCache   = 2 << 20
	vectorTerms = 9 * subjectRows / 8 * mostTerms
	chunksMost  = 2 * subjectRows / rollChunk
)

// Open returns an index over what a notebook holds; nil is one in memory alone. Nothing
// is read before it is needed. Of several indexes over one notebook only one may be at work at a time, from
// Catch to when its Notes are kept.
func Open(nb model.Notebook) *Index {
	x := &Index{book: nb, shared: map[uint32]int{}, scale: scale{youngMost, pageMost, chunksMost}}
	x.reset()
	return x
}

// reset forgets all.
func (x *Index) reset() {
	x.state = state{
		sheets: cache[int32, *sheet]{most: sheetCache}, vectors: vectors{most: vectorTerms},
		fresh: map[int32]*sheet{}, acts: map[int64][]byte{}, handed: map[int64][]byte{},
		own: map[int64][]byte{}, reworded: map[int32]struct{}{},
	}
	x.drawer = &drawer{damaged: x.damaged, scale: x.scale}
	x.drawer.pages.most = pageCache
	if x.book != nil {
		x.drawer.look = x.look
	}
	binds(x, &x.articles, articleNote, x.readArticle, article{to: none, next: none})
	binds(x, &x.groups, groupNote, x.readGroup, group{head: none, tail: none, prev: none, next: none})
	binds(x, &x.stories, storyNote, x.readStory, story{head: none, tail: none, first: none, into: none})
	slots := func() int32 { return x.articles.n }
	x.weigh.df = &counts{}
	x.texture, x.topics = &x.shingles, &x.subjects
	x.ids = table{drawer: x.drawer, limit: slots}
	x.patterns = table{drawer: x.drawer, limit: slots}
	x.shingles.table = table{drawer: x.drawer, limit: func() int32 { return x.groups.n }}
}

// tables lists the three.
func (x *Index) tables() [3]*table { return [...]*table{&x.shingles.table, &x.ids, &x.patterns} }

// Add places an article by what came before it. The first placement is its own;
// more follow only where it came again with another text and left its old place, so that
// others have another first article. An article
// that comes again unchanged keeps its place. Linear in the length of the
// article, nearly independent of how many came before.
func (x *Index) Add(a *model.Article) ([]model.Placement, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if err := x.begin(); err != nil {
		return nil, err
	}
	r := x.read(a)
	slot, ok := x.find(a.ID)
	switch {
	case ok && x.sheet(slot).key == r.key && !x.sheet(slot).blank:
		return x.end([]model.Placement{x.placement(slot)})
	case ok:
		var before watch
		before.note(x, x.articles.at(slot).group)
		return x.end(x.replace(slot, r, &before))
	}
	return x.end([]model.Placement{x.placement(x.place(r))})
}

// Placement tells where an article is now, and whether it is known.
func (x *Index) Placement(id string) (model.Placement, bool, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if err := x.begin(); err != nil {
		return model.Placement{}, false, err
	}
	slot, ok := x.find(id)
	if !ok {
		return model.Placement{}, false, x.err
	}
	return x.placement(slot), true, x.err
}

// Story lists the placements of all articles in the story of id by the time they were
// published, copies of the same day together; a copy without a date stands with the
// text it is a copy of. None if the id is not known.
func (x *Index) Story(id string) ([]model.Placement, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if err := x.begin(); err != nil {
		return nil, err
	}
	slot, ok := x.find(id)
	if !ok {
		return nil, x.err
	}
	members := x.storyMembers(x.groups.at(x.articles.at(slot).group).story)
	members = slices.DeleteFunc(members, func(m int32) bool { return x.articles.at(m).is(isGone) })
	slices.SortStableFunc(members, func(p, q int32) int {
		a, b := x.articles.at(p), x.articles.at(q)
		return cmp.Or(
			cmp.Compare(x.stand(a), x.stand(b)),
			cmp.Compare(x.groups.at(a.group).head, x.groups.at(b.group).head),
		)
	})
	out := make([]model.Placement, len(members))
	for i, m := range members {
		out[i] = x.placement(m)
	}
	return x.end(out)
}

// stand is the second at which an article stands in its story.
func (x *Index) stand(a *article) int64 {
	if w := x.whenOf(a); w.unix != 0 {
		return w.unix
	}
	return a.seen
}

// Len is how many articles the index knows.
func (x *Index) Len() (int, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	err := x.begin()
	return x.living, err
}

// begin loads what is not loaded yet.
func (x *Index) begin() error {
	if !x.loaded && x.err == nil {
		x.load()
	}
	if x.book != nil {
		x.articles.trim(x.scale.chunks)
		x.groups.trim(x.scale.chunks)
		x.stories.trim(x.scale.chunks)
	}
	clear(x.reworded)
	return x.err
}

// end answers a call.
func (x *Index) end(ps []model.Placement) ([]model.Placement, error) {
	if x.book == nil {
		x.keep()
	}
	if x.err != nil {
		return nil, x.err
	}
	return ps, nil
}

// find is the slot of an article.
func (x *Index) find(id string) (slot int32, ok bool) {
	h := hashID(id)
	return x.newest(&x.ids, h, func(s int32, a *article) bool {
		if a.id != h || a.is(isGone) {
			return false
		}
		sh := x.sheet(s)
		return sh.blank || sh.id == id
	})
}

// newest is the last article under a hash for which is holds.
func (x *Index) newest(t *table, h uint64, is func(slot int32, a *article) bool) (slot int32, ok bool) {
	var buf [maxGroups]uint32
	slots := t.find(buf[:0], h)
	slices.Sort(slots)
	for _, s := range slices.Backward(slots) {
		if is(int32(s), x.articles.at(int32(s))) {
			return int32(s), true
		}
	}
	return none, false
}
