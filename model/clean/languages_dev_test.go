package clean

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/clean/testdata/devset"
)

// TestDevLanguages prints the figures on invented papers in twenty languages
// (testdata/languages, its README has the syntax), by language and half: six
// articles of a publisher together, and each alone, without a source:
//
//	go test ./model/clean -run DevLanguages -v
//
// Of an article alone, only what cues know is to go; in a language without a
// list nothing but the date. What the scorer calls damaged there are words that a
// sentence shares with a title or caption that was cut; TestPapersKeepTheirSentences
// is exact. LEDE_DEV_SHOW and LEDE_DEV_DOC (together:ID, alone:ID)
// serve it as they serve the other sets.
func TestDevLanguages(t *testing.T) {
	score := devset.Scorer(t)
	half := map[string]int{}
	for _, p := range languagePublishers(t) {
		half[p.name] = p.half
	}
	for _, set := range []string{"together", "alone"} {
		inputs, gold := languageSet(t, set == "alone")
		predictions := cleanGroups(inputs)
		for _, code := range languageCodes(t) {
			for h := range 2 {
				keep := func(line []byte) bool {
					name := devset.PublisherOfLine(line)
					return strings.HasPrefix(name, code+"_") && half[name] == h
				}
				if truth := writeRaw(t, gold, keep); slices.ContainsFunc(gold, keep) {
					t.Logf("%s %s, half %d: %s", code, set, h, devset.Score(t, score, "text", "-gold", truth, "-brief", writeLines(t, predictions, keep)))
				}
			}
		}
		scoreTexts(t, score, "languages "+set, inputs, gold, func(p string) int { return half[p] })
	}
}

// languageSet is what a cleaner gets of the papers, six articles of a publisher
// together or each alone, and the truth of it.
func languageSet(t testing.TB, alone bool) (inputs []devInput, gold [][]byte) {
	for _, p := range languagePublishers(t) {
		for _, d := range p.documents(alone) {
			in := devInput{ID: d.item.ID, Group: p.name, Source: d.item.Source, Raw: d.item.Text}
			if alone {
				in.Group = in.ID
			}
			line, err := json.Marshal(d.gold)
			if err != nil {
				t.Fatal(err)
			}
			inputs, gold = append(inputs, in), append(gold, line)
		}
	}
	return inputs, gold
}

// A paperLanguage is a file of testdata/languages.
type paperLanguage struct {
	code     string
	months   []string
	authors  []string
	articles []paperArticle
	cues     bool // lede has a list for it
}

type paperArticle struct {
	title, caption string
	paras          []pressPiece
}

// A paperPublisher is one paper of a language.
type paperPublisher struct {
	language *paperLanguage
	name     string
	number   int
	half     int
	date     string
	habits   []paperHabit
}

// A paperHabit is a line that a paper prints around every nth article.
type paperHabit struct {
	place, kind, text string
	every             int
}

type paperDocument struct {
	item model.Item
	gold pressGold
}

