package clean

import (
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"
)

// pattern is a regular expression that is compiled at first use: together they
// would take several milliseconds of every start.
func pattern(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}

// form is a pattern with a look at a few bytes before it: what does not pass that
// can not match (TestForms), and most texts do not.
type form struct {
	pattern func() *regexp.Regexp
	may     func(text string) bool
}

func formOf(expr string, may func(text string) bool) form { return form{pattern(expr), may} }

// find is the first match and its parts, nil if there is none.
func (f form) find(text string) []string {
	if !f.may(text) {
		return nil
	}
	return f.pattern().FindStringSubmatch(text)
}

func (f form) matches(text string) bool { return f.may(text) && f.pattern().MatchString(text) }

// opening is opens as a look of a form.
func opening(words ...string) func(string) bool {
	return func(text string) bool { return opens(text, words...) }
}

// having is a look for one of some characters.
func having(signs string) func(string) bool {
	return func(text string) bool { return strings.ContainsAny(text, signs) }
}

// opens tells whether a text may open with one of some words, whatever their case:
// those that a pattern begins with, in small letters. A letter that is not ASCII may stand for any.
func opens(text string, words ...string) bool {
	for _, w := range words {
		i := 0
		for i < len(w) && i < len(text) && lowerByte(text[i]) == w[i] {
			i++
		}
		if i == len(w) || i < len(text) && text[i] >= utf8.RuneSelf {
			return true
		}
	}
	return false
}

func lowerByte(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// digit tells whether byte i of a text is a figure.
func digit(text string, i int) bool { return i < len(text) && '0' <= text[i] && text[i] <= '9' }

// either tells whether byte i of a text, or the next, is one of some signs.
func either(text string, i int, signs string) bool {
	for n := i; n < i+2 && n < len(text); n++ {
		if strings.IndexByte(signs, text[n]) >= 0 {
			return true
		}
	}
	return false
}
