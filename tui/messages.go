package tui

import (
	"time"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/filter"
)

// Each answer says what it answers, so that one that came too late is known.
type (
	// changeMsg: the library is past the generation that was waited for.
	changeMsg struct {
		seen   uint64
		change model.Change
		err    error
	}
	// waitMsg: it is time to wait for the next change.
	waitMsg struct{ seen uint64 }
	// relistMsg: it is time to look at the order again.
	relistMsg struct{}

	// listMsg: an order, with what it means for the list that is shown.
	listMsg struct {
		ask      ask
		listing  Listing
		total    int
		cursor   int         // where the cursor goes
		from     int         // of rows
		rows     []model.Row // round the cursor
		sameFrom int         // the first row round those in sight that stands where it stood
		sameTo   int         // the last; -1 if one in sight does not
		news     int         // stories that are not in the list shown
		gone     bool        // a story in sight is no more in the order
		took     time.Duration
		err      error
	}

	// rowsMsg: rows of the order that was asked.
	rowsMsg struct {
		listing Listing
		epoch   int
		from    int
		rows    []model.Row
		err     error
	}

	// storyMsg: a story, by the id that was asked for, and one of its articles.
	storyMsg struct {
		asked   string
		id      string
		epoch   int
		story   *model.Story
		article *model.Article
		known   []model.Sentence // of the article
		err     error
	}

	// heardMsg: who says what in a story, by its articles in the order of its versions.
	heardMsg struct {
		story    *model.Story
		articles []*model.Article // nil where one could not be had
		quoted   model.Quoted
		err      error
	}

	// evidenceMsg: what speaks for the removals of an article.
	evidenceMsg struct {
		article string
		of      []model.Evidence
		err     error
	}

	// comparedMsg: two versions, held against each other.
	comparedMsg struct {
		pair       pair
		epoch      int
		comparison model.Comparison
		err        error
	}

	problemsMsg struct {
		open     bool
		problems []model.Problem
		err      error
	}

	// sourcesMsg: the sources that are followed.
	sourcesMsg struct {
		sources []model.Source
		err     error
	}

	// addedMsg: what was found at an address.
	addedMsg struct {
		token  int
		source model.Source
		found  string
		err    error
	}

	// namesMsg: how the filter can go on with names of the library, by the line that was
	// asked for.
	namesMsg struct {
		typed string
		ways  filter.Completion
		err   error
	}

	// failedMsg: what nobody waits for went wrong.
	failedMsg struct{ err error }

	previewMsg struct{ key int }        // so long after a key
	lateMsg    struct{ id string }      // the story has been waited for
	readMsg    struct{ article string } // it has been open long enough
	seekMsg    struct {                 // the next unread story
		token  int
		number int // -1 if there is none
		round  bool
		err    error
	}

	// actMsg: what an act did.
	actMsg struct {
		job     job
		receipt model.Receipt
		number  int // of the receipt's story in the order shown, -1 if it is not there
		title   string
		err     error
	}
)
