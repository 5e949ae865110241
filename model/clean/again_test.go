package clean

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/clean/testdata/devset"
)

// anew is an article's body as an item of the same source, with the fields that
// an item can have and the body does not have itself.
func anew(source string, a model.Article) model.Item {
	it := model.Item{ID: a.ID, Source: source, Text: a.Text(), Published: a.Published}
	if a.HeadlineFrom != model.FromLede && a.HeadlineBlock() < 0 {
		it.Title = a.Headline
	}
	return it
}

func TestCleaningTwiceIsCleaningOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := New().Apply(model.Item{ID: "a", Text: randomText(t)})
		again := New().Apply(anew("", a))
		if got, want := wordsOf(again.Text()), wordsOf(a.Text()); !slices.Equal(got, want) {
			t.Errorf("once:\n%s\ntwice:\n%s\nremoved: %+v", a.Text(), again.Text(), again.Removed)
		}
	})
}

func TestCleaningTwiceWithWhatWasLearned(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := New()
		var texts []string
		for i := range rapid.IntRange(1, 5).Draw(t, "documents") {
			texts = append(texts, randomText(t))
			c.Learn(model.Item{ID: fmt.Sprint(i), Source: "s", Text: texts[i]})
		}
		for i, text := range texts {
			a := c.Apply(model.Item{ID: fmt.Sprint(i), Source: "s", Text: text})
			again := c.Apply(anew("s", a))
			if d := cmp.Diff(wordsOf(a.Text()), wordsOf(again.Text())); d != "" {
				t.Errorf("once:\n%s\ntwice:\n%s\nremoved: %+v", a.Text(), again.Text(), again.Removed)
			}
		}
	})
}

// TestRereadIsAnewReading states why cleaning twice is cleaning once: what again
// looks at is what a new reading of the body is.
func TestRereadIsAnewReading(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		_, s := draft(model.Item{ID: "a", Text: randomText(t)}, nil)
		removed := s.removals()
		paras := make([]span, len(s.paras))
		for i, p := range s.paras {
			paras[i] = p.span
		}
		blocks, of := body(s.raw, paras, nil, removed)
		r := s.reread(blocks, of, removed)
		if r == nil {
			return
		}
		a := model.Article{Body: blocks}
		fresh := newSheet(nil, a.Text())
		fresh.language = fresh.guessLanguage()
		fresh.weigh()
		if fresh.raw != r.raw || len(fresh.paras) != len(r.paras) {
			t.Fatalf("%d paragraphs\n%s\nanew %d\n%s", len(r.paras), r.raw, len(fresh.paras), fresh.raw)
		}
		for u := range r.found {
			known := map[question]func(string) bool{signedPicture: signedPictures, opensPicture: opensPictures, gluedPicture: captionEndsWithin, trailOfPages: trail}
			for q, ask := range known {
				if r.found[u].not&q != 0 && ask(r.text(u)) {
					t.Errorf("%q is taken for what it is not (%d)", r.text(u), q)
				}
			}
			r.found[u].not = 0 // what was asked is no part of a reading
		}
		if !slices.Equal(fresh.units, r.units) || !slices.Equal(fresh.words, r.words) || !slices.EqualFunc(fresh.found, r.found, func(a, b evidence) bool { return reflect.DeepEqual(a, b) }) {
			t.Errorf("units or words or evidence differ:\n%s", fresh.raw)
		}
		for i, p := range r.paras {
			if p.span != fresh.paras[i].span || p.first != fresh.paras[i].first || p.last != fresh.paras[i].last {
				t.Errorf("paragraph %d: %+v, anew %+v", i, p, fresh.paras[i])
			}
		}
	})
}

// TestDevTwice cleans the development sets twice.
func TestDevTwice(t *testing.T) {
	if !testing.Verbose() {
		t.Skip("prints figures: run with -v")
	}
	for _, set := range []string{"c20", "c5", "mix", "single"} {
		items := map[string][]model.Item{}
		var groups []string
		devset.EachLine(t, filepath.Join(devset.Dir, "text", set+".input.jsonl"), func(line []byte) {
			var in devInput
			_ = json.Unmarshal(line, &in)
			if items[in.Group] == nil {
				groups = append(groups, in.Group)
			}
			items[in.Group] = append(items[in.Group], model.Item{ID: in.ID, Source: in.Source, Text: in.Raw})
		})
		documents, differ := 0, 0
		for _, g := range groups {
			c := New()
			for _, it := range items[g] {
				c.Learn(it)
			}
			for _, it := range items[g] {
				a := c.Apply(it)
				again := c.Apply(anew(it.Source, a))
				documents++
				if d := cmp.Diff(wordsOf(a.Text()), wordsOf(again.Text())); d != "" {
					differ++
					t.Errorf("%s %s: %+v", set, it.ID, again.Removed)
				}
			}
		}
		t.Logf("%s: %d of %d documents differ", set, differ, documents)
	}
}

// TestDevTwicePages cleans the body of a page again, as a text.
func TestDevTwicePages(t *testing.T) {
	if !testing.Verbose() {
		t.Skip("prints figures: run with -v")
	}
	files, _ := filepath.Glob(filepath.Join(devset.Dir, "html", "pages", "*.gz"))
	var documents, differ [2]int
	for i, f := range files {
		id := strings.TrimSuffix(filepath.Base(f), ".html.gz")
		a := New().Apply(model.Item{ID: id, URL: "http://example.org/", HTML: devPage(t, id)})
		again := New().Apply(anew("", a))
		documents[i%2]++
		if !slices.Equal(wordsOf(a.Text()), wordsOf(again.Text())) {
			differ[i%2]++
			if i%2 == 0 {
				t.Errorf("%s: %+v", id, again.Removed)
			}
		}
	}
	t.Logf("%v of %v pages differ by half", differ, documents)
}
