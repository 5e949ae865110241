package desk

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"sync"
	"time"

	"github.com/zeebo/xxh3"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/feed"
	"github.com/lede-reader/lede/model/fetch"
	"github.com/lede-reader/lede/model/source"
	"github.com/lede-reader/lede/model/store"
)

// reading is what one look at a source gave.
type reading struct {
	source   model.Source // as it is now known
	items    []model.Item
	problems []model.Problem // of items; that of the whole is source.Trouble
	says     string          // what is new of it and no trouble, "" if nothing
}

// look reads a source.
func (d *Desk) look(ctx context.Context, s model.Source) reading {
	if s.Kind == model.FolderSource || s.Kind == model.FileSource {
		return d.readFiles(ctx, s)
	}
	accept := fetch.Feed
	if s.Kind == model.PageSource {
		accept = fetch.Page
	}
	answer, err := d.Client.Get(ctx, fetch.Request{Address: s.Address, ETag: s.ETag, LastModified: s.LastModified, Accept: accept, Private: true})
	if err != nil {
		return d.failed(s, err)
	}
	return d.readAnswer(s, answer)
}

// failed is what is known of a source that could not be read.
func (d *Desk) failed(s model.Source, err error) reading {
	s.Failures++
	s.Next = d.Now().Add(fetch.BackOff(s.Failures, rand.Float64))
	var e *fetch.Error
	if errors.As(err, &e) {
		s.Gone = e.Kind == fetch.Gone
		if e.Next.After(s.Next) {
			s.Next = e.Next
		}
	}
	s.Trouble = problemOf(s.Shown(), err)
	return reading{source: s}
}

// problemOf is what an error means for a person; name is of what it is about.
func problemOf(name string, err error) model.Problem {
	var p model.Problem
	var e *fetch.Error
	switch {
	case errors.As(err, &p):
	case errors.As(err, &e):
		p = e.Problem()
	default:
		p = model.Problem{Name: name, What: err.Error()}
	}
	return p
}

// readAnswer reads what a server gave.
func (d *Desk) readAnswer(s model.Source, a fetch.Answer) reading {
	s.Failures, s.Trouble, s.Gone, s.Next = 0, model.Problem{}, false, time.Time{}
	if a.Moved != "" {
		s.Address = a.Moved
	}
	if a.NotModified {
		return reading{source: s}
	}
	print := xxh3.Hash(a.Body)
	same := print == s.Print && a.Cut == nil
	s.ETag, s.LastModified, s.Print = a.ETag, a.LastModified, print
	if a.Cut != nil {
		s.Print, s.Trouble = 0, problemOf(s.Shown(), a.Cut)
	}
	if same {
		return reading{source: s}
	}
	if s.Kind == model.PageSource {
		html, err := source.Page(a.Body, a.Type)
		if err != nil {
			return d.failed(asNew(s), err)
		}
		return reading{source: s, items: []model.Item{{ID: s.Shown(), URL: a.Address, Source: s.Name, HTML: html}}}
	}
	d.parsing <- struct{}{}
	first := model.Source{Address: cmp.Or(s.Origin, s.Address)}
	f, err := feed.Parse(a.Body, a.Type, first.Shown(), d.Now())
	<-d.parsing
	if err != nil && a.Cut != nil {
		err = a.Cut // what came of it is no feed, for it ended too early
	}
	if err != nil {
		return d.failed(asNew(s), err)
	}
	if s.Title, s.Home = f.Title, f.Home; s.Name != "" {
		for i := range f.Items {
			f.Items[i].Source = s.Name
		}
	}
	return reading{source: s, items: f.Items, problems: f.Problems}
}

// asNew is a source of which nothing is known that would keep it from being read whole.
func asNew(s model.Source) model.Source {
	s.ETag, s.LastModified, s.Print = "", "", 0
	return s
}

// stamps tells which files were read as they are.
type stamps struct {
	mu       sync.Mutex
	of       map[string]stamp
	problems map[string][]model.Problem // of files, when they were read last
}

type stamp struct {
	size     int64
	modified time.Time
}

// fresh tells whether a file is not as it was when it was read last.
func (t *stamps) fresh(name string) bool {
	info, err := os.Stat(name)
	if err != nil {
		return true // reading it says what is wrong
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	now := stamp{info.Size(), info.ModTime()}
	if t.of[name] == now {
		return false
	}
	if t.of == nil {
		t.of = map[string]stamp{}
	}
	t.of[name] = now
	delete(t.problems, name)
	return true
}

// ails notes a problem of a file, which it has until it changes.
func (t *stamps) ails(name string, p model.Problem) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.problems == nil {
		t.problems = map[string][]model.Problem{}
	}
	if len(t.problems[name]) < maxProblems {
		t.problems[name] = append(t.problems[name], p)
	}
}

