package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/safe"
)

// marks are the block's marks as spans of its gated text, in order, without
// those that CommonMark would not read: empty ones, ones that overlap or touch
// the one before, links that the gate refuses.
func marks(b model.Block, text string) []mark {
	var kept []mark
	end := -1
	for _, m := range b.Marks {
		if m.Start < 0 || m.End > len(b.Text) || m.Start >= m.End {
			continue
		}
		k := mark{Start: gated(b.Text, text, m.Start), End: gated(b.Text, text, m.End), Kind: m.Kind}
		k.Start += len(text[k.Start:max(k.End, k.Start)]) - len(strings.TrimLeftFunc(text[k.Start:max(k.End, k.Start)], unicode.IsSpace))
		k.End = k.Start + len(strings.TrimRightFunc(text[k.Start:max(k.End, k.Start)], unicode.IsSpace))
		if k.Start >= k.End || k.Start <= end || !k.readable(text) {
			continue
		}
		if m.Kind == model.Link {
			url, ok := safe.URL(m.URL)
			if !ok {
				continue
			}
			k.url = url.String()
		}
		kept = append(kept, k)
		end = k.End
	}
	return kept
}

// gated is where byte p of the original stands in its gated text.
func gated(original, text string, p int) int {
	if original != text {
		p = min(len(safe.Line(original[:p]).String()), len(text))
	}
	for p < len(text) && !utf8.RuneStart(text[p]) {
		p++
	}
	return p
}

// mark is a run of gated text that is set apart.
type mark struct {
	Start, End int
	Kind       model.MarkKind
	url        string
}

// readable tells whether CommonMark reads the mark's delimiters as such where
// they would stand.
func (m mark) readable(text string) bool {
	inside := text[m.Start:m.End]
	before, _ := utf8.DecodeLastRuneInString(text[:m.Start])
	after, _ := utf8.DecodeRuneInString(text[m.End:])
	switch m.Kind {
	case model.Code: // Glamour reads entities in code; bare links and tables are found before code is
		return !strings.ContainsAny(inside, "&`|@:") && !strings.Contains(strings.ToLower(inside), "www")
	case model.Link:
		return true
	}
	first, _ := utf8.DecodeRuneInString(inside)
	last, _ := utf8.DecodeLastRuneInString(inside)
	opens := !punct(first) || m.Start == 0 || unicode.IsSpace(before) || punct(before)
	closes := !punct(last) || m.End == len(text) || unicode.IsSpace(after) || punct(after)
	return opens && closes
}

func punct(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }

func (m mark) write(out *strings.Builder, text string) {
	switch m.Kind {
	case model.Code:
		out.WriteString("`" + text[m.Start:m.End] + "`")
		return
	case model.Link:
		out.WriteString("[")
		escape(out, text, m.Start, m.End)
		out.WriteString("](<" + m.url + ">)")
		return
	}
	sign := "*"
	if m.Kind == model.Strong {
		sign = "**"
	}
	out.WriteString(sign)
	escape(out, text, m.Start, m.End)
	out.WriteString(sign)
}
