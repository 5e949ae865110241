package clean

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// expand writes a template: see testdata/press/README.md. What is printed where
// it says a field of the document becomes truth.
func (d *pressDoc) expand(s, kind string) string {
	var out strings.Builder
	for {
		before, rest, ok := strings.Cut(s, "{")
		out.WriteString(before)
		if !ok {
			return out.String()
		}
		depth, end := 1, 0
		for i, c := range rest {
			switch c {
			case '{':
				depth++
			case '}':
				depth--
			}
			if depth == 0 {
				end = i
				break
			}
		}
		out.WriteString(d.word(rest[:end], kind))
		s = rest[end+1:]
	}
}

func (d *pressDoc) word(s, kind string) string {
	if c := choices(s); len(c) > 1 {
		return d.expand(c[d.r.IntN(len(c))], kind)
	}
	name, arg, _ := strings.Cut(s, " ")
	switch name[0] {
	case '^':
		return strings.ToUpper(d.word(s[1:], kind))
	case '_':
		return strings.ToLower(d.word(s[1:], kind))
	case '@':
		if !slices.Contains(d.gold.Agency, s[1:]) {
			d.gold.Agency = append(d.gold.Agency, s[1:])
		}
		return s[1:]
	case '#':
		l := d.p.lists[s[1:]]
		return l[d.r.IntN(len(l))]
	}
	switch name {
	case "date":
		if kind == "date" && strings.Contains(arg, "2006") && strings.Contains(strings.ReplaceAll(arg, "2006", ""), "2") {
			d.gold.Date = d.date.Format("2006-01-02")
		}
		return d.date.Format(arg)
	case "then":
		return d.date.Add(time.Duration(20+d.r.IntN(1800)) * time.Minute).Format(arg)
	case "author", "author2":
		who := d.authors[len(name)-len("author")]
		if kind == "byline" {
			d.gold.Byline = strings.TrimPrefix(d.gold.Byline+", "+who, ", ")
		}
		return who
	case "by":
		d.gold.Byline = arg
		return arg
	case "first", "last":
		f, l, _ := strings.Cut(d.authors[0], " ")
		if name == "first" {
			return f
		}
		return l
	case "email":
		return strings.ToLower(strings.ReplaceAll(d.authors[0], " ", ".")) + "@" + d.p.source
	case "handle":
		return "@" + strings.ReplaceAll(d.authors[0], " ", "")
	case "pub":
		return d.p.name
	case "site":
		return d.p.source
	case "headline":
		if kind == "opt-title" {
			d.gold.Title = d.s.headline
		}
		return d.s.headline
	case "related":
		h := d.related[0]
		d.related = append(d.related[1:], h)
		return h
	case "n":
		lo, hi, _ := strings.Cut(arg, "-")
		a, _ := strconv.Atoi(lo)
		b, _ := strconv.Atoi(hi)
		return strconv.Itoa(a + d.r.IntN(max(1, b-a+1)))
	case "name":
		return d.nameInStory()
	case "quote":
		d.pull.Text = d.quote.Text
		return d.quote.Text
	case "speaker":
		d.pull.Speaker = d.quote.Speaker
		return d.quote.Speaker
	}
	if d.p.lists[name] == nil {
		panic(fmt.Sprintf("%s: {%s}", d.p.id, s))
	}
	if d.drawn[name] == "" {
		d.drawn[name] = d.p.lists[name][d.r.IntN(len(d.p.lists[name]))]
	}
	switch w := d.drawn[name]; name {
	case "person":
		d.pull.Speaker = w
	case "role":
		d.pull.Role = w
	}
	return d.drawn[name]
}

// choices splits at the ¦ that stand outside inner braces.
func choices(s string) (out []string) {
	depth, start := 0, 0
	for i, c := range s {
		switch c {
		case '{':
			depth++
		case '}':
			depth--
		case '¦':
			if depth == 0 {
				out = append(out, s[start:i])
				start = i + len("¦")
			}
		}
	}
	return append(out, s[start:])
}

var (
	pressName  = regexp.MustCompile(`[a-z,] ((?:[A-Z][a-zé]+ ){1,2}[A-Z][a-zé]{2,})\b`)
	pressQuote = regexp.MustCompile(`["“]([A-Z][^"“”]{40,220}?)[,.]["”],?(?: (?:said|says|added) ((?:[A-Z][a-zé]+ ){1,2}[A-Z][a-zé]+)\b| ((?:[A-Z][a-zé]+ ){1,2}[A-Z][a-zé]+)(?:,[^,]*,)? (?:said|says|added))?`)
)

// nameInStory is a name that the story has inside a sentence.
func (d *pressDoc) nameInStory() string {
	var all []string
	for _, para := range d.s.paras {
		for _, p := range para {
			for _, m := range pressName.FindAllStringSubmatch(p.Text, -1) {
				all = append(all, m[1])
			}
		}
	}
	if all == nil {
		return "The scene"
	}
	return all[d.r.IntN(len(all))]
}

// quoteOf is a quotation of a story, if there is one with who is named beside it,
// and its speaker.
func quoteOf(paras [][]pressPiece) (q devQuote) {
	for _, para := range paras {
		for _, p := range para {
			m := pressQuote.FindStringSubmatch(p.Text)
			if m != nil && (q.Text == "" || m[2]+m[3] != "") {
				q = devQuote{Text: m[1], Speaker: m[2] + m[3]}
			}
			if q.Speaker != "" {
				return q
			}
		}
	}
	return q
}
