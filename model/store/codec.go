package store

import (
	"encoding/binary"
	"errors"
	"math"
	"slices"
	"time"

	"github.com/klauspost/compress/s2"

	"github.com/lede-reader/lede/model"
)

// An article or item is kept as a byte for the form, then its fields one after
// the other (integers as varints, texts with their length before them), then
// all of that compressed with S2. Reflection would cost ten times as much, and
// there are thousands a second.
const (
	articleForm = 3
	itemForm    = 1

	// In the first form of an article a removal was restored or not, and nothing else;
	// in the first two the cue of a quotation was its verb.
	firstForm  = 1
	secondForm = 2
)

// What is true of a removal, one bit each.
const (
	isRestored = 1 << iota
	isKept
	isLater // its time follows
)

// maxPlain is what one may have uncompressed: an item is at most three texts of
// 16 MB. A damaged one may claim 4 GB.
const maxPlain = 64 << 20

var errBody = errors.New("cannot read what is kept of it")

// encoder writes fields.
type encoder struct{ b []byte }

func (e *encoder) int(n int)     { e.b = binary.AppendVarint(e.b, int64(n)) }
func (e *encoder) text(s string) { e.int(len(s)); e.b = append(e.b, s...) }
func (e *encoder) bool(v bool)   { e.b = append(e.b, truth(v)) }
func (e *encoder) date(d model.Date) {
	if d.IsZero() {
		e.int(0)
		return
	}
	_, offset := d.Time.Zone()
	e.int(1)
	e.b = binary.AppendVarint(e.b, d.Time.Unix())
	e.int(d.Time.Nanosecond())
	e.int(offset)
	e.bool(d.DayOnly)
}

func (e *encoder) texts(list []string) {
	e.int(len(list))
	for _, s := range list {
		e.text(s)
	}
}

// sealed is all that was written, compressed, behind its form.
func (e *encoder) sealed(form byte) []byte {
	out := make([]byte, 1+s2.MaxEncodedLen(len(e.b)))
	out[0] = form
	return out[:1+len(s2.Encode(out[1:], e.b))]
}

func truth(v bool) byte {
	if v {
		return 1
	}
	return 0
}

// decoder reads fields. After a mistake it reads nothing but zeros.
type decoder struct {
	b   []byte
	s   string // all of it, of which texts are cut
	at  int
	bad bool
}

// unseal opens what sealed closed, in one of some forms.
func unseal(b []byte, forms ...byte) (*decoder, error) {
	if len(b) == 0 || !slices.Contains(forms, b[0]) {
		return nil, errBody
	}
	if n, err := s2.DecodedLen(b[1:]); err != nil || n > maxPlain {
		return nil, errors.Join(errBody, err)
	}
	plain, err := s2.Decode(nil, b[1:])
	if err != nil {
		return nil, errors.Join(errBody, err)
	}
	return &decoder{b: plain, s: string(plain)}, nil
}

func (d *decoder) int() int {
	v, n := binary.Varint(d.b[d.at:])
	if n <= 0 || v > math.MaxInt || v < math.MinInt {
		d.bad, d.at = true, len(d.b)
		return 0
	}
	d.at += n
	return int(v)
}

func (d *decoder) text() string {
	n := d.int()
	if n < 0 || n > len(d.b)-d.at {
		d.bad, d.at = true, len(d.b)
		return ""
	}
	d.at += n
	return d.s[d.at-n : d.at]
}

func (d *decoder) bool() bool { return d.byte() == 1 }

func (d *decoder) byte() byte {
	if d.at >= len(d.b) {
		d.bad = true
		return 0
	}
	d.at++
	return d.b[d.at-1]
}

// count is the length of a list; no entry takes less than a byte.
func (d *decoder) count() int {
	n := d.int()
	if n < 0 || n > len(d.b)-d.at {
		d.bad, d.at = true, len(d.b)
		return 0
	}
	return n
}

