package store

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/lede-reader/lede/model"
)

// vocabulary is 20,000 invented words, of which prose takes the first ones most often.
func vocabulary() []string {
	r := rand.New(rand.NewPCG(1, 2))
	syllables := []string{"ka", "lo", "mi", "ter", "san", "ve", "ron", "du", "pel", "is", "ga", "tho", "ne", "bar", "qui"}
	words := make([]string, 20_000)
	for i := range words {
		var b strings.Builder
		for range 1 + r.IntN(2) + min(i/200, 2) {
			b.WriteString(syllables[r.IntN(len(syllables))])
		}
		words[i] = b.String()
	}
	return words
}

// prose is about 4 KB of paragraphs.
func prose(r *rand.Rand, zipf *rand.Zipf, words []string) []string {
	var paragraphs []string
	for size := 0; size < 4000; {
		var b strings.Builder
		for range 30 + r.IntN(40) {
			b.WriteString(words[zipf.Uint64()])
			b.WriteByte(' ')
		}
		paragraphs = append(paragraphs, strings.TrimSpace(b.String())+".")
		size += b.Len()
	}
	return paragraphs
}

// maker makes items and what cleaning would make of them.
type maker struct {
	r      *rand.Rand
	zipf   *rand.Zipf
	words  []string
	people *people
	n      int
}

// people are invented names, of which some speak in a tenth of all articles and most but
// once.
type people struct {
	r     *rand.Rand
	zipf  *rand.Zipf
	given []string
}

func newPeople() *people {
	r := rand.New(rand.NewPCG(5, 6))
	p := &people{r: r, zipf: rand.NewZipf(r, 1.2, 8, 59_999)}
	for _, first := range "ABCDEFGHIJKLMNOPRSTVW" {
		for _, rest := range []string{"nna", "lia", "dam", "len", "ron", "osa", "uri", "eno", "abel", "imon"} {
			p.given = append(p.given, string(first)+rest)
		}
	}
	return p
}

// quotes are what a few of them say in a text.
func (p *people) quotes(text string) (all []model.Quote) {
	roles := []string{"Prime Minister", "mayor", "chief executive", "spokesperson for the ministry", "", ""}
	for range p.r.IntN(6) {
		n := int(p.zipf.Uint64())
		name := p.given[n%len(p.given)] + " " + p.given[n/7%len(p.given)] + "s" + p.given[n*31%97]
		start := p.r.IntN(len(text) - 100)
		all = append(all, model.Quote{Start: start, End: start + 50, Text: text[start : start+50], Speaker: name, Role: roles[n%len(roles)], Kind: model.Direct})
	}
	return all
}

func newMaker() *maker {
	r := rand.New(rand.NewPCG(3, 4))
	return &maker{r: r, zipf: rand.NewZipf(r, 1.1, 4, 19_999), words: vocabulary(), people: newPeople()}
}

func (m *maker) article() model.Article {
	m.n++
	a := model.Article{
		ID: fmt.Sprintf("https://news.example/2025/02/story-%d", m.n), Source: papers[m.n%len(papers)], Headline: fmt.Sprintf("Headline %d of the day", m.n), HeadlineFrom: model.FromSource,
		Published: model.Date{Time: time.Unix(1_700_000_000+int64(m.n)*60, 0).UTC()}, Language: "en", Credits: []string{"dpa"},
	}
	for _, p := range prose(m.r, m.zipf, m.words) {
		start := len(a.Raw)
		a.Raw += p + "\n"
		a.Body = append(a.Body, model.Block{Text: p, Start: start, End: start + len(p)})
	}
	text := a.Text()
	a.Quotes = m.people.quotes(text)
	return a
}

var papers = []string{"The Example", "The Harbour Post", "Der Bote", "Nordlicht", "Inland Wire", "El Faro", "Gazeta"}

func itemOf(a *model.Article) model.Item {
	return model.Item{ID: a.ID, Source: a.Source, URL: a.ID, Title: a.Headline, Published: a.Published, Text: a.Text()}
}

