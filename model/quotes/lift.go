package quotes

import (
	"slices"
	"strings"

	"github.com/lede-reader/lede/model"
)

// Reason and rule of the removals that Lift makes.
const (
	liftReason = "pull quote"
	liftRule   = "mashed"
)

// Lift takes the mashed pull quotes of a cleaned article off its body, whole
// blocks or the part of one that a pull quote is glued to: they become removals,
// and PullQuotes that stand at the same place. Then it
// sets a.Quotes, with offsets into the new a.Text(). Pull quotes that are there
// already stay; where there is none at all, one may be chosen. What a person
// has restored is not lifted again. Lifting twice is lifting once.
func Lift(a *model.Article) {
	kept := restored(a)
	for {
		text := a.Text()
		found, places := find(text, hints(a), adjoining(a))
		cuts := cutsOf(a, found, places, kept)
		if len(cuts) == 0 {
			a.Quotes = direct(found)
			break
		}
		takeOff(a, cuts)
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

// adjoining are the ends of blocks, as bytes of the text, that one newline parts from the next
// block in Raw; none where Raw parts most blocks so, as that of a page does.
func adjoining(a *model.Article) indexes {
	out, at := indexes{}, 0
	for i := 0; i+1 < len(a.Body); i++ {
		at += len(a.Body[i].Text)
		if from, to := a.Body[i].End, a.Body[i+1].Start; 0 <= from && from < to && to <= len(a.Raw) && strings.Count(a.Raw[from:to], "\n") == 1 {
			out[at] = true
		}
		at += len("\n\n")
	}
	if 2*len(out) > len(a.Body) {
		return nil
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

// sameWords compares without marks and case.
func sameWords(a, b string) bool { return slices.Equal(plainWords(a), plainWords(b)) }
