package prose

import (
	"strings"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/safe"
	"github.com/lede-reader/lede/tui/style"
)

type block = model.Block

// line is one line of a unit: what lede draws before the words, the words, and
// where they stand in the unit's gated text.
type line struct {
	prefix     []run
	runs       []run
	start, end int
	known      bool   // all its words were read before
	ready      string // the line as it is shown while nothing is lit
}

// words tells whether the line stands for something of the text.
func (l line) words() bool { return l.end > l.start }

// show is the line as the screen gets it.
func (p *Page) show(unit int, l line) string {
	if len(p.lit) == 0 || p.units[unit].kind == headUnit {
		return l.ready
	}
	runs := l.runs
	for _, m := range p.lit {
		if from, to := p.light(unit, l, m); from < to {
			runs = tint(runs, from, to, p.r.st.Ink(style.Lit).SGR())
		}
	}
	return ready(l.prefix, runs)
}

// light is the part of a line that a passage lights: bytes of its words.
func (p *Page) light(unit int, l line, m Passage) (from, to int) {
	u := p.units[unit]
	if u.block != m.Block || u.pull != m.Pull || !l.words() {
		return 0, 0
	}
	if u.kind == pullUnit {
		open := len(p.r.st.OpenMark)
		from, to = m.Start+open, m.End+open
	} else {
		from, to = p.shown(m, m.Start)-u.from, p.shown(m, m.End)-u.from
	}
	return max(from, l.start) - l.start, min(to, l.end) - l.start
}

func ready(prefix, runs []run) string {
	var b strings.Builder
	write(&b, prefix)
	write(&b, runs)
	return b.String()
}

// gate is text as it may be shown: of all but preformatted text in one line.
// Row rather than Line keeps terminals of one mind about widths.
func gate(kind model.BlockKind, text string) string {
	if kind == model.Preformatted {
		return safe.Block(text).String()
	}
	return safe.Row(text).String()
}

// set sets a unit: air above, then its lines.
func (p *Page) set(i int) []line {
	u := p.units[i]
	var lines []line
	switch u.kind {
	case blockUnit:
		lines = p.block(p.a.Body[u.block], u)
	case pullUnit:
		lines = p.pull(p.a.PullQuotes[u.pull-1])
	}
	if len(lines) == 0 {
		return nil
	}
	p.dim(u, lines)
	for j := range lines {
		lines[j].ready = ready(lines[j].prefix, lines[j].runs)
	}
	return append(make([]line, p.air(i)), lines...)
}

// air is how many empty lines stand above a unit.
func (p *Page) air(i int) int {
	u, above := p.units[i], p.units[i-1]
	switch {
	case above.kind != blockUnit || u.kind != blockUnit:
		return 1
	case above.block == u.block:
		return 0
	}
	switch a, b := p.a.Body[above.block].Kind, p.a.Body[u.block].Kind; {
	case a == model.ListItem && b == a, a == model.Heading && b != a:
		return 0
	}
	return 1
}

// block sets a piece of a block with what stands before its lines.
func (p *Page) block(b block, u unit) []line {
	st := p.r.st
	text := gate(b.Kind, b.Text[u.from:u.to])
	if p.width < tiny && b.Kind != model.Heading && b.Kind != model.Preformatted {
		return p.words(b, u, text, style.Text, 0)
	}
	switch b.Kind {
	case model.ListItem:
		marker := safe.Row(b.Marker).String()
		if marker == "" || marker == "•" || marker == "-" || marker == "*" {
			marker = st.Bullet
		}
		depth := min(2*max(b.Level-1, 0), p.width/4)
		marker = st.Cut(marker, max(p.width/4, 1))
		hang := depth + style.Width(marker) + 1
		lines := p.words(b, u, text, style.Text, hang)
		for i := range lines {
			lines[i].prefix = []run{{strings.Repeat(" ", hang), ""}}
			if i == 0 && u.from == 0 {
				lines[i].prefix = []run{{strings.Repeat(" ", depth), ""}, {marker, st.Ink(style.Bar).SGR()}, {" ", ""}}
			}
		}
		return lines
	case model.Blockquote:
		return p.barred(p.words(b, u, text, style.Text, style.Width(st.SideBar)+1), "", st.SideBar, " ")
	case model.Heading:
		return p.words(b, u, text, style.Crosshead, 0)
	case model.Preformatted:
		return p.words(b, u, text, style.Code, 0)
	}
	return p.words(b, u, text, style.Text, 0)
}

