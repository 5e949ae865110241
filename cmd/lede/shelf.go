package main

import (
	"context"
	"errors"
	"iter"
	"sync"

	"github.com/spf13/cobra"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/desk"
	terms "github.com/lede-reader/lede/model/filter"
	"github.com/lede-reader/lede/model/source"
	"github.com/lede-reader/lede/model/store"
	"github.com/lede-reader/lede/seeds"
	"github.com/lede-reader/lede/tui"
)

// openLibrary opens the library in the reader, or lists it; while there is
// nothing in it, the samples.
func openLibrary(cmd *cobra.Command, h *home, o tui.Options) error {
	d, closeIt, err := h.openAnyway(cmd.Context())
	if err != nil {
		return err
	}
	defer closeIt()
	empty, err := d.Empty(cmd.Context())
	if err != nil {
		return err
	}
	var samples *desk.Desk
	if empty {
		samples = desk.New(store.NewMemory(), desk.Options{Reading: func(context.Context) iter.Seq2[model.Item, error] { return source.FS(seeds.Files) }})
	}
	switch terminal := isTerminal(cmd.OutOrStdout()); {
	case terminal && empty:
		s := newShelf(samples, d)
		o.Growing = true
		return read(cmd, s, o, func(ctx context.Context) {
			go d.Run(ctx)
			go s.watch(ctx)
			_ = samples.Ingest(ctx)
		})
	case terminal:
		return read(cmd, library{d}, o, d.Run)
	case empty:
		if err := listRead(cmd, samples); err != nil {
			return err
		}
		return complainOf(cmd, d, exitOK)
	}
	if err := listStories(cmd.Context(), d, model.Query{}, 0, cmd.OutOrStdout(), writeLine); err != nil {
		return err
	}
	return complainOf(cmd, d, exitOK)
}

// hint is what is said while there are only the samples.
const hint = "Five samples. S, then a, follows a source of yours; or: lede add ADDRESS"

// hintOf is what is said over a library, the samples being shown: what is wrong with
// it comes first.
func hintOf(real *desk.Desk) string {
	if problems, err := real.Problems(context.Background()); err == nil && len(problems) > 0 {
		return problems[0].Error()
	}
	return hint
}

// shelf shows the samples until something is in the library, and the library
// from then on.
type shelf struct {
	samples, real library
	hint          string

	mu   sync.Mutex
	full chan struct{} // closed when the library is shown
	past uint64        // generations of the samples, which those of the library follow
}

func newShelf(samples, real *desk.Desk) *shelf {
	return &shelf{samples: library{samples}, real: library{real}, hint: hintOf(real), full: make(chan struct{})}
}

// shown is what is shown now.
func (s *shelf) shown() library {
	select {
	case <-s.full:
		return s.real
	default:
		return s.samples
	}
}

// turn shows the library from now on, if there is something in it.
func (s *shelf) turn(ctx context.Context) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if empty, err := s.real.Empty(ctx); s.shown() == s.real || empty || err != nil {
		return
	}
	c, _ := s.samples.Wait(ctx, 0)
	s.past = c.Generation + 1
	close(s.full)
}

// watch turns when another process fills the library.
func (s *shelf) watch(ctx context.Context) {
	var seen uint64
	for {
		c, err := s.real.Wait(ctx, seen)
		if err != nil {
			return
		}
		seen = c.Generation
		s.turn(ctx)
	}
}

// Wait implements tui.Library.
func (s *shelf) Wait(ctx context.Context, seen uint64) (model.Change, error) {
	if s.shown() == s.real {
		c, err := s.real.Wait(ctx, max(seen, s.past)-s.past)
		c.Generation += s.past
		return c, err
	}
	turned, stop := context.WithCancel(ctx)
	defer stop()
	go func() {
		select {
		case <-s.full:
			stop()
		case <-turned.Done():
		}
	}()
	c, err := s.samples.Wait(turned, seen)
	if s.shown() == s.real && ctx.Err() == nil {
		return s.Wait(ctx, seen)
	}
	c.Hint = s.hint
	return c, err
}

