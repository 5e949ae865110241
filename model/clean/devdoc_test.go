package clean

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
)

// TestDevDoc shows what each rule cut from some documents of a text set:
// LEDE_DEV_DOC=c20:id,id go test ./model/clean -run DevDoc -v
func TestDevDoc(t *testing.T) {
	set, list, ok := strings.Cut(os.Getenv("LEDE_DEV_DOC"), ":")
	if !ok {
		t.Skip("no documents named")
	}
	var items []model.Item
	for _, in := range devInputs(t, set) {
		items = append(items, model.Item{ID: in.ID, Source: in.Group + in.Source, Text: in.Raw})
	}
	c := New()
	for _, it := range items {
		c.Learn(it)
	}
	for _, it := range items {
		if !strings.Contains(","+list+",", ","+it.ID+",") {
			continue
		}
		a := c.Apply(it)
		t.Logf("== %s | %s (%s) | %v | %q | %q | %v", a.ID, a.Headline, a.HeadlineFrom, a.Published, a.Byline, a.Dateline, a.Credits)
		for _, r := range a.Removed {
			t.Logf("   %s/%s ×%d %v: %.160s", r.Reason, r.Rule, r.Support, r.Examples, a.Raw[r.Start:r.End])
		}
	}
}

// TestDevPage shows what of some pages was lost or left against the truth:
// LEDE_DEV_PAGE=0001,0022 go test ./model/clean -run DevPage -v
func TestDevPage(t *testing.T) {
	list := os.Getenv("LEDE_DEV_PAGE")
	if list == "" {
		t.Skip("no pages named")
	}
	for id := range strings.SplitSeq(list, ",") {
		b, err := os.ReadFile(filepath.Join(devDir, "html", "ground-truth", id+".json"))
		if err != nil {
			t.Fatal(err)
		}
		var g struct {
			URL   string
			Truth struct {
				Main  string `json:"main_content"`
				Title string
				Author,
				Date string `json:"-"`
				Published string `json:"publish_date"`
			} `json:"ground_truth"`
		}
		_ = json.Unmarshal(b, &g)
		a := New().Apply(model.Item{ID: id, URL: g.URL, HTML: devPage(t, id)})
		t.Logf("== %s %s\n  title %q want %q; date %v want %s; byline %q", id, g.URL, a.Headline, g.Truth.Title, a.Published, g.Truth.Published, a.Byline)
		norm := func(s string) string {
			return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !inWord(r) }), " ")
		}
		truth := norm(g.Truth.Main)
		text := norm(a.Text())
		n := 0
		for _, bl := range a.Body {
			if x := norm(bl.Text); !strings.Contains(truth, x) && n < 14 {
				n++
				t.Logf("   LEFT %d: %.130s", bl.Kind, bl.Text)
			}
		}
		n = 0
		for p := range strings.Lines(g.Truth.Main) {
			x := norm(strings.TrimSpace(p))
			if x == "" || strings.Contains(text, x) || n >= 14 {
				continue
			}
			n++
			why := "not in Raw"
			for _, r := range a.Removed {
				if strings.Contains(norm(a.Raw[r.Start:r.End]), x) {
					why = r.Reason + " " + r.Rule
				}
			}
			t.Logf("   LOST (%s): %.130s", why, p)
		}
	}
}
