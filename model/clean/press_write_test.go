package clean

import (
	"math/rand/v2"
	"slices"
	"strings"
	"time"
)

// A pressDoc is a document being written.
type pressDoc struct {
	p       *pressPublisher
	r       *rand.Rand
	s       telling
	date    time.Time
	drawn   map[string]string // lists drawn from in this document
	gold    pressGold
	authors []string
	related []string
	quote   devQuote // said in the story, zero where nothing fits
	pull    devQuote // being printed
}

func newPressDoc(p *pressPublisher, r *rand.Rand, s telling) *pressDoc {
	d := &pressDoc{p: p, r: r, s: s, drawn: map[string]string{}}
	d.date = time.Date(2023, 1, 1, 5, 0, 0, 0, time.UTC).Add(time.Duration(r.IntN(3*365*24*60)) * time.Minute)
	d.authors = slices.Clone(p.lists["author"])
	r.Shuffle(len(d.authors), func(i, j int) { d.authors[i], d.authors[j] = d.authors[j], d.authors[i] })
	d.related = slices.Concat(s.others, p.lists["related"])
	r.Shuffle(len(d.related), func(i, j int) { d.related[i], d.related[j] = d.related[j], d.related[i] })
	d.quote = quoteOf(s.paras)
	return d
}

// write fills gold and gives the raw text.
func (d *pressDoc) write() string {
	var body [][][]pressPiece // blocks of paragraphs of pieces
	for _, p := range d.s.paras {
		body = append(body, [][]pressPiece{p})
	}
	real := slices.Clone(body)
	for _, trap := range d.s.traps {
		at := 1 + d.r.IntN(max(1, len(body)-1))
		if trap.place == "last" {
			at = len(body)
		}
		body = slices.Insert(body, min(at, len(body)), d.fill(trap))
	}
	var top, end [][]pressPiece
	for _, b := range d.p.blocks {
		first := b.paras[0][0]
		if d.r.IntN(100) >= b.chance || first.Kind == "pullquote" && (d.quote.Text == "" ||
			d.quote.Speaker == "" && strings.Contains(first.Text, "{speaker}")) {
			continue
		}
		i := d.r.IntN(len(real))
		switch b.place {
		case "top":
			top = append(top, d.fill(b)...)
		case "end":
			end = append(end, d.fill(b)...)
		case "early":
			body = slices.Insert(body, min(len(body), 1+d.r.IntN(2)), d.fill(b))
		case "mid":
			body = slices.Insert(body, 1+d.r.IntN(max(1, len(body)-1)), d.fill(b))
		case "first":
			real[0][0] = slices.Concat(d.fill(b)[0], real[0][0])
		case "lead":
			real[i][0] = slices.Concat(d.fill(b)[0], real[i][0])
		case "glue":
			real[i][0] = slices.Concat(real[i][0], d.fill(b)[0])
		case "last":
			last := real[len(real)-1]
			last[0] = slices.Concat(last[0], d.fill(b)[0])
		default:
			panic(d.p.id + ": place " + b.place)
		}
	}
	var paras []string
	for i, para := range slices.Concat(top, slices.Concat(body...), end) {
		var words []string
		for _, p := range para {
			p.Para = i
			d.gold.Pieces = append(d.gold.Pieces, p)
			words = append(words, p.Text)
		}
		paras = append(paras, strings.Join(words, " "))
	}
	return strings.Join(paras, d.p.newline)
}

// fill writes the paragraphs of a block.
func (d *pressDoc) fill(b pressBlock) (out [][]pressPiece) {
	for _, para := range b.paras {
		var pieces []pressPiece
		for _, p := range para {
			d.pull = devQuote{}
			if p.Text = strings.TrimSpace(d.expand(p.Text, p.Kind)); p.Text != "" {
				pieces = append(pieces, p)
			}
			if d.pull.Text != "" {
				d.gold.PullQuotes = append(d.gold.PullQuotes, d.pull)
			}
		}
		if pieces != nil {
			out = append(out, pieces)
		}
	}
	return out
}
