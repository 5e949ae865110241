package main

import (
	"strings"

	"github.com/lede-reader/lede/model"
)

// signed is the body as plain text with what Article.Text leaves to the setting: the
// signs of list items that stand in the copy. Those with which the lists of a page are
// drawn stand in no copy, and are not in it.
type signed struct {
	text  string
	signs []sign
}

// sign is one that Article.Text has not.
type sign struct{ at, size int } // where in that it is missing, its bytes

func withSigns(a *model.Article) signed {
	var s signed
	var b strings.Builder
	at := 0
	for i, block := range a.Body {
		if i > 0 {
			b.WriteString("\n\n")
			at += len("\n\n")
		}
		if m := block.Marker; m != "" && strings.HasPrefix(a.Raw[block.Start:block.End], m) && !strings.HasPrefix(block.Text, m) {
			b.WriteString(m + " ")
			s.signs = append(s.signs, sign{at, len(m + " ")})
		}
		b.WriteString(block.Text)
		at += len(block.Text)
	}
	s.text = b.String()
	return s
}

// moved gives quotations in Article.Text their places in the text with signs.
func (s signed) moved(in []model.Quote) []model.Quote {
	out := append([]model.Quote{}, in...)
	for i := range out {
		for _, g := range s.signs {
			if g.at <= in[i].Start {
				out[i].Start += g.size
			}
			if g.at < in[i].End {
				out[i].End += g.size
			}
		}
	}
	return out
}
