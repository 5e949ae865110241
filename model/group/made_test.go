package group

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"github.com/lede-reader/lede/model"
)

// press makes articles of invented words: common words by Zipf's law, for each
// event its own names and subject words, so that what is alike by subject and what is a copy
// is known.
type press struct {
	r         *rand.Rand
	words     []string
	zipf      *rand.Zipf
	n         int
	furniture [][2]string // of its papers

	// of its stream
	came   int
	events []*event
	texts  [][]string
}

func newPress(seed uint64) *press {
	r := rand.New(rand.NewPCG(seed, 2))
	p := &press{r: r, furniture: furnishings}
	seen := map[string]bool{}
	for len(p.words) < 30000 {
		if w := p.syllables(1 + r.IntN(3)); !seen[w] && len(w) > 1 {
			seen[w] = true
			p.words = append(p.words, w)
		}
	}
	p.zipf = rand.NewZipf(r, 1.15, 8, uint64(len(p.words)-1))
	return p
}

func (p *press) syllables(n int) string {
	const c, v = "bcdfghjklmnprstvwz", "aeiou"
	var b strings.Builder
	for range n {
		b.WriteByte(c[p.r.IntN(len(c))])
		b.WriteByte(v[p.r.IntN(len(v))])
		if p.r.IntN(3) == 0 {
			b.WriteByte(c[p.r.IntN(len(c))])
		}
	}
	return b.String()
}

func capital(w string) string { return strings.ToUpper(w[:1]) + w[1:] }

// event is what articles are about.
type event struct {
	day     time.Time
	names   []string
	subject []string
	figures []string
}

func (p *press) event(day time.Time) *event {
	e := &event{day: day}
	for range 8 {
		e.names = append(e.names, capital(p.syllables(2+p.r.IntN(2))))
	}
	for range 40 {
		e.subject = append(e.subject, p.words[int(math.Pow(p.r.Float64(), 2)*25000)+800])
	}
	for range 6 {
		e.figures = append(e.figures, fmt.Sprint(2+p.r.IntN(900)))
	}
	return e
}

// sentence is 8 to 24 words on an event.
func (p *press) sentence(e *event) string {
	n := 8 + p.r.IntN(17)
	ws := make([]string, n)
	for i := range ws {
		switch k := p.r.IntN(100); {
		case k < 7:
			ws[i] = e.names[int(math.Pow(p.r.Float64(), 1.7)*float64(len(e.names)))]
		case k < 9:
			ws[i] = e.figures[p.r.IntN(len(e.figures))]
		case k < 22:
			ws[i] = e.subject[int(math.Pow(p.r.Float64(), 1.5)*float64(len(e.subject)))]
		default:
			ws[i] = p.words[p.zipf.Uint64()]
		}
	}
	return capital(strings.Join(ws, " ")) + "."
}

// paragraphs are about words words on an event.
func (p *press) paragraphs(e *event, words int) []string {
	var out []string
	for n := 0; n < words; {
		var ss []string
		for range 1 + p.r.IntN(3) {
			ss = append(ss, p.sentence(e))
		}
		out = append(out, strings.Join(ss, " "))
		n += len(strings.Fields(out[len(out)-1]))
	}
	return out
}

// article sets paragraphs in print.
func (p *press) article(source string, at time.Time, paragraphs []string) *model.Article {
	p.n++
	a := newArticle(fmt.Sprintf("m%06d", p.n), source, at.Format(time.RFC3339), "", paragraphs...)
	a.Language = "xx"
	return a
}

// stream gives n articles more over days: of ten four are new events, four follow
// up, two are copies, of what came in the last day.
func (p *press) stream(n, perDay int) []*model.Article {
	start := time.Date(2025, 1, 1, 6, 0, 0, 0, time.UTC)
	out := make([]*model.Article, 0, n)
	for range n {
		at := start.Add(time.Duration(p.came) * 24 * time.Hour / time.Duration(perDay))
		var ps []string
		switch k := p.r.IntN(10); {
		case k < 4 || len(p.texts) == 0:
			p.events = append(p.events, p.event(at))
			ps = p.paragraphs(p.events[len(p.events)-1], 380)
		case k < 8:
			ps = p.paragraphs(p.events[max(0, len(p.events)-1-p.r.IntN(perDay))], 380)
		default:
			ps = p.texts[max(0, len(p.texts)-1-p.r.IntN(perDay))]
			ps = ps[:1+p.r.IntN(len(ps))]
		}
		if len(p.texts) < mostPressed {
			p.texts = append(p.texts, ps)
		} else {
			p.texts[p.came%mostPressed] = ps
		}
		if len(p.events) > 2*mostPressed {
			p.events = slices.Clone(p.events[mostPressed:])
		}
		p.came++
		out = append(out, p.article(fmt.Sprint("paper ", p.r.IntN(40)), at, ps))
	}
	return out
}

// mostPressed is how many texts, and at least how many events, a press goes back to.
const mostPressed = 4096