// List implements tui.Library.
func (s *shelf) List(ctx context.Context, q model.Query) (tui.Listing, error) {
	if s.shown() == s.real {
		return s.real.List(ctx, q)
	}
	l, err := s.samples.List(ctx, q)
	return sampled{l}, err
}

// sampled is a list of samples. Its moments lie before all of the library, whose
// stories are thus all newer.
type sampled struct{ tui.Listing }

func (l sampled) Moment() int64 { return -1 - l.Listing.Moment() }

func (l sampled) Newer(ctx context.Context, than int64) (int, error) {
	return l.Listing.Newer(ctx, -1-than)
}

// Story implements tui.Library.
func (s *shelf) Story(ctx context.Context, id string) (model.Story, error) {
	st, err := s.shown().Story(ctx, id)
	if errors.Is(err, store.ErrNotFound) { // the samples stand on the screen until the person asks for the list anew
		return s.samples.Story(ctx, id)
	}
	return st, err
}

// Article implements tui.Library.
func (s *shelf) Article(ctx context.Context, id string) (model.Article, error) {
	a, err := s.shown().Article(ctx, id)
	if errors.Is(err, store.ErrNotFound) {
		return s.samples.Article(ctx, id)
	}
	return a, err
}

// Sentences implements tui.Library.
func (s *shelf) Sentences(ctx context.Context, a *model.Article) ([]model.Sentence, error) {
	if _, err := s.shown().Placement(ctx, a.ID); errors.Is(err, store.ErrNotFound) {
		return s.samples.Sentences(ctx, a)
	}
	return s.shown().Sentences(ctx, a)
}

// Evidence implements tui.Library.
func (s *shelf) Evidence(ctx context.Context, id string) ([]model.Evidence, error) {
	of, err := s.shown().Evidence(ctx, id)
	if errors.Is(err, store.ErrNotFound) {
		return s.samples.Evidence(ctx, id)
	}
	return of, err
}

// Quoted implements tui.Library.
func (s *shelf) Quoted(articles []*model.Article) model.Quoted { return s.real.Quoted(articles) }

// Compare implements tui.Library.
func (s *shelf) Compare(ctx context.Context, this, other string) (model.Comparison, error) {
	c, err := s.shown().Compare(ctx, this, other)
	if errors.Is(err, store.ErrNotFound) {
		return s.samples.Compare(ctx, this, other)
	}
	return c, err
}

// Names implements tui.Library.
func (s *shelf) Names(ctx context.Context, kind terms.Kind, begun string, n int) ([]string, error) {
	return s.shown().Names(ctx, kind, begun, n)
}

// Do implements tui.Library.
func (s *shelf) Do(ctx context.Context, act model.Action) (model.Receipt, error) {
	return s.shown().Do(ctx, act)
}

// Undo implements tui.Library.
func (s *shelf) Undo(ctx context.Context) (model.Receipt, error) { return s.shown().Undo(ctx) }

// Redo implements tui.Library.
func (s *shelf) Redo(ctx context.Context) (model.Receipt, error) { return s.shown().Redo(ctx) }

// Problems implements tui.Library.
func (s *shelf) Problems(ctx context.Context) ([]model.Problem, error) {
	of, err := s.shown().Problems(ctx)
	if s.shown() == s.samples && err == nil {
		var real []model.Problem
		real, err = s.real.Problems(ctx)
		of = append(real, of...)
	}
	return of, err
}

// Sources implements tui.Library.
func (s *shelf) Sources(ctx context.Context) ([]model.Source, error) { return s.real.Sources(ctx) }

// Add implements tui.Library.
func (s *shelf) Add(ctx context.Context, address string) (model.Source, string, error) {
	defer s.turn(ctx)
	return s.real.Add(ctx, address)
}

// Edit implements tui.Library.
func (s *shelf) Edit(ctx context.Context, src model.Source) error { return s.real.Edit(ctx, src) }

// Fetch implements tui.Library.
func (s *shelf) Fetch(ctx context.Context, source int64) error {
	return s.shown().Fetch(ctx, source)
}
