package quotes

import (
	"slices"
	"sort"

	"github.com/lede-reader/lede/model"
)

// Reason and rule of the removals that Lift makes.
const (
	liftReason = "pull quote"
	liftRule   = "mashed"
)

// Lift takes the mashed pull quotes of a cleaned article off its body: their
// blocks become removals and PullQuotes that stand at the same place. Then it
// sets a.Quotes, with offsets into the new a.Text(). Pull quotes that are there
// already stay; where there is none at all, one may be chosen. What a person
// has restored is not lifted again. Lifting twice is lifting once.
func Lift(a *model.Article) {
	kept := restored(a)
	for {
		text := a.Text()
		found, places := find(text, hints(a))
		blocks := mashedBlocks(a, found, places, kept)
		if len(blocks) == 0 {
			a.Quotes = direct(found)
			break
		}
		takeOff(a, blocks)
	}
	if len(a.PullQuotes) == 0 {
		choose(a)
	}
}

// direct are the quotations that are no pull quotes.
func direct(found []model.Quote) []model.Quote {
	var out []model.Quote
	for _, q := range found {
		if q.Kind == model.Direct {
			out = append(out, q)
		}
	}
	return out
}

// hints are the names and roles that the article's pull quotes give.
func hints(a *model.Article) []pull {
	var out []pull
	for _, p := range a.PullQuotes {
		if p.Speaker != "" && p.Role != "" && !p.Chosen {
			out = append(out, pull{name: p.Speaker, role: p.Role, person: -1})
		}
	}
	return out
}

// restored are the spans of pull quotes that a person put back.
func restored(a *model.Article) []model.Removal {
	var out []model.Removal
	for _, r := range a.Removed {
		if r.Reason == liftReason && r.Restored {
			out = append(out, r)
		}
	}
	return out
}

// mashedBlocks maps blocks of the body that are one mashed pull quote and
// nothing else to it.
func mashedBlocks(a *model.Article, found []model.Quote, places map[int]paragraph, kept []model.Removal) map[int]model.Quote {
	out := map[int]model.Quote{}
	if len(places) == 0 {
		return out
	}
	byStart := map[int]int{}
	at := 0
	for i, b := range a.Body {
		byStart[at] = i
		at += len(b.Text) + len("\n\n")
	}
	for i, p := range places {
		block, ok := byStart[p.start]
		if !ok {
			continue
		}
		b := a.Body[block]
		again := slices.ContainsFunc(kept, func(r model.Removal) bool { return r.Start < b.End && b.Start < r.End || r.Start == b.Start })
		if p.end-p.start == len(b.Text) && b.Kind != model.Preformatted && !again {
			out[block] = found[i]
		}
	}
	return out
}

// takeOff moves the blocks from the body to removals and pull quotes.
func takeOff(a *model.Article, blocks map[int]model.Quote) {
	shift := make([]int, len(a.Body)+1) // new index of each block, and of the end
	var body []model.Block
	var removed []model.Removal
	var pulls []model.PullQuote
	for i, b := range a.Body {
		shift[i] = len(body)
		q, ok := blocks[i]
		if !ok {
			body = append(body, b)
			continue
		}
		removed = append(removed, model.Removal{Start: b.Start, End: b.End, Reason: liftReason, Rule: liftRule, Block: len(body)})
		pulls = append(pulls, model.PullQuote{Text: q.Text, Speaker: q.Speaker, Role: q.Role, Block: len(body)})
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

// sameWords compares without marks and case.
func sameWords(a, b string) bool { return slices.Equal(plainWords(a), plainWords(b)) }