// placed is an arrival that is put with an earlier one now and then.
func (m *maker) placed(a model.Article) Arrival {
	p := model.Placement{ID: a.ID, Group: a.ID, Story: a.ID, Relation: model.New}
	if k := m.n - 1 - m.n%50; m.n%5 == 0 && k > 0 {
		p.Story = fmt.Sprintf("https://news.example/2025/02/story-%d", k)
		p.Relation, p.To, p.Why = model.Related, p.Story, "They share names."
	}
	in := Arrival{Article: a, Places: []model.Placement{p}}
	for range 30 {
		in.Sentences = append(in.Sentences, m.r.Uint32())
	}
	return in
}

// filled is a library with n articles, received and put.
func filled(tb testing.TB, n int) (*SQLite, *maker) {
	tb.Helper()
	s := openAt(tb, filepath.Join(tb.TempDir(), "lede.db"), Options{})
	m := newMaker()
	for m.n < n {
		var items []model.Item
		var in []Arrival
		for range min(2000, n-m.n) {
			a := m.article()
			items = append(items, itemOf(&a))
			in = append(in, m.placed(a))
		}
		err := s.Update(tb.Context(), func(tx Tx) error {
			if _, err := tx.Receive(0, false, items); err != nil {
				return err
			}
			return tx.Put(in...)
		})
		if err != nil {
			tb.Fatal(err)
		}
	}
	err := s.Update(tb.Context(), func(tx Tx) error {
		return tx.(*sqliteTx).conn.exec("DELETE FROM queue")
	})
	if err != nil {
		tb.Fatal(err)
	}
	return s, m
}

func BenchmarkReceive(b *testing.B) {
	s := openAt(b, filepath.Join(b.TempDir(), "lede.db"), Options{})
	m := newMaker()
	var spent time.Duration
	b.ReportAllocs()
	for b.Loop() {
		b.StopTimer()
		var items []model.Item
		for range 500 {
			a := m.article()
			items = append(items, itemOf(&a))
		}
		b.StartTimer()
		began := processorTime()
		update := func(tx Tx) error { _, err := tx.Receive(0, false, items); return err }
		if err := s.Update(b.Context(), update); err != nil {
			b.Fatal(err)
		}
		spent += processorTime() - began
	}
	b.ReportMetric(float64(b.N*500)/spent.Seconds(), "items/cpu-s")
}

// BenchmarkLibrary measures on a library of each size, which is made once.
func BenchmarkLibrary(b *testing.B) {
	for _, size := range []int{100, 10_000, 100_000} {
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			if testing.Short() && size > 100 {
				b.Skip("long")
			}
			began := time.Now()
			s, m := filled(b, size)
			b.Logf("%d articles made in %v", size, time.Since(began))
			for _, c := range cases {
				b.Run(c.name, func(b *testing.B) {
					b.ReportAllocs()
					began := processorTime()
					c.run(b, s, m)
					if !strings.HasPrefix(c.name, "put") { // which makes articles too
						b.ReportMetric(float64((processorTime()-began).Microseconds())/float64(b.N), "cpu-µs/op")
					}
				})
			}
		})
	}
}

