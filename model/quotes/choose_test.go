package quotes

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
)

const (
	ledeFerry   = "Ferry owner Anna Sund has told islanders that the last boat will leave on Friday."
	fillerFerry = "The ferry has sailed from the same quay since 1931."
)

// ferries is an article in which Anna Sund says some things, one a paragraph.
func ferries(said ...string) *model.Article {
	paras := []string{ledeFerry, fillerFerry, fillerFerry}
	for _, s := range said {
		paras = append(paras, "Anna Sund said: “"+s+"”")
	}
	return article(append(paras, fillerFerry, fillerFerry, fillerFerry)...)
}

func chosen(a *model.Article) string {
	a.PullQuotes, a.Quotes = nil, nil
	Lift(a)
	var out []string
	for _, p := range a.PullQuotes {
		if p.Chosen {
			out = append(out, p.Text)
		}
	}
	return strings.Join(out, "\n")
}

func TestChoose(t *testing.T) {
	const (
		harbour = "We have fought for this harbour all our lives and nobody will take it from us."
		boats   = "You cannot run an island without boats, and you cannot love one either."
		dull    = "The boat has a green hull and a white deck with two benches."
	)
	for _, row := range []struct {
		name string
		a    *model.Article
		want string
	}{
		{"strong words", ferries(dull, harbour), harbour},
		{"of two the stronger", ferries(harbour, boats, dull), harbour},
		{"in whatever order", ferries(dull, boats, harbour), harbour},
		{"one sentence of several", ferries(dull + " " + harbour + " It is a shame."), harbour},
		{"before a comma and its attribution", article(ledeFerry, fillerFerry, fillerFerry, "“"+strings.TrimSuffix(harbour, ".")+",” Anna Sund said.", fillerFerry, fillerFerry), strings.TrimSuffix(harbour, ".")},
		{"a half of one that is interrupted", article(ledeFerry, fillerFerry, fillerFerry, "“We have fought for this harbour all our lives,” Anna Sund said, “and nobody will take it from us.”", fillerFerry, fillerFerry), ""},
		{"in the lede", article("Anna Sund said: “"+harbour+"”", fillerFerry, fillerFerry, fillerFerry, fillerFerry, fillerFerry), ""},
		{"quoted in the lede already", article(ledeFerry+" “Nobody will take it from us,” she said.", fillerFerry, fillerFerry, "Anna Sund said: “"+harbour+"”", fillerFerry, fillerFerry), ""},
		{"an office’s words", article(ledeFerry, fillerFerry, fillerFerry, "The harbour office said: “"+harbour+"”", fillerFerry, fillerFerry), ""},
		{"a guess", article(ledeFerry, fillerFerry, "Anna Sund met Berta Lind.", "“"+harbour+"”", fillerFerry, fillerFerry), ""},
		{"weak words", ferries(dull), ""},
		{"a short article", article(ledeFerry, "Anna Sund said: “"+harbour+"”"), ""},
		{"who are they?", ferries("They have fought for this harbour all our lives and nobody will take it from us."), ""},
		{"what is it?", ferries("It was our worst nightmare, and we cried and prayed for a miracle."), ""},
		{"lost to whom?", ferries("I love that we lost to them and we lost our pride."), ""},
		{"what an office puts out", ferries("We are proud and delighted to announce the best partnership for our customers."), ""},
		{"figures", ferries("We lost 300 boats in 1931 and 12 men died in the worst storm of 1952."), ""},
		{"an editor’s brackets", ferries("We have fought for [the quay] all our lives and nobody will take it from us."), ""},
		{"too short", ferries("We will never surrender our harbour."), ""},
		{"too long", ferries(strings.TrimSuffix(harbour, ".") + strings.Repeat(" and that is what we told the council every single year", 3) + "."), ""},
		{"no subject", ferries("In terms of losing the best boats and dying of shame and grief."), ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			if got := chosen(row.a); got != row.want {
				t.Errorf("chose %q, not %q", got, row.want)
			}
		})
	}
}

// TestChooseIsStable changes the article around the chosen words: they stay chosen.
func TestChooseIsStable(t *testing.T) {
	body := []string{
		ledeFerry, fillerFerry, "Berta Lind, who runs the shop, said: “Nobody asked us what we are afraid of.”",
		"Anna Sund said: “You cannot run an island without boats, and you cannot love one either.”",
		"“We cried when the last boat was sold, and my father never spoke of her again,” said Carl Moe, a retired pilot.", fillerFerry,
		"“The council has broken its promise to our children,” Ms Sund said.", fillerFerry,
	}
	want := chosen(article(body...))
	if want == "" {
		t.Fatal("nothing is chosen")
	}
	holds := func(what string, paras []string) {
		t.Helper()
		if !strings.Contains(strings.Join(paras, " "), want) {
			return
		}
		if got := chosen(article(paras...)); got != want {
			t.Errorf("%s: chose %q, not %q", what, got, want)
		}
	}
	for i := range body {
		if i > 0 {
			holds(fmt.Sprint("without paragraph ", i), slices.Delete(slices.Clone(body), i, i+1))
		}
		if i > 1 {
			holds(fmt.Sprint("with one more before ", i), slices.Insert(slices.Clone(body), i, "Anna Sund said: “The boat has a green hull.”"))
		}
		changed := slices.Clone(body)
		changed[i] = strings.Replace(changed[i], " the ", " that ", 1)
		holds(fmt.Sprint("with another word in ", i), changed)
	}
	turned := slices.Clone(body)
	slices.Reverse(turned[2:])
	holds("turned about", turned)
}
