package tui

import (
	"container/list"

	"github.com/lede-reader/lede/model"
)

// shelf keeps the stories and articles that were shown last or are next to the
// cursor, so that going back and forth asks nobody.
type shelf struct {
	epoch    int // grows with everything that may change a story
	stories  lru[story]
	articles lru[*model.Article]
	known    lru[known]
	wanted   map[string]bool // stories and versions that were asked for
	barren   map[string]bool // stories that could not be had
}

// turn says that all there is may have changed.
func (s *shelf) turn() {
	s.epoch++
	clear(s.barren)
}

// story is a story as of an epoch.
type story struct {
	*model.Story
	epoch int
}

// known is what of an article was read in another version.
type known struct {
	article   *model.Article
	sentences []model.Sentence
}

// knownOf is what of an article on the shelf was read in another version.
func (s *shelf) knownOf(a *model.Article) []model.Sentence {
	if k, ok := s.known.peek(a.ID); ok && k.article == a {
		return k.sentences
	}
	return nil
}

// shelved is how many there are of each: a screen of stories up and down, and
// few enough that megabyte articles do not matter.
const shelved = 64

func newShelf() *shelf {
	return &shelf{
		stories: newLRU[story](shelved), articles: newLRU[*model.Article](shelved), known: newLRU[known](shelved),
		wanted: map[string]bool{}, barren: map[string]bool{},
	}
}

// put keeps a story under the id it was asked by, and an article.
func (s *shelf) put(id string, st *model.Story, epoch int, a *model.Article) {
	s.stories.put(id, story{st, epoch})
	if a != nil {
		s.articles.put(a.ID, a)
	}
}

// lru keeps the values used last.
type lru[V any] struct {
	size  int
	order *list.List
	by    map[string]*list.Element
}

type slot[V any] struct {
	key   string
	value V
}

func newLRU[V any](size int) lru[V] {
	return lru[V]{size, list.New(), map[string]*list.Element{}}
}

func (c *lru[V]) get(key string) (V, bool) {
	e, ok := c.by[key]
	if !ok {
		var none V
		return none, false
	}
	c.order.MoveToFront(e)
	return e.Value.(slot[V]).value, true
}

func (c *lru[V]) peek(key string) (V, bool) {
	e, ok := c.by[key]
	if !ok {
		var none V
		return none, false
	}
	return e.Value.(slot[V]).value, true
}

func (c *lru[V]) put(key string, value V) {
	if e, ok := c.by[key]; ok {
		e.Value = slot[V]{key, value}
		c.order.MoveToFront(e)
		return
	}
	c.by[key] = c.order.PushFront(slot[V]{key, value})
	if c.order.Len() > c.size {
		last := c.order.Back()
		delete(c.by, c.order.Remove(last).(slot[V]).key)
	}
}
