package clean

import (
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/lede-reader/lede/model"
)

// sound says what of an article breaks the laws: every word of Raw in a block or
// in a removal that is not restored, never in both; spans in order; marks inside
// their text; the text of a block is what Raw says there.
func sound(t interface {
	Helper()
	Errorf(string, ...any)
}, a model.Article,
) {
	t.Helper()
	at := 0
	var out []string
	for i, r := range a.Removed {
		if r.Start < at || r.End <= r.Start || r.End > len(a.Raw) {
			t.Errorf("removal %d [%d,%d) after %d, of %d", i, r.Start, r.End, at, len(a.Raw))
			return
		}
		at = r.End
		if !boundary(a.Raw, r.Start) || !boundary(a.Raw, r.End) {
			t.Errorf("removal %d [%d,%d) within a character", i, r.Start, r.End)
		}
		if r.Block < 0 || r.Block > len(a.Body) || r.Reason == "" || r.Rule == "" {
			t.Errorf("removal %d: %+v", i, r)
		}
		if !r.Restored {
			out = append(out, wordsOf(a.Raw[r.Start:r.End])...)
		}
	}
	at = 0
	for i, b := range a.Body {
		if b.Start < at || b.End <= b.Start || b.End > len(a.Raw) || strings.TrimSpace(b.Text) != b.Text && b.Kind != model.Preformatted || strings.Contains(b.Text, "\n\n") {
			t.Errorf("block %d [%d,%d) %q", i, b.Start, b.End, b.Text)
		}
		if !boundary(a.Raw, b.Start) || !boundary(a.Raw, b.End) || !utf8.ValidString(b.Text) {
			t.Errorf("block %d [%d,%d) begins or ends within a character: %q", i, b.Start, b.End, b.Text)
		}
		at = b.End
		out = append(out, wordsOf(b.Text)...)
		for _, m := range b.Marks {
			if m.Start < 0 || m.End <= m.Start || m.End > len(b.Text) {
				t.Errorf("block %d: mark %+v of %q", i, m, b.Text)
			}
		}
	}
	raw := wordsOf(a.Raw)
	slices.Sort(raw)
	slices.Sort(out)
	if !slices.Equal(raw, out) {
		t.Errorf("words of Raw and of body and removals differ:\n%s", cmp.Diff(raw, out))
	}
}

// boundary tells whether a character starts at byte i, or the text ends.
func boundary(s string, i int) bool { return i == len(s) || utf8.RuneStart(s[i]) }

// wordsOf are the words of s; of a script without spaces the characters.
func wordsOf(s string) (out []string) {
	for _, w := range words(nil, s, 0, len(s)) {
		out = append(out, s[w.start:w.end])
	}
	return out
}

// pieces are what random copies are made of.
var pieces = []string{
	"Talks went on late into the night, the minister said.", "“We will not give in,” he told reporters.", "The bridge was closed for a week.",
	"Mr. Orr lives in the U.S. with his wife.", "Read more: A town votes on its harbour", "Read more", "Share on Facebook Share on X",
	"Sign up for our newsletter and get the news in your inbox.", "Please support our journalism: your donation keeps us going.", "By Jo Marsh",
	"date 2025-02-19", "3 March 2024", "(dpa/NAN)", "LONDON (AP) — A ship ran aground on Monday.", "Harbour vote", "What happens next?",
	"© 2025 The Paper. All rights reserved.", "We use cookies. Accept all", "A file picture of the harbour Photo: Reuters", "Related stories",
	"Ein Satz steht hier, und er ist lang genug.", "日本の首相は火曜日に発表した。次の日も。", "- first item", "- second item", "1. number one", "…", "\u00a0", "* * *",
	"Nobody was hurt.", "It is trusted by readers of every party.", "Ama Novák", "http://example.org/a?b=c", "a\u0301ccent", "שלום עולם, אמר האיש.",
	"“It is open and stays so", "one\u2028two", "Donate now", "Sarah Orr", "Published 10:51 AM EST, Fri November 28, 2025", "(Image credit: The Paper)",
	"Join us: we need you", "→ A town votes", "With reporting from The Associated Press.", "OSLO, Aug 8 (AFP) - The crane fell", "Most read", "You may also like",
	"a line that is about as long as those of a hard-wrapped letter are, and", "or else it would not do", "-", "\u201d", "El puerto de la ciudad no se cierra, y la grúa es de los que la usan.",
	"Sarah Orr | 3 March 2024", "Words by Lena Duda 26 March 2023", "25/03/2024", "04/05/2024", "(AFP/lm)", "Politics", "Harbour vote: the minister gives in", "Updated 5 minutes ago",
	"By Jo Marsh, Political Editor", "Political editor", "Home › News", "Reporting by Jo Marsh; Editing by Al Orr", "OSLO: A ship ran aground on Monday.",
}

