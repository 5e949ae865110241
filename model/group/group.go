package group

import (
	"cmp"
	"slices"
	"sync"

	"github.com/lede-reader/lede/model"
)

// Index knows the articles that came so far. Its methods may be called from
// several goroutines; they take turns.
type Index struct {
	mu       sync.Mutex
	slots    map[string]int32 // by article id; of those placed again the last
	articles []article
	groups   []group
	stories  []story

	exact    map[uint64]int32 // by hash of all words: the first article
	shingles table
	subjects map[uint32][]int32 // by strong term: the last articles that have it
	weigh    weigher
	latest   int64 // date that came

	al      aligner
	samples []shingle
	other   []shingle      // scratch of compare
	forms   []int32        // groups of which the new article is the same form, filled in otherwise
	near    map[int32]int  // scratch of nearStories
	shared  map[uint32]int // scratch of candidates
	top     []int32
	strong  []uint32
	body    []token
	head    []token
}

// article is what is kept of one article.
type article struct {
	id, source, language string
	key                  uint64 // of all words and the headline, tells whether it changed
	exact                uint64 // of all words
	when                 moment
	group                int32
	record
	text     *text // nil unless others are compared with it
	vec      vector
	headline []uint16
	gone     bool  // placed again under another slot
	seen     int64 // the latest date that had come when it came
}

// group is the articles of one text.
type group struct {
	members []int32 // in order of arrival
	texts   []int32 // members that others are compared with
	story   int32
	when    moment // of the first member that has a date
}

// story is the groups of one event.
type story struct {
	groups []int32 // in order
	first  int32   // article, none if it must be looked for
	alone  bool    // a person split it off: nothing joins it to another by itself
	held   bool    // a person joined it: an article that comes again stays
	into   int32   // the story that it became part of
}

const none = -1

// New returns an empty index.
func New() *Index {
	return &Index{
		slots: map[string]int32{}, exact: map[uint64]int32{}, subjects: map[uint32][]int32{},
		weigh: weigher{df: map[uint32]uint32{}}, near: map[int32]int{}, shared: map[uint32]int{},
	}
}

// Add places an article by what came before it. The first placement is its own;
// more follow only where it moves earlier articles: it showed that two stories
// are one, or it came again with another text and left its old place. An article
// that comes again unchanged keeps its place. Linear in the length of the
// article, nearly independent of how many came before.
func (x *Index) Add(a *model.Article) []model.Placement {
	x.mu.Lock()
	defer x.mu.Unlock()
	r := x.read(a)
	var before watch
	if slot, ok := x.slots[a.ID]; ok {
		if x.articles[slot].key == r.key {
			return []model.Placement{x.placement(slot)}
		}
		before.note(x, x.articles[slot].group)
		return x.replace(slot, r, &before)
	}
	slot := x.place(r, &before)
	return append([]model.Placement{x.placement(slot)}, before.moved(x, slot)...)
}

// Placement tells where an article is now.
func (x *Index) Placement(id string) (model.Placement, bool) {
	x.mu.Lock()
	defer x.mu.Unlock()
	slot, ok := x.slots[id]
	if !ok {
		return model.Placement{}, false
	}
	return x.placement(slot), true
}

// Story lists the placements of all articles in the story of id by the time they were
// published, copies of the same day together; a copy without a date stands with the
// text it is a copy of. None if the id is not known.
func (x *Index) Story(id string) []model.Placement {
	x.mu.Lock()
	defer x.mu.Unlock()
	slot, ok := x.slots[id]
	if !ok {
		return nil
	}
	members := x.storyMembers(x.groups[x.articles[slot].group].story)
	slices.SortStableFunc(members, func(p, q int32) int {
		a, b := &x.articles[p], &x.articles[q]
		return cmp.Or(
			cmp.Compare(x.stand(a), x.stand(b)),
			cmp.Compare(x.groups[a.group].members[0], x.groups[b.group].members[0]),
		)
	})
	out := make([]model.Placement, len(members))
	for i, m := range members {
		out[i] = x.placement(m)
	}
	return out
}

// stand is the second at which an article stands in its story.
func (x *Index) stand(a *article) int64 {
	if w := x.whenOf(a); w.unix != 0 {
		return w.unix
	}
	return a.seen
}

// Len is how many articles the index knows.
func (x *Index) Len() int {
	x.mu.Lock()
	defer x.mu.Unlock()
	return len(x.slots)
}
