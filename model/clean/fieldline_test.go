package clean

import (
	"strings"
	"testing"
)

// TestPartFields parts lines into fields: d is a date, t talk, w a writer, r a region.
func TestPartFields(t *testing.T) {
	for _, row := range []struct{ name, line, kinds, parts string }{
		{"a date", "3 March 2024", "d", "3 March 2024"},
		{"a label", "Published 3 March 2024", "d", "Published 3 March 2024"},
		{"the paper between", "Published in The Bay Paper, 3 March 2024", "d", "Published in The Bay Paper, 3 March 2024"},
		{"a writer", "By Jo Marsh", "w", "By Jo Marsh"},
		{"a writer and a date", "By Jo Marsh 3 March 2024", "wd", "By Jo Marsh; 3 March 2024"},
		{"a date and a writer", "3 March 2024 By Jo Marsh", "dw", "3 March 2024; By Jo Marsh"},
		{"a name and a date", "Jo Marsh | 3 March 2024", "rd", "Jo Marsh |; 3 March 2024"},
		{"reading time", "3 March 2024 4 min read", "dt", "3 March 2024; 4 min read"},
		{"remarks", "By Jo Marsh 3 comments", "wt", "By Jo Marsh; 3 comments"},
		{"the hour behind a writer", "Posted by Jo Marsh at 9:14 AM", "wt", "Posted by Jo Marsh; at 9:14 AM"},
		{"the number of a magazine", "From the June 2024 issue", "t", "From the June 2024 issue"},
		{"two openers", "Words by Jo Marsh Photos by Al Orr", "ww", "Words by Jo Marsh; Photos by Al Orr"},
		{"a share bar", "By Jo Marsh Facebook Twitter Email", "wt", "By Jo Marsh; Facebook Twitter Email"},
		{"nothing but words", "The ship ran aground", "r", "The ship ran aground"},
	} {
		t.Run(row.name, func(t *testing.T) {
			l := partFields(row.line, anyOrder)
			kinds, parts := "", []string(nil)
			for _, f := range l.fields {
				kinds += "rdtw"[f.kind : f.kind+1]
				parts = append(parts, l.text(f.first, f.end))
			}
			if got := strings.Join(parts, "; "); kinds != row.kinds || got != row.parts {
				t.Errorf("%s %q, want %s %q", kinds, got, row.kinds, row.parts)
			}
		})
	}
}

// TestLoosen sets fields apart that a page has run together.
func TestLoosen(t *testing.T) {
	for line, want := range map[string]string{
		"3 March 202410:15":                 "3 March 2024 10:15",
		"3 March 20249:15 AM":               "3 March 2024 9:15 AM",
		"3 March 2024Updated 4 March 2024":  "3 March 2024 Updated 4 March 2024",
		"Jo Marsh•3 March 2024":             "Jo Marsh • 3 March 2024",
		"2024-03-03T10:15:00Z":              "2024-03-03T10:15:00Z",
		"3 March 2024 10:15":                "3 March 2024 10:15",
		"Jo Marsh•Al Orr":                   "Jo Marsh•Al Orr",
		"Case 120241:00 of 3 March 1999, a": "Case 120241:00 of 3 March 1999, a",
	} {
		if got := loosen(line); got != want {
			t.Errorf("%q: %q, want %q", line, got, want)
		}
	}
}

// TestSharing tells share bars from names.
func TestSharing(t *testing.T) {
	for line, want := range map[string]bool{
		"Facebook Bluesky Threads Email": true, "Copy Link": true, "Listen Download Transcript Embed": true, "Compartir Imprimir": true,
		"Jo Marsh": false, "Jo Link": false, "Copy Editor": false, "Emily Post": false,
	} {
		if got := sharing(strings.Fields(line)); got != want {
			t.Errorf("%q: %v", line, got)
		}
	}
}

// TestOtherWire reads the openings of wire copy without the agency alone in brackets.
func TestOtherWire(t *testing.T) {
	for text, want := range map[string]string{
		"OSLO, Norway, May 5, 2026 /PRNewswire/ -- A ship":   "OSLO, Norway; PRNewswire; 2026-05-05; A ship",
		"Oslo, April 16, 2026, GNA – A ship":                 "Oslo; GNA; 2026-04-16; A ship",
		"OSLO, (APP - Bay Point News - 12th Feb, 2026) : It": "OSLO; APP; 2026-02-12; It",
		"March 11, 2026 – Oslo, Norway – The agency":         "Oslo, Norway; ; 2026-03-11; The agency",
		"The ship, AFP said – and no one else":               "",
		"A road – and a ship – in the bay":                   "",
	} {
		got := ""
		if w, ok := otherWire(text); ok {
			got = strings.Join([]string{w.place, strings.Join(w.agencies, ","), datelineDate(text[:w.end]).String(), text[w.end:]}, "; ")
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
