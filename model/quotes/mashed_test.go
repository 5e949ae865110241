package quotes

import (
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
)

// mashedForm writes the tail of a mashed paragraph.
var mashedForms = []struct {
	name string
	make func(words, name, role string) string
}{
	{"role name", func(w, n, r string) string { return w + " " + r + " " + n }},
	{"role honorific name", func(w, n, r string) string { return w + " " + r + " Mr " + surname(n) }},
	{"name", func(w, n, r string) string { return w + " " + n }},
	{"name role", func(w, n, r string) string { return w + " " + n + ", " + r }},
	{"marks name", func(w, n, r string) string { return "“" + w + "” " + n }},
	{"marks name role", func(w, n, r string) string { return "“" + w + "” " + n + ", " + r }},
	{"dash name", func(w, n, r string) string { return w + " – " + n }},
	{"stop name", func(w, n, r string) string { return w + ". " + n }},
	{"capital role name", func(w, n, r string) string { return w + " " + strings.ToUpper(r[:1]) + r[1:] + " " + n }},
}

func surname(n string) string { f := strings.Fields(n); return f[len(f)-1] }

// edits are what editors do to the words; each keeps at least six of them.
var edits = []struct {
	name string
	make func(w []string, next []string) []string
}{
	{"as it stands", func(w, _ []string) []string { return w }},
	{"start cut", func(w, _ []string) []string { return w[len(w)/4:] }},
	{"end cut", func(w, _ []string) []string { return w[:len(w)-len(w)/4] }},
	{"middle cut", func(w, _ []string) []string {
		return append(append([]string{}, w[:len(w)/2-1]...), w[len(w)/2+1:]...)
	}},
	{"word swapped", func(w, _ []string) []string {
		out := append([]string{}, w...)
		out[len(out)/3] = "really"
		return out
	}},
	{"halves joined", func(w, next []string) []string {
		if len(next) < 3 {
			return w
		}
		return append(append([]string{}, w...), next...)
	}},
}

// TestDevMashed plants mashed pull quotes of every form and edit, and decoys,
// into the development articles, and prints precision, recall, bounds and roles.
func TestDevMashed(t *testing.T) {
	for _, half := range []string{"known", "held"} {
		var planted, found, bounds, roles, roleOf, extra, speakers int
		n := 0
		for _, a := range loadDev(t, half) {
			for ti, q := range a.truths {
				raw := a.text[q.start:q.end]
				w := strings.Fields(strings.Trim(raw, ".,!?"))
				if q.speaker == "" || len(q.roles) == 0 || len(w) < 8 || strings.ContainsAny(raw, "“”\"\n[") || strings.Contains(raw, "'Miss") || q.optional {
					continue
				}
				var next []string
				if ti+1 < len(a.truths) && a.truths[ti+1].speaker == q.speaker && a.truths[ti+1].start-q.end < 60 {
					nx := a.text[a.truths[ti+1].start:a.truths[ti+1].end]
					if !strings.ContainsAny(nx, "“”\"\n") {
						next = strings.Fields(strings.Trim(nx, ".,!?"))
					}
				}
				for fi, form := range mashedForms {
					edit := edits[(n+fi)%len(edits)]
					words := strings.Join(edit.make(w, next), " ")
					role := q.roles[0]
					for _, r := range q.roles {
						if len(r) < len(role) {
							role = r
						}
					}
					para := form.make(words, q.speaker, role)
					if form.name == "role honorific name" && !manly(q.speaker) {
						para = strings.Replace(para, " Mr ", " Ms ", 1)
					}
					sep := "\n\n"
					at := strings.LastIndex(a.text[:q.start], sep)
					text := a.text[:max(at, 0)] + sep + para + a.text[max(at, 0):]
					if at < 0 {
						text = para + sep + a.text
					}
					planted++
					if form.name == "stop name" {
						words += "."
					}
					hit := false
					for _, g := range Find(text) {
						if g.Kind != model.Pull {
							continue
						}
						if !strings.Contains(text[max(0, g.Start-4):g.Start], "\n") && g.Start > 3 {
							extra++
							if half == "known" {
								t.Logf("inside %s/%s: %q", a.name, form.name, g.Text)
							}
							continue
						}
						if hit { // the planted words quoted in the paragraph that they were taken from
							extra++
							if half == "known" {
								t.Logf("twice %s/%s: %q", a.name, form.name, g.Text)
							}
							continue
						}
						hit = true
						found++
						if g.Text == words {
							bounds++
						} else if half == "known" {
							t.Logf("bounds %s/%s/%s: %q, not %q", a.name, form.name, edit.name, g.Text, words)
						}
						if g.Speaker == q.speaker {
							speakers++
						} else if half == "known" {
							t.Logf("speaker %s/%s: %q, not %q", a.name, form.name, g.Speaker, q.speaker)
						}
						roleOf++
						ok := false
						for _, r := range q.roles {
							ok = ok || strings.EqualFold(r, g.Role)
						}
						if ok {
							roles++
						} else if half == "known" {
							t.Logf("role %s/%s/%s: %q, not %q in %q", a.name, form.name, edit.name, g.Role, q.roles, para)
						}
					}
					if !hit && half == "known" {
						t.Logf("missed %s/%s/%s: %s", a.name, form.name, edit.name, para)
					}
				}
				n++
			}
			for _, decoy := range decoys(a) {
				text := a.text + "\n\n" + decoy + "\n\n" + "The hearing goes on."
				for _, g := range Find(text) {
					if g.Kind == model.Pull {
						extra++
						if half == "known" {
							t.Logf("decoy taken: %q in %s", decoy, a.name)
						}
					}
				}
			}
		}
		t.Logf("%s mashed: recall %.1f%% of %d, precision %.1f%%, bounds %.1f%%, role %.1f%%, speaker %.1f%%", half,
			share(found, planted), planted, share(found, found+extra), share(bounds, found), share(roles, roleOf), share(speakers, found))
	}
}

func manly(name string) bool {
	g, _, _ := firstName(strings.ToLower(strings.Fields(name)[0]))
	return g != female
}

// decoys are paragraphs without a stop that end in a name and are no pull quotes.
func decoys(a devArticle) []string {
	var out []string
	for _, q := range a.truths {
		if q.speaker == "" || len(q.roles) == 0 || strings.Contains(a.text[q.start:q.end], "\n") {
			continue
		}
		words := strings.Trim(a.text[q.start:q.end], ".,!?")
		role := q.roles[0]
		out = append(out,
			words+", warns "+role+" "+q.speaker,
			words+", says "+q.speaker,
			"Read more: "+words+" "+q.speaker,
			"The "+role+" "+q.speaker+" arriving for talks on Monday with "+q.speaker,
			"By "+q.speaker,
			"A portrait of the "+role+" hangs in the hall beside one of "+q.speaker,
			q.speaker+" pictured outside the court last week. Picture: "+q.speaker,
		)
		break
	}
	return out
}
