package quotes

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
)

type goldQuote struct {
	Kind       model.QuoteKind
	Start, End int
	Text       string
	Speaker    *string
	Role       string
	Roles      []string
	Optional   bool
}

func readGold(t testing.TB) map[string][]goldQuote {
	t.Helper()
	raw, err := os.ReadFile("testdata/gold/quotes.json")
	if err != nil {
		t.Fatal(err)
	}
	var gold struct {
		Articles map[string]struct{ Quotes []goldQuote }
	}
	if err := json.Unmarshal(raw, &gold); err != nil {
		t.Fatal(err)
	}
	out := map[string][]goldQuote{}
	for name, a := range gold.Articles {
		out[name] = a.Quotes
	}
	return out
}

// TestGoldRaw: on the samples as they stand every span, speaker and role is right.
func TestGoldRaw(t *testing.T) {
	for name, want := range readGold(t) {
		raw, err := os.ReadFile("../../seeds/" + name)
		if err != nil {
			t.Fatal(err)
		}
		compareGold(t, name, want, Find(string(raw)))
	}
}

func compareGold(t *testing.T, name string, want []goldQuote, got []model.Quote) {
	t.Helper()
	byStart := map[int]model.Quote{}
	for _, q := range got {
		byStart[q.Start] = q
	}
	for _, w := range want {
		q, ok := byStart[w.Start]
		delete(byStart, w.Start)
		if w.Optional {
			continue
		}
		if !ok || q.End != w.End || q.Kind != w.Kind {
			t.Errorf("%s: missed %s %q at %d (%q)", name, w.Kind, w.Text, w.Start, q.Text)
			continue
		}
		speaker := ""
		if w.Speaker != nil {
			speaker = *w.Speaker
		}
		if q.Speaker != speaker {
			t.Errorf("%s: %.40q is by %q, not %q (cue %+v)", name, w.Text, speaker, q.Speaker, q.Cue)
		}
		if w.Role != "" {
			right := strings.EqualFold(w.Role, q.Role)
			for _, r := range w.Roles {
				right = right || strings.EqualFold(r, q.Role)
			}
			if !right {
				t.Errorf("%s: %s is %q, not %q", name, q.Speaker, w.Role, q.Role)
			}
		}
	}
	for _, q := range byStart {
		t.Errorf("%s: extra %s %q by %q", name, q.Kind, q.Text, q.Speaker)
	}
}
