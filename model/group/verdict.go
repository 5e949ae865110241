package group

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/lede-reader/lede/model"
)

const (
	apartShare  = .1  // less of both texts than that stands in the other: they are two texts
	traceShare  = .02 // or less than that of one
	correctWord = .8  // a correction has so much of the other's words, and all its sentences
	mostNamed   = 3   // figures and names that a verdict names
)

// verdict is a comparison in a line: what of This stands in Other, then what was added to
// it, cut, reworded, and which figures, names and quotations are others.
func verdict(c *model.Comparison) string {
	this, other := summed(&c.This), summed(&c.Other)
	switch {
	case c.This.Words == 0 && c.Other.Words == 0:
		return "neither has a text"
	case c.This.Words == 0:
		return "this version has no text"
	case c.Other.Words == 0:
		return "the other version has no text"
	case max(c.This.Share(), c.Other.Share()) < apartShare, min(c.This.Share(), c.Other.Share()) < traceShare:
		return fmt.Sprintf("two texts: %s of this one stands in the other", percentage(c.This.Share()))
	}
	var parts []string
	figures, names := exchanged(c.Figures), exchanged(c.Names)
	whole := this.alone == 0 && other.alone == 0
	switch {
	case whole && this.reworded == 0 && other.reworded == 0 && !this.moved:
		return "the same text, word for word"
	case whole && this.reworded == 0 && other.reworded == 0:
		return "the same text in another order"
	case whole && len(figures)+len(names) > 0 && min(c.This.Share(), c.Other.Share()) >= correctWord:
		head := "the same text"
		if len(figures) > 0 {
			head += " with other figures: " + enumerated(figures)
			figures = nil
		} else {
			head += " with other names: " + enumerated(names)
			names = nil
		}
		if len(names) > 0 {
			head += "; other names: " + enumerated(names)
			names = nil
		}
		parts = append(parts, head)
		this.reworded = max(0, this.reworded-changedSentences(c))
	case len(c.This.Article.Credits)+len(c.Other.Article.Credits) > 0:
		parts = append(parts, percentage(c.This.Share())+" wire")
	default:
		parts = append(parts, percentage(c.This.Share())+" the same")
	}
	parts = told(parts, this.paragraphs, "paragraph", "added")
	parts = told(parts, this.loose, "sentence", "added")
	parts = told(parts, other.paragraphs, "paragraph", "cut")
	parts = told(parts, other.loose, "sentence", "cut")
	parts = told(parts, this.reworded, "sentence", "reworded")
	if len(figures) > 0 {
		parts = append(parts, enumerated(figures))
	}
	if len(names) > 0 {
		parts = append(parts, enumerated(names))
	}
	quotes := func(added, differs bool) int {
		n := 0
		for _, q := range c.Quotes {
			if q.Differs == differs && (q.Added == added || differs && q.Added) {
				n++
			}
		}
		return n
	}
	parts = told(parts, quotes(true, false), "quote", "added")
	parts = told(parts, quotes(false, false), "quote", "dropped")
	parts = told(parts, quotes(true, true), "quote", "reworded")
	return strings.Join(parts, ", ")
}

// sum is what a verdict counts of a text.
type sum struct {
	alone      int // sentences that stand in it only
	paragraphs int // of which all sentences do
	loose      int // such sentences in other paragraphs
	reworded   int
	moved      bool
}

func summed(s *model.Side) sum {
	var c sum
	for from := 0; from < len(s.Sentences); {
		to, alone, live := from, 0, 0
		for ; to < len(s.Sentences) && s.Sentences[to].Block == s.Sentences[from].Block; to++ {
			t := s.Sentences[to]
			if t.Aside {
				continue
			}
			live++
			c.moved = c.moved || t.Moved
			switch t.Standing {
			case model.Alone:
				alone++
			case model.Reworded:
				c.reworded++
			}
		}
		c.alone += alone
		if live > 0 && alone == live {
			c.paragraphs++
		} else {
			c.loose += alone
		}
		from = to
	}
	return c
}

// changedSentences is how many sentences a text has that differ in nothing but figures
// and names.
func changedSentences(c *model.Comparison) int {
	text := c.This.Article.Text()
	n := 0
	for _, s := range c.This.Sentences {
		if s.Standing != model.Reworded || s.Aside {
			continue
		}
		plain := slices.ContainsFunc(s.Edits, func(e model.Edit) bool {
			of := func(x model.Exchange) bool {
				return x.To != "" && x.From != "" && e.Own.Start < e.Own.End && strings.Contains(x.To, strings.Trim(text[e.Own.Start:e.Own.End], "’'"))
			}
			return !slices.ContainsFunc(c.Figures, of) && !slices.ContainsFunc(c.Names, of)
		})
		if !plain {
			n++
		}
	}
	return n
}

// exchanged words the figures or names that stand for each other: "12 → 14 dead".
func exchanged(es []model.Exchange) []string {
	var out []string
	for _, e := range es {
		if e.From != "" && e.To != "" {
			out = append(out, strings.TrimSpace(e.From+" → "+e.To+" "+e.Unit))
		}
	}
	return out
}

// enumerated is some of them.
func enumerated(all []string) string {
	if len(all) > mostNamed {
		return fmt.Sprintf("%s and %d more", strings.Join(all[:mostNamed], ", "), len(all)-mostNamed)
	}
	return strings.Join(all, ", ")
}

// told adds a number of things, if there are any.
func told(parts []string, n int, thing, what string) []string {
	switch n {
	case 0:
		return parts
	case 1:
		return append(parts, "1 "+thing+" "+what)
	}
	return append(parts, fmt.Sprintf("%d %ss %s", n, thing, what))
}

// percentage is a share in whole percent; all is only what is all, and nothing what is nothing.
func percentage(share float64) string {
	n := int(math.Round(100 * share))
	switch {
	case share == 0:
		return "nothing"
	case n == 0:
		n = 1
	case n == 100 && share < 1:
		n = 99
	}
	return fmt.Sprintf("%d %%", n)
}
