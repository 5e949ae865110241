package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestDevColumn prints the scorer's figures for the messy texts of ../shared/dev as
// `lede export` leaves them: cleaned, and pull quotes lifted. The halves are those of
// model/clean's TestDevText, which lists errors of the first.
//
//	go test ./cmd/lede -run DevColumn -v
func TestDevColumn(t *testing.T) {
	if !testing.Verbose() || testing.Short() {
		t.Skip("prints figures: run with -v")
	}
	shared := filepath.Join("..", "..", "..", "shared", "dev")
	if _, err := os.Stat(shared); err != nil {
		t.Skip("no development sets here")
	}
	score := filepath.Join(t.TempDir(), "score")
	build := exec.Command("go", "build", "-o", score, ".")
	build.Dir = filepath.Join(shared, "score-clean")
	if b, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, b)
	}
	for _, set := range []string{"c20", "c5", "mix", "single"} {
		answers := exported(t, filepath.Join(shared, "text", set+".input.jsonl"))
		for half, gold := range halves(t, filepath.Join(shared, "text", set+".gold.jsonl")) {
			path, want := filepath.Join(t.TempDir(), "pred.jsonl"), filepath.Join(t.TempDir(), "gold.jsonl")
			if err := os.WriteFile(path, answers, 0o600); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(want, gold, 0o600); err != nil {
				t.Fatal(err)
			}
			out, err := exec.Command(score, "text", "-gold", want, path).CombinedOutput()
			if err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			lines := bytes.SplitAfterN(out, []byte("\n"), 5)
			t.Logf("%s, half %d\n%s", set, half, bytes.Join(lines[:4], nil))
		}
	}
}

// exported are the answers of export as the scorer reads them; what may be learned
// from together is exported together.
func exported(t *testing.T, path string) []byte {
	var groups []string
	input := map[string]*bytes.Buffer{}
	eachLine(t, path, func(line []byte) {
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
	publisher := func(line []byte) string {
		var doc struct{ ID string }
		_ = json.Unmarshal(line, &doc)
		name, _, _ := strings.Cut(doc.ID, "-")
		return name
	}
	var names []string
	eachLine(t, path, func(line []byte) { names = append(names, publisher(line)) })
	slices.Sort(names)
	names = slices.Compact(names)
	eachLine(t, path, func(line []byte) {
		half := slices.Index(names, publisher(line)) % 2
		out[half] = append(append(out[half], line...), '\n')
	})
	return out
}

func eachLine(t *testing.T, path string, each func([]byte)) {
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	sc := bufio.NewScanner(bytes.NewReader(b))
	sc.Buffer(nil, 1<<24)
	for sc.Scan() {
		each(sc.Bytes())
	}
}
