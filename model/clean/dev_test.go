package clean

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/clean/testdata/devset"
)

// The development runner: go test ./model/clean -run Dev -v prints the scorer's
// figures for both halves of every set of ../shared/dev; LEDE_DEV_SHOW=50 lists
// that many errors of the first half, the one that may be looked at. The halves
// are of publishers (text) and of pages by number (html).

type devInput struct{ ID, Group, Source, Raw string }

type devRemoved struct {
	Text   string `json:"text"`
	Reason string `json:"reason"`
}

type devPrediction struct {
	ID         string            `json:"id"`
	Title      string            `json:"title"`
	Date       string            `json:"date"`
	Byline     string            `json:"byline"`
	Agency     []string          `json:"agency"`
	Text       string            `json:"text"`
	PullQuotes []devQuote        `json:"pull_quotes,omitempty"`
	Removed    []devRemoved      `json:"removed"`
	Rules      map[string]string `json:"-"`
}

type devQuote struct {
	Text    string `json:"text"`
	Speaker string `json:"speaker"`
	Role    string `json:"role"`
}

func prediction(a model.Article) devPrediction {
	p := devPrediction{ID: a.ID, Date: a.Published.String(), Byline: a.Byline, Agency: a.Credits, Text: a.Text()}
	if a.HeadlineFrom != model.FromLede {
		p.Title = a.Headline
	}
	for _, r := range a.Removed {
		p.Removed = append(p.Removed, devRemoved{a.Raw[r.Start:r.End], r.Reason})
	}
	for _, q := range a.PullQuotes {
		p.PullQuotes = append(p.PullQuotes, devQuote{q.Text, q.Speaker, q.Role})
	}
	return p
}

func TestDevText(t *testing.T) {
	if testing.Short() {
		t.Skip("long, and in one goroutine")
	}
	score := devset.Scorer(t)
	for _, set := range []string{"c20", "c5", "mix", "single"} {
		gold := devset.Lines(t, filepath.Join(devset.Dir, "text", set+".gold.jsonl"))
		names := devset.Publishers(gold)
		scoreTexts(t, score, "text "+set, devInputs(t, set), gold, func(p string) int { return slices.Index(names, p) % 2 })
	}
}

// devInputs are the documents of a text set, of a shape of the press or of the
// papers in other languages.
func devInputs(t testing.TB, set string) (inputs []devInput) {
	if set == "together" || set == "alone" {
		inputs, _ = languageSet(t, set == "alone")
		return inputs
	}
	if strings.HasPrefix(set, "press") {
		inputs, _ = pressSet(t, set)
		return inputs
	}
	devset.EachLine(t, filepath.Join(devset.Dir, "text", set+".input.jsonl"), func(line []byte) {
		var in devInput
		if err := json.Unmarshal(line, &in); err != nil {
			t.Fatal(err)
		}
		inputs = append(inputs, in)
	})
	return inputs
}

// scoreTexts cleans documents, each group by a cleaner of its own, and logs the
// scorer's figures for both halves of their publishers.
func scoreTexts(t *testing.T, score, set string, inputs []devInput, gold [][]byte, halfOf func(publisher string) int) {
	predictions := cleanGroups(inputs)
	for half := range 2 {
		keep := func(line []byte) bool { return halfOf(devset.PublisherOfLine(line)) == half }
		pred := writeLines(t, predictions, keep)
		path := writeRaw(t, gold, keep)
		noPull := writeRaw(t, replaceAll(gold, `"kind":"pullquote"`, `"kind":"opt-pullquote"`), keep)
		args := []string{"text", "-gold", path}
		if v := os.Getenv("LEDE_DEV_SHOW"); v != "" && half == 0 {
			args = append(args, "-v", v)
		}
		t.Logf("%s, half %d\n%s\nwithout pull quotes: %s", set, half, devset.Score(t, score, append(args, pred)...),
			devset.Score(t, score, "text", "-gold", noPull, "-brief", pred))
	}
}

// cleanGroups cleans documents, each group by a cleaner of its own.
func cleanGroups(inputs []devInput) (predictions []any) {
	items := map[string][]model.Item{}
	var groups []string
	for _, in := range inputs {
		if items[in.Group] == nil {
			groups = append(groups, in.Group)
		}
		items[in.Group] = append(items[in.Group], model.Item{ID: in.ID, Source: in.Source, Text: in.Raw})
	}
	for _, g := range groups {
		c := New()
		for _, it := range items[g] {
			c.Learn(it)
		}
		for _, it := range items[g] {
			predictions = append(predictions, prediction(c.Apply(it)))
		}
	}
	return predictions
}

func TestDevHTML(t *testing.T) {
	if testing.Short() {
		t.Skip("long, and in one goroutine")
	}
	score := devset.Scorer(t)
	files, _ := filepath.Glob(filepath.Join(devset.Dir, "html", "ground-truth", "*.json"))
	for half := range 2 {
		dir := t.TempDir()
		_ = os.MkdirAll(filepath.Join(dir, "ground-truth"), 0o755)
		var predictions []any
		for i, f := range files {
			if i%2 != half {
				continue
			}
			id := strings.TrimSuffix(filepath.Base(f), ".json")
			truth, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			_ = os.WriteFile(filepath.Join(dir, "ground-truth", id+".json"), truth, 0o644)
			var g struct{ URL string }
			_ = json.Unmarshal(truth, &g)
			p := prediction(New().Apply(model.Item{ID: "wx:dev-" + id, URL: g.URL, HTML: devPage(t, id)}))
			predictions = append(predictions, p)
		}
		args := []string{"html", "-data", dir}
		if v := os.Getenv("LEDE_DEV_SHOW"); v != "" && half == 0 {
			args = append(args, "-worst", v)
		}
		t.Logf("html, half %d\n%s", half, devset.Score(t, score, append(args, writeLines(t, predictions, func([]byte) bool { return true }))...))
	}
}

func devPage(t testing.TB, id string) string {
	f, err := os.Open(filepath.Join(devset.Dir, "html", "pages", id+".html.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func replaceAll(lines [][]byte, old, with string) [][]byte {
	out := make([][]byte, len(lines))
	for i, l := range lines {
		out[i] = bytes.ReplaceAll(l, []byte(old), []byte(with))
	}
	return out
}

func writeLines(t *testing.T, rows []any, keep func([]byte) bool) string {
	var lines [][]byte
	for _, r := range rows {
		b, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, b)
	}
	return writeRaw(t, lines, keep)
}

func writeRaw(t *testing.T, lines [][]byte, keep func([]byte) bool) string {
	f, err := os.CreateTemp(t.TempDir(), "*.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	for _, l := range lines {
		if keep(l) {
			_, _ = fmt.Fprintf(f, "%s\n", l)
		}
	}
	return f.Name()
}
