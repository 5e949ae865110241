package group

import (
	"slices"
	"strings"
)

// otherwise lists the figures (places in a) that stand in a common passage where b
// has others: what a correction changed, in the order of a.
func (c *comparison) otherwise() []int {
	var out []int
	for k := 1; k < len(c.runs); k++ {
		p, r := c.runs[k-1], c.runs[k]
		i, j := p.i+p.n, p.j+p.n
		if r.i-i > 2*maxGap || r.j < j || r.j-j > 2*maxGap || !c.changed(c.b, c.coverB, j, r.j) {
			continue
		}
		for ; i < r.i; i++ {
			if c.a.figs.has(i) && !c.coverA.has(i) && !c.hideA.has(i) {
				out = append(out, i)
			}
		}
	}
	return out
}

// changed tells whether a gap has a figure that the other text has not.
func (c *comparison) changed(t *text, cover bits, from, to int) bool {
	for ; from < to; from++ {
		if t.figs.has(from) && !cover.has(from) {
			return true
		}
	}
	return false
}

// mostTold is how many changed figures an explanation lists.
const mostTold = 4

// figures words the changed figures of a new text as it prints them: "14, 3,000".
func (m match) figures(r *reading) string {
	var out []string
	for _, i := range m.changed {
		t := r.body[i]
		if f := r.text[t.start:t.end]; !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	if len(out) > mostTold {
		out = append(out[:mostTold], "…")
	}
	return strings.Join(out, ", ")
}
