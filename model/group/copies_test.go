package group

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/lede-reader/lede/model"
)

// copyist makes copies and traps of an original; together says what they are.
type copyist struct {
	kind     string
	together bool
	make     func(p *press, ps []string) []string
}

var (
	numeral   = regexp.MustCompile(`\b\d[\d,.]*\d\b|\b\d\b`)
	nameInner = regexp.MustCompile(`([a-z,] )([A-Z][a-z]+)`)
)

var copyists = []copyist{
	{"exact", true, func(_ *press, ps []string) []string { return ps }},
	{"recased", true, func(_ *press, ps []string) []string {
		r := strings.NewReplacer("'", "’", " \"", " “", "\" ", "” ", "-", "–", "  ", " ")
		return mapText(ps, r.Replace)
	}},
	{"cut", true, func(p *press, ps []string) []string { return ps[:max(1, len(ps)*(3+p.r.IntN(5))/10)] }},
	{"holes", true, func(p *press, ps []string) []string {
		return slices.DeleteFunc(slices.Clone(ps), func(string) bool { return p.r.IntN(4) == 0 && len(ps) > 3 })
	}},
	{"lede", true, func(p *press, ps []string) []string {
		return append([]string{p.sentence(p.event(time.Time{}))}, ps[1:]...)
	}},
	{"merged", true, func(_ *press, ps []string) []string { return []string{strings.Join(ps, " ")} }},
	{"split", true, func(_ *press, ps []string) []string {
		return strings.Split(strings.ReplaceAll(strings.Join(ps, " "), ". ", ".\n"), "\n")
	}},
	{"spelling", true, func(_ *press, ps []string) []string {
		r := strings.NewReplacer("defence", "defense", "labour", "labor", "percent", "per cent", "harbour", "harbor",
			"centre", "center", "neighbour", "neighbor", "cancelled", "canceled", "said", "told us", "apologised", "apologized")
		return mapText(ps, r.Replace)
	}},
	{"light", true, func(p *press, ps []string) []string {
		return eachWord(ps, func(w string) string {
			switch p.r.IntN(24) {
			case 0:
				return w + " " + p.words[p.r.IntN(400)]
			case 1:
				return p.words[p.r.IntN(400)]
			}
			return w
		})
	}},
	{"correction", true, func(p *press, ps []string) []string {
		left := 3
		return mapText(ps, func(s string) string {
			return numeral.ReplaceAllStringFunc(s, func(n string) string {
				if left > 0 && p.r.IntN(3) == 0 {
					left--
					return fmt.Sprint(p.r.IntN(9000))
				}
				return n
			})
		})
	}},
	{"template", false, func(p *press, ps []string) []string {
		names := map[string]string{}
		return mapText(ps, func(s string) string {
			s = numeral.ReplaceAllStringFunc(s, func(string) string { return fmt.Sprint(2 + p.r.IntN(9000)) })
			return nameInner.ReplaceAllStringFunc(s, func(m string) string {
				n := m[2:]
				if m[1] != ' ' {
					n = m[1:]
				}
				if names[n] == "" {
					names[n] = capital(p.syllables(3))
				}
				return strings.TrimSuffix(m, n) + names[n]
			})
		})
	}},
	{"another day", false, func(p *press, ps []string) []string {
		return eachWord(mapText(ps, func(s string) string {
			return numeral.ReplaceAllStringFunc(s, func(string) string { return fmt.Sprint(2 + p.r.IntN(9000)) })
		}), func(w string) string {
			if _, ok := calendar()[foldWord(strings.ToLower(w))]; ok {
				return "Sunday"
			}
			return w
		})
	}},
	{"lifted quotation", false, func(p *press, ps []string) []string {
		q := strings.Join(strings.Fields(strings.Join(ps, " "))[:38], " ")
		e := p.event(time.Time{})
		return []string{p.sentence(e) + " “" + q + ",” " + strings.ToLower(p.sentence(e)), p.sentence(e)}
	}},
}

func mapText(ps []string, f func(string) string) []string {
	out := make([]string, len(ps))
	for i, s := range ps {
		out[i] = f(s)
	}
	return out
}

func eachWord(ps []string, f func(string) string) []string {
	return mapText(ps, func(s string) string {
		ws := strings.Fields(s)
		for i, w := range ws {
			ws[i] = f(w)
		}
		return strings.Join(ws, " ")
	})
}

// furnishings of some invented papers: what stands before and behind every text.
var furnishings = [][2]string{
	{"", ""},
	{"Help us tell what others leave out. Your gift keeps our reporters on the road, and you can read all of our work without paying. We think you should be able to read the news whether or not you can afford it. Give now Read more", ""},
	{"", "Sign up for our letter. We send you the day's best reading before breakfast. By joining you accept our terms and our privacy notice. You can leave whenever you like. Comments are moderated by our team."},
	{"Listen to this page. You are reading the text of a broadcast.", "Copyright of this paper. It may not be published, rewritten or redistributed without permission in writing. All rights reserved."},
	{"", "Do you know more about this? Write to our desk or use our form, and tell us whether we may use your name. We read what you send us."},
}

