package clean

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
)

type goldDoc struct {
	ID, File, Source string
	Date             *string
	Agency           []string
	Paragraphs       []string
	PullQuotes       []struct{ Raw string } `json:"pull_quotes"`
	Spans            []struct {
		Start, End int
		Kind       string
	}
}

func goldDocs(t *testing.T) ([]goldDoc, map[string]model.Item) {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", "gold", "clean.json"))
	if err != nil {
		t.Fatal(err)
	}
	var all struct{ Docs []goldDoc }
	if err := json.Unmarshal(b, &all); err != nil {
		t.Fatal(err)
	}
	items := map[string]model.Item{}
	for _, d := range all.Docs {
		text, err := os.ReadFile(filepath.Join("testdata", "gold", d.File))
		if err != nil {
			t.Fatal(err)
		}
		items[d.ID] = model.Item{ID: d.ID, Text: string(text)}
	}
	return all.Docs, items
}

// checkGold says what of an article is not as the gold has it. Pull quotes are
// still in the body at this stage.
func checkGold(t *testing.T, how string, want goldDoc, a model.Article) {
	t.Helper()
	pulled := map[string]bool{}
	for _, q := range want.PullQuotes {
		pulled[q.Raw] = true
	}
	var got []string
	for _, b := range a.Body {
		if !pulled[b.Text] {
			got = append(got, b.Text)
		}
	}
	for i := range max(len(got), len(want.Paragraphs)) {
		switch {
		case i >= len(got):
			t.Errorf("%s, %s: lost %q", how, a.ID, want.Paragraphs[i])
		case i >= len(want.Paragraphs):
			t.Errorf("%s, %s: left %q", how, a.ID, got[i])
		case got[i] != want.Paragraphs[i]:
			t.Errorf("%s, %s: paragraph %d\n got %q\nwant %q", how, a.ID, i, got[i], want.Paragraphs[i])
			return
		}
	}
	date := ""
	if want.Date != nil {
		date = *want.Date
	}
	if a.Published.String() != date || !slices.Equal(a.Credits, want.Agency) || a.Byline != "" || a.Dateline != "" || a.Language != "en" || a.HeadlineFrom != model.FromLede {
		t.Errorf("%s, %s: date %q credits %v byline %q dateline %q language %q headline from %q", how, a.ID, a.Published, a.Credits, a.Byline, a.Dateline, a.Language, a.HeadlineFrom)
	}
	for _, r := range a.Removed {
		for _, s := range want.Spans {
			if (s.Kind == "body" || s.Kind == "pull-quote") && r.Start < s.End && s.Start < r.End {
				t.Errorf("%s, %s: removal %d–%d stands in the body", how, a.ID, r.Start, r.End)
			}
		}
		if r.Reason == "" || r.Rule == "" {
			t.Errorf("%s, %s: removal %d without reason or rule", how, a.ID, r.Start)
		}
	}
}

func TestGoldAllLearned(t *testing.T) {
	docs, items := goldDocs(t)
	for _, source := range []string{"", "The Source"} {
		c := New()
		for _, d := range docs {
			it := items[d.ID]
			it.Source = source
			c.Learn(it)
		}
		for _, d := range docs {
			it := items[d.ID]
			it.Source = source
			checkGold(t, "all learned, source "+source, d, c.Apply(it))
			if a := c.Clean(it); a.ID != d.ID {
				t.Error("cleaning what was learned")
			}
		}
	}
}

func TestGoldAlone(t *testing.T) {
	docs, items := goldDocs(t)
	for _, d := range docs {
		a := New().Apply(items[d.ID])
		checkGold(t, "alone", d, a)
		if a.Source != d.Source {
			t.Errorf("%s: source %q, want %q", d.ID, a.Source, d.Source)
		}
	}
}

func TestGoldInEveryOrder(t *testing.T) {
	docs, items := goldDocs(t)
	var permute func(head, rest []goldDoc)
	permute = func(head, rest []goldDoc) {
		if len(rest) == 0 {
			c := New()
			for _, d := range head {
				it := items[d.ID]
				it.Source = "one"
				checkGold(t, "streamed", d, c.Clean(it))
			}
			return
		}
		for i := range rest {
			permute(append(slices.Clone(head), rest[i]), slices.Delete(slices.Clone(rest), i, i+1))
		}
	}
	permute(nil, docs)
}

func TestGoldHeadlines(t *testing.T) {
	docs, items := goldDocs(t)
	for _, d := range docs {
		a := New().Apply(items[d.ID])
		t.Logf("%s: %s", d.ID, a.Headline)
		if len([]rune(a.Headline)) > maxLedeHeadline+1 || strings.HasSuffix(a.Headline, ",") {
			t.Errorf("%s: headline %q", d.ID, a.Headline)
		}
	}
}
