package quotes

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
)

// TestBlind prints issue 6's table for articles, mashed pull quotes and traps by writers who did not know the
// rules. Errors of those that were read since are told; the others', "held", are not to be looked at.
// Quotations of five words and more count.
func TestBlind(t *testing.T) {
	for _, part := range []string{"read", "held"} {
		report := func(string, ...any) {}
		if part == "read" {
			report = t.Logf
		}
		var c tally
		for _, a := range loadSet(t, "blind/"+part+".articles") {
			for i, w := range a.truths {
				a.truths[i].optional = w.optional || brief(a.text[w.start:w.end])
			}
			c.judge(a, slices.DeleteFunc(Find(a.text), func(q model.Quote) bool { return brief(q.Text) }), report)
		}
		t.Log(c.table(part))
		if f1(c.speaker, c.want, c.got) < 90 || share(c.pronounRight, c.pronoun) < 88 {
			t.Errorf("%s: span and speaker fell below 90, or the speakers of pronouns below 88", part)
		}
		var p pulls
		for _, a := range loadSet(t, "blind/"+part+".mashed") {
			p.judge(a, Find(a.text), report)
		}
		trapped := 0
		for _, a := range loadSet(t, "blind/"+part+".traps") {
			for _, q := range Find(a.text) {
				if q.Kind == model.Pull {
					trapped++
					report("%s: not a pull quote: %q by %q", a.name, q.Text, q.Speaker)
				}
			}
		}
		t.Logf("%-6s %v | traps fallen into %d", part, p, trapped)
		if share(p.hit, p.want) < leastPulls[part] || share(p.hit, p.got) < 99 || trapped > 0 {
			t.Errorf("%s: too few pull quotes are found, or others", part)
		}
	}
}

var leastPulls = map[string]float64{"read": 97, "held": 70}

func brief(words string) bool { return len(strings.Fields(words)) < 5 }

// pulls counts mashed pull quotes.
type pulls struct{ want, got, hit, bounds, speaker, role, roles int }

func (c *pulls) judge(a devArticle, found []model.Quote, report func(string, ...any)) {
	found = slices.DeleteFunc(found, func(q model.Quote) bool { return q.Kind != model.Pull })
	c.got += len(found)
	for _, w := range a.truths {
		c.want++
		i := slices.IndexFunc(found, func(q model.Quote) bool { return q.Start < w.end && w.start < q.End })
		if i < 0 {
			report("%s: missed the pull quote %q", a.name, a.text[w.start:w.end])
			continue
		}
		q := found[i]
		found = slices.Delete(found, i, i+1)
		c.hit++
		if tail := " .,;:…—–-\u00a0"; q.Start == w.start && strings.TrimRight(q.Text, tail) == strings.TrimRight(a.text[w.start:w.end], tail) {
			c.bounds++
		} else {
			report("%s: the pull quote is %q, not %q", a.name, a.text[w.start:w.end], q.Text)
		}
		if !w.by(q.Speaker) {
			report("%s: the pull quote is by %q, not %q", a.name, w.speaker, q.Speaker)
			continue
		}
		c.speaker++
		if len(w.roles) == 0 {
			continue
		}
		if c.roles++; w.as(q.Role) {
			c.role++
		} else {
			report("%s: the role is %q, not %q", a.name, w.roles, q.Role)
		}
	}
	for _, q := range found {
		report("%s: not a pull quote: %q by %q", a.name, q.Text, q.Speaker)
	}
}

func (c pulls) String() string {
	return fmt.Sprintf("mashed pull quotes P %.1f R %.1f of %d | bounds %.1f | speaker %.1f | role %.1f of %d",
		share(c.hit, c.got), share(c.hit, c.want), c.want, share(c.bounds, c.hit), share(c.speaker, c.hit), share(c.role, c.roles), c.roles)
}