func (d *decoder) date() model.Date {
	if d.int() == 0 {
		return model.Date{}
	}
	t := time.Unix(int64(d.int()), int64(d.int()))
	return model.Date{Time: inZone(t, d.int()), DayOnly: d.bool()}
}

func (d *decoder) texts() []string { return listOf(d, (*decoder).text) }

// listOf reads a list; an empty one is nil.
func listOf[T any](d *decoder, one func(*decoder) T) []T {
	n := d.count()
	if n == 0 {
		return nil
	}
	out := make([]T, n)
	for i := range out {
		out[i] = one(d)
	}
	return out
}

func inZone(t time.Time, offset int) time.Time {
	if offset == 0 {
		return t.UTC()
	}
	return t.In(time.FixedZone("", offset))
}

// encodeArticle writes an article down, but for its id.
func encodeArticle(e *encoder, a *model.Article) []byte {
	e.b = e.b[:0]
	for _, s := range []string{a.Source, a.URL, a.Headline, string(a.HeadlineFrom), a.Byline, a.Dateline, a.Language, a.Raw} {
		e.text(s)
	}
	e.date(a.Published)
	e.texts(a.Credits)
	e.int(len(a.Body))
	for i := range a.Body {
		encodeBlock(e, &a.Body[i], a.Raw)
	}
	e.int(len(a.Removed))
	for i := range a.Removed {
		r := &a.Removed[i]
		e.int(r.Start)
		e.int(r.End - r.Start)
		e.text(r.Reason)
		e.text(r.Rule)
		e.int(r.Support)
		e.texts(r.Examples)
		e.int(r.Block)
		later := !r.Later.IsZero()
		e.b = append(e.b, truth(r.Restored)*isRestored|truth(r.Kept)*isKept|truth(later)*isLater)
		if later {
			e.date(r.Later)
		}
	}
	e.int(len(a.PullQuotes))
	for _, q := range a.PullQuotes {
		e.text(q.Text)
		e.text(q.Speaker)
		e.text(q.Role)
		e.int(q.Block)
		e.bool(q.Chosen)
	}
	e.int(len(a.Quotes))
	if len(a.Quotes) > 0 {
		text := a.Text()
		for i := range a.Quotes {
			encodeQuote(e, &a.Quotes[i], text)
		}
	}
	return e.sealed(articleForm)
}

// encodeBlock leaves a text out that stands in raw word for word, as most do.
func encodeBlock(e *encoder, b *model.Block, raw string) {
	e.int(int(b.Kind))
	e.int(b.Level)
	e.text(b.Marker)
	e.int(b.Start)
	e.int(b.End - b.Start)
	same := b.Text == cut(raw, b.Start, b.End)
	e.bool(same)
	if !same {
		e.text(b.Text)
	}
	e.int(len(b.Marks))
	for _, m := range b.Marks {
		e.int(m.Start)
		e.int(m.End - m.Start)
		e.int(int(m.Kind))
		e.text(m.URL)
	}
}

func encodeQuote(e *encoder, q *model.Quote, text string) {
	e.int(q.Start)
	e.int(q.End - q.Start)
	same := q.Text == cut(text, q.Start, q.End)
	e.bool(same)
	if !same {
		e.text(q.Text)
	}
	for _, s := range []string{q.Speaker, q.Role, string(q.Kind), string(q.Cue.Ground)} {
		e.text(s)
	}
	for _, x := range []model.Extent{q.Cue.Verb, q.Cue.By, q.Cue.Name} {
		e.int(x.Start)
		e.int(x.End - x.Start)
	}
	e.bool(q.Unsure)
}

// cut is text[start:end], "" where that is not in it.
func cut(text string, start, end int) string {
	if start < 0 || end < start || end > len(text) {
		return ""
	}
	return text[start:end]
}

