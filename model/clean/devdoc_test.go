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

const maxShown = 40 // errors of a page

// TestDevPage shows what of some pages was lost or left against the truth:
// LEDE_DEV_PAGE=0001,0022 go test ./model/clean -run DevPage -v
func TestDevPage(t *testing.T) {
	list := os.Getenv("LEDE_DEV_PAGE")
	if list == "" {
		t.Skip("no pages named")
	}
	for id := range strings.SplitSeq(list, ",") {
		b, err := os.ReadFile(filepath.Join(devset.Dir, "html", "ground-truth", id+".json"))
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
			if x := norm(bl.Text); !strings.Contains(truth, x) && n < maxShown {
				n++
				t.Logf("   LEFT %d: %.130s", bl.Kind, bl.Text)
			}
		}
		n = 0
		for p := range strings.Lines(g.Truth.Main) {
			x := norm(strings.TrimSpace(p))
			if x == "" || strings.Contains(text, x) || n >= maxShown {
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

// TestDevFields shows where the fields of a shape of the press are not as they
// should be, in the half that may be looked at:
// LEDE_DEV_FIELDS=press20 go test ./model/clean -run DevFields -v
func TestDevFields(t *testing.T) {
	set := os.Getenv("LEDE_DEV_FIELDS")
	if set == "" {
		t.Skip("no shape named")
	}
	half := pressHalf(t)
	inputs, gold := pressSet(t, set)
	cleaners := map[string]*Cleaner{}
	item := func(in devInput) model.Item { return model.Item{ID: in.ID, Source: in.Source, Text: in.Raw} }
	for _, in := range inputs {
		if cleaners[in.Group] == nil {
			cleaners[in.Group] = New()
		}
		cleaners[in.Group].Learn(item(in))
	}
	for i, in := range inputs {
		if half(devset.PublisherOf(in.ID)) != 0 {
			continue
		}
		var g pressGold
		_ = json.Unmarshal(gold[i], &g)
		p := prediction(cleaners[in.Group].Apply(item(in)))
		var wrong []string
		for _, f := range [][3]string{
			{"title", p.Title, g.Title},
			{"date", p.Date[:min(10, len(p.Date))], g.Date},
			{"byline", p.Byline, g.Byline},
			{"agency", strings.Join(p.Agency, "; "), strings.Join(g.Agency, "; ")},
		} {
			if f[1] != f[2] {
				wrong = append(wrong, f[0]+" "+f[1]+" ← "+f[2])
			}
		}
		if len(wrong) > 0 {
			t.Logf("== %s: %s\n%.300q … %q", in.ID, strings.Join(wrong, " · "), in.Raw, in.Raw[max(0, len(in.Raw)-160):])
		}
	}
}
