package quotes

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lede-reader/lede/model"
)

// said is one quote of an article: "Speaker, role: words"; a "?" before it makes it unsure.
type said []string

func quoting(id string, quotes said) *model.Article {
	a := &model.Article{ID: id}
	for _, q := range quotes {
		q, unsure := strings.CutPrefix(q, "?")
		who, text, _ := strings.Cut(q, ": ")
		name, role, _ := strings.Cut(who, ", ")
		a.Quotes = append(a.Quotes, model.Quote{Text: text, Speaker: name, Role: role, Kind: model.Direct, Unsure: unsure})
	}
	return a
}

// printed are articles of paragraphs with what they quote.
func printed(texts ...string) []*model.Article {
	var out []*model.Article
	for _, text := range texts {
		a := article(blocksOf(text)...)
		Lift(a)
		a.PullQuotes = nil
		out = append(out, a)
	}
	return out
}

// board prints what Gather says, a line a quote: who, the fullest words, the articles
// that have it, and what differs.
func board(articles ...*model.Article) []string {
	var out []string
	g := Gather(articles)
	for _, s := range g.Quotes {
		who := "-"
		if s.Speaker >= 0 {
			p := g.Speakers[s.Speaker]
			who = strings.Trim(p.Name+", "+p.Role, ", ")
		}
		if s.Unsure && s.Speaker >= 0 {
			who = "?" + who
		}
		text := func(t model.Take) string {
			if t.Pull >= 0 {
				return articles[t.Article].PullQuotes[t.Pull].Text
			}
			return articles[t.Article].Quotes[t.Quote].Text
		}
		first := s.Takes[0]
		line := who + ": " + text(first) + " ×"
		for _, t := range s.Takes {
			line += fmt.Sprint(t.Article)
			for _, e := range t.Edits {
				line += fmt.Sprintf("{%s→%s}", text(first)[e.Twin.Start:e.Twin.End], text(t)[e.Own.Start:e.Own.End])
			}
		}
		if s.Reworded {
			line += " reworded"
		}
		if s.Disputed {
			line += " disputed"
		}
		out = append(out, line)
	}
	return out
}

