package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestCompare(t *testing.T) {
	dir := t.TempDir()
	file := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	const text = "The ferry Aurora ran aground off Cape Lind on Monday with 212 people on board, and 12 of them were hurt.\n\n" +
		"“I have never seen a bank that thick in May,” said Captain Edda Holm, who has crossed for years.\n\n" +
		"The coast guard wants to know why no one sounded the horn that night."
	one, two := file("one.txt", text), file("two.txt", strings.Replace(text, "12 of", "14 of", 1)+" Its report is due in \x1b[31mJune, a spokesman said.")
	s := newCellar(t)
	out := s.run("compare", two, one)
	for _, want := range []string{"1 sentence added", "12 → 14", "and [12] {14} of them were hurt.", "  (2 the same)\n+ Its report"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is missing from\n%s", want, out)
		}
	}
	if strings.Contains(out, "\x1b") {
		t.Errorf("an escape came through: %q", out)
	}
	var c struct {
		This, Other, Verdict string
		Share                float64
		Sentences            []struct {
			Start, End int
			Standing   string
			Twin       *int
			Differs    [][4]int
		}
		Figures []struct{ From, To string }
	}
	if err := json.Unmarshal([]byte(s.run("compare", "--json", two, one)), &c); err != nil {
		t.Fatal(err)
	}
	if c.This != two || c.Other != one || len(c.Sentences) != 4 || len(c.Figures) != 1 || c.Figures[0].From != "12" || c.Figures[0].To != "14" {
		t.Errorf("%+v", c)
	}
	if first, last := c.Sentences[0], c.Sentences[3]; first.Standing != "reworded" || len(first.Differs) != 1 || *first.Twin != 0 || last.Standing != "alone" || last.Twin != nil {
		t.Errorf("%+v", c.Sentences)
	}
	s.run("import", file("two.jsonl", `{"id":"a","text":"The mill burned on Monday at noon."}`+"\n"+`{"id":"b","text":"The mill burned on Monday at noon."}`+"\n"))
	if out := s.run("compare", "a", "b"); !strings.Contains(out, "the same text, word for word") {
		t.Error(out)
	}
	for _, args := range [][]string{{"a", "nothing"}, {one, "a"}, {one, one}} {
		if said := s.try("compare", args[0], args[1]); said.code != exitError || said.errs == "" {
			t.Errorf("%v: %+v", args, said)
		}
	}
}
