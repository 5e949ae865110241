// Package fake is a library in memory for tests of the reader: invented
// stories, with all acts and their undo.
package fake

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/group"
	"github.com/lede-reader/lede/model/quotes"
)

// Library is a tui.Library but for the type of what List answers. Its stories are newest first. Its fields may be
// changed between calls by the test that owns it.
type Library struct {
	mu       sync.Mutex
	stories  []*Story
	articles map[string]*model.Article
	state    map[string]model.State
	gen      uint64
	news     chan struct{}
	done     []step
	undone   []step
	progress model.Progress
	bad      []model.Problem
	clock    int64 // grows with every story that comes
	sources  []model.Source
	hint     string
	event    model.Event

	Known map[string][]model.Sentence // what Sentences answers of articles that are not read
	News  map[string]int              // how many sentences are new, by story

	Fail    error             // every call fails with it
	Parked  func(seen uint64) // called instead of waiting for a change, if set; must not return
	Calls   map[string]int    // by method
	Acts    []model.Action    // as they came in
	Fetches func(l *Library)  // what a fetch does
	Fetched []int64           // what was fetched
	Found   string            // what Add says
	Refuse  error             // what Add fails with, at any address
	Slow    chan struct{}     // Add waits until it is closed, if set
	Unknown bool              // the articles were learned by no source
}

// Story is a story of the library.
type Story struct {
	ID       string
	Versions []model.Version
	came     int64
}

type step struct {
	action  model.Action
	before  []*Story
	state   map[string]model.State
	sources []model.Source
	story   string
	count   int
}

// New makes a library of n stories; see Make.
func New(n int) *Library {
	l := &Library{
		articles: map[string]*model.Article{}, state: map[string]model.State{},
		news: make(chan struct{}), Calls: map[string]int{},
	}
	for i := range n {
		l.stories = append(l.stories, l.make(i))
	}
	l.gen = 1
	return l
}

// Change does f and tells those who wait.
func (l *Library) Change(f func(l *Library)) {
	l.mu.Lock()
	defer l.mu.Unlock()
	f(l)
	l.turn()
}

func (l *Library) turn() {
	l.gen++
	close(l.news)
	l.news = make(chan struct{})
}

// Generation is the library's.
func (l *Library) Generation() uint64 {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.gen
}

// Arrive puts story i of Make at a place of the order.
func (l *Library) Arrive(at, i int) {
	s := l.make(i)
	l.clock++
	s.came = l.clock
	l.stories = slices.Insert(l.stories, at, s)
}

// CutLater takes the last paragraph out of an article, as an event.
func (l *Library) CutLater(id string) {
	a := *l.articles[id]
	last := a.Body[len(a.Body)-1]
	a.Body = slices.Clone(a.Body[:len(a.Body)-1])
	a.Removed = append(slices.Clone(a.Removed), model.Removal{Start: last.Start, End: last.End, Reason: "repeated", Rule: "repetition", Support: 6, Block: len(a.Body), Later: model.Date{Time: Day}})
	l.articles[id] = &a
	l.event = model.Event{Number: l.event.Number + 1, Source: a.Source, Articles: 14, Text: last.Text, Stories: 6}
}

// Say has a version of a story say so many new sentences.
func (l *Library) Say(story, article string, fresh int) {
	for i, v := range l.find(story).Versions {
		if v.Article == article {
			l.find(story).Versions[i].New, l.find(story).Versions[i].Sentences = fresh, 20
		}
	}
}

// Progress sets how far reading has come.
func (l *Library) Progress(p model.Progress) { l.progress = p }

// Trouble adds a problem.
func (l *Library) Trouble(p model.Problem) {
	l.bad = append(l.bad, p)
	l.progress.Problems = len(l.bad)
}

// State is what was done with an article.
func (l *Library) State(article string) model.State {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.state[article]
}

// Removal gives an article's removal by number.
func (l *Library) Removal(article string, i int) model.Removal {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.articles[article].Removed[i]
}

func (l *Library) call(name string) error {
	l.Calls[name]++
	return l.Fail
}

// List implements tui.Library.
func (l *Library) List(_ context.Context, q model.Query) (*Listing, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if err := l.call("List"); err != nil {
		return nil, err
	}
	li := &Listing{lib: l, at: map[string]int{}, moment: l.clock}
	for _, s := range l.stories {
		r := l.row(s)
		if q.Source != 0 && !l.from(s, q.Source) || q.Words != "" && !l.says(s, q) {
			continue
		}
		if !l.passes(s, r, q) {
			continue
		}
		if q.Unread && r.Unread == 0 || q.Starred && !r.Starred || q.Spiked != r.Spiked {
			continue
		}
		li.at[s.ID] = len(li.ids)
		li.ids = append(li.ids, s.ID)
	}
	return li, nil
}

