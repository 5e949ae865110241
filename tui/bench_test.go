package tui

import (
	"context"
	"fmt"
	"strconv"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/filter"
	"github.com/lede-reader/lede/tui/testdata/fake"
)

// vast is a library of n stories that are made when they are asked for.
type vast struct {
	n    int
	park func(uint64)
	read int // stories read, from the top
}

func (v *vast) Park(f func(uint64))                                { v.park = f }
func (v *vast) List(context.Context, model.Query) (Listing, error) { return v, nil }
func (v *vast) Len() int                                           { return v.n }
func (v *vast) Do(_ context.Context, a model.Action) (model.Receipt, error) {
	return model.Receipt{Action: a, Count: len(a.Articles)}, nil
}

func (v *vast) Undo(context.Context) (model.Receipt, error) { return model.Receipt{}, nil }

func (v *vast) Redo(context.Context) (model.Receipt, error) { return model.Receipt{}, nil }
func (v *vast) Sentences(context.Context, *model.Article) ([]model.Sentence, error) {
	return nil, nil
}
func (v *vast) Evidence(context.Context, string) ([]model.Evidence, error) { return nil, nil }
func (v *vast) Problems(context.Context) ([]model.Problem, error)          { return nil, nil }
func (v *vast) Sources(context.Context) ([]model.Source, error)            { return nil, nil }
func (v *vast) Edit(context.Context, model.Source) error                   { return nil }
func (v *vast) Fetch(context.Context, int64) error                         { return nil }
func (v *vast) Moment() int64                                              { return 0 }
func (v *vast) Newer(context.Context, int64) (int, error)                  { return 0, nil }

func (v *vast) Add(context.Context, string) (model.Source, string, error) {
	return model.Source{}, "", nil
}

func (v *vast) Find(_ context.Context, story string) (int, error) { return v.at(story), nil }

func (v *vast) Mark(_ context.Context, a model.Action, n int) (model.Receipt, error) {
	v.read = max(v.read, n)
	return model.Receipt{Action: a, Count: n}, nil
}

func (v *vast) at(story string) int {
	i, err := strconv.Atoi(story[1:])
	if err != nil || i >= v.n {
		return -1
	}
	return i
}

func (v *vast) Rows(_ context.Context, from, n int) ([]model.Row, error) {
	rows := make([]model.Row, 0, n)
	for i := from; i < min(from+n, v.n); i++ {
		r := model.Row{Story: "s" + strconv.Itoa(i), Headline: fake.Headline(i), Source: "Wire", Published: model.Date{Time: fake.Day}, Versions: 1, Unread: 1}
		if i < v.read {
			r.Unread = 0
		}
		rows = append(rows, r)
	}
	return rows, nil
}

func (v *vast) Story(_ context.Context, id string) (model.Story, error) {
	return model.Story{ID: id, Versions: []model.Version{{Article: id, Headline: fake.Headline(v.at(id)), Source: "Wire"}}}, nil
}

func (v *vast) Article(_ context.Context, id string) (model.Article, error) {
	a := fake.Article(v.at(id), 0)
	a.ID = id
	return *a, nil
}

func (v *vast) Wait(ctx context.Context, seen uint64) (model.Change, error) {
	if seen == 0 {
		return model.Change{Generation: 1, Stories: v.n}, nil
	}
	if v.park != nil {
		v.park(seen)
	}
	<-ctx.Done()
	return model.Change{}, ctx.Err()
}

func TestAMillionStories(t *testing.T) {
	v := &vast{n: 1_000_000, read: 999_000}
	s := startOn(t, v, 120, 40)
	s.sees("1/1,000,000")
	s.press("G")
	s.on("s999999")
	s.sees(fake.Headline(999_999)[:20])
	s.press("g", "n")
	s.on("s999000")
	s.press("p")
	s.on("s999999")
	s.sees("From the other end")
	s.press("5", "0", "0", "0", "0", "0", "G")
	s.on("s499999")
	if got := len(s.m.shelf.stories.by); got > shelved {
		t.Errorf("%d stories are kept", got)
	}
	if _, n := s.m.list.Window(); n > 400 {
		t.Errorf("%d rows are kept", n)
	}
}

func TestRowsOnTheirWayAreQuiet(t *testing.T) {
	v := &vast{n: 1_000_000}
	s := startOn(t, v, 80, 24)
	s.stalled = true
	s.press("G")
	if err := exact(s.m.View().Content, 80, 24); err != nil {
		t.Fatal(err)
	}
	s.sees("1,000,000/1,000,000", "…")
	s.press("d", "x", "f", "enter", "h") // nothing is under the cursor yet: nothing is done
	s.flow(true)
	s.on("s999999")
}

// BenchmarkKey is a key to its frame: Update and View, at 120x40.
func BenchmarkKey(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000, 1_000_000} {
		for _, how := range []string{"list", "preview"} {
			b.Run(fmt.Sprintf("%s/%d", how, n), func(b *testing.B) {
				m := benchModel(n)
				now := fake.Day
				m.opts.Clock = func() time.Time { return now }
				step := 10 * time.Millisecond
				if how == "preview" {
					step = time.Second
				}
				keys := []string{"j", "k"}
				b.ReportAllocs()
				for i := 0; b.Loop(); i++ {
					now = now.Add(step)
					_, cmd := m.Update(key(keys[i/64%2]))
					settle(m, cmd)
					_ = m.View()
				}
			})
		}
	}
}

// BenchmarkFirstFrame is New to the first frame with stories, at 120x40.
func BenchmarkFirstFrame(b *testing.B) {
	for _, n := range []int{1_000, 100_000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_ = benchModel(n).View()
			}
		})
	}
}

func benchModel(n int) *Model {
	m := New(Options{Library: &vast{n: n}, Clock: func() time.Time { return fake.Day }})
	m.after = func(time.Duration, tea.Msg) tea.Cmd { return nil }
	m.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
	settle(m, m.relist(first, ""))
	return m
}

// settle runs commands until there are none.
func settle(m *Model, cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range msg {
			settle(m, c)
		}
	default:
		_, next := m.Update(msg)
		settle(m, next)
	}
}

func (v *vast) Names(context.Context, filter.Kind, string, int) ([]string, error) { return nil, nil }

func (v *vast) Quoted([]*model.Article) model.Quoted { return model.Quoted{} }

func (v *vast) Compare(context.Context, string, string) (model.Comparison, error) {
	return model.Comparison{}, nil
}
