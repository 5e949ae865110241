package tui

import (
	"context"

	"github.com/lede-reader/lede/model"
)

// Library is all that the reader needs of the world; cmd hands it in. Its
// methods may be called from several goroutines at once, and only from
// commands: none runs inside Update or View. Errors are one sentence for a
// person.
type Library interface {
	// List takes the order of the stories that q asks for, as of now. The
	// order never changes afterwards; what its rows say is as of the call.
	List(ctx context.Context, q model.Query) (Listing, error)
	// Story gives a story with all its versions. A story that was joined to
	// another answers as the other.
	Story(ctx context.Context, id string) (model.Story, error)
	// Article gives one article whole, with what a person restored in it.
	Article(ctx context.Context, id string) (model.Article, error)
	// Do acts for the reader and remembers it for Undo.
	Do(ctx context.Context, act model.Action) (model.Receipt, error)
	// Undo takes the last action back, Redo does it again; a Receipt with
	// Count 0 says that there was none.
	Undo(ctx context.Context) (model.Receipt, error)
	Redo(ctx context.Context) (model.Receipt, error)
	// Wait returns as soon as the library's generation is past seen, or with
	// ctx's error.
	Wait(ctx context.Context, seen uint64) (model.Change, error)
	// Problems are what could not be read, oldest first.
	Problems(ctx context.Context) ([]model.Problem, error)
	// Reload reads the sources again. It returns at once; Wait tells of what
	// it brings.
	Reload(ctx context.Context) error
}

// Listing is a list of stories whose order is fixed.
type Listing interface {
	Len() int
	// Rows gives the rows from number from on, at most n. Stories that are gone
	// keep their place with an empty Story.
	Rows(ctx context.Context, from, n int) ([]model.Row, error)
	// Find is the number of the row that has the story, -1 if none has.
	Find(story string) int
}
