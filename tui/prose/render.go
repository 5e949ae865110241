package prose

import (
	"slices"
	"strings"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/markdown"
	"github.com/lede-reader/lede/tui/style"
)

// job is all that the look of a block's words depends on.
type job struct {
	md string
	v  voice
}

// generation is how many blocks a generation of the cache holds: some three
// articles, a megabyte at most of what people write.
const generation = 256

// render sets the words of a block, whose text has passed the gate, in a voice:
// its lines without prefixes, none wider than the voice. The lines are the
// caller's own.
func (r *Renderer) render(b model.Block, v voice) []line {
	text := b.Text
	b.Marks = slices.DeleteFunc(slices.Clone(b.Marks), func(m model.Mark) bool { return m.Kind == model.Link })
	switch b.Kind {
	case model.Heading:
		b.Level = 1
	case model.Preformatted: // Glamour takes backslashes away even from code
		b.Text = strings.ReplaceAll(text, `\`, `\\`)
	default:
		b.Kind = model.Paragraph
	}
	j := job{markdown.Block(b), v}
	if j.md == "" {
		return nil
	}
	lines, ok := r.young[j]
	if !ok {
		if lines, ok = r.old[j]; !ok {
			lines = r.fresh(j, text, b.Kind)
		}
		r.keep(j, lines)
	}
	return slices.Clone(lines)
}

func (r *Renderer) keep(j job, lines []line) {
	if r.young == nil || len(r.young) >= generation {
		r.old, r.young = r.young, make(map[job][]line)
	}
	r.young[j] = lines
}

// fresh asks Glamour. If its answer is not the very words, they are set plainly.
func (r *Renderer) fresh(j job, text string, kind model.BlockKind) []line {
	v := j.v
	if kind == model.Preformatted {
		v.width = 0 // no wrapping: broken lines are broken below, where spaces count
	}
	r.Renders++
	if g, err := r.glamour(v); err == nil {
		if out, err := g.Render(j.md); err == nil {
			if lines, ok := align(decode(out), text); ok {
				return fit(lines, j.v.width)
			}
		}
	}
	r.Fallbacks++
	var lines []line
	at := 0
	for hard := range strings.SplitSeq(text, "\n") {
		lines = append(lines, line{runs: []run{{hard, r.st.Ink(v.role).SGR()}}, start: at, end: at + len(hard)})
		at += len(hard) + 1
	}
	return fit(lines, j.v.width)
}

// align finds the lines in the text that they were made of; false if they are
// not all of it, in order, with nothing but white space between them.
func align(decoded [][]run, text string) ([]line, bool) {
	var lines []line
	at := 0
	for _, runs := range decoded {
		words := plain(runs)
		indent := len(words) - len(strings.TrimLeft(words, " "))
		skip := len(text[at:]) - len(strings.TrimLeft(text[at:], " \n"))
		if words == "" {
			if len(lines) > 0 && strings.Count(text[at:at+skip], "\n") > 1 { // an empty line of code
				at += strings.Index(text[at:], "\n") + 1
				lines = append(lines, line{start: at, end: at})
			}
			continue
		}
		at += skip
		if indent > skip || !strings.HasPrefix(text[at:], words[indent:]) {
			return nil, false
		}
		lines = append(lines, line{runs: runs, start: at - indent, end: at + len(words) - indent})
		at += len(words) - indent
	}
	return lines, strings.Trim(text[at:], " \n") == ""
}

// fit breaks the lines that are wider than they may be.
func fit(lines []line, width int) []line {
	if !slices.ContainsFunc(lines, func(l line) bool { return style.Width(plain(l.runs)) > width }) {
		return lines
	}
	var out []line
	for _, l := range lines {
		for _, s := range style.WrapSpans(plain(l.runs), width) {
			out = append(out, line{runs: trim(cut(l.runs, s.Start, s.End)), start: l.start + s.Start, end: l.start + s.End})
		}
	}
	return out
}

// cut is bytes from up to to of a line of runs.
func cut(runs []run, from, to int) []run {
	var out []run
	at := 0
	for _, r := range runs {
		a, b := min(max(from-at, 0), len(r.text)), min(max(to-at, 0), len(r.text))
		at += len(r.text)
		if a < b {
			out = append(out, run{r.text[a:b], r.sgr})
		}
	}
	return out
}
