package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/lede-reader/lede/model"
)

// rawMark is a mark of a page, in bytes of Raw.
type rawMark struct {
	start, end int
	kind       model.MarkKind
	url        string
}

// body is Raw without the removals that are in force, in blocks: the definition
// of what the reader shows, and the paragraph of each block. Shapes is nil or as
// long as paras.
func body(raw string, paras []span, shapes []shape, removed []model.Removal) (out []model.Block, of []int) {
	out, of = make([]model.Block, 0, len(paras)), make([]int, 0, len(paras))
	next := 0
	for i, p := range paras {
		for next < len(removed) && removed[next].End <= p.start {
			next++
		}
		var sh shape
		if shapes != nil {
			sh = shapes[i]
		}
		if b, ok := block(raw, p, sh, removed[next:]); ok {
			out, of = append(out, b), append(of, i)
		}
	}
	return out, of
}

// block sets one paragraph; false if nothing with a word in it is left.
func block(raw string, p span, sh shape, removed []model.Removal) (model.Block, bool) {
	b := model.Block{Kind: sh.kind, Level: sh.level, Marker: sh.marker}
	kept := keptSpans(raw, p, removed)
	if len(kept) == 0 {
		return b, false
	}
	b.Start, b.End = kept[0].start, kept[len(kept)-1].end // the sign of a list item belongs to it
	sign, kept := withoutBullet(raw, sh, kept)
	if sign != "" {
		b.Kind, b.Marker, b.Level = model.ListItem, sign, 1
	}
	t := setting{raw: raw, verbatim: b.Kind == model.Preformatted, mapped: len(sh.marks) > 0}
	if k := kept[0]; len(kept) == 1 && !t.mapped && singleSpaced(raw[k.start:k.end]) {
		b.Text = raw[k.start:k.end]
		return b, true
	}
	t.addAll(kept)
	b.Text = t.text.String()
	b.Marks = t.marks(sh.marks)
	return b, true
}

// withoutBullet takes the sign of a list item, or several, off the runs of a
// paragraph that is not known to be one; sign is the first.
func withoutBullet(raw string, sh shape, kept []span) (sign string, rest []span) {
	if sh.kind != model.Paragraph || sh.marker != "" {
		return "", kept
	}
	for {
		first := kept[0]
		text := raw[first.start:first.end]
		next := bullet(text)
		switch {
		case next == "–" && final(text):
			return sign, kept // a line of dialogue
		case next != "":
			kept[0] = trimmed(raw, first.start+len(next), first.end)
		case len(kept) > 1 && bullet(text+" ") == text:
			next, kept = text, kept[1:]
		default:
			return sign, kept
		}
		if sign == "" {
			sign = next
		}
	}
}

// keptSpans are the runs of p that no removal in force covers, without the white
// space at their ends; none if no word is left.
func keptSpans(raw string, p span, removed []model.Removal) []span {
	var kept []span
	worded := false
	keep := func(start, end int) {
		if k := trimmed(raw, start, end); k.start < k.end {
			kept = append(kept, k)
			worded = worded || strings.IndexFunc(raw[k.start:k.end], inWord) >= 0
		}
	}
	at := p.start
	for _, r := range removed {
		if r.Start >= p.end {
			break
		}
		if r.Restored || r.End <= at {
			continue
		}
		if r.Start > at {
			keep(at, r.Start)
		}
		at = r.End
	}
	if at < p.end {
		keep(at, p.end)
	}
	if !worded {
		return nil
	}
	return kept
}

// setting sets runs of Raw as the text of a block: white space becomes one
// space, unless the block is preformatted.
type setting struct {
	raw      string
	verbatim bool
	mapped   bool
	text     strings.Builder
	from     []int32 // of each byte of text its byte of Raw, where mapped
}

// addAll adds runs, in order.
func (t *setting) addAll(kept []span) {
	size := len(kept)
	for _, k := range kept {
		size += k.end - k.start
	}
	t.text.Grow(size)
	if t.mapped {
		t.from = make([]int32, 0, size)
	}
	for _, k := range kept {
		t.add(k)
	}
}

func (t *setting) add(k span) {
	if t.text.Len() > 0 {
		t.put(" ", k.start)
	}
	for i := k.start; i < k.end; {
		if t.verbatim || !isSpace(t.raw[i]) {
			n := i + 1
			for n < k.end && (t.verbatim || !isSpace(t.raw[n])) {
				n++
			}
			t.put(t.raw[i:n], i)
			i = n
			continue
		}
		end := i
		for end < k.end && isSpace(t.raw[end]) {
			end++
		}
		if !brokenLine(t.raw[k.start:i], t.raw[i:end], t.raw[end:k.end]) {
			t.put(" ", i)
		}
		i = end
	}
}

// brokenLine tells whether white space is the end of a line within a text that
// has no spaces: Chinese or Japanese on either side.
func brokenLine(before, space, after string) bool {
	if !strings.ContainsAny(space, "\n\r") {
		return false
	}
	a, _ := utf8.DecodeLastRuneInString(before)
	b, _ := utf8.DecodeRuneInString(after)
	return eastAsian(a) && eastAsian(b)
}

// eastAsian tells whether r is a sign of Chinese or Japanese writing.
func eastAsian(r rune) bool {
	return r >= 0x2E80 && (r >= 0x3000 && r <= 0x303F || r >= 0xFF00 && r <= 0xFFEF || unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana))
}

// singleSpaced tells whether setting a text would change nothing.
func singleSpaced(text string) bool {
	for _, c := range []byte("\n\t\r\v\f") {
		if strings.IndexByte(text, c) >= 0 {
			return false
		}
	}
	return !strings.Contains(text, "  ")
}

func isSpace(b byte) bool { return b == ' ' || '\t' <= b && b <= '\r' }

func (t *setting) put(s string, at int) {
	t.text.WriteString(s)
	if t.mapped {
		for i := range len(s) {
			t.from = append(t.from, int32(at+i))
		}
	}
}

// marks turns marks of Raw into marks of the text; what is empty falls away.
func (t *setting) marks(in []rawMark) []model.Mark {
	var out []model.Mark
	for _, m := range in {
		start, end := t.find(m.start), t.find(m.end)
		if start < end {
			out = append(out, model.Mark{Start: start, End: end, Kind: m.kind, URL: m.url})
		}
	}
	return out
}

// find is the first byte of the text that stands at or after byte at of Raw.
func (t *setting) find(at int) int {
	lo, hi := 0, len(t.from)
	for lo < hi {
		if mid := (lo + hi) / 2; int(t.from[mid]) < at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// settle tells each removal the block that it stood before or in.
func settle(removed []model.Removal, blocks []model.Block) {
	b := 0
	for i := range removed {
		for b < len(blocks) && blocks[b].End <= removed[i].Start {
			b++
		}
		removed[i].Block = b
	}
}
