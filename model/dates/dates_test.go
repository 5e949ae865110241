package dates

import (
	"strings"
	"testing"
)

func TestWords(t *testing.T) {
	w := Words()
	for word, month := range map[string]int{"january": 1, "märz": 3, "мая": 5, "août": 8, "dic": 12} {
		if w.Month[word] != month {
			t.Errorf("%s is month %d, want %d", word, w.Month[word], month)
		}
	}
	for word, kind := range map[string]string{"friday": "weekday", "publié": "published", "aktualisiert": "updated", "uhr": "filler", "am": "half", "may": ""} {
		if w.Kind[word] != kind {
			t.Errorf("%s is %q, want %q", word, w.Kind[word], kind)
		}
	}
	if _, sure := w.Zone["ist"]; sure || w.Likely["ist"] != 330 || w.Zone["nzdt"] != 780 || w.Zone["est"] != -300 {
		t.Errorf("zones %v, likely %v", w.Zone, w.Likely)
	}
}

// TestListIsSound: what a slip in dates.txt would break.
func TestListIsSound(t *testing.T) {
	months := map[string]int{}
	month := 0
	for line := range strings.Lines(text) {
		f := strings.Fields(line)
		if strings.ToLower(line) != line && f[0] != "#" {
			t.Errorf("not lower case: %s", line)
		}
		if f[0] != "month" {
			continue
		}
		month++
		for _, w := range f[1:] {
			if was := months[w]; was > 0 {
				t.Errorf("%s is month %d and %d", w, was, month)
			}
			months[w] = month
		}
	}
	if month != 12 {
		t.Errorf("%d months", month)
	}
	w := Words()
	for _, zones := range []zones{w.Zone, w.Likely} {
		for name, minutes := range zones {
			if minutes < -12*60 || minutes > 14*60 || w.Kind[name] != "" || w.Month[name] != 0 {
				t.Errorf("the zone %s is %d minutes east, kind %q, month %d", name, minutes, w.Kind[name], w.Month[name])
			}
		}
	}
	for name := range w.Likely {
		if _, sure := w.Zone[name]; sure {
			t.Errorf("%s is sure and likely", name)
		}
	}
}
