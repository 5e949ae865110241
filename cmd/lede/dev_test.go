package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/lede-reader/lede/model/clean/testdata/devset"
)

// TestDevColumn prints the scorer's figures for the messy texts of ../shared/dev as
// `lede export` leaves them: cleaned, and pull quotes lifted. The halves are those of
// model/clean's TestDevText, which lists errors of the first.
//
//	go test ./cmd/lede -run DevColumn -v
func TestDevColumn(t *testing.T) {
	if testing.Short() {
		t.Skip("long")
	}
	score := devset.Scorer(t)
	for _, set := range []string{"c20", "c5", "mix", "single"} {
		answers := exported(t, filepath.Join(devset.Dir, "text", set+".input.jsonl"))
		for half, gold := range halves(t, filepath.Join(devset.Dir, "text", set+".gold.jsonl")) {
			path, want := filepath.Join(t.TempDir(), "pred.jsonl"), filepath.Join(t.TempDir(), "gold.jsonl")
			if err := os.WriteFile(path, answers, 0o600); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(want, gold, 0o600); err != nil {
				t.Fatal(err)
			}
			lines := strings.SplitAfterN(devset.Score(t, score, "text", "-gold", want, path), "\n", 5)
			t.Logf("%s, half %d\n%s", set, half, strings.Join(lines[:4], ""))
		}
	}
}

// exported are the answers of export as the scorer reads them; what may be learned
// from together is exported together.
func exported(t *testing.T, path string) []byte {
	var groups []string
	input := map[string]*bytes.Buffer{}
	devset.EachLine(t, path, func(line []byte) {
		var in struct{ ID, Group, Source, Raw string }
		if err := json.Unmarshal(line, &in); err != nil {
			t.Fatal(err)
		}
		if input[in.Group] == nil {
			groups, input[in.Group] = append(groups, in.Group), &bytes.Buffer{}
		}
		_ = json.NewEncoder(input[in.Group]).Encode(map[string]string{"id": in.ID, "source": in.Source, "text": in.Raw})
	})
	var out bytes.Buffer
	for _, g := range groups {
		var answered, errs bytes.Buffer
		if code := run(t.Context(), []string{"export", "-"}, input[g], &answered, &errs); code != exitOK {
			t.Fatalf("exit %d: %s", code, errs.String())
		}
		for line := range strings.Lines(answered.String()) {
			var a map[string]any
			if err := json.Unmarshal([]byte(line), &a); err != nil {
				t.Fatal(err)
			}
			if a["title_from"] == "lede" {
				delete(a, "title")
			}
			a["date"] = a["published"]
			_ = json.NewEncoder(&out).Encode(a)
		}
	}
	return out.Bytes()
}

// halves parts a gold file by publishers.
func halves(t *testing.T, path string) (out [2][]byte) {
	gold := devset.Lines(t, path)
	names := devset.Publishers(gold)
	for _, line := range gold {
		half := slices.Index(names, devset.PublisherOfLine(line)) % 2
		out[half] = append(append(out[half], line...), '\n')
	}
	return out
}
