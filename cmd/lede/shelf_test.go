package main

import (
	"context"
	"iter"
	"testing"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/desk"
	"github.com/lede-reader/lede/model/source"
	"github.com/lede-reader/lede/model/store"
	"github.com/lede-reader/lede/seeds"
)

// What is on the screen can be read on when the library has taken the place of
// the samples, whose stories are all older than those of the library.
func TestShelfTurns(t *testing.T) {
	deskOf := func(items iter.Seq2[model.Item, error]) *desk.Desk {
		d := desk.New(store.NewMemory(), desk.Options{Reading: func(context.Context) iter.Seq2[model.Item, error] { return items }})
		if err := d.Ingest(t.Context()); err != nil {
			t.Fatal(err)
		}
		return d
	}
	one := model.Item{ID: "one", Title: "Ferry late", Text: "The ferry left an hour late on Friday, the council said."}
	s := newShelf(deskOf(source.FS(seeds.Files)), deskOf(func(yield func(model.Item, error) bool) { yield(one, nil) }))
	old, err := s.List(t.Context(), model.Query{})
	if err != nil {
		t.Fatal(err)
	}
	rows, err := old.Rows(t.Context(), 0, 1)
	if err != nil || len(rows) != 1 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	if n, err := old.Newer(t.Context(), old.Moment()); n != 0 || err != nil {
		t.Errorf("%d samples are newer than the samples, %v", n, err)
	}
	s.turn(t.Context())
	now, err := s.List(t.Context(), model.Query{})
	if err != nil || now.Len() != 1 {
		t.Fatalf("the library has %d stories, %v", now.Len(), err)
	}
	if n, err := now.Newer(t.Context(), old.Moment()); n != 1 || err != nil {
		t.Errorf("%d stories are new, want 1; %v", n, err)
	}
	story, err := s.Story(t.Context(), rows[0].Story)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Article(t.Context(), story.Versions[0].Article); err != nil {
		t.Error(err)
	}
	if _, err := s.Article(t.Context(), "nothing"); err == nil {
		t.Error("an article that is nowhere is found")
	}
}
