package search

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	snippetRunes = 160     // two lines of a full-width pane
	beforeRunes  = 40      // of them at most before what was found
	wholeRunes   = 24      // as far an end is moved so as not to cut a word
	maxLit       = 1 << 10 // finds in one text that are looked at
)

// Snippet gives some words of a text around what a person looks for (see Match), where
// most of it stands together, and which bytes of them were looked for, in order
// and apart from each other. White space becomes one space. Where nothing of it
// stands in the text, it gives the text's beginning.
func Snippet(text, words string, typing bool) (snippet string, lit [][2]int) {
	found := find(text, parse(words, typing))
	first := densest(found)
	from, to := window(text, first)
	return set(text, from, to, found)
}

// found is one term that stands in a text.
type found struct {
	term       int
	start, end int // bytes of the text
}

// hope is what a word of the text means to a term that has it.
type hope struct {
	term int
	bits uint64 // the places in the phrase where it stands
}

// find looks for terms in a text, in the order of where they end. A phrase's progress
// is a word of bits: bit j is set while its words up to j stand just here.
func find(text string, terms []term) []found {
	var (
		out    []found
		hopes  = map[string][]hope{}
		begins []int // terms whose last word may go on
		state  = make([]uint64, len(terms))
		mask   = make([]uint64, len(terms))
		starts [maxPhrase]int // of the words before, by their number
		n      int
	)
	for i, t := range terms {
		if t.not {
			continue
		}
		for j, w := range t.words {
			hopes[w] = append(hopes[w], hope{i, 1 << j})
		}
		if t.begins {
			begins = append(begins, i)
		}
	}
	// word looks at one word of the text; part is where a beginning of so many signs
	// of it ends.
	word := func(key []byte, start, end int, part func(signs int) int) bool {
		starts[n%maxPhrase] = start
		n++
		clear(mask)
		for _, h := range hopes[string(key)] {
			mask[h.term] |= h.bits
		}
		for _, i := range begins {
			last := terms[i].words[len(terms[i].words)-1]
			if len(key) >= len(last) && string(key[:len(last)]) == last {
				mask[i] |= 1 << (len(terms[i].words) - 1)
			}
		}
		for i, t := range terms {
			state[i] = (state[i]<<1 | 1) & mask[i]
			size := len(t.words)
			if state[i]>>(size-1)&1 == 0 {
				continue
			}
			f := found{i, starts[(n-size)%maxPhrase], end}
			if t.begins && part != nil {
				f.end = part(utf8.RuneCountInString(t.words[size-1]))
			}
			out = append(out, f)
		}
		return len(out) < maxLit
	}
	for s := scan(text); s.next(); {
		if s.kind == letter {
			if !word(s.key, s.start, s.end, nil) {
				return out
			}
			continue
		}
		for i := range s.signs {
			part := func(signs int) int {
				if i+signs < len(s.signs) {
					return s.signs[i+signs].text
				}
				return s.end
			}
			if !word(s.term(i), s.signs[i].text, part(s.kind.gram()), part) {
				return out
			}
		}
	}
	return out
}

// densest gives the first of those finds around which most different terms stand.
func densest(all []found) found {
	if len(all) == 0 {
		return found{}
	}
	slices.SortStableFunc(all, func(a, b found) int { return a.start - b.start })
	best, most := 0, 0
	for i := range all {
		var seen uint64
		different := 0
		for _, f := range all[i:] {
			if f.end-all[i].start > snippetRunes-beforeRunes {
				break
			}
			if seen>>f.term&1 == 0 {
				seen |= 1 << f.term
				different++
			}
		}
		if different > most {
			best, most = i, different
		}
	}
	return all[best]
}

// window is the part of a text to show around what was found.
func window(text string, f found) (from, to int) {
	from = f.start
	space := -1 // the farthest beginning of a word
	for range beforeRunes {
		if from == 0 {
			space = 0
			break
		}
		r, size := utf8.DecodeLastRuneInString(text[:from])
		if unicode.IsSpace(r) {
			space = from
		}
		if r == '\n' {
			break
		}
		from -= size
	}
	if space >= 0 {
		from = space
	}
	from = onBase(text, from)
	to, space = from, -1
	for i := range snippetRunes {
		if to == len(text) {
			return from, to
		}
		r, size := utf8.DecodeRuneInString(text[to:])
		if i >= snippetRunes-wholeRunes && unicode.IsSpace(r) && to >= f.end {
			space = to
		}
		to += size
	}
	if r, _ := utf8.DecodeRuneInString(text[to:]); space >= 0 && to < len(text) && !unicode.IsSpace(r) {
		return from, space
	}
	return from, max(from, onBase(text, to))
}

// onBase moves a cut back, so that no mark is parted from its letter.
func onBase(text string, at int) int {
	for range 8 {
		r, _ := utf8.DecodeRuneInString(text[at:])
		if at == 0 || at == len(text) || !unicode.Is(unicode.M, r) {
			break
		}
		_, size := utf8.DecodeLastRuneInString(text[:at])
		at -= size
	}
	return at
}

// set writes text[from:to] on one line and tells where in it the finds stand.
func set(text string, from, to int, all []found) (string, [][2]int) {
	var (
		b    strings.Builder
		lit  [][2]int
		next = 0
		end  = -1 // of the find that is being written, in the text
		gap  = false
	)
	if from > 0 {
		b.WriteString("… ")
	}
	begun := b.Len()
	for at := from; at < to; {
		r, size := utf8.DecodeRuneInString(text[at:])
		if unicode.IsSpace(r) {
			gap = b.Len() > begun
			at += size
			continue
		}
		if end >= 0 && at >= end { // ends here, before the gap
			lit[len(lit)-1][1], end = b.Len(), -1
		}
		open := end >= 0
		for next < len(all) && all[next].start <= at {
			if all[next].end > at {
				end = max(end, all[next].end)
			}
			next++
		}
		if gap {
			b.WriteByte(' ')
			gap = false
		}
		if end >= 0 && !open {
			if len(lit) > 0 && lit[len(lit)-1][1] == b.Len() {
				lit[len(lit)-1][1] = 0 // goes on
			} else {
				lit = append(lit, [2]int{b.Len(), 0})
			}
		}
		b.WriteRune(r)
		at += size
	}
	if end >= 0 {
		lit[len(lit)-1][1] = b.Len()
	}
	if to < len(text) {
		b.WriteString(" …")
	}
	return b.String(), lit
}
