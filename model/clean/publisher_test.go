package clean

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/clean/testdata/devset"
)

func TestPublisher(t *testing.T) {
	appeal := func(lines ...string) string {
		return filler + "\n\n" + strings.Join(lines, "\n\n") + "\n\n" + filler + "\n\n" + filler
	}
	for _, row := range []struct{ name, text, want string }{
		{"subject of two sentences", appeal("The Bay Paper is paid for by readers like you: please support our journalism.", "The Bay Paper has no owner but its readers. Your donation keeps us independent."), "The Bay Paper"},
		{"subject and newsletter", appeal("Bay Courier is paid for by readers like you: please support our journalism.", "Sign up for the Bay Courier newsletter and get the news in your inbox."), "Bay Courier"},
		{"line of rights", appeal("© 2025 The Bay Paper. All rights reserved."), "The Bay Paper"},
		{"once is not enough", appeal("The Bay Paper is paid for by readers like you: please support our journalism."), ""},
		{"a company's rights", appeal("© 2025 Bay Paper Holdings Ltd. All rights reserved."), ""},
		{"an agency's rights", appeal("© 2025 Reuters. All rights reserved."), ""},
		{"platforms", appeal("Follow The Bay on Facebook and support our journalism.", "Facebook is where you find us: please support our journalism.", "Facebook is free: support our journalism today."), ""},
		{"two of the same weight", appeal("The Bay Paper is paid for by readers like you: please support our journalism.", "The Bay Paper has no owner: your donation keeps us independent.", "The Harbour Fund is paid for by readers like you: please support our journalism.", "The Harbour Fund has no owner: your donation keeps us independent, and our journalism free."), ""},
		{"what the copy is about", appeal("The Harbour Fund is why we need you: please support our journalism.", "The Harbour Fund has an owner, and we find out who: your donation keeps us going.") + "\n\nThe Harbour Fund bought a crane, the town was told. The Harbour Fund did not answer.", ""},
		{"in the body only", filler + "\n\nThe Bay Paper is a paper of the north. The Bay Paper has many readers.\n\n" + filler, ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			a := New().Apply(model.Item{ID: "x", Text: row.text})
			if a.Source != row.want {
				t.Errorf("%q; removed %+v", a.Source, a.Removed)
			}
			if a = New().Apply(model.Item{ID: "x", Source: "given", Text: row.text}); a.Source != "given" {
				t.Errorf("given, but %q", a.Source)
			}
		})
	}
}

// TestDevPublisher compares the publishers found with the addresses that the
// development sets give.
func TestDevPublisher(t *testing.T) {
	if !testing.Verbose() {
		t.Skip("prints figures: run with -v")
	}
	for _, set := range []string{"c20", "c5", "mix", "single"} {
		given := map[string]string{}
		devset.EachLine(t, filepath.Join(devset.Dir, "text", "c20.input.jsonl"), func(line []byte) {
			var in devInput
			_ = json.Unmarshal(line, &in)
			given[devset.PublisherOf(in.ID)] = in.Source
		})
		right, wrong, none := [2]int{}, [2]int{}, [2]int{}
		c := New()
		var items []model.Item
		devset.EachLine(t, filepath.Join(devset.Dir, "text", set+".input.jsonl"), func(line []byte) {
			var in devInput
			_ = json.Unmarshal(line, &in)
			if in.Source != "" {
				given[devset.PublisherOf(in.ID)] = in.Source
			}
			it := model.Item{ID: in.ID, Text: in.Raw}
			items = append(items, it)
			if set != "single" {
				c.Learn(it)
			}
		})
		for _, it := range items {
			p := devset.PublisherOf(it.ID)
			half := int(p[0]) % 2
			a := c.Apply(it)
			switch {
			case a.Source == "":
				none[half]++
			case siteName(withoutArticle(a.Source), "", given[p]):
				right[half]++
			default:
				wrong[half]++
				t.Logf("%s: %q, of %s", it.ID, a.Source, given[p])
			}
		}
		t.Logf("%s: right %v, wrong %v, none %v", set, right, wrong, none)
	}
}