type made struct {
	group, kind string
	article     *model.Article
}

// makeCopies gives originals with copies and traps, shuffled, all within two days or so.
func makeCopies(p *press, originals [][]string) []made {
	return makeCopiesOf(p, originals, copyists)
}

func makeCopiesOf(p *press, originals [][]string, copyists []copyist) []made {
	var out []made
	start := time.Date(2025, 5, 5, 6, 0, 0, 0, time.UTC)
	print := func(group, kind string, ps []string, at time.Time) {
		k := p.r.IntN(len(furnishings) * 2)
		f := furnishings[k%len(furnishings)]
		text := slices.DeleteFunc(append(append([]string{f[0]}, ps...), f[1]), func(s string) bool { return s == "" })
		a := p.article(fmt.Sprint("paper ", k), at, text)
		a.Language = ""
		out = append(out, made{group, kind, a})
	}
	for i, ps := range originals {
		at := start.Add(time.Duration(p.r.IntN(40)) * time.Hour)
		g := fmt.Sprint("o", i)
		print(g, "", ps, at)
		for _, k := range p.r.Perm(len(copyists))[:4] {
			c := copyists[k]
			if c.kind == "another day" && len(numeral.FindAllString(strings.Join(ps, " "), -1)) < 4 {
				continue // with no figures to tell days apart the texts are the same
			}
			if c.kind == "lede" && len(ps) < 4 || c.kind == "cut" && len(ps) < 3 {
				continue // too little of the original would be left
			}
			group, later := g, time.Duration(p.r.IntN(20))*time.Hour
			if !c.together {
				group = fmt.Sprint(g, "-", c.kind)
				later += 20 * time.Hour
			}
			print(group, c.kind, c.make(p, ps), at.Add(later))
		}
	}
	for i := range len(originals) / 8 { // ledes of some, whole texts of others
		var digest []string
		for range 6 {
			ps := originals[p.r.IntN(len(originals))]
			digest = append(digest, ps[:1+p.r.IntN(2)]...)
		}
		print(fmt.Sprint("r", i), "round-up", digest, start.Add(30*time.Hour))
	}
	p.r.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

// TestDevMadeCopies prints how made copies and traps come out, of invented
// words and of the news threads.
func TestDevMadeCopies(t *testing.T) {
	if testing.Short() {
		t.Skip("long, and in one goroutine")
	}
	byStory := map[string][]string{}
	for _, th := range readThreads(t) {
		byStory[th.story] = append(byStory[th.story], th.article.Text())
	}
	for seed := range uint64(2) { // the first was looked at
		p := newPress(100 + seed)
		var originals [][]string
		for i := range 160 {
			originals = append(originals, p.paragraphs(p.event(time.Time{}), []int{90, 200, 400, 800}[i%4]))
		}
		for _, s := range slices.Sorted(maps.Keys(byStory)) {
			if len(byStory[s]) > 1 {
				originals = append(originals, byStory[s])
			}
		}
		all := makeCopies(p, originals)
		if s := tellMade(t, fmt.Sprint("seed ", seed), all, seed == 0); s.f1 < .97 {
			t.Errorf("pairwise F1 %.4f", s.f1)
		}
	}
}

// tellMade prints how made articles come out, with the errors if they may be looked at.
func tellMade(t *testing.T, name string, all []made, look bool) scores {
	t.Helper()
	var as []*model.Article
	for _, m := range all {
		as = append(as, m.article)
	}
	last, moves := addAll(opened(nil), as)
	var gold, pred []string
	first := map[string]string{}
	for _, m := range all {
		gold, pred = append(gold, m.group), append(pred, last[m.article.ID].Group)
		if m.kind == "" {
			first[m.group] = last[m.article.ID].Group
		}
	}
	s := score(gold, pred)
	t.Logf("%s: %d articles: %v; moves %d", name, len(all), s, moves)
	in := map[string]made{} // by group that came out: the first article
	for _, m := range all {
		g := last[m.article.ID].Group
		if o, ok := in[g]; !ok {
			in[g] = m
		} else if look && o.group != m.group {
			t.Logf("   mixed: %s of %s with %s of %s: %+v", m.kind, m.group, o.kind, o.group, last[m.article.ID])
		}
	}
	kinds := map[string][3]int{}
	for _, m := range all {
		g, _, _ := strings.Cut(m.group, "-")
		k := kinds[m.kind]
		k[0]++
		joined := last[m.article.ID].Group == first[g]
		if joined {
			k[1]++
		}
		if last[m.article.ID].Story == last[first[g]].Story {
			k[2]++
		}
		kinds[m.kind] = k
		if look && joined != (m.group == g) && m.kind != "round-up" {
			t.Logf("   wrong: %s of %s, %d words, joined %v: %+v", m.kind, g, len(strings.Fields(m.article.Text())), joined, last[m.article.ID])
		}
	}
	for _, k := range slices.Sorted(maps.Keys(kinds)) {
		t.Logf("  %-17s %4d, with the original %4d, in its story %4d", k, kinds[k][0], kinds[k][1], kinds[k][2])
	}
	return s
}
