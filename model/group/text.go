package group

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// maxWords bounds what is kept and compared of one text. Longer texts are told
// apart by their first maxWords words, and are exact copies only if all words are.
const maxWords = 6000

// text is what is kept of an article's words. 16 bits a word are enough, since
// only runs of four and more are ever looked for.
type text struct {
	words               []uint16
	names, figs, quotes bits
	printed             string // its figures as they stand there, a line each; "" if that was not kept
}

// newText keeps what matters of the folded tokens of a text.
func newText(all string, ts []token) *text {
	ts = ts[:min(len(ts), maxWords)]
	n := len(ts)
	t := &text{words: make([]uint16, n), names: newBits(n), figs: newBits(n), quotes: newBits(n)}
	var buf [128]byte
	figures := buf[:0]
	for i := range ts {
		t.words[i] = uint16(ts[i].word)
		if ts[i].flags&isName != 0 {
			t.names.set(i)
		}
		if ts[i].flags&isFigure != 0 {
			t.figs.set(i)
			figures = append(append(figures, asPrinted(all, ts[i].start, ts[i].end)...), '\n')
		}
		if ts[i].flags&isQuoted != 0 {
			t.quotes.set(i)
		}
	}
	t.printed = string(figures)
	return t
}

// asPrinted is how a text prints a figure or a name: with a currency before it, without an 's.
func asPrinted(all string, start, end int) string {
	if r, n := utf8.DecodeLastRuneInString(all[:start]); strings.ContainsRune(currencies, r) {
		start -= n
	}
	return strings.TrimRight(strings.TrimSuffix(strings.TrimSuffix(all[start:end], "’s"), "'s"), "'’")
}

const currencies = "$€£¥₹"

// figure is how the text prints the figure at a position, "" if that was not kept.
func (t *text) figure(at int) string {
	rest, line := t.printed, ""
	for i := range at + 1 {
		if t.figs.has(i) {
			line, rest, _ = strings.Cut(rest, "\n")
		}
	}
	return line
}

// pick lists the distinct words at positions that are in set and not in but.
func (t *text) pick(set, but bits) []uint16 {
	var out []uint16
	for i, w := range t.words {
		if set.has(i) && !but.has(i) {
			out = append(out, w)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// bits is a set of word positions.
type bits []uint64

func newBits(n int) bits { return make(bits, (n+63)/64) }

func (b bits) set(i int)      { b[i/64] |= 1 << (i % 64) }
func (b bits) has(i int) bool { return b[i/64]&(1<<(i%64)) != 0 }

func (b bits) setRange(from, to int) {
	for i := from; i < to; i++ {
		b.set(i)
	}
}

// common counts what two sorted lists have in common.
func common(a, b []uint16) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	return n
}
