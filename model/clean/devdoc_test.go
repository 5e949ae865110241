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
	readLines(t, filepath.Join(devDir, "text", set+".input.jsonl"), func(line []byte) {
		var in devInput
		_ = json.Unmarshal(line, &in)
		items = append(items, model.Item{ID: in.ID, Source: in.Group + in.Source, Text: in.Raw})
	})
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
