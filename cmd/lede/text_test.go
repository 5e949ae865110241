package main

import (
	"encoding/json"
	"strings"
	"testing"
)

// What a copy prints before its items stands in text, quotations lie where they are
// said to lie in it, and what is cleaned twice says the same.
func TestSignsOfListItems(t *testing.T) {
	copied := strings.Join([]string{
		"The council voted on Tuesday to keep the ferry for another year, after four hours of talk in the old hall.",
		"• The ferry goes every hour from the north pier.\n• “We are glad of it,” Mary Holt, the mayor, said on Tuesday.",
		"– The fare stays at two pounds for all.\n– “Nobody had expected so clear a result,” Mary Holt said.",
		"“It will be a long winter,” Mary Holt said after the vote.",
	}, "\n\n")
	want := strings.NewReplacer("\n• ", "\n\n• ", "\n– ", "\n\n– ").Replace(copied)
	want = strings.ReplaceAll(want, "\n\n\n", "\n\n")
	line := func(text string) string {
		b, err := json.Marshal(map[string]string{"id": "a", "text": text})
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	for _, verb := range []string{"clean", "export"} {
		got := lede(t, line(copied), verb, "-")[0]
		if got.Text != want {
			t.Errorf("%s: text\n%s\nwant\n%s", verb, got.Text, want)
		}
		if again := lede(t, line(got.Text), verb, "-")[0]; again.Text != want {
			t.Errorf("%s: said again it is\n%s", verb, again.Text)
		}
		for _, q := range got.Quotes {
			if said := got.Text[q.Start:q.End]; said != q.Text {
				t.Errorf("%s: a quotation is %q, and %q stands there", verb, q.Text, said)
			}
		}
		if verb == "export" && len(got.Quotes) != 3 {
			t.Errorf("quotations %+v", got.Quotes)
		}
	}
}

// The signs of a page's lists are how it is set, and no words of it.
func TestSignsOfPages(t *testing.T) {
	page := "<html><body><article><h1>Ferry stays</h1><p>" + strings.Repeat("The council voted on Tuesday to keep the ferry for another year. ", 8) +
		"</p><ul><li>The ferry goes every hour from the north pier.</li><li>The fare stays at two pounds for all.</li></ul><p>" +
		strings.Repeat("Nobody had expected so clear a result after four hours of talk. ", 8) + "</p></article></body></html>"
	b, err := json.Marshal(map[string]string{"id": "a", "html": page})
	if err != nil {
		t.Fatal(err)
	}
	got := lede(t, string(b), "clean", "-")[0]
	if !strings.Contains(got.Text, "\n\nThe ferry goes every hour") || strings.Contains(got.Text, "•") {
		t.Errorf("text\n%s", got.Text)
	}
}
