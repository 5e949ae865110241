package store

import (
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
)

func TestProvisionalHeadline(t *testing.T) {
	for _, row := range []struct{ name, text, want string }{
		{"a sentence", "A ship ran aground in the harbour. It was pulled free.", "A ship ran aground in the harbour"},
		{"a crawl's date before an appeal", " date 2025-02-19 Your support helps us to tell the story\n\nA ship ran aground in the harbour.", "A ship ran aground in the harbour"},
		{"a crawl's date before the copy", "date 2025-02-19 A ship ran aground in the harbour.", "A ship ran aground in the harbour"},
		{"a byline", "By Jo Marsh in Oslo for the Bay Paper\nA ship ran aground in the harbour.", "A ship ran aground in the harbour"},
		{"labels", "Share\nPolitics\nA ship ran aground in the harbour.", "A ship ran aground in the harbour"},
		{"nothing but labels", "Share\nPolitics", "Share Politics"},
		{"long", "A ship " + strings.Repeat("ran ", 40), "A ship " + strings.TrimSpace(strings.Repeat("ran ", 20)) + "…"},
		{"one endless word", strings.Repeat("ä", 3000), strings.Repeat("ä", provisionalRunes) + "…"},
		{"nothing", " \n", ""},
	} {
		if got := provisionalHeadline(row.text); got != row.want {
			t.Errorf("%s: %q, want %q", row.name, got, row.want)
		}
	}
	if a := provisional(&model.Item{ID: "x", Title: " A  title ", Text: "A ship ran aground."}); a.Headline != "A title" || a.HeadlineFrom != model.FromSource {
		t.Errorf("%q from %q", a.Headline, a.HeadlineFrom)
	}
	if a := provisional(&model.Item{ID: "x"}); a.Headline != "x" {
		t.Errorf("%q of an empty item", a.Headline)
	}
}
