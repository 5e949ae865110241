package filter

import (
	"strings"
	"time"
)

// Filter is what was asked for: every clause holds. The zero Filter is everything.
type Filter struct{ Clauses []Clause }

// Clause is terms of which one holds, in the order they were typed; most have one.
type Clause []Term

// Term is one condition.
type Term struct {
	Kind Kind
	Not  bool      // it must not be so
	Name Name      // of Source, Speaker, Role, Tag and Words
	Day  time.Time // of After and Before: when the day begins

	Start, End int // bytes of what was typed, "-" and all
}

// Kind is what a term is about: its name, as it is typed.
type Kind string

// The kinds of terms.
const (
	Unread  Kind = "unread"
	Starred Kind = "starred"
	Source  Kind = "source"
	Speaker Kind = "speaker"
	Role    Kind = "role"
	Tag     Kind = "tag"
	Has     Kind = "has" // quotes: there is nothing else to have
	After   Kind = "after"
	Before  Kind = "before"
	Words   Kind = "words" // it has no name: words are typed as they are
)

// Name is what a term with a value looks for. It has a letter or a digit.
type Name struct {
	Text string
	// Whole says that it is made of whole words: it stood in quotation marks. The
	// last word of one that is not may go on. Words that are not the last that was typed,
	// or that must not be there, are whole.
	Whole bool
}

// In is the filter in the words in which it was typed, without what says nothing: the same
// as long as that means the same.
func (f Filter) In(typed string) string {
	var b strings.Builder
	for i, c := range f.Clauses {
		for j, t := range c {
			switch {
			case j > 0:
				b.WriteString(" " + either + " ")
			case i > 0:
				b.WriteByte(' ')
			}
			b.WriteString(typed[t.Start:t.End])
			if last := i == len(f.Clauses)-1 && j == len(c)-1; last && t.Kind == Words && t.Name.Whole && !t.Not {
				b.WriteByte(' ') // it does not go on
			}
		}
	}
	return b.String()
}

// OfMarks tells whether a story may come under the filter, or go, by what its reader does.
func (f Filter) OfMarks() bool {
	for _, c := range f.Clauses {
		for _, t := range c {
			if t.Kind == Unread || t.Kind == Starred || t.Kind == Tag {
				return true
			}
		}
	}
	return false
}

// Problem is a part of a filter that cannot be understood. The rest filters all the same.
type Problem struct {
	Start, End int    // bytes of what was typed
	What       string // a sentence of ours but for the words in quotation marks
	Cure       string // what may stand there
	// Begun says that it ends what was typed and may yet become right.
	Begun bool
}

// Error is the problem in one line.
func (p Problem) Error() string { return p.What + ": " + p.Cure }

// Search is the name as a search for words takes it: as a phrase, which is not closed
// where its last word may go on.
func (n Name) Search() string {
	phrase := `"` + unquoted(n.Text)
	if n.Whole {
		phrase += `"`
	}
	return phrase
}

// unquoted is a text with spaces for quotation marks.
func unquoted(text string) string {
	return strings.Map(func(r rune) rune {
		if quotes(r) {
			return ' '
		}
		return r
	}, text)
}