// says tells whether an article of a story has the words of a query in its headline
// or its text.
func (l *Library) says(s *Story, q model.Query) bool {
	return slices.ContainsFunc(s.Versions, func(v model.Version) bool {
		a := l.articles[v.Article]
		have := strings.Fields(strings.ToLower(a.Headline + " " + a.Text()))
		want := strings.Fields(strings.ToLower(q.Words))
		for i, w := range want {
			goesOn := q.Typing && i == len(want)-1 && !strings.HasSuffix(q.Words, " ")
			if !slices.ContainsFunc(have, func(h string) bool { return h == w || goesOn && strings.HasPrefix(h, w) }) {
				return false
			}
		}
		return true
	})
}

func (l *Library) row(s *Story) model.Row {
	v := s.Versions[0]
	r := model.Row{
		Story: s.ID, Headline: v.Headline, Origin: v.Origin, Source: v.Source, Published: v.Published,
		Versions: len(s.Versions), Quoted: len(l.articles[v.Article].PullQuotes) > 0, Spiked: true,
	}
	for _, v := range s.Versions {
		st := l.state[v.Article]
		if !st.Read {
			r.Unread++
		}
		r.Starred = r.Starred || st.Starred
		r.Spiked = r.Spiked && st.Spiked
	}
	r.New = l.News[s.ID]
	return r
}

func (l *Library) find(id string) *Story {
	for _, s := range l.stories {
		if s.ID == id {
			return s
		}
	}
	for _, s := range l.stories {
		for _, v := range s.Versions {
			if v.Article == id {
				return s
			}
		}
	}
	return nil
}

// Story implements tui.Library.
func (l *Library) Story(_ context.Context, id string) (model.Story, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if err := l.call("Story"); err != nil {
		return model.Story{}, err
	}
	s := l.find(id)
	if s == nil {
		return model.Story{}, fmt.Errorf("story %s is not in the library", id)
	}
	st := model.Story{ID: s.ID, Versions: slices.Clone(s.Versions)}
	for i := range st.Versions {
		st.Versions[i].State = l.state[st.Versions[i].Article]
	}
	return st, nil
}

// Article implements tui.Library.
func (l *Library) Article(_ context.Context, id string) (model.Article, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if err := l.call("Article"); err != nil {
		return model.Article{}, err
	}
	a, ok := l.articles[id]
	if !ok {
		return model.Article{}, fmt.Errorf("article %s is not in the library", id)
	}
	c := *a
	c.Removed = slices.Clone(a.Removed)
	return c, nil
}

// Sentences implements tui.Library.
func (l *Library) Sentences(_ context.Context, a *model.Article) ([]model.Sentence, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.state[a.ID].Read {
		return nil, l.call("Sentences")
	}
	return l.Known[a.ID], l.call("Sentences")
}

// Evidence implements tui.Library.
func (l *Library) Evidence(_ context.Context, id string) ([]model.Evidence, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if err := l.call("Evidence"); err != nil {
		return nil, err
	}
	var out []model.Evidence
	for _, r := range l.articles[id].Removed {
		out = append(out, model.Evidence{Start: r.Start, Cues: []string{"subscribe"}, Others: []string{Headline(4), Headline(5)}, Source: l.source(id)})
	}
	return out, nil
}

// Compare implements tui.Library.
func (l *Library) Compare(_ context.Context, this, other string) (model.Comparison, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if err := l.call("Compare"); err != nil {
		return model.Comparison{}, err
	}
	return group.Compare(l.articles[this], l.articles[other]), nil
}

// Quoted implements tui.Library.
func (l *Library) Quoted(articles []*model.Article) model.Quoted {
	l.mu.Lock()
	l.Calls["Quoted"]++
	l.mu.Unlock()
	return quotes.Gather(articles)
}

// Put puts an article in the place of version k of a story.
func (l *Library) Put(story string, k int, a *model.Article) {
	v := &l.find(story).Versions[k]
	a.ID = v.Article
	v.Headline, v.Origin, v.Source, v.Published, v.Credits = a.Headline, a.HeadlineFrom, a.Source, a.Published, a.Credits
	l.articles[a.ID] = a
}

// source is the one that an article was learned by.
func (l *Library) source(id string) string {
	if l.Unknown {
		return ""
	}
	return l.articles[id].Source
}

// Wait implements tui.Library.
func (l *Library) Wait(ctx context.Context, seen uint64) (model.Change, error) {
	for {
		l.mu.Lock()
		gen, news := l.gen, l.news
		c := model.Change{Generation: gen, Progress: l.progress, Stories: len(l.stories), Hint: l.hint, Event: l.event}
		parked := l.Parked
		l.mu.Unlock()
		if gen > seen {
			return c, nil
		}
		if parked != nil {
			parked(seen)
		}
		select {
		case <-news:
		case <-ctx.Done():
			return model.Change{}, ctx.Err()
		}
	}
}

// Problems implements tui.Library.
func (l *Library) Problems(context.Context) ([]model.Problem, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.Clone(l.bad), l.call("Problems")
}
