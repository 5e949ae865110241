package group

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/lede-reader/lede/model"
)

// copyist makes copies and traps of an original; together says what they are.
type copyist struct {
	kind     string
	together bool
	make     func(p *press, ps []string) []string
}

var numeral = regexp.MustCompile(`\b\d[\d,.]*\d\b|\b\d\b`)

// unquoted takes quotation marks off.
var unquoted = strings.NewReplacer("“", "", "”", "", `"`, "", "„", "", "«", "", "»", "")

var copyists = []copyist{
	{"exact", true, func(_ *press, ps []string) []string { return ps }},
	{"recased", true, func(_ *press, ps []string) []string {
		r := strings.NewReplacer("'", "’", " \"", " “", "\" ", "” ", "-", "–", "  ", " ")
		return mapText(ps, r.Replace)
	}},
	{"three quarters", true, func(_ *press, ps []string) []string { return excerpt(ps, 0, .75) }},
	{"half", true, func(_ *press, ps []string) []string { return excerpt(ps, 0, .5) }},
	{"third", true, func(_ *press, ps []string) []string { return excerpt(ps, 0, .34) }},
	{"holes", true, func(p *press, ps []string) []string {
		return slices.DeleteFunc(slices.Clone(ps), func(string) bool { return p.r.IntN(4) == 0 && len(ps) > 3 })
	}},
	{"lede", true, func(p *press, ps []string) []string {
		return append([]string{p.sentence(p.event(time.Time{}))}, ps[1:]...)
	}},
	{"reordered", true, func(p *press, ps []string) []string {
		out := slices.Clone(ps)
		p.r.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
		return out
	}},
	{"retitled", true, func(_ *press, ps []string) []string { return ps }},
	{"furnished", true, func(p *press, ps []string) []string {
		before, behind := p.furniture[p.r.IntN(len(p.furniture))], p.furniture[p.r.IntN(len(p.furniture))]
		return append(append([]string{before[0] + before[1]}, ps...), behind[0]+behind[1])
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
		for _, n := range namesIn(ps) {
			names[n] = capital(p.syllables(3))
		}
		return eachWord(mapText(ps, func(s string) string {
			return numeral.ReplaceAllStringFunc(s, func(string) string { return fmt.Sprint(2 + p.r.IntN(9000)) })
		}), func(w string) string {
			if now := names[bare(w)]; now != "" {
				return strings.Replace(w, bare(w), now, 1)
			}
			return w
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
		q := strings.Join(strings.Fields(unquoted.Replace(strings.Join(ps, " ")))[:38], " ")
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

// bare is a word without what stands around it.
func bare(w string) string {
	w = strings.Trim(w, "'’.,;:!?“”\"„«»()")
	return strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
}

// namesIn are the words with capitals that stand inside sentences.
func namesIn(ps []string) []string {
	var out []string
	for _, s := range ps {
		ws := strings.Fields(s)
		for i, w := range ws[min(1, len(ws)):] {
			if r, _ := utf8.DecodeRuneInString(bare(w)); unicode.IsUpper(r) && strings.TrimRight(ws[i], ".!?:”“\"„«»") == ws[i] {
				out = append(out, bare(w))
			}
		}
	}
	return out
}

// excerpt is the paragraphs of a text from a part of its words to another, and no less than that.
func excerpt(ps []string, from, to float64) []string {
	all := float64(len(strings.Fields(strings.Join(ps, " "))))
	var out []string
	n := 0.0
	for _, s := range ps {
		words := float64(len(strings.Fields(s)))
		if n+words > from*all && n < to*all {
			out = append(out, s)
		}
		n += words
	}
	return out
}

// furnishings of some invented papers: what stands before and behind every text.
var furnishings = [][2]string{
	{"Help us tell what others leave out. Your gift keeps our reporters on the road, and you can read all of our work without paying. We think you should be able to read the news whether or not you can afford it. Give now Read more", ""},
	{"", "Sign up for our letter. We send you the day's best reading before breakfast. By joining you accept our terms and our privacy notice. You can leave whenever you like. Comments are moderated by our team."},
	{"Listen to this page. You are reading the text of a broadcast.", "Copyright of this paper. It may not be published, rewritten or redistributed without permission in writing. All rights reserved."},
	{"", "Do you know more about this? Write to our desk or use our form, and tell us whether we may use your name. We read what you send us."},
}

type made struct {
	group, kind string
	article     *model.Article
}

// leastMade is how many words a copy has: of less nothing but the exact is asked.
const leastMade = 30

// makeCopies gives originals, each with so many kinds of copies and traps, shuffled,
// all within two days or so.
func makeCopies(p *press, originals [][]string, copyists []copyist, each int) []made {
	var out []made
	start := time.Date(2025, 5, 5, 6, 0, 0, 0, time.UTC)
	source := func() int { return p.r.IntN(2 * (1 + len(p.furniture))) }
	print := func(group, kind, title string, ps []string, at time.Time, source int) {
		f := [2]string{}
		if n := source % (1 + len(p.furniture)); n > 0 {
			f = p.furniture[n-1]
		}
		text := slices.DeleteFunc(append(append([]string{f[0]}, ps...), f[1]), func(s string) bool { return s == "" })
		a := p.article(fmt.Sprint("paper ", source), at, text)
		a.Language, a.Headline, a.HeadlineFrom = "", title, model.FromSource
		out = append(out, made{group, kind, a})
	}
	for i, ps := range originals {
		at, first := start.Add(time.Duration(p.r.IntN(40))*time.Hour), source()
		g := fmt.Sprint("o", i)
		print(g, "", titled(ps), ps, at, first)
		var filled []string // forms that were filled in otherwise
		left := each
		for _, k := range p.r.Perm(len(copyists)) {
			c := copyists[k]
			copied := slices.DeleteFunc(c.make(p, slices.Clone(ps)), func(s string) bool { return s == "" })
			form := c.kind == "another day" || c.kind == "template"
			switch {
			case left == 0:
				continue
			case len(strings.Fields(strings.Join(copied, " "))) < leastMade:
				continue // too little of the original would be left
			case c.kind == "lede" && len(ps) < 4:
				continue
			case form && (len(filled) > 0 || !isTold(ps, copied)), c.together && filled != nil && !isTold(copied, filled):
				continue // nothing would tell which of the two it is a copy of
			}
			if form {
				filled = copied
				out = slices.DeleteFunc(out, func(m made) bool {
					return m.group == g && !isTold(strings.Split(m.article.Text(), "\n\n"), filled)
				})
			}
			left--
			group, later, title, from := g, time.Duration(p.r.IntN(20))*time.Hour, titled(ps), source()
			if !c.together {
				group, title = fmt.Sprint(g, "-", c.kind), titled(copied)
				later += 20 * time.Hour
			}
			if c.kind == "another day" {
				from = first
			}
			if c.kind == "retitled" || p.r.IntN(3) == 0 {
				title = titled([]string{p.sentence(p.event(time.Time{}))})
			}
			print(group, c.kind, title, copied, at.Add(later), from)
		}
	}
	left := p.r.Perm(len(originals))
	for i := 0; len(left) >= 6; i++ { // ledes of some, whole texts of others
		var digest []string
		for _, k := range left[:6] {
			digest = append(digest, shortened(originals[k][:min(len(originals[k]), 1+p.r.IntN(2))])...)
		}
		left = left[6:]
		print(fmt.Sprint("r", i), "round-up", titled(digest), digest, start.Add(30*time.Hour), source())
	}
	p.r.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

// shortened is an item of a round-up: some itemWords words at least, and the rest of their sentence.
func shortened(ps []string) []string {
	n := 0
	for i, s := range ps {
		for at, w := range strings.Fields(s) {
			if n++; n >= itemWords && strings.HasSuffix(w, ".") {
				return append(slices.Clone(ps[:i]), strings.Join(strings.Fields(s)[:at+1], " "))
			}
		}
	}
	return ps
}

const itemWords = 60

// isTold tells whether a text has figures and names that another, filled in otherwise, has not.
func isTold(ps, filled []string) bool {
	in := map[string]bool{}
	marks := func(ps []string) []string {
		all := strings.Join(ps, "\n")
		ws := append(numeral.FindAllString(all, -1), namesIn(ps)...)
		slices.Sort(ws)
		return slices.Compact(ws)
	}
	for _, w := range marks(filled) {
		in[w] = true
	}
	other := 0
	for _, w := range marks(ps) {
		if !in[w] {
			other++
		}
	}
	return other >= leastTold
}

// leastTold is how many figures and names a form has that is filled in otherwise: of fewer it is
// a correction.
const leastTold = 4

// titled is a headline for a text: words from its middle.
func titled(ps []string) string {
	ws := strings.Fields(ps[len(ps)/2])
	return strings.Join(ws[:min(len(ws), 8)], " ")
}
