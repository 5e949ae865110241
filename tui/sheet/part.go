package sheet

import (
	"strings"
	"unicode/utf8"

	"charm.land/lipgloss/v2"

	"github.com/lede-reader/lede/tui/style"
)

// part is a paragraph, or a piece of a verbatim one.
type part struct {
	kind  Kind
	text  string
	air   bool     // an empty line stands above
	lines []string // nil until looked at
}

func parts(paragraphs []Paragraph) []part {
	var ps []part
	for i, para := range paragraphs {
		text := para.Text.String()
		air := i > 0 && (para.Kind != paragraphs[i-1].Kind || para.Kind == Plain) &&
			paragraphs[i-1].Kind != Heading && !(para.Kind == Muted && paragraphs[i-1].Kind == Plain)
		if para.Kind != Verbatim {
			ps = append(ps, part{kind: para.Kind, text: text, air: air})
			continue
		}
		for more := true; more; air = false {
			var p string
			p, text, more = piece(text)
			ps = append(ps, part{kind: Verbatim, text: p, air: air})
		}
	}
	return ps
}

// piece cuts a piece of whole lines off a verbatim text; more tells whether
// there is more. A line that never ends is cut too.
func piece(text string) (first, rest string, more bool) {
	if len(text) <= shortest {
		return text, "", false
	}
	if i := strings.IndexByte(text[shortest:min(len(text), longest)], '\n'); i >= 0 {
		return text[:shortest+i], text[shortest+i+1:], true
	}
	if len(text) <= longest {
		return text, "", false
	}
	cut := longest
	for cut > longest-utf8.UTFMax && !utf8.RuneStart(text[cut]) {
		cut--
	}
	return text[:cut], text[cut:], true
}

const (
	shortest = 4 << 10  // bytes of a piece: a screen or two
	longest  = 64 << 10 // a piece of one line: 3 ms to break
)

// Units is how many parts there are.
func (p *Pane) Units() int { return len(p.parts) }

// Lines is how many lines a part takes.
func (p *Pane) Lines(unit int) int { return len(p.lines(unit)) }

// lines breaks a part when it is first looked at.
func (p *Pane) lines(unit int) []string {
	part := &p.parts[unit]
	if part.lines != nil {
		return part.lines
	}
	if part.air {
		part.lines = append(part.lines, "")
	}
	ink := p.ink(part.kind)
	width, _ := p.measure()
	for _, l := range style.Wrap(part.text, width) {
		if l != "" {
			l = ink.Render(l)
		}
		part.lines = append(part.lines, l)
	}
	return part.lines
}

func (p *Pane) ink(k Kind) lipgloss.Style {
	switch k {
	case Heading:
		return p.st.Crosshead
	case Muted:
		return p.st.Muted
	case Warning:
		return p.st.Danger
	}
	return p.st.Text
}

// measure is how wide paragraphs are set, and how far from the left edge.
func (p *Pane) measure() (width, left int) {
	left = min(style.TitleIndent, max(p.w-1, 0))
	return max(min(widest, p.w-left), 1), left
}

// widest is the measure of long text.
const widest = 76