// pull sets a pull quote: the words large in air behind a bar, then who said
// them. One that lede chose has a lighter bar and says so.
func (p *Page) pull(q model.PullQuote) []line {
	st := p.r.st
	words := safe.Row(q.Text).String()
	if words == "" {
		return nil
	}
	bar := st.QuoteBar
	if q.Chosen {
		bar = st.ChosenBar
	}
	indent, air := "  ", "  "
	switch {
	case p.width < tiny:
		indent, bar, air = "", "", ""
	case p.width < narrow:
		indent, air = "", " "
	}
	used := style.Width(indent + bar + air)
	b := block{Text: st.OpenMark + words + st.CloseMark}
	loose := p.width - used - style.Balanced(b.Text, p.width-used)
	lines := p.words(b, unit{to: len(b.Text)}, b.Text, style.Quote, used+loose)
	for i, l := range p.attribution(q, p.width-used) {
		l.start, l.end = len(b.Text)+i, len(b.Text)+i+1 // past the words, so that it is a place
		lines = append(lines, l)
	}
	return p.barred(lines, indent, bar, air)
}

const (
	narrow = 40 // a narrower pull quote has no indent
	tiny   = 12 // there is no room for bars and markers
)

// attribution is the line under a pull quote.
func (p *Page) attribution(q model.PullQuote, width int) []line {
	st := p.r.st
	speaker, role := safe.Row(q.Speaker).String(), safe.Row(q.Role).String()
	if speaker == "" && role == "" {
		speaker = "?"
	}
	said := st.Dash + " " + speaker
	named := len(said)
	if role != "" && speaker != "" {
		said += ", "
	}
	said += role
	credit := len(said)
	if q.Chosen {
		said += "  " + st.Dot + " chosen by lede"
	}
	var lines []line
	for _, s := range style.WrapSpans(said, max(width, 1)) {
		runs := []run{{said[s.Start:s.End], st.Ink(style.Muted).SGR()}}
		runs = tint(runs, 0, named-s.Start, st.Ink(style.Speaker).SGR())
		runs = tint(runs, credit-s.Start, s.End-s.Start, st.Ink(style.Faint).SGR())
		lines = append(lines, line{runs: runs})
	}
	return lines
}

// barred puts a bar before lines.
func (p *Page) barred(lines []line, indent, bar, air string) []line {
	ink := p.r.st.Ink(style.Bar).SGR()
	for i := range lines {
		lines[i].prefix = []run{{indent, ""}, {bar, ink}, {air, ""}}
		if len(lines[i].runs) == 0 {
			lines[i].prefix = lines[i].prefix[:2]
		}
	}
	return lines
}

// words sets the words of a piece of a block in the width that used cells leave.
func (p *Page) words(b block, u unit, text string, role style.Role, used int) []line {
	width := max(p.width-used, 1)
	b.Text, b.Marks = text, clip(b, u, text)
	lines := p.r.render(b, voice{role, width})
	link := p.r.st.Ink(style.Link).SGR()
	for _, m := range b.Marks {
		if m.Kind != model.Link {
			continue
		}
		for i, l := range lines {
			lines[i].runs = tint(l.runs, m.Start-l.start, m.End-l.start, link)
		}
	}
	return lines
}

// clip is the marks of a piece of a block, as spans of the piece's gated text.
func clip(b block, u unit, text string) []model.Mark {
	var marks []model.Mark
	for _, m := range b.Marks {
		if m.End <= u.from || m.Start >= u.to || m.Start >= m.End {
			continue
		}
		m.Start, m.End = gateOffset(b, u.from, max(m.Start, u.from)), gateOffset(b, u.from, min(m.End, u.to))
		if m.Start, m.End = clusterAt(text, m.Start), clusterAt(text, m.End); m.Start < m.End {
			marks = append(marks, m)
		}
	}
	return marks
}