var cases = []struct {
	name string
	run  func(*testing.B, *SQLite, *maker)
}{
	{"put64", func(b *testing.B, s *SQLite, m *maker) {
		var spent time.Duration
		for b.Loop() {
			b.StopTimer()
			var items []model.Item
			var in []Arrival
			for range 64 {
				a := m.article()
				items = append(items, itemOf(&a))
				in = append(in, m.placed(a))
			}
			if err := s.Update(b.Context(), func(tx Tx) error { _, err := tx.Receive(0, false, items); return err }); err != nil {
				b.Fatal(err)
			}
			w, err := s.Pending(b.Context(), false, 0, 64)
			if err != nil {
				b.Fatal(err)
			}
			b.StartTimer()
			began := processorTime()
			err = s.Update(b.Context(), func(tx Tx) error {
				for _, w := range w {
					if _, err := tx.Done(w.Number); err != nil {
						return err
					}
				}
				return tx.Put(in...)
			})
			if err != nil {
				b.Fatal(err)
			}
			spent += processorTime() - began
		}
		b.ReportMetric(float64(spent.Microseconds())/float64(b.N*64), "cpu-µs/article")
	}},
	{"fresh200", func(b *testing.B, s *SQLite, _ *maker) {
		m := newMaker()
		var items []model.Item
		for range 100 {
			a := m.article()
			items = append(items, itemOf(&a))
		}
		for b.Loop() {
			if fresh, err := s.Fresh(b.Context(), 0, items); err != nil || len(fresh) > 0 {
				b.Fatal(len(fresh), err)
			}
		}
	}},
	{"open and first page", func(b *testing.B, s *SQLite, _ *maker) {
		for b.Loop() {
			s, err := Open(b.Context(), s.path, Options{})
			if err != nil {
				b.Fatal(err)
			}
			showPage(b, s, model.Query{}, false)
			b.StopTimer()
			s.Close()
			b.StartTimer()
		}
	}},
	{"list", func(b *testing.B, s *SQLite, _ *maker) {
		for b.Loop() {
			showPage(b, s, model.Query{}, false)
		}
	}},
	{"list, last page", func(b *testing.B, s *SQLite, _ *maker) {
		for b.Loop() {
			showPage(b, s, model.Query{}, true)
		}
	}},
	{"rows", func(b *testing.B, s *SQLite, _ *maker) {
		l, err := s.List(b.Context(), model.Query{})
		if err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			if _, err := l.Rows(b.Context(), 0, 50); err != nil {
				b.Fatal(err)
			}
		}
	}},
	{"rows, something new in each of 40", func(b *testing.B, s *SQLite, m *maker) {
		// of stories of four versions one is read; each other has 3 sentences that are new
		err := s.Update(b.Context(), func(tx Tx) error {
			for story := range 40 {
				lead := m.placed(m.article())
				lead.Article.Published = model.Date{Time: time.Unix(2_000_000_000+int64(story), 0).UTC()}
				lead.Places[0] = model.Placement{ID: lead.Article.ID, Group: lead.Article.ID, Story: lead.Article.ID}
				if err := tx.Put(lead); err != nil {
					return err
				}
				if _, err := tx.Mark(model.Action{Act: model.MarkRead, Articles: []string{lead.Article.ID}}); err != nil {
					return err
				}
				for range 3 {
					v := m.placed(m.article())
					v.Sentences = append(v.Sentences[:3:3], lead.Sentences[3:]...)
					v.Places[0] = model.Placement{ID: v.Article.ID, Group: v.Article.ID, Story: lead.Article.ID}
					if err := tx.Put(v); err != nil {
						return err
					}
				}
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
		l, err := s.List(b.Context(), model.Query{})
		if err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			rows, err := l.Rows(b.Context(), 0, 40)
			if err != nil || rows[39].New != 9 {
				b.Fatal(rows[39], err)
			}
		}
	}},
	{"version", func(b *testing.B, s *SQLite, _ *maker) {
		for b.Loop() {
			if _, err := s.Version(b.Context()); err != nil {
				b.Fatal(err)
			}
		}
	}},
	{"mark all read and back", func(b *testing.B, s *SQLite, _ *maker) {
		for b.Loop() {
			l, err := s.List(b.Context(), model.Query{})
			if err != nil {
				b.Fatal(err)
			}
			err = s.Update(b.Context(), func(tx Tx) error {
				c, err := tx.MarkListed(model.Action{Act: model.MarkRead}, l, l.Len())
				if err != nil {
					return err
				}
				if err := tx.Remember(model.Action{Act: model.MarkRead, Took: c.Took}); err != nil {
					return err
				}
				_, err = tx.Mark(model.Action{Act: model.MarkUnread, Took: c.Took})
				return err
			})
			if err != nil {
				b.Fatal(err)
			}
		}
	}},
	{"mark one", func(b *testing.B, s *SQLite, _ *maker) {
		act := []model.Act{model.MarkRead, model.MarkUnread}
		for i := 0; b.Loop(); i++ {
			err := s.Update(b.Context(), func(tx Tx) error {
				_, err := tx.Mark(model.Action{Act: act[i%2], Articles: []string{"https://news.example/2025/02/story-7"}})
				return err
			})
			if err != nil {
				b.Fatal(err)
			}
		}
	}},
	{"unread list of half", func(b *testing.B, s *SQLite, _ *maker) {
		l, err := s.List(b.Context(), model.Query{})
		if err != nil {
			b.Fatal(err)
		}
		if err := s.Update(b.Context(), func(tx Tx) error {
			_, err := tx.MarkListed(model.Action{Act: model.MarkRead}, l, l.Len()/2)
			return err
		}); err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			showPage(b, s, model.Query{Unread: true}, false)
		}
	}},
	{"search", func(b *testing.B, s *SQLite, m *maker) {
		for i := 0; b.Loop(); i++ {
			if _, err := s.Search(b.Context(), m.words[i%5000], "", true, 20); err != nil {
				b.Fatal(err)
			}
		}
	}},
	{"list, 1 letter typed", begins("", 1)},
	{"list, 2 letters typed", begins("", 2)},
	{"list, 4 letters typed", begins("", 4)},
	{"list, a word and 2 letters typed", begins("ka ", 2)},
	{"filter, a speaker", filters(`speaker:"Anna AnnasAnna"`)},
	{"filter, the beginning of a speaker", filters("speaker:ann")},
	{"filter, 1 letter of a speaker", filters("speaker:a")},
	{"filter, the other speakers", filters("-speaker:ann")},
	{"filter, a role", filters("role:minister")},
	{"filter, 1 letter of a role", filters("role:m")},
	{"filter, a source", filters("source:bote")},
	{"filter, half the sources", filters("source:the")},
	{"filter, quotes", filters("has:quotes")},
	{"filter, newest days", filters("after:2023-11-15")},
	{"filter, most days", filters("before:2024-01-20")},
	{"filter, all of it", filters("speaker:ann after:2023-11-15 -source:bote unread ka")},
	{"names of a letter", func(b *testing.B, s *SQLite, _ *maker) {
		for b.Loop() {
			if names, err := s.Names(b.Context(), "speaker", "a", 9); err != nil || len(names) != 9 {
				b.Fatal(names, err)
			}
		}
	}},
}

// filters list what a filter asks for.
func filters(text string) func(*testing.B, *SQLite, *maker) {
	return func(b *testing.B, s *SQLite, m *maker) {
		l, err := s.List(b.Context(), model.Query{Filter: text, Typing: true})
		if err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			showPage(b, s, model.Query{Filter: text, Typing: true}, false)
		}
		b.ReportMetric(float64(l.Len()), "stories")
	}
}

// begins lists what is found by the first letters of words, as they are typed behind
// a prefix.
func begins(prefix string, letters int) func(*testing.B, *SQLite, *maker) {
	return func(b *testing.B, s *SQLite, m *maker) {
		for i := 0; b.Loop(); i++ {
			w := m.words[i*37%5000]
			showPage(b, s, model.Query{Words: prefix + w[:min(letters, len(w))], Typing: true}, false)
		}
	}
}

// showPage reads the first or last 50 rows of a new listing.
func showPage(b *testing.B, s *SQLite, q model.Query, last bool) {
	b.Helper()
	l, err := s.List(b.Context(), q)
	if err != nil {
		b.Fatal(err)
	}
	from := 0
	if last {
		from = l.Len() - 50
	}
	if _, err := l.Rows(b.Context(), from, 50); err != nil {
		b.Fatal(err)
	}
}