// ailing are the problems of a file that was not read again.
func (t *stamps) ailing(name string) []model.Problem {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.problems[name]
}

// forget has all files read again: what was read of them was not kept.
func (t *stamps) forget() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.of, t.problems = nil, nil
}

// What the Print of a folder or file says: how it was when it was read last.
const (
	printEmpty = 1 + iota
	printFilled
)

// readFiles reads the files of a folder that are new or have changed. A folder may be
// empty: that is said when it is seen first.
func (d *Desk) readFiles(ctx context.Context, s model.Source) reading {
	r := reading{source: s}
	r.source.Failures, r.source.Trouble, r.source.Next, r.source.Print = 0, model.Problem{}, time.Time{}, printFilled
	if _, err := os.Stat(s.Address); errors.Is(err, fs.ErrNotExist) {
		p := model.Problem{Name: s.Address, What: "is not there any more", Cure: "put it back, or remove the source"}
		if s.Trouble == p {
			return reading{source: s} // it is looked for often: nothing is new
		}
		return d.failed(s, p)
	}
	for file, err := range source.Find(ctx, []string{s.Address}) {
		if empty := source.Empty(s.Address); errors.Is(err, empty) {
			if r.source.Print = printEmpty; s.Print != printEmpty {
				r.says = empty.Error()
			}
			continue
		}
		if err != nil {
			r.problems = append(r.problems, problemOf(s.Address, err))
			continue
		}
		if !d.stamps.fresh(file.Name) {
			r.problems = append(r.problems, d.stamps.ailing(file.Name)...)
			continue
		}
		for it, err := range file.Items(ctx) {
			if err != nil {
				p := problemOf(file.Name, err)
				d.stamps.ails(file.Name, p)
				r.problems = append(r.problems, p)
				continue
			}
			if s.Name != "" {
				it.Source = s.Name
			}
			r.items = append(r.items, it)
		}
	}
	if n := len(r.problems); n > 0 {
		r.source.Trouble = r.problems[0]
		if n > 1 {
			r.source.Trouble.What += fmt.Sprintf("; and %d more", n-1)
		}
	}
	return r
}

// receiveEvery is how many items are received as one step.
const receiveEvery = 500

// Outcome is what came of reading a source.
type Outcome struct {
	Source   model.Source    // Trouble says if it failed
	Received store.Received  // by the library
	Problems []model.Problem // of single items
	Says     string          // one sentence on what is new of it and no trouble, "" if nothing
}

// keepReading takes in what a look at a source gave. Where nothing is new,
// nothing is written.
func (d *Desk) keepReading(ctx context.Context, before model.Source, r reading) (out Outcome, err error) {
	out = Outcome{Source: r.source, Problems: r.problems, Says: r.says}
	kept := false
	defer func() {
		if !kept {
			d.stamps.forget()
		}
	}()
	if err := ctx.Err(); err != nil {
		return out, err // it is not the source that failed
	}
	for _, p := range r.problems {
		d.problem(p)
	}
	fresh, err := d.store.Fresh(ctx, before.Number, r.items)
	if err != nil {
		return out, err
	}
	before.Articles, r.source.Articles = 0, 0
	if kept = true; len(fresh) == 0 && r.source == before {
		return out, nil
	}
	for first := true; first || len(fresh) > 0; first = false {
		n := min(receiveEvery, len(fresh))
		err := d.store.Update(ctx, func(tx store.Tx) error {
			now, err := tx.Source(before.Number)
			if err != nil || now.Removed {
				kept = false
				return err
			}
			got, err := tx.Receive(before.Number, now.FullText, fresh[:n])
			if err != nil {
				return err
			}
			out.Received.New, out.Received.Changed = out.Received.New+got.New, out.Received.Changed+got.Changed
			if n < len(fresh) {
				return nil // its validators are kept with the last of it
			}
			if known, err := tx.SourceAt(r.source.Address); err == nil && known.Number != now.Number {
				r.source.Address = now.Address // it moved to where another is
			}
			next := r.source
			next.Name, next.Folder, next.FullText, next.Removed = now.Name, now.Folder, now.FullText, now.Removed
			_, err = tx.Keep(next)
			return err
		})
		if err != nil || !kept {
			kept = false
			return out, err
		}
		fresh = fresh[n:]
		d.expect(n)
		d.received()
	}
	return out, nil
}
