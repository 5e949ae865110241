package quotes

import (
	"slices"
	"sort"
	"strings"

	"github.com/lede-reader/lede/model"
)

// cut is a mashed pull quote in a block of the body, whole or a part of it.
type cut struct {
	start, end int // bytes of the block's text
	removal    model.Removal
	quote      model.Quote
	below      bool // it is the signature of the cut before
}

// cutsOf are the cuts to make, at most one a block, by its index: two of a pull quote that
// is signed in the block below.
func cutsOf(a *model.Article, found []model.Quote, places map[int]paragraph, kept []model.Removal) map[int]cut {
	out := map[int]cut{}
	block, at := 0, 0 // at: the byte of the text where the block begins
	for i := range found {
		p, ok := places[i]
		if !ok {
			continue
		}
		for at+len(a.Body[block].Text) <= p.start {
			at += len(a.Body[block].Text) + len("\n\n")
			block++
		}
		if _, held := out[block]; held || p.start < at {
			continue
		}
		size := len(a.Body[block].Text)
		c, ok := cutFrom(a, &a.Body[block], p.start-at, min(p.end-at, size), kept)
		c.quote = found[i]
		if next := at + size + len("\n\n"); ok && p.end > at+size { // signed in the block below
			var under cut
			under, ok = cutFrom(a, &a.Body[block+1], 0, p.end-next, kept)
			under.below = true
			if ok {
				out[block+1] = under
			}
		}
		if ok {
			out[block] = c
		}
	}
	return out
}

// cutFrom makes the cut of bytes [start, end) of a block's text; false where Raw
// does not show it as one run, or where a person has put it back.
func cutFrom(a *model.Article, b *model.Block, start, end int, kept []model.Removal) (cut, bool) {
	c := cut{start: start, end: end}
	if b.Kind == model.Preformatted {
		return c, false
	}
	r := model.Removal{Start: b.Start, End: b.End, Reason: liftReason, Rule: liftRule}
	if start > 0 || end < len(b.Text) {
		var ok bool
		if r.Start, r.End, ok = rawSpan(a, b, start, end); !ok {
			return c, false
		}
	}
	if slices.ContainsFunc(kept, func(o model.Removal) bool { return o.Start < r.End && r.Start < o.End || o.Start == r.Start }) {
		return c, false
	}
	c.removal = r
	return c, true
}

// rawSpan is where bytes [from, to) of a block's text stand in Raw: the same
// letters, with other white space and other removals between them. False if it is
// not found, or if something was removed from its midst.
func rawSpan(a *model.Article, b *model.Block, from, to int) (start, end int, ok bool) {
	if b.End > len(a.Raw) || b.Start < 0 || b.Start >= b.End {
		return 0, 0, false
	}
	first, _, _ := strings.Cut(b.Text, " ")
	at := b.Start + max(0, strings.Index(a.Raw[b.Start:b.End], first)) // after the sign of a list item
	next := sort.Search(len(a.Removed), func(i int) bool { return a.Removed[i].End > at })
	start = -1
	for i := 0; i < to; i++ {
		if blank(b.Text[i]) {
			continue
		}
		for at < b.End {
			for next < len(a.Removed) && (a.Removed[next].End <= at || a.Removed[next].Restored) {
				next++
			}
			if next < len(a.Removed) && a.Removed[next].Start <= at {
				if start >= 0 {
					return 0, 0, false
				}
				at = a.Removed[next].End
			} else if blank(a.Raw[at]) {
				at++
			} else {
				break
			}
		}
		if at >= b.End || a.Raw[at] != b.Text[i] {
			return 0, 0, false
		}
		if i >= from && start < 0 {
			start = at
		}
		at++
	}
	return start, at, start >= 0
}

func blank(c byte) bool { return c == ' ' || '\t' <= c && c <= '\r' }

// takeOff moves the cuts from the body to removals and pull quotes.
func takeOff(a *model.Article, cuts map[int]cut) {
	shift := make([]int, len(a.Body)+1) // new index of each block, and of the end
	var body []model.Block
	var removed []model.Removal
	var pulls []model.PullQuote
	for i, b := range a.Body {
		shift[i] = len(body)
		c, ok := cuts[i]
		if !ok {
			body = append(body, b)
			continue
		}
		at := len(body)
		if rest, ok := remainder(a, b, c); ok {
			body = append(body, rest)
			if rest.End <= c.removal.Start {
				at++
			}
		}
		c.removal.Block = at
		removed = append(removed, c.removal)
		if c.below {
			continue
		}
		pulls = append(pulls, model.PullQuote{Text: c.quote.Text, Speaker: c.quote.Speaker, Role: c.quote.Role, Block: at})
	}
	shift[len(a.Body)] = len(body)
	for i := range a.Removed {
		a.Removed[i].Block = shift[min(max(a.Removed[i].Block, 0), len(a.Body))]
	}
	for i := range a.PullQuotes {
		a.PullQuotes[i].Block = shift[min(max(a.PullQuotes[i].Block, 0), len(a.Body))]
	}
	a.Body = body
	a.Removed = append(a.Removed, removed...)
	sort.SliceStable(a.Removed, func(i, j int) bool { return a.Removed[i].Start < a.Removed[j].Start })
	a.PullQuotes = slices.DeleteFunc(a.PullQuotes, func(p model.PullQuote) bool { return p.Chosen })
	for _, p := range pulls {
		if !slices.ContainsFunc(a.PullQuotes, func(o model.PullQuote) bool { return sameWords(o.Text, p.Text) }) {
			a.PullQuotes = append(a.PullQuotes, p)
		}
	}
	sort.SliceStable(a.PullQuotes, func(i, j int) bool { return a.PullQuotes[i].Block < a.PullQuotes[j].Block })
}

// remainder is the block without the cut; false if no word is left.
func remainder(a *model.Article, b model.Block, c cut) (model.Block, bool) {
	left, right := strings.TrimSpace(b.Text[:c.start]), strings.TrimSpace(b.Text[c.end:])
	if strings.IndexFunc(left+right, wordly) < 0 {
		return b, false
	}
	from := len(b.Text) - len(right) // where the text goes on
	gap := ""
	switch {
	case left == "":
		b.Start, _, _ = rawSpan(a, &b, from, from+1)
	case right == "":
		_, b.End, _ = rawSpan(a, &b, len(left)-1, len(left))
	default:
		gap = " "
	}
	move := func(at int) int {
		if at < from {
			return min(at, len(left))
		}
		return at - from + len(left) + len(gap)
	}
	var marks []model.Mark
	for _, m := range b.Marks {
		if m.Start, m.End = move(m.Start), move(m.End); m.Start < m.End {
			marks = append(marks, m)
		}
	}
	b.Text, b.Marks = left+gap+right, marks
	return b, true
}
