package clean

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/clean/testdata/devset"
)

// TestDevPageFields lists the fields of pages of the first half that differ from the
// truth, and what the page says of its date:
// LEDE_DEV_FIELDS=pages go test ./model/clean -run DevPageFields -v
func TestDevPageFields(t *testing.T) {
	if os.Getenv("LEDE_DEV_FIELDS") != "pages" {
		t.Skip("not asked for")
	}
	files, _ := filepath.Glob(filepath.Join(devset.Dir, "html", "ground-truth", "*.json"))
	for i, f := range files {
		if i%2 == 1 {
			continue
		}
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		var g struct {
			URL   string
			Truth struct {
				Title, Author string
				Published     string `json:"publish_date"`
			} `json:"ground_truth"`
		}
		_ = json.Unmarshal(b, &g)
		id := strings.TrimSuffix(filepath.Base(f), ".json")
		a := New().Apply(model.Item{ID: id, URL: g.URL, HTML: devPage(t, id)})
		w := g.Truth
		if a.HeadlineFrom == model.FromLede || !sameWords(a.Headline, w.Title) && w.Title != "" {
			t.Logf("%s headline %q want %q", id, a.Headline, w.Title)
		}
		day := a.Published.String()
		if day = day[:min(len(day), 10)]; w.Published != "" && !strings.HasPrefix(w.Published, day) || w.Published != "" && day == "" {
			t.Logf("%s date %q want %q of %s", id, a.Published.String(), w.Published, g.URL)
		}
		if !sameWords(a.Byline, w.Author) && w.Author != "" {
			t.Logf("%s byline %q want %q", id, a.Byline, w.Author)
		}
	}
}
