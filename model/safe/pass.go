package safe

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// style says what pass makes of white space and of pictures.
type style uint8

const (
	line style = iota
	block
	row
)

const (
	// TabWidth is what a tab becomes in a Block: a terminal's own tab stops
	// count from its edge, not from the pane's, so none may reach it.
	TabWidth = 4

	// maxMarks is enough for every living script; stacks of them are an attack
	// on the lines above and below.
	maxMarks = 8

	// maxJoins is the joined pictures in one: a family of four has three, no
	// emoji in use has more than five.
	maxJoins = 7

	// maxChain is how many runes of a kind that runs together may do so: old
	// Korean has three letters of a kind in a syllable, the longest conjunct of
	// Sanskrit five consonants. Without it a megabyte can be one character, too
	// wide for no pane and never to be cut.
	maxChain = 8

	// maxRow is more than the widest window has room for, 500 cells, in any
	// script. It keeps a megabyte of title from costing anything at each key.
	maxRow = 8 << 10
)

const replacement = "\uFFFD"

// pass is the gate: s with every rune kept, replaced or dropped. It is
// idempotent, linear, and allocates only if the answer is not a prefix of s.
func pass(s string, how style) string {
	g := gate{s: s, how: how, bare: true}
	if how == row && len(s) > 8*maxRow {
		s = s[:8*maxRow] // the rest of what is mostly dropped
		g.s = s
	}
	for i := 0; i < len(s); {
		room := g.room()
		if room <= 0 {
			break
		}
		if j := i + min(word(s[i:]), room); j > i {
			if s[j-1] == ' ' {
				j--
			}
			g.words(s[i:j])
			i = j
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == '\r' && strings.HasPrefix(s[i+1:], "\n") {
			size = 2
		}
		if r == utf8.RuneError {
			g.base(replacement, r)
		} else {
			g.rune(r, s[i:i+size])
		}
		i += size
	}
	return g.text()
}

// word is the length of the visible ASCII at the start of s, with single spaces
// between but not at its end: what needs no second look.
func word(s string) int {
	i := 0
	for i < len(s) {
		if ' ' < s[i] && s[i] < 0x7F {
			i++
		} else if s[i] == ' ' && i > 0 && i+1 < len(s) && ' ' < s[i+1] && s[i+1] < 0x7F {
			i += 2
		} else {
			break
		}
	}
	return i
}

// gate is one passage through pass. What it decides on a rune it decides by
// what was kept so far, never by what was dropped: that makes it idempotent.
type gate struct {
	s   string
	how style

	same int    // while out is nil the answer so far is s[:same]
	out  []byte // the answer so far, once it is not a prefix of s

	last    rune   // the last rune kept that is not a mark
	marks   int    // kept after last
	joined  int    // joiners kept since the last rune that stood on its own
	chain   int    // runes kept that run together with last, or consonants linked to it
	linked  bool   // last carries a virama that links the next consonant to it
	bare    bool   // at the start of the text or of a line: nothing a mark could stand on
	picked  bool   // last has a selector or tone
	held    string // a joiner that waits for what it joins
	gap     bool   // a space that waits for what follows it; Line and Row only
	picture bool   // Row: inside a joined picture whose first part was kept
}

func (g *gate) rune(r rune, raw string) {
	if g.how == row {
		if steady, ok := steady(r); ok {
			for i, r := range steady {
				g.kept(r, steady[i:i+utf8.RuneLen(r)])
			}
			return
		}
	}
	g.kept(r, raw)
}

// steady is what a Row has in the place of runes whose width depends on who
// counts: by grapheme cluster, as lipgloss does, or by rune, as Bubble Tea's
// renderer does until the terminal says otherwise.
func steady(r rune) (string, bool) {
	switch {
	case r < 0x600:
		return "", false
	case 0x1F1E6 <= r && r <= 0x1F1FF: // the letters of flags
		return string('A' + r - 0x1F1E6), true
	case r == 0xE33: // Thai and Lao am, in their two parts
		return "\u0E4D\u0E32", true
	case r == 0xEB3:
		return "\u0ECD\u0EB2", true
	case unicode.Is(unicode.Prepended_Concatenation_Mark, r):
		return "", true
	}
	return "", false
}

func (g *gate) kept(r rune, raw string) {
	switch c := classOf(r); c {
	case plain, pictogram:
		g.base(raw, r)
	case unknown:
		g.base(replacement, utf8.RuneError)
	case space, newline, tab:
		g.white(c, raw)
	case mark:
		g.mark(r, raw)
	case joiner:
		g.joiner(r, raw)
	case selector, tone:
		g.pick(c, r, raw)
	}
}

// words keeps visible ASCII.
func (g *gate) words(s string) {
	g.base(s[:1], rune(s[0]))
	if len(s) > 1 {
		g.keep(s[1:])
		g.last = rune(s[len(s)-1])
	}
}

// base keeps a rune that stands on its own.
func (g *gate) base(s string, r rune) {
	held, kind := g.held, running(r)
	g.held = ""
	switch {
	case kind != 0 && kind == running(g.last) && g.chain == maxChain:
		return
	case kind != 0 && kind == running(g.last), g.linked:
		g.chain++
	default:
		g.chain = 0
	}
	switch {
	case held != "" && g.how == row && isPicture(g.last) && isPicture(r):
		g.picture = true // and it is not kept
		return
	case held != "" && g.fits(held, r):
		g.joined++
		g.keep(held)
	default:
		g.joined = 0
	}
	g.picture = false
	g.keep(s)
	g.last, g.marks, g.bare, g.picked, g.linked = r, 0, false, false, false
}

// fits tells whether a joiner may stand between what was kept last and r.
func (g *gate) fits(joiner string, r rune) bool {
	if isPicture(g.last) && isPicture(r) {
		return joiner == "\u200D" && g.joined < maxJoins && g.marks == 0
	}
	return joins(g.last) && joins(r)
}

func isPicture(r rune) bool { return r >= 0xA0 && unicode.Is(pictograms, r) }

func (g *gate) white(c class, raw string) {
	g.held, g.picture = "", false
	if g.how != block {
		if g.size() > 0 {
			g.gap = true
			g.parted()
		}
		return
	}
	switch c {
	case newline:
		raw = "\n"
	case tab:
		raw = "        "[:TabWidth]
	}
	g.keep(raw)
	g.parted()
	g.bare = c == newline
}

// parted forgets what stood before white space.
func (g *gate) parted() {
	g.last, g.marks, g.picked, g.joined, g.chain, g.linked = ' ', 0, false, 0, 0, false
}

func (g *gate) mark(r rune, raw string) {
	link := unicode.Is(viramas, r)
	if g.bare || g.marks == maxMarks || g.picture || link && g.chain == maxChain {
		return
	}
	g.linked = g.linked || link
	if g.how == row && unicode.Is(unicode.Me, r) { // keycaps
		return
	}
	if g.held != "" {
		if joins(g.last) && joins(r) {
			g.keep(g.held)
		}
		g.held = ""
	}
	g.keep(raw)
	g.marks++
}

// joiner holds a joiner until it is known what follows it.
func (g *gate) joiner(r rune, raw string) {
	if g.held != "" {
		return
	}
	if r == '\u200D' && isPicture(g.last) || joins(g.last) {
		g.held = raw
	}
}

// pick keeps one selector or tone after a rune that can have it.
func (g *gate) pick(c class, r rune, raw string) {
	switch {
	case g.how == row || g.held != "" || g.marks > 0 || g.picked || g.bare:
		return
	case c == tone && !isPicture(g.last):
		return
	case c == selector && r < 0xFE00 && !unicode.Is(unicode.Mongolian, g.last):
		return
	case c == selector && r >= 0xFE00 && !isPicture(g.last) && !keycap(g.last):
		return
	}
	g.keep(raw)
	g.picked = true
}

func keycap(r rune) bool { return '0' <= r && r <= '9' || r == '#' || r == '*' }

// keep puts s at the end of the answer.
func (g *gate) keep(s string) {
	if g.gap {
		g.gap = false
		g.add(" ")
	}
	g.add(s)
}

func (g *gate) add(s string) {
	if g.out == nil {
		if strings.HasPrefix(g.s[g.same:], s) {
			g.same += len(s)
			return
		}
		g.out = make([]byte, 0, len(g.s)+len(s))
		g.out = append(g.out, g.s[:g.same]...)
	}
	g.out = append(g.out, s...)
}

// room is how many bytes more there may be.
func (g *gate) room() int {
	switch {
	case g.how != row:
		return len(g.s)
	case g.gap:
		return maxRow - g.size() - 1
	}
	return maxRow - g.size()
}

func (g *gate) size() int { return max(g.same, len(g.out)) }

func (g *gate) text() string {
	if g.out == nil {
		return g.s[:g.same]
	}
	return string(g.out)
}
