package group

import (
	"fmt"
	"math"
	"strings"
	"time"

	"github.com/lede-reader/lede/model"
)

// call names an article for a person: its source and day.
func (x *Index) call(slot int32) string {
	a := &x.articles[slot]
	name := a.source
	if name == "" {
		name = a.id
	}
	if w := x.whenOf(a); w.unix != 0 {
		name += ", " + time.Unix(w.unix, 0).UTC().Format("2 Jan")
	}
	return name
}

// why explains a match of texts.
func (m match) why(x *Index, _ *reading) string {
	share := int(math.Round(100 * m.share))
	if m.relation == model.Update {
		return fmt.Sprintf("takes up %d words (%d %%) of the text of %s", m.shared, share, x.call(m.to))
	}
	return fmt.Sprintf("%d %% of its words stand in the text of %s", share, x.call(m.to))
}

// mostNames is how many names an explanation lists.
const mostNames = 4

// whyRelated explains a tie by the strongest names, or words, in common and the time between.
func (x *Index) whyRelated(slot, to int32, r *reading) string {
	a, b := &x.articles[slot], &x.articles[to]
	weight := map[uint32]uint32{}
	for _, e := range b.vec {
		weight[e&termMask] = e & 0xFF
	}
	var names, words []string
	seen := map[string]bool{}
	for i := 0; i < len(r.body); i++ {
		t := r.body[i]
		if _, ok := weight[t.term&termMask]; !ok || t.flags&isStop != 0 {
			continue
		}
		end := i
		for t.flags&isName != 0 && end+1 < len(r.body) {
			n := r.body[end+1]
			if _, ok := weight[n.term&termMask]; !ok || n.flags&isName == 0 || r.text[r.body[end].end:n.start] != " " {
				break
			}
			end++
		}
		phrase := strings.TrimSuffix(strings.TrimSuffix(r.text[t.start:r.body[end].end], "’s"), "'s")
		i = end
		if seen[phrase] {
			continue
		}
		seen[phrase] = true
		if t.flags&isName != 0 {
			names = append(names, phrase)
		} else {
			words = append(words, phrase)
		}
	}
	names = append(names, words...)
	return "shares " + strings.Join(names[:min(len(names), mostNames)], ", ") + " with " + x.call(to) + between(x.whenOf(a), x.whenOf(b))
}

// between words the time between two articles.
func between(a, b moment) string {
	d, known := days(a, b)
	switch n := int(math.Round(d)); {
	case !known:
		return ""
	case n == 0:
		return ", the same day"
	case n == 1:
		return ", a day apart"
	default:
		return fmt.Sprintf(", %d days apart", n)
	}
}
