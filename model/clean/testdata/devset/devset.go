// Package devset is the messy texts of ../shared/dev and their scorer, for the tests
// that print figures: those of model/clean, and those of the whole column.
package devset

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

// Dir is where the sets are, seen from a package two folders deep.
const Dir = "../../../shared/dev"

// Scorer builds the scorer of the sets; without them, or without -v, the test is
// skipped.
func Scorer(t *testing.T) string {
	t.Helper()
	if !testing.Verbose() {
		t.Skip("prints figures: run with -v")
	}
	if _, err := os.Stat(Dir); err != nil {
		t.Skip("no development sets here")
	}
	out := filepath.Join(t.TempDir(), "score")
	cmd := exec.Command("go", "build", "-o", out, ".")
	cmd.Dir = filepath.Join(Dir, "score-clean")
	if b, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, b)
	}
	return out
}

// Score gives what the scorer says.
func Score(t *testing.T, scorer string, args ...string) string {
	t.Helper()
	b, err := exec.Command(scorer, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, b)
	}
	return strings.TrimSpace(string(b))
}

// EachLine gives the lines of a file, each good until the next.
func EachLine(t testing.TB, path string, each func([]byte)) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<24)
	for sc.Scan() {
		each(sc.Bytes())
	}
}

// Lines are the lines of a file.
func Lines(t testing.TB, path string) (out [][]byte) {
	t.Helper()
	EachLine(t, path, func(b []byte) { out = append(out, bytes.Clone(b)) })
	return out
}

// Publishers are the publishers of documents, sorted: the halves are every other
// one.
func Publishers(gold [][]byte) (names []string) {
	for _, line := range gold {
		names = append(names, PublisherOfLine(line))
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// PublisherOfLine is the publisher of a line of gold or of predictions.
func PublisherOfLine(line []byte) string {
	var doc struct{ ID string }
	_ = json.Unmarshal(line, &doc)
	return PublisherOf(doc.ID)
}

// PublisherOf is the publisher that the id of a document begins with.
func PublisherOf(id string) string {
	name, _, _ := strings.Cut(id, "-")
	return name
}
