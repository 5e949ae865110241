package fake

import (
	"fmt"
	"strings"
	"time"

	"github.com/lede-reader/lede/model"
)

var (
	sources   = []string{"The Harbour Post", "Nordlicht", "Gazeta Rzeczna", "海辺新聞", "Inland Wire", "El Faro"}
	subjects  = []string{"Harbour council", "River ferry", "Lighthouse keepers", "Salt works", "Night train", "Old observatory", "Island school", "Glass factory"}
	verbs     = []string{"votes to keep", "opens", "finds", "loses", "repairs", "sells", "moves", "counts"}
	objects   = []string{"its last crane", "a second pier", "the winter timetable", "forty lost letters", "a bell from 1704", "half of its boats", "the tide gauge", "新しい橋 and a 🚲 path"}
	sentences = []string{
		"The decision came late on Tuesday after four hours of talk.",
		"Nobody in the hall had expected so clear a result.",
		"Work is to begin in spring, when the water is low.",
		"The cost has not been named; last year's estimate was 2.4 million.",
		"Two neighbouring towns have asked to take part.",
		"A first attempt failed nine years ago for want of stone.",
	}
	names = []string{"Ada Brandt", "Jon Okafor", "Mei Tanaka", "Luz Ferrer"}
)

// Day is the day of the newest story.
var Day = time.Date(2026, 11, 20, 18, 0, 0, 0, time.UTC)

// make makes story i, of one to four versions.
func (l *Library) make(i int) *Story {
	versions := 1
	if i%4 == 1 {
		versions = 2 + i%3
	}
	s := &Story{ID: fmt.Sprintf("s%d", i)}
	for k := range versions {
		a := Article(i, k)
		if k == 0 {
			a.ID = s.ID
		}
		l.articles[a.ID] = a
		relation, why := model.New, "nothing like it stood in the library"
		if k > 0 {
			relation, why = model.Near, "9 of 10 sentences stand in the lead"
		}
		s.Versions = append(s.Versions, model.Version{
			Article: a.ID, Headline: a.Headline, Origin: a.HeadlineFrom, Source: a.Source, Published: a.Published, Credits: a.Credits,
			Pickup:    k == 1,
			Placement: model.Placement{ID: a.ID, Group: fmt.Sprintf("s%d/%d", i, k/2), Story: s.ID, Relation: relation, To: s.ID, Share: .9, Why: why},
		})
	}
	return s
}

// Headline is the headline of story i.
func Headline(i int) string {
	return fmt.Sprintf("%s %s %s (%d)", subjects[i%len(subjects)], verbs[i/3%len(verbs)], objects[i/5%len(objects)], i)
}

// Article is version k of story i.
func Article(i, k int) *model.Article {
	a := &model.Article{
		ID: fmt.Sprintf("s%d.%d", i, k), Source: sources[(i+k)%len(sources)], URL: fmt.Sprintf("https://example.org/%d/%d", i, k),
		Headline: Headline(i), HeadlineFrom: model.FromSource,
		Published: model.Date{Time: Day.Add(-time.Duration(i) * 37 * time.Minute)}, Language: "en",
	}
	if k > 0 {
		a.Headline = fmt.Sprintf("%s, version %d", a.Headline, k)
	}
	if i%7 == 3 {
		a.HeadlineFrom = model.FromLede
	}
	if i%5 == 1 {
		a.Credits, a.Dateline = []string{"INW"}, "PORTOVAR"
	}
	speaker := names[i%len(names)]
	said := "We have waited for this for nine years, and we can wait for spring."
	var paragraphs []string
	for p := range 3 + i*7%11 {
		var text []string
		for q := range 3 {
			text = append(text, sentences[(i+p+q)%len(sentences)])
		}
		paragraphs = append(paragraphs, strings.Join(text, " "))
	}
	paragraphs = append(paragraphs[:1], append([]string{"“" + said + "” said " + speaker + ", the harbour master."}, paragraphs[1:]...)...)
	a.Raw = "Please subscribe.\n"
	a.Removed = []model.Removal{{Start: 0, End: len("Please subscribe."), Reason: "appeal", Rule: "cue/appeal"}}
	if i == 0 {
		a.Removed = append(a.Removed, model.Removal{Start: 0, End: 6, Reason: "notice", Rule: "cue/notice"})
		a.Removed[0], a.Removed[1] = model.Removal{Start: 0, End: 6, Reason: "notice", Rule: "cue/notice"}, model.Removal{Start: 7, End: 17, Reason: "appeal", Rule: "cue/appeal"}
	}
	for _, p := range paragraphs {
		a.Body = append(a.Body, model.Block{Text: p, Start: len(a.Raw), End: len(a.Raw) + len(p)})
		a.Raw += p + "\n"
	}
	start := strings.Index(a.Text(), said)
	verb := model.Extent{Start: start + len(said) + len("” "), End: start + len(said) + len("” said")}
	name := model.Extent{Start: verb.End + 1, End: verb.End + 1 + len(speaker)}
	cue := model.Cue{Ground: model.ByName, Verb: verb, By: name, Name: name}
	a.Quotes = []model.Quote{{Start: start, End: start + len(said), Text: said, Speaker: speaker, Role: "harbour master", Kind: model.Direct, Cue: cue}}
	if i%3 == 0 {
		a.PullQuotes = []model.PullQuote{{Text: said, Speaker: speaker, Role: "harbour master", Block: 2}}
	}
	return a
}

// Plain takes the words whose letters are two cells wide out of the library:
// the renderer repaints such lines in every frame, changed or not.
func (l *Library) Plain() *Library {
	narrow := func(s string) string {
		return strings.Map(func(r rune) rune {
			if r >= 0x2E80 {
				return 'x'
			}
			return r
		}, s)
	}
	for _, s := range l.stories {
		for i := range s.Versions {
			s.Versions[i].Source, s.Versions[i].Headline = narrow(s.Versions[i].Source), narrow(s.Versions[i].Headline)
		}
	}
	for _, a := range l.articles {
		a.Source, a.Headline = narrow(a.Source), narrow(a.Headline)
	}
	return l
}