// decodeArticle reads what encodeArticle wrote.
func decodeArticle(id string, b []byte) (model.Article, error) {
	d, err := unseal(b, articleForm, secondForm, firstForm)
	if err != nil {
		return model.Article{}, err
	}
	a := model.Article{ID: id, Source: d.text(), URL: d.text(), Headline: d.text(), HeadlineFrom: model.Origin(d.text()), Byline: d.text(), Dateline: d.text(), Language: d.text(), Raw: d.text()}
	a.Published = d.date()
	a.Credits = d.texts()
	a.Body = listOf(d, func(d *decoder) model.Block { return decodeBlock(d, a.Raw) })
	a.Removed = listOf(d, func(d *decoder) model.Removal {
		r := model.Removal{Start: d.int()}
		r.End = r.Start + d.int()
		r.Reason, r.Rule, r.Support = d.text(), d.text(), d.int()
		r.Examples, r.Block = d.texts(), d.int()
		is := d.byte()
		r.Restored, r.Kept = is&isRestored != 0, is&isKept != 0
		if is&isLater != 0 {
			r.Later = d.date()
		}
		return r
	})
	a.PullQuotes = listOf(d, func(d *decoder) model.PullQuote {
		return model.PullQuote{Text: d.text(), Speaker: d.text(), Role: d.text(), Block: d.int(), Chosen: d.bool()}
	})
	if n := d.count(); n > 0 {
		text := a.Text()
		a.Quotes = make([]model.Quote, n)
		for i := range a.Quotes {
			a.Quotes[i] = decodeQuote(d, text, b[0])
		}
	}
	if d.bad || d.at != len(d.b) {
		return model.Article{}, errBody
	}
	return a, nil
}

func decodeBlock(d *decoder, raw string) model.Block {
	b := model.Block{Kind: model.BlockKind(d.int()), Level: d.int(), Marker: d.text(), Start: d.int()}
	b.End = b.Start + d.int()
	if d.bool() {
		b.Text = cut(raw, b.Start, b.End)
	} else {
		b.Text = d.text()
	}
	b.Marks = listOf(d, func(d *decoder) model.Mark {
		m := model.Mark{Start: d.int()}
		m.End = m.Start + d.int()
		m.Kind, m.URL = model.MarkKind(d.int()), d.text()
		return m
	})
	return b
}

func decodeQuote(d *decoder, text string, form byte) model.Quote {
	q := model.Quote{Start: d.int()}
	q.End = q.Start + d.int()
	if d.bool() {
		q.Text = cut(text, q.Start, q.End)
	} else {
		q.Text = d.text()
	}
	q.Speaker, q.Role, q.Kind = d.text(), d.text(), model.QuoteKind(d.text())
	if ground := d.text(); form > secondForm {
		q.Cue.Ground = model.Ground(ground)
		for _, x := range []*model.Extent{&q.Cue.Verb, &q.Cue.By, &q.Cue.Name} {
			x.Start = d.int()
			x.End = x.Start + d.int()
		}
	}
	q.Unsure = d.bool()
	return q
}

// encodeItem writes an item down, but for its id.
func encodeItem(e *encoder, it *model.Item) []byte {
	e.b = e.b[:0]
	for _, s := range []string{it.Source, it.URL, it.Title, it.Byline, it.Text, it.HTML, string(it.Line)} {
		e.text(s)
	}
	e.date(it.Published)
	return e.sealed(itemForm)
}

// decodeItem reads what encodeItem wrote.
func decodeItem(id string, b []byte) (model.Item, error) {
	d, err := unseal(b, itemForm)
	if err != nil {
		return model.Item{}, err
	}
	it := model.Item{ID: id, Source: d.text(), URL: d.text(), Title: d.text(), Byline: d.text(), Text: d.text(), HTML: d.text()}
	if line := d.text(); line != "" {
		it.Line = []byte(line)
	}
	it.Published = d.date()
	if d.bad || d.at != len(d.b) {
		return model.Item{}, errBody
	}
	return it, nil
}
