package clean

import (
	"bytes"
	"sync"

	"github.com/lede-reader/lede/model"
)

// maxDrafts is how many bytes drafts take together, about: those of some hundred
// articles.
const maxDrafts = 12 << 20

// drafts are what Learn made of items and Apply goes on from: the first, as many
// as there is room for. Each is used once.
type drafts struct {
	mu    sync.Mutex
	byID  map[string]*drafted
	bytes int
}

type drafted struct {
	item    model.Item
	article model.Article
	sheet   *sheet
	bytes   int
}

// keep keeps a draft for take; false if there is no room.
func (d *drafts) keep(it model.Item, a model.Article, s *sheet) bool {
	size := s.bytes() + pageBytes*len(it.HTML)
	d.mu.Lock()
	defer d.mu.Unlock()
	if it.ID == "" || d.bytes+size > maxDrafts || d.byID[it.ID] != nil {
		return false
	}
	if d.byID == nil {
		d.byID = map[string]*drafted{}
	}
	d.byID[it.ID] = &drafted{item: it, article: a, sheet: s, bytes: size}
	d.bytes += size
	return true
}

// take gives the draft of an item, if there is one of exactly that item.
func (d *drafts) take(it model.Item) (model.Article, *sheet, bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	x := d.byID[it.ID]
	if x == nil {
		return model.Article{}, nil, false
	}
	delete(d.byID, it.ID)
	d.bytes -= x.bytes
	return x.article, x.sheet, same(&x.item, &it)
}

func (d *drafts) clear() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.byID, d.bytes = nil, 0
}

// same tells whether two items are the same to cleaning.
func same(a, b *model.Item) bool {
	return a.ID == b.ID && a.Source == b.Source && a.URL == b.URL && a.Title == b.Title && a.Published == b.Published && a.Byline == b.Byline && a.Text == b.Text && a.HTML == b.HTML && bytes.Equal(a.Line, b.Line)
}

// What a sheet takes beside its text, a unit and a word of it, in bytes.
const (
	sheetBytes = 2000
	pageBytes  = 10 // and a byte of a page, its tree included
	unitBytes  = 250
	wordBytes  = 20
)

func (s *sheet) bytes() int {
	return sheetBytes + len(s.raw) + unitBytes*cap(s.units) + wordBytes*cap(s.words)
}
