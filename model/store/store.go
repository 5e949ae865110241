// Package store keeps what came in and what a reader did with it.
package store

import (
	"context"
	"errors"

	"github.com/lede-reader/lede/model"
)

// ErrNotFound is returned for an article or story that is not in the store.
var ErrNotFound = errors.New("not in the library")

// Store is all that lede needs of a place to keep things. Its methods may be
// called from several goroutines at once; each takes effect whole or not at all.
type Store interface {
	// Put adds articles, or replaces those with the same id, with where they
	// were placed. A new article starts in the state given with it.
	Put(ctx context.Context, arrivals ...Arrival) error
	// Place moves articles that are in the store to where group says now.
	Place(ctx context.Context, places []model.Placement) error
	// Article gives one article, or ErrNotFound.
	Article(ctx context.Context, id string) (model.Article, error)
	// Placement says where an article stands, or ErrNotFound.
	Placement(ctx context.Context, id string) (model.Placement, error)
	// Story gives the story with the id, or the one that an article with that
	// id stands in; else ErrNotFound.
	Story(ctx context.Context, id string) (model.Story, error)
	// List gives the ids of the stories that q asks for, the newest first;
	// those without a date stand last, in the order of their arrival.
	List(ctx context.Context, q model.Query) ([]string, error)
	// Count is the number of stories.
	Count(ctx context.Context) (int, error)
	// Rows gives a row for each story; one that is gone has an empty Story.
	Rows(ctx context.Context, stories []string) ([]model.Row, error)
	// Mark sets or clears a flag of the articles and returns the ids of those
	// that were not so before. act is one of the acts on State.
	Mark(ctx context.Context, act model.Act, ids []string) ([]string, error)
	// Remember adds an action to the reader's history; those that were taken
	// back before it are forgotten. Articles are only those that it changed.
	Remember(ctx context.Context, act model.Action) error
	// Back gives the newest action not yet taken back and counts it as taken
	// back; Forward is its inverse. ErrNotFound: there is none.
	Back(ctx context.Context) (model.Action, error)
	Forward(ctx context.Context) (model.Action, error)
}

// Arrival is an article on its way in.
type Arrival struct {
	Article model.Article
	Places  []model.Placement // its own first, then those of articles it moved
	State   model.State
}