func randomText(t *rapid.T) string {
	var b strings.Builder
	for range rapid.IntRange(0, 14).Draw(t, "pieces") {
		b.WriteString(rapid.SampledFrom(pieces).Draw(t, "piece"))
		b.WriteString(rapid.SampledFrom([]string{"\n\n", "\n", " ", "\r\n", "\n \n", "  "}).Draw(t, "seam"))
	}
	return b.String()
}

func TestEveryWordIsAccountedFor(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := New()
		for i := range rapid.IntRange(1, 4).Draw(t, "documents") {
			sound(t, c.Clean(model.Item{ID: fmt.Sprint(i), Source: "s", Text: randomText(t)}))
		}
	})
}

func TestRestoreAndTakeOutAgain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := New().Apply(model.Item{ID: "a", Text: randomText(t)})
		before := a.Text()
		if len(a.Removed) == 0 {
			return
		}
		r := rapid.SampledFrom(a.Removed).Draw(t, "removal")
		if !Restore(&a, r.Start, true) || Restore(&a, r.Start, true) {
			t.Fatal("restored not once")
		}
		sound(t, a)
		if !Restore(&a, r.Start, false) {
			t.Fatal("not taken out again")
		}
		sound(t, a)
		if a.Text() != before {
			t.Errorf("was:\n%s\nis:\n%s", before, a.Text())
		}
	})
}

func TestRestoreWithinAParagraph(t *testing.T) {
	a := New().Apply(model.Item{ID: "a", Text: "A ship ran aground on Monday.\n\nIt was pulled free. (dpa/NAN)"})
	if a.Text() != "A ship ran aground on Monday.\n\nIt was pulled free." {
		t.Fatalf("%q", a.Text())
	}
	if !Restore(&a, a.Removed[0].Start, true) || a.Body[1].Text != "It was pulled free. (dpa/NAN)" || a.Removed[0].Block != 1 {
		t.Errorf("%+v %+v", a.Body, a.Removed)
	}
	if Restore(&a, 3, true) {
		t.Error("restored what was not removed")
	}
}

func TestOrderOfLearningDoesNotMatter(t *testing.T) {
	docs, items := goldDocs(t)
	var all []model.Item
	for _, d := range docs {
		it := items[d.ID]
		it.Source = "s"
		all = append(all, it)
	}
	for i, p := range pieces {
		all = append(all, model.Item{ID: fmt.Sprint(i), Source: "s", Text: p + "\n\nA line about ships that is the same in every one of these copies.\n\nCopy " + strings.Repeat(fmt.Sprint("word", i, " "), 20)})
	}
	var want []model.Article
	for round := range 5 {
		c := New()
		order := rand.New(rand.NewSource(int64(round))).Perm(len(all))
		for _, i := range order {
			c.Learn(all[i])
		}
		var got []model.Article
		for _, it := range all {
			a := c.Apply(it)
			for i := range a.Removed {
				a.Removed[i].Examples = nil // which of many are named may differ
			}
			got = append(got, a)
		}
		if round == 0 {
			want = got
		} else if d := cmp.Diff(want, got); d != "" {
			t.Fatalf("order %v:\n%s", order, d)
		}
	}
}

func TestApplyIsConcurrent(t *testing.T) {
	docs, items := goldDocs(t)
	c := New()
	for _, d := range docs {
		c.Learn(items[d.ID])
	}
	var wg sync.WaitGroup
	for range 4 {
		for _, d := range docs {
			wg.Go(func() { sound(t, c.Apply(items[d.ID])) })
		}
	}
	wg.Wait()
}

func TestMemoryIsBounded(t *testing.T) {
	if testing.Short() {
		t.Skip("long, and in one goroutine")
	}
	c := New()
	m := c.of("s")
	for i := range 3000 {
		var b strings.Builder
		for w := range 1200 {
			fmt.Fprintf(&b, "w%d ", (i*1200+w)*7919)
		}
		b.WriteString("\n\nThe same line stands under each of these many different long texts.")
		s := newSheet(nil, b.String())
		s.weigh()
		m.learn(fmt.Sprint("d", i), "s", s)
	}
	if m.index.len() > m.room || m.whole > m.most || len(m.place) != len(m.docs) || m.bytes > 600_000 || c.resident.Load() != m.bytes {
		t.Errorf("%d shingles, %d documents, %d whole, %d places, %d bytes, %d in all", m.index.len(), len(m.docs), m.whole, len(m.place), m.bytes, c.resident.Load())
	}
	a := c.Apply(model.Item{ID: "new", Source: "s", Text: strings.Repeat("Something quite new happened on the coast today, people said. ", 4) + "\n\nThe same line stands under each of these many different long texts."})
	if len(a.Removed) != 1 || a.Removed[0].Rule != "repetition" || len(a.Removed[0].Examples) == 0 {
		t.Errorf("%+v", a.Removed)
	}
}
