package quotes

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// kind is what a token is.
type kind uint8

const (
	word kind = iota
	number
	punct      // one rune
	possessive // ’s after a word
	quoted     // a whole quotation, as one token
	lineBreak  // the end of a paragraph
)

// token is a piece of the text outside quotations and brackets.
type token struct {
	start, end int
	kind       kind
	capital    bool
	fold       string // lower case, without the stop of an abbreviation
	quote      int    // index of the span, of a quoted
	sentence   int
	paragraph  int
	mention    int // index of the mention that it belongs to, -1 if none
}

func (t *token) is(p string) bool { return t.kind == punct && t.fold == p }

// tokenize reads the text with its spans as single tokens; bracketed text is left
// out. What tokens a paragraph has does not depend on the others, but for a
// quotation that goes on over it.
func tokenize(text string, paras []paragraph, spans []span) []token {
	size := 0
	for _, p := range paras {
		size += p.end - p.start
	}
	out := room(size/5 + len(paras) + 1)
	next := 0
	until := 0   // text before it is inside a span that began earlier
	closer := -1 // the first closing bracket at or after the last opening one
	for pi, p := range paras {
		at := max(p.start, until)
		for at < p.end {
			if next < len(spans) && at >= spans[next].outStart {
				s := spans[next]
				out = append(out, token{start: s.outStart, end: s.outEnd, kind: quoted, quote: next, paragraph: pi, mention: -1})
				next++
				at, until = max(s.outEnd, at), s.outEnd
				continue
			}
			limit := p.end
			if next < len(spans) {
				limit = min(limit, spans[next].outStart)
			}
			r, size := utf8.DecodeRuneInString(text[at:])
			switch {
			case unicode.IsSpace(r):
				at += size
				continue
			case r == '(' || r == '[':
				if closer < at { // looked for once, however many open before it
					closer = len(text)
					if i := strings.IndexAny(text[at:], ")]"); i >= 0 {
						closer = at + i
					}
				}
				if closer < min(limit, at+lookahead) {
					at = closer + 1
					continue
				}
			}
			t := readToken(text, at, limit)
			t.paragraph, t.mention = pi, -1
			if t.kind == word {
				if stem, rest, ok := cutPossessive(text[t.start:t.end]); ok {
					tail := t
					t.end -= rest
					t.fold = strings.ToLower(stem)
					tail.start, tail.kind, tail.fold = t.end, possessive, "’s"
					out = append(out, t, tail)
					at = tail.end
					continue
				}
			}
			if n := elision(text[t.start:t.end]); t.kind == word && n > 0 { // l’ingénieure
				article := t
				article.end = t.start + n
				article.fold, article.capital = strings.ToLower(text[t.start:article.end]), false
				t.start, t.fold, t.capital = article.end, strings.ToLower(text[article.end:t.end]), false
				out = append(out, article)
			}
			out = append(out, t)
			at = t.end
			if t.kind == word && pluralPossessive(text[t.start:limit], t.end-t.start) { // the players’ wives
				_, size := utf8.DecodeRuneInString(text[at:])
				out = append(out, token{start: at, end: at + size, kind: possessive, fold: "’s", paragraph: pi, mention: -1})
				at += size
			}
		}
		if until <= p.end { // else a quotation goes on over it
			out = append(out, token{start: p.end, end: p.end, kind: lineBreak, paragraph: pi, mention: -1})
		}
	}
	return out
}

// indexes are of paragraphs.
type indexes map[int]bool

// without is a copy of tokens without those of some paragraphs.
func without(toks []token, skip indexes) []token {
	out := room(len(toks))
	for i := 0; i < len(toks); {
		end := i + 1
		for end < len(toks) && toks[end].paragraph == toks[i].paragraph {
			end++
		}
		if !skip[toks[i].paragraph] {
			out = append(out, toks[i:end]...)
		}
		i = end
	}
	return out
}

// shelves hold lists of tokens that are not looked at any more, for the next
// text: their room is used again, nothing else.
var shelves sync.Pool

