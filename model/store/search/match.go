package search

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Limits on what is asked: what goes past them is left out, so that more is found.
const (
	maxTerms  = 32 // each costs a look into the index
	maxPhrase = 64 // words of one phrase
)

// Match turns a person's words into an FTS5 expression that finds the articles
// which have them all. "Words in quotation marks" stand together, -word must not be
// there, and with typing the last word is the beginning of one. Whatever is
// typed, the expression is sound; it is "" if nothing is asked for.
func Match(words string, typing bool) string { return expression(parse(words, typing), nil) }

// term is one thing that is asked for: words that stand together.
type term struct {
	words  []string // folded
	begins bool     // the last word may go on
	not    bool     // it must not be there
}

// parse takes apart what a person typed.
func parse(words string, typing bool) []term {
	var terms []term
	for len(terms) < maxTerms {
		words = strings.TrimLeftFunc(words, unicode.IsSpace)
		not := false
		if rest, ok := strings.CutPrefix(words, "-"); ok {
			words, not = rest, true
		}
		if words == "" {
			break
		}
		var chunk string
		open := false // it may go on
		if r, size := utf8.DecodeRuneInString(words); quotes(r) {
			chunk, words, open = upTo(words[size:], quotes)
			_, size := utf8.DecodeRuneInString(words)
			words = words[size:]
		} else {
			chunk, words, open = upTo(words, func(r rune) bool { return quotes(r) || unicode.IsSpace(r) })
		}
		t := term{not: not}
		t.words, t.begins = wordsOf(chunk, typing && open && !not)
		if len(t.words) > 0 && !slices.ContainsFunc(terms, t.equal) {
			terms = append(terms, t)
		}
	}
	return terms
}

func (t term) equal(u term) bool {
	return t.begins == u.begins && t.not == u.not && slices.Equal(t.words, u.words)
}

// quotes tells whether a rune opens or closes a phrase.
func quotes(r rune) bool { return strings.ContainsRune(`"“”„‟«»＂`, r) }

// upTo parts s before the first rune that stop tells; open if there is none.
func upTo(s string, stop func(rune) bool) (before, rest string, open bool) {
	if i := strings.IndexFunc(s, stop); i >= 0 {
		return s[:i], s[i:], false
	}
	return s, "", true
}

// wordsOf gives the words of a chunk as they stand in the index one behind the
// other, and whether the last is a beginning.
func wordsOf(chunk string, typing bool) (words []string, begins bool) {
	var rest []string // of a run without spaces: it counts only if the run ends there
	for s := scan(chunk); s.next() && len(words) < maxPhrase; {
		words, rest = append(words, rest...), rest[:0]
		if s.kind == letter {
			words = append(words, string(s.key))
			begins = typing && s.end == len(chunk)
			continue
		}
		// Any part of a run is looked for: it may begin and end inside a longer one.
		g := s.kind.gram()
		begins = len(s.signs) < g
		for i := range s.signs {
			if i == 0 || i+g <= len(s.signs) {
				words = append(words, string(s.term(i)))
			} else {
				rest = append(rest, string(s.term(i)))
			}
		}
	}
	if len(words) > maxPhrase {
		words, begins = words[:maxPhrase], false
	}
	return words, begins
}

// expression writes terms in the language of FTS5. Words hold letters, digits and
// marks only. Instead of a beginning that is in common, its words there are asked for.
func expression(terms []term, common map[string][]string) string {
	var b strings.Builder
	for _, t := range terms {
		if t.not {
			continue
		}
		if b.Len() > 0 {
			b.WriteString(" AND ")
		}
		last := len(t.words) - 1
		some := common[t.words[last]]
		if !t.begins || len(some) == 0 {
			phrase(&b, t)
			continue
		}
		if last > 0 {
			phrase(&b, term{words: t.words[:last]})
			b.WriteString(" AND ")
		}
		b.WriteByte('(')
		for i, w := range some {
			if i > 0 {
				b.WriteString(" OR ")
			}
			phrase(&b, term{words: []string{w}})
		}
		b.WriteByte(')')
	}
	if b.Len() == 0 {
		return ""
	}
	found := b.String()
	for _, t := range terms {
		if t.not {
			b.Reset()
			b.WriteString("(" + found + ") NOT ")
			phrase(&b, t)
			found = b.String()
		}
	}
	return found
}

func phrase(b *strings.Builder, t term) {
	b.WriteByte('"')
	for i, w := range t.words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w)
	}
	b.WriteByte('"')
	if t.begins {
		b.WriteByte('*')
	}
}
