package search

import (
	"slices"
	"strings"
)

// Label is a column of the index of labels.
type Label string

// The labels of an article.
const (
	Speakers Label = "speakers"
	Roles    Label = "roles"
	Source   Label = "source"
)

// Labels are the names that an article is found by: an index of their own, since in that
// of all words a name is a word like any. Its table is made by the library's schema.
type Labels struct {
	Speakers, Roles []string
	Source          string
}

// between stands between two names, so that no name is found in the end of one and
// the beginning of the next. Folding never gives it.
const between = " ␞"

// Columns are the labels as the index takes them.
func (l *Labels) Columns() (speakers, roles, source string) {
	return joined(l.Speakers), joined(l.Roles), joined([]string{l.Source})
}

// joined are names as the index takes them.
func joined(names []string) string {
	var b []byte
	for _, n := range names {
		if len(b) > 0 {
			b = append(b, between...)
		}
		b = appendTerms(b, n)
	}
	return string(b)
}

// LabelMatch is an FTS5 expression that finds the articles with a label which has the
// words of a name one behind the other; if whole is false the last is the beginning of
// one. It is "" for a name without a word.
func LabelMatch(l Label, name string, whole bool) string {
	t := term{}
	if t.words, t.begins = wordsOf(name, !whole); len(t.words) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString(string(l) + " : ")
	phrase(&b, t)
	return b.String()
}

// Named tells whether LabelMatch of a name would find a label.
func Named(label, name string, whole bool) bool {
	want, begins := wordsOf(name, !whole)
	have := strings.Fields(string(appendTerms(nil, label)))
	last := len(want) - 1
	if last < 0 {
		return false
	}
	for i := 0; i+last < len(have); i++ {
		if slices.Equal(have[i:i+last], want[:last]) && (have[i+last] == want[last] || begins && strings.HasPrefix(have[i+last], want[last])) {
			return true
		}
	}
	return false
}
