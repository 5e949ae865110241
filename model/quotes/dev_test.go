package quotes

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
)

// truth is one marked quotation of a development article.
type truth struct {
	start, end int
	speaker    string
	roles      []string
	pronoun    bool
	optional   bool
	kind       model.QuoteKind
}

type devArticle struct {
	name, text string
	truths     []truth
}

// loadDev reads testdata/dev/NAME.txt; the format is told at the top of known.txt.
func loadDev(t testing.TB, name string) []devArticle {
	t.Helper()
	raw, err := os.ReadFile("testdata/dev/" + name + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	var out []devArticle
	for i, chunk := range strings.Split("\n"+string(raw), "\n=== ") {
		if i == 0 {
			continue
		}
		title, body, _ := strings.Cut(chunk, "\n")
		out = append(out, parseDev(t, title, body))
	}
	return out
}

func parseDev(t testing.TB, name, body string) devArticle {
	t.Helper()
	keys := map[string]truth{"-": {}}
	var lines []string
	for _, l := range strings.Split(body, "\n") {
		if strings.HasPrefix(l, "@") {
			key, rest, _ := strings.Cut(l[1:], " ")
			f := strings.Split(rest, "|")
			keys[key] = truth{speaker: f[0], roles: f[1:]}
			continue
		}
		lines = append(lines, l)
	}
	a := devArticle{name: name}
	var b strings.Builder
	rest := strings.TrimSpace(strings.Join(lines, "\n"))
	var open *truth
	for {
		i := strings.Index(rest, "[[")
		if i < 0 {
			break
		}
		b.WriteString(rest[:i])
		j := strings.Index(rest, "]]")
		f := strings.Fields(rest[i+2 : j])
		rest = rest[j+2:]
		if f[0] == "/" {
			if open == nil {
				t.Fatalf("%s: closed without opening before %.30q", name, rest)
			}
			open.end = b.Len()
			a.truths = append(a.truths, *open)
			open = nil
			continue
		}
		k, ok := keys[f[0]]
		if !ok {
			t.Fatalf("%s: no speaker %q", name, f[0])
		}
		if open != nil { // a mark for each paragraph of one quotation
			continue
		}
		k.start, k.kind = b.Len(), model.Direct
		for _, flag := range f[1:] {
			k.pronoun = k.pronoun || flag == "p"
			k.optional = k.optional || flag == "?"
		}
		open = &k
	}
	if open != nil {
		t.Fatalf("%s: a quotation is not closed", name)
	}
	b.WriteString(rest)
	a.text = b.String()
	return a
}

// tally counts what issue 6 asks for.
type tally struct {
	want, got, hit, wantLong, gotLong, hitLong int
	speaker, pronoun, pronounRight             int
	office, officeNamed                        int
	role, roleRight                            int
	unsure, unsureRight                        int // of those that name somebody
}

func (c *tally) judge(a devArticle, got []model.Quote, report func(string, ...any)) {
	long := func(s string) bool { return len(strings.Fields(s)) >= 5 }
	byStart := map[int]model.Quote{}
	for _, q := range got {
		byStart[q.Start] = q
	}
	optional := map[int]bool{}
	for _, w := range a.truths {
		q, ok := byStart[w.start]
		if w.optional {
			optional[w.start] = true
			continue
		}
		words := a.text[w.start:w.end]
		c.want++
		if long(words) {
			c.wantLong++
		}
		if !ok || q.End != w.end || q.Kind != w.kind {
			report("%s: missed %q (%v)", a.name, words, q.Text)
			continue
		}
		c.hit++
		if long(words) {
			c.hitLong++
		}
		right := q.Speaker == w.speaker
		if q.Unsure && q.Speaker != "" {
			c.unsure++
			if right {
				c.unsureRight++
				report("%s: %.50q is by %q, but not sure: %+v", a.name, words, q.Speaker, q.Cue)
			}
		}
		if right {
			c.speaker++
		} else {
			report("%s: %.50q is by %q, not %q (cue %+v)", a.name, words, w.speaker, q.Speaker, q.Cue)
		}
		if w.speaker == "" {
			c.office++
			if q.Speaker != "" {
				c.officeNamed++
			}
			continue
		}
		if w.pronoun {
			c.pronoun++
			if right {
				c.pronounRight++
			}
		}
		if right && len(w.roles) > 0 {
			c.role++
			ok := false
			for _, r := range w.roles {
				ok = ok || strings.EqualFold(r, q.Role)
			}
			if ok {
				c.roleRight++
			} else {
				report("%s: %s is %q, not %q", a.name, q.Speaker, w.roles, q.Role)
			}
		}
	}
	for _, q := range got {
		if optional[q.Start] {
			continue
		}
		c.got++
		if long(q.Text) {
			c.gotLong++
		}
		known := false
		for _, w := range a.truths {
			known = known || w.start == q.Start && w.end == q.End && w.kind == q.Kind
		}
		if !known {
			report("%s: extra %s %q by %q", a.name, q.Kind, q.Text, q.Speaker)
		}
	}
}

func f1(hit, want, got int) float64 {
	if want+got == 0 {
		return 100
	}
	return 200 * float64(hit) / float64(want+got)
}

func share(n, of int) float64 {
	if of == 0 {
		return 100
	}
	return 100 * float64(n) / float64(of)
}

func (c *tally) table(name string) string {
	return fmt.Sprintf("%-6s spans F1 %.1f (5+ words %.1f) | speaker %.1f%% of %d | pronoun %.1f%% of %d | span+speaker F1 %.1f | office named %d of %d | role %.1f%% of %d | unsure %d, right of them %d",
		name, f1(c.hit, c.want, c.got), f1(c.hitLong, c.wantLong, c.gotLong), share(c.speaker, c.hit), c.hit,
		share(c.pronounRight, c.pronoun), c.pronoun, f1(c.speaker, c.want, c.got), c.officeNamed, c.office, share(c.roleRight, c.role), c.role, c.unsure, c.unsureRight)
}

// TestDev prints issue 6's table for both halves of the development set; what
// went wrong is told for the known half only.
func TestDev(t *testing.T) {
	for _, half := range []string{"known", "held"} {
		var c tally
		for _, a := range loadDev(t, half) {
			report := func(string, ...any) {}
			if half == "known" {
				report = t.Logf
			}
			c.judge(a, Find(a.text), report)
		}
		t.Log(c.table(half))
		if f1(c.speaker, c.want, c.got) < 95 {
			t.Errorf("span and speaker F1 fell below 95 on the %s half", half)
		}
	}
}
