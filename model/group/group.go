package group

import (
	"sync"

	"github.com/lede-reader/lede/model"
)

// Index knows the articles that came so far. Its methods may be called from
// several goroutines; they take turns.
type Index struct {
	mu       sync.Mutex
	book     model.Notebook
	loaded   bool
	next     int64        // number of the next deed
	deeds    []model.Note // not asked for yet
	undos    map[int64]undo
	err      error
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

// Open returns an index over what a notebook holds; nil is in memory alone.
// Nothing is read before it is needed. A notebook belongs to one index at a time in a
// process; other processes' notes are taken over by Catch.
func Open(nb model.Notebook) *Index {
	return &Index{
		book: nb, undos: map[int64]undo{},
		slots: map[string]int32{}, exact: map[uint64]int32{}, subjects: map[uint32][]int32{},
		weigh: weigher{df: map[uint32]uint32{}}, near: map[int32]int{}, shared: map[uint32]int{},
	}
}

// add places an article by what came before it. The first placement is its own;
// more follow only where it moves earlier articles: it showed that two stories
// are one, or it came again with another text and left its old place. An article
// that comes again unchanged keeps its place. Linear in the length of the
// article, nearly independent of how many came before.
func (x *Index) add(a *model.Article) []model.Placement {
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

// stand is the second at which an article stands in its story.
func (x *Index) stand(a *article) int64 {
	if w := x.whenOf(a); w.unix != 0 {
		return w.unix
	}
	return a.seen
}
