package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What is new to the reader, as several processes have it: a story that was marked read
// stays so when a copy comes, and comes back with one new sentence.
func TestNewSentences(t *testing.T) {
	s := newCellar(t)
	var text strings.Builder
	for i := range 21 {
		fmt.Fprintf(&text, "Ferry line %d between Port%d and Cape%d carried %d passengers during week %d.\n\n", i, i, i, 1000+37*i, i+2)
	}
	folder := filepath.Join(s.dir, "stories")
	write := func(name, text string) {
		t.Helper()
		if err := os.MkdirAll(folder, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, name+".txt"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		s.run("fetch")
	}
	type line struct {
		ID   string
		Read bool
		New  *int `json:"new_sentences"`
	}
	stands := func() map[string]string {
		t.Helper()
		out := map[string]string{}
		for _, l := range lines[line](t, s.run("list", "--json")) {
			if l.New == nil {
				t.Fatalf("of %s it is not known", l.ID)
			}
			out[strings.TrimSuffix(filepath.Base(l.ID), ".txt")] = fmt.Sprintf("read %v, %d new", l.Read, *l.New)
		}
		return out
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	s.run("add", folder)
	write("a", text.String())
	var id string
	for _, l := range lines[line](t, s.run("list", "--json")) {
		id = l.ID
	}
	s.run("mark", "read", id)
	write("b", strings.ToUpper(text.String()))
	write("c", text.String()+"On Sunday the company ordered two new ships from the yard at Porthaven.\n")
	want := map[string]string{"a": "read true, 0 new", "b": "read true, 0 new", "c": "read false, 1 new"}
	if got := stands(); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%v, want %v", got, want)
	}
	shown := lines[line](t, s.run("show", "--json", strings.Replace(id, "a.txt", "c.txt", 1)))
	if len(shown) != 1 || shown[0].New == nil || *shown[0].New != 1 {
		t.Errorf("shown: %+v", shown)
	}
}