func TestGather(t *testing.T) {
	const long = "We need a guarantee that is capable of holding"
	for _, row := range []struct {
		name string
		a, b said
		want []string
	}{
		{"the same words", said{"Ann Lee: No deal"}, said{"Ann Lee: no deal."}, []string{"Ann Lee: No deal ×01"}},
		{"a cut", said{"Ann Lee: a guarantee that is capable"}, said{"Ann Lee: " + long}, []string{"Ann Lee: " + long + " ×10"}},
		{"a few words of it", said{"Ann Lee: capable of holding"}, said{"Ann Lee: " + long}, []string{"Ann Lee: " + long + " ×10"}},
		{"both halves of it", said{"Ann Lee: We need a guarantee", "Ann Lee: that is capable of holding"}, said{"Ann Lee: " + long}, []string{"Ann Lee: " + long + " ×100"}},
		{"another word", said{"Ann Lee: " + long}, said{"Ann Lee: We need a guarantee that is capable of keeping"}, []string{"Ann Lee: " + long + " ×01{holding→keeping} reworded"}},
		{"a word left out in silence", said{"Ann Lee: " + long + " for years"}, said{"Ann Lee: We need a guarantee that is capable holding for years"}, []string{"Ann Lee: " + long + " for years ×01{of→} reworded"}},
		{"left out and marked", said{"Ann Lee: " + long + " for years"}, said{"Ann Lee: We need a guarantee … capable of holding for years"}, []string{"Ann Lee: " + long + " for years ×01{that is→}"}},
		{"an editor's word in brackets", said{"Ann Lee: " + long}, said{"Ann Lee: [Riga] need a guarantee that is capable of holding"}, []string{"Ann Lee: " + long + " ×01{We→Riga}"}},
		{"house style", said{"Ann Lee: The U.S. will organise the defence of five per cent"}, said{"Ann Lee: the US will organize the defense of 5 percent"}, []string{"Ann Lee: The U.S. will organise the defence of five per cent ×01"}},
		{"short ones are one only if equal", said{"Ann Lee: very good"}, said{"Ann Lee: very bad"}, []string{"Ann Lee: very good ×0", "Ann Lee: very bad ×1"}},
		{"a few words that two can say", said{"Ann Lee: we need a guarantee"}, said{"Bo Kim: we need a guarantee"}, []string{"Ann Lee: we need a guarantee ×0", "Bo Kim: we need a guarantee ×1"}},
		{"many words by two", said{"Ann Lee: " + long, "Ann Lee: No."}, said{"Bo Kim: " + long}, []string{"Ann Lee: " + long + " ×01 disputed", "Ann Lee: No. ×0"}},
		{"one article quotes two", said{"Ann Lee: " + long, "Bo Kim: " + long}, nil, []string{"Ann Lee: " + long + " ×0", "Bo Kim: " + long + " ×0"}},
		{"a surname alone", said{"Ann Lee: One"}, said{"Lee: Two"}, []string{"Ann Lee: One ×0", "Ann Lee: Two ×1"}},
		{"the full name comes later", said{"Lee: One"}, said{"Ann Lee: Two"}, []string{"Ann Lee: One ×0", "Ann Lee: Two ×1"}},
		{"a surname of two", said{"Ann Lee: One", "Bo Lee: Two"}, said{"Lee: Three"}, []string{"Ann Lee: One ×0", "Bo Lee: Two ×0", "Lee: Three ×1"}},
		{"a surname of two and a role", said{"Ann Lee, mayor: One", "Bo Lee, coach: Two"}, said{"Lee, the town’s mayor: Three"}, []string{"Ann Lee, the town’s mayor: One ×0", "Ann Lee, the town’s mayor: Three ×1", "Bo Lee, coach: Two ×0"}},
		{"two of a name in one article", said{"Lee: One", "Ann Lee: Two"}, nil, []string{"Lee: One ×0", "Ann Lee: Two ×0"}},
		{"a role learned elsewhere", said{"Ann Lee: One"}, said{"Ann Lee, Harbour Secretary: Two"}, []string{"Ann Lee, Harbour Secretary: One ×0", "Ann Lee, Harbour Secretary: Two ×1"}},
		{"a speaker learned elsewhere", said{": " + long}, said{"Ann Lee: " + long}, []string{"Ann Lee: " + long + " ×01"}},
		{"a guess that another bears out", said{"?Ann Lee: " + long}, said{"Ann Lee: " + long}, []string{"Ann Lee: " + long + " ×01"}},
		{"a guess that another refutes", said{"?Ann Lee: " + long}, said{"Bo Kim: " + long}, []string{"Bo Kim: " + long + " ×01"}},
		{"a guess", said{"?Ann Lee: One", "Bo Kim: Two", ": Three"}, nil, []string{"Bo Kim: Two ×0", "?Ann Lee: One ×0", "-: Three ×0"}},
		{"who says most is first", said{": Zero", "Ann Lee: One", "Bo Kim: Two", "Bo Kim: Three"}, nil, []string{"Bo Kim: Two ×0", "Bo Kim: Three ×0", "Ann Lee: One ×0", "-: Zero ×0"}},
		{"said twice in one article", said{"Ann Lee: One two", "Ann Lee: one two"}, nil, []string{"Ann Lee: One two ×00"}},
		{"a name spelled in two ways, with the same words", said{"Olga Petrenko: " + long}, said{"Olha Petrenkova: " + long}, []string{"Olga Petrenko: " + long + " ×01"}},
		{"a short first name, with the same words", said{"Rob Roe: " + long}, said{"Robert Roe: " + long}, []string{"Rob Roe: " + long + " ×01"}},
		{"a name spelled in two ways, with the same role", said{"Volodymyr Zelensky, president: One"}, said{"Volodymyr Zelenskyy, president: Two"}, []string{"Volodymyr Zelensky, president: One ×0", "Volodymyr Zelensky, president: Two ×1"}},
		{"no words", said{"Ann Lee: …"}, nil, nil},
		{"what most articles print", said{"Ann Lee: " + long + " it"}, said{"Ann Lee: " + long}, []string{"Ann Lee: " + long + " ×102"}},
	} {
		t.Run(row.name, func(t *testing.T) {
			articles := []*model.Article{quoting("a", row.a), quoting("b", row.b), nil}
			if row.name == "what most articles print" {
				articles[2] = quoting("c", row.b)
			}
			if diff := cmp.Diff(row.want, board(articles...)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// crowdedStory is a story of 10 versions with 50 quotes each, a fifth of them new in each.
func crowdedStory() []*model.Article {
	var out []*model.Article
	for v := range 10 {
		a := &model.Article{ID: fmt.Sprint(v)}
		for q := range 50 {
			n := q + 10*v
			words := make([]string, 25)
			for w := range words {
				words[w] = fmt.Sprintf("word%d", (n*7919+w*(n%13+1))%997)
			}
			words[3+v] = "other"
			text := strings.Join(words, " ")
			a.Quotes = append(a.Quotes, model.Quote{Text: text, Speaker: fmt.Sprintf("Ann Lee%c", 'a'+n%20), Kind: model.Direct})
		}
		out = append(out, a)
	}
	return out
}

func BenchmarkGather(b *testing.B) {
	articles := crowdedStory()
	b.ReportAllocs()
	for b.Loop() {
		Gather(articles)
	}
}

// TestGatherHostile holds Gather to its promises on stories that nobody prints.
func TestGatherHostile(t *testing.T) {
	var quotes []model.Quote
	for i := range 2000 {
		quotes = append(quotes, model.Quote{Text: strings.Repeat("of the ", i%40+1), Speaker: fmt.Sprintf("A B%d", i), Cue: model.Cue{Ground: model.ByOffice, By: model.Extent{Start: -5, End: 1 << 40}}})
	}
	quotes = append(quotes, model.Quote{Text: strings.Repeat("a ", 200_000), Speaker: "\x1b[2J"}, model.Quote{Text: strings.Repeat("a ", 200_000), Speaker: "."})
	a := &model.Article{Quotes: quotes}
	got := Gather([]*model.Article{a, a, nil})
	takes := 0
	for _, s := range got.Quotes {
		if s.Speaker >= len(got.Speakers) {
			t.Fatalf("speaker %d of %d", s.Speaker, len(got.Speakers))
		}
		takes += len(s.Takes)
	}
	if takes != 2*len(quotes) {
		t.Errorf("%d quotes became %d takes", 2*len(quotes), takes)
	}
}