// maxShelved is how many tokens a list has at most that is kept.
const maxShelved = 1 << 14

// room is an empty list with room for n tokens.
func room(n int) []token {
	if old, ok := shelves.Get().(*[]token); ok && cap(*old) >= n {
		return (*old)[:0]
	}
	return make([]token, 0, n)
}

func shelve(toks []token) {
	if cap(toks) <= maxShelved {
		clear(toks)
		shelves.Put(&toks)
	}
}

// readToken reads one token at at, which is no space; it ends before limit.
func readToken(text string, at, limit int) token {
	r, size := utf8.DecodeRuneInString(text[at:limit])
	t := token{start: at, end: at + size}
	switch {
	case unicode.IsDigit(r):
		t.kind = number
	case unicode.IsLetter(r):
		t.capital = unicode.IsUpper(r) || unicode.IsTitle(r)
	default:
		t.kind = punct
		t.fold = text[t.start:t.end]
		return t
	}
	for t.end < limit {
		r, size := utf8.DecodeRuneInString(text[t.end:limit])
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			t.end += size
			continue
		}
		after, _ := utf8.DecodeRuneInString(text[t.end+size : limit])
		inner := strings.ContainsRune("’'-‐‑&", r) && unicode.IsLetter(after)
		if t.kind == number {
			inner = strings.ContainsRune(".,:-", r) && unicode.IsDigit(after) || r == '-' && unicode.IsLetter(after)
		} else if r == '-' || r == '.' {
			inner = inner || r == '-' && unicode.IsDigit(after) || r == '.' && unicode.IsLetter(after) && t.end-t.start <= 4
		}
		if !inner {
			break
		}
		t.end += size
	}
	t.fold = strings.ToLower(text[t.start:t.end])
	if text[t.start:t.end] == "US" { // the country, not the pronoun
		t.fold = "u.s"
	}
	if t.kind == word && t.end < limit && text[t.end] == '.' && abbreviated(t.fold, t.capital) {
		t.end++
	}
	return t
}

// abbreviated tells whether the stop after a word is part of it.
func abbreviated(fold string, capital bool) bool {
	if utf8.RuneCountInString(fold) == 1 {
		return capital
	}
	return strings.Contains(fold, ".") || words().abbreviation.has(fold) && (capital || fold == "no" || fold == "vs" || fold == "etc") && fold != "no"
}

// elision is how many bytes the elided article before a noun in small letters has, 0 if
// there is none.
func elision(w string) int {
	const shortest = 5 // bytes of the noun
	if len(w) < 2+shortest || w[0] != 'l' && w[0] != 'L' {
		return 0
	}
	for _, mark := range []string{"’", "'"} {
		if rest, ok := strings.CutPrefix(w[1:], mark); ok && len(rest) >= shortest {
			if r, _ := utf8.DecodeRuneInString(rest); unicode.IsLower(r) {
				return len(w) - len(rest)
			}
		}
	}
	return 0
}

// cutPossessive splits ’s off a word; rest is the length of the tail.
func cutPossessive(w string) (stem string, rest int, ok bool) {
	for _, tail := range []string{"’s", "'s", "’S", "'S"} {
		if s, found := strings.CutSuffix(w, tail); found && s != "" && !contracted(s) {
			return s, len(tail), true
		}
	}
	return "", 0, false
}

// pluralPossessive tells whether the word that ends at end is followed by an
// apostrophe alone: s’ and a space and a letter.
func pluralPossessive(s string, end int) bool {
	if s[end-1] != 's' {
		return false
	}
	rest, found := strings.CutPrefix(s[end:], "’ ")
	if !found {
		rest, found = strings.CutPrefix(s[end:], "' ")
	}
	r, _ := utf8.DecodeRuneInString(rest)
	return found && unicode.IsLetter(r)
}

// contracted tells words whose ’s is a verb: "it’s", "that’s".
func contracted(stem string) bool {
	switch strings.ToLower(stem) {
	case "it", "that", "he", "she", "there", "here", "what", "who", "where", "how", "let":
		return true
	}
	return false
}