func languageCodes(t testing.TB) (codes []string) {
	files, err := filepath.Glob(filepath.Join("testdata", "languages", "*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		codes = append(codes, strings.TrimSuffix(filepath.Base(f), ".txt"))
	}
	return codes
}

func languagePublishers(t testing.TB) (all []*paperPublisher) {
	for _, code := range languageCodes(t) {
		b, err := os.ReadFile(filepath.Join("testdata", "languages", code+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		l := &paperLanguage{code: code, cues: books()[code] != nil}
		for line := range strings.Lines(string(b)) {
			line = strings.TrimSpace(line)
			word, rest, _ := strings.Cut(line, " ")
			switch word {
			case "months":
				l.months = strings.Fields(rest)
			case "authors":
				l.authors = strings.Split(rest, "|")
			case "article":
				l.articles = append(l.articles, paperArticle{title: rest})
			case ">":
				l.articles[len(l.articles)-1].caption = rest
			case "publisher":
				name, date, _ := strings.Cut(rest, " ")
				all = append(all, &paperPublisher{language: l, name: code + "_" + name, number: len(all), half: len(all) % 2, date: date})
			case "top", "mid", "end", "glue":
				kind, text, _ := strings.Cut(rest, " ")
				kind, every, _ := strings.Cut(kind, "/")
				n, _ := strconv.Atoi(every)
				p := all[len(all)-1]
				p.habits = append(p.habits, paperHabit{word, kind, text, max(1, n)})
			default:
				kind := "real"
				if line, ok := strings.CutPrefix(line, "~"); ok {
					kind, rest = "real-cue", line
				} else {
					rest = line
				}
				a := &l.articles[len(l.articles)-1]
				a.paras = append(a.paras, pressPiece{Text: rest, Kind: kind})
			}
		}
	}
	return all
}

// documents are the articles of the language as the paper prints them.
func (p *paperPublisher) documents(alone bool) (docs []paperDocument) {
	l := p.language
	for i, a := range l.articles {
		day, month, year := 1+(3+i*5+p.number*7)%28, (i*5+p.number*3)%12, 2023+(i+p.number)%3
		clock := func(s string) string {
			return strings.NewReplacer(
				"{d}", fmt.Sprint(day), "0{m}", fmt.Sprintf("%02d", month+1), "{m}", fmt.Sprint(month+1), "{month}", l.months[month], "{y}", fmt.Sprint(year),
				"{h}", fmt.Sprintf("%02d", 6+(i*7+p.number)%17), "{i}", fmt.Sprintf("%02d", (i*17+p.number*11)%60)).Replace(s)
		}
		fill := strings.NewReplacer("{date}", clock(p.date), "{author}", l.authors[i%len(l.authors)],
			"{title}", l.articles[(i+1)%len(l.articles)].title, "{own}", a.title, "{caption}", a.caption)
		var top, mid, end [][]pressPiece
		body := make([][]pressPiece, 0, len(a.paras))
		for _, para := range a.paras {
			body = append(body, []pressPiece{para})
		}
		d := paperDocument{gold: pressGold{ID: fmt.Sprintf("%s-%d", p.name, i)}}
		for _, h := range p.habits {
			if (i+1)%h.every != 0 {
				continue
			}
			piece := pressPiece{Text: clock(fill.Replace(h.text)), Kind: h.kind}
			switch {
			case strings.HasSuffix(h.kind, "date"):
				d.gold.Date = fmt.Sprintf("%d-%02d-%02d", year, month+1, day)
			case h.kind == "byline":
				d.gold.Byline = l.authors[i%len(l.authors)]
			case h.kind == "agency":
				for _, name := range []string{"dpa", "AFP", "EFE", "ANSA", "Lusa", "ANP"} {
					if strings.Contains(h.text, name) {
						d.gold.Agency = append(d.gold.Agency, name)
					}
				}
			case alone && (h.kind == "nocue" || !l.cues):
				piece.Kind = "opt-" + h.kind
			}
			switch h.place {
			case "top":
				top = append(top, []pressPiece{piece})
			case "mid":
				mid = append(mid, []pressPiece{piece})
			case "end":
				end = append(end, []pressPiece{piece})
			case "glue":
				last := &body[len(body)-1]
				*last = append(*last, piece)
			}
		}
		for k, para := range mid {
			body = slices.Insert(body, min(len(body), 1+k*2), para)
		}
		var raw []string
		for n, para := range slices.Concat(top, body, end) {
			var line []string
			for _, piece := range para {
				piece.Para = n
				d.gold.Pieces = append(d.gold.Pieces, piece)
				line = append(line, piece.Text)
			}
			raw = append(raw, strings.Join(line, " "))
		}
		d.item = model.Item{ID: d.gold.ID, Source: p.name, Text: strings.Join(raw, "\n\n")}
		if alone {
			d.item.Source = ""
		}
		docs = append(docs, d)
	}
	return docs
}

// TestPapersKeepTheirSentences holds every cleaner to what matters more than
// any figure: no sentence of the invented papers is lost, in no language.
func TestPapersKeepTheirSentences(t *testing.T) {
	for _, p := range languagePublishers(t) {
		for _, alone := range []bool{false, true} {
			docs := p.documents(alone)
			c := New()
			for _, d := range docs {
				if !alone {
					c.Learn(d.item)
				}
			}
			for _, d := range docs {
				a := c.Apply(d.item)
				sound(t, a)
				text := a.Text()
				for _, piece := range d.gold.Pieces {
					if strings.HasPrefix(piece.Kind, "real") && !strings.Contains(text, piece.Text) {
						t.Errorf("%s, alone %v: lost %q", d.gold.ID, alone, piece.Text)
					}
				}
			}
		}
	}
}
