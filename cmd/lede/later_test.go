package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A paper that comes a file a day: what the later ones show to be boilerplate
// leaves the earlier, and fetch and show say so.
func TestCutLater(t *testing.T) {
	s := newCellar(t)
	folder := filepath.Join(s.dir, "paper")
	const under = "The Valley Post is printed by the people of the valley every morning since the great flood."
	bring := func(day int) string {
		t.Helper()
		var b strings.Builder
		for n := range 30 {
			fmt.Fprintf(&b, "Word%dof%d went to place%dof%d. ", n, day, n, day)
		}
		if err := os.MkdirAll(folder, 0o755); err != nil {
			t.Fatal(err)
		}
		name := filepath.Join(folder, fmt.Sprintf("%d.txt", day))
		if err := os.WriteFile(name, []byte(b.String()+"\n\n"+under+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		return name
	}
	bring(1)
	s.run("add", "--name", "The Valley Post", folder)
	first := s.list()[0].ID
	if out := s.run("show", first); !strings.Contains(out, "great flood") {
		t.Fatalf("one story is enough to cut it:\n%s", out)
	}
	bring(2)
	if out := s.run("fetch"); !strings.Contains(out, "The Valley Post: 1 earlier article lost “"+under[:40]) || !strings.Contains(out, "which 2 stories have by now") {
		t.Errorf("fetch says %q", out)
	}
	said := s.try("show", first)
	if strings.Contains(said.out, "great flood") || !strings.Contains(said.errs, "cut later, on ") {
		t.Errorf("show says %+v", said)
	}
	if out := s.run("show", "--format", "jsonl", first); !strings.Contains(out, `"later":"`) {
		t.Errorf("as JSON %s", out)
	}
	bring(3)
	if out := s.run("fetch"); strings.Contains(out, "earlier") {
		t.Errorf("the third day changes something: %q", out)
	}
}
