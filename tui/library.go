package tui

import (
	"context"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/filter"
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
	// Sentences gives those of an article's Text, as it is given, in order, each with
	// whether the person has read it in another version of the story; none where nothing
	// of it can be known to them, or they have read the article.
	Sentences(ctx context.Context, a *model.Article) ([]model.Sentence, error)
	// Evidence gives what speaks for each removal of an article.
	Evidence(ctx context.Context, article string) ([]model.Evidence, error)
	// Quoted tells who says what in a story: articles are those of its versions in their
	// order, nil where one is missing.
	Quoted(articles []*model.Article) model.Quoted
	// Compare holds the text of one article against another's.
	Compare(ctx context.Context, this, other string) (model.Comparison, error)
	// Names gives names that a term of a filter (filter.Source, Speaker, Role or Tag) may
	// look for and of which a word begins so, at most n, those first that are most likely
	// meant.
	Names(ctx context.Context, kind filter.Kind, begun string, n int) ([]string, error)

	// Do acts for the reader and remembers it for Undo. An act on a source
	// counts 1 in the Receipt; articles that came from it stay.
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

	// Sources are those that are followed, in the order they were added. What a
	// reading found out about one is a change that Wait tells of.
	Sources(ctx context.Context) ([]model.Source, error)
	// Add finds out what stands at an address that a person typed (a feed, a page,
	// a folder, a file), follows it and has it fetched in the background. It is
	// remembered for Undo as a Follow. The string is one sentence on what was found,
	// such as the other feeds that a page names, "" if there is nothing to say. An
	// error that is a model.Problem is shown with its cure. One that is followed
	// already is answered, with a sentence that says so. It may take as long as
	// a server takes; ctx ends it.
	Add(ctx context.Context, address string) (model.Source, string, error)
	// Edit keeps Name, Folder and FullText of the source with s.Number.
	Edit(ctx context.Context, s model.Source) error
	// Fetch reads a source now, all of them with 0, even one that is gone or
	// waits. It returns at once; Wait tells of what it brings.
	Fetch(ctx context.Context, source int64) error
}

// Listing is a list of stories whose order is fixed. What may ask a database has
// a context and is called from commands only.
type Listing interface {
	Len() int
	// Rows gives the rows from number from on, at most n. Stories that are gone
	// keep their place with an empty Story.
	Rows(ctx context.Context, from, n int) ([]model.Row, error)
	// Find is the number of the row that has the story, -1 if none has.
	Find(ctx context.Context, story string) (int, error)
	// Moment is when it was taken, in a count of the library's own; Newer is how
	// many of its stories came after the moment of an older listing.
	Moment() int64
	Newer(ctx context.Context, than int64) (int, error)
	// Mark carries a mark (read, star, spike, tag and their opposites) out on all
	// articles of its first n stories, and remembers it as one step for Undo. The
	// action names no articles.
	Mark(ctx context.Context, act model.Action, n int) (model.Receipt, error)
}
