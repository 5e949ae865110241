package clean

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/lede-reader/lede/model"
)

var someday = model.Date{Time: time.Date(2026, 3, 3, 8, 0, 0, 0, time.UTC)}

// Two stories that are long enough to be told from what stands under them.
const (
	aground = "A ship ran aground on Monday and was pulled free by two tugs. The captain was asleep when she struck the sand, said the harbour master, who had warned of it twice in the week before."
	council = "The council of Portovar voted for the crane on Tuesday night. It will be built where the old market stood, and nobody knows yet who is to pay for it, or when the work can begin at all."
)

const slogan = "The Paper is printed by the people of the valley every morning since the flood."

func TestGrown(t *testing.T) {
	one := model.Item{ID: "one", Source: "s", Text: aground + "\n\n" + slogan}
	for _, c := range []struct {
		name string
		text string
		want []string
	}{
		{"another story with the same sentence", council + "\n\n" + slogan, []string{"one"}},
		{"the same story again", aground + "\n\n" + slogan, nil},
		{"five words in common", council + " It is for the people of the valley every day.", nil},
		{"nothing in common", council, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			cl := Open(&bound{})
			cl.Learn(one)
			if got := cl.Grown(); got != nil {
				t.Fatalf("of one document %v", got)
			}
			cl.Learn(model.Item{ID: "two", Source: "s", Text: c.text})
			if got := cl.Grown(); !slices.Equal(got, c.want) {
				t.Errorf("%v, want %v", got, c.want)
			}
			if got := cl.Grown(); got != nil {
				t.Errorf("%v are given again", got)
			}
		})
	}
}

func TestLater(t *testing.T) {
	cl := Open(&bound{})
	one := model.Item{ID: "one", Source: "s", Text: aground + "\n\nNobody was hurt.\n\n" + slogan}
	a := cl.Clean(one)
	if len(a.Removed) != 0 {
		t.Fatalf("%+v", a.Removed)
	}
	was := a
	if cl.Later(&a, someday) {
		t.Fatal("cut from what was known before")
	}
	cl.Learn(model.Item{ID: "two", Source: "s", Text: council + "\n\n" + slogan})
	mostOf := was
	mostOf.Raw = slogan
	mostOf.Body = []model.Block{{Text: slogan, End: len(slogan)}}
	if cl.Later(&mostOf, someday) {
		t.Error("an article lost all it had")
	}
	if !cl.Later(&a, someday) || len(was.Removed) != 0 {
		t.Fatalf("%+v", a.Removed)
	}
	sound(t, a)
	if r := a.Removed[0]; a.Raw[r.Start:r.End] != slogan || r.Later != someday || r.Support != 2 || !slices.Equal(r.Examples, []string{"two"}) {
		t.Errorf("%+v", r)
	}
	again := a
	if cl.Later(&again, someday) {
		t.Error("cut twice")
	}
	if !Restore(&a, a.Removed[0].Start, true) || cl.Later(&a, someday) || !strings.Contains(a.Text(), slogan) {
		t.Error("what was restored is cut again")
	}
}

// However it came about, cutting later leaves a sound article that says no more
// than before, and does so once.
func TestLaterIsSound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cl := Open(&bound{})
		a := cl.Clean(model.Item{ID: "a", Source: "s", Text: randomText(t)})
		if len(a.Removed) > 0 && rapid.Bool().Draw(t, "restored") {
			Restore(&a, rapid.SampledFrom(a.Removed).Draw(t, "removal").Start, true)
		}
		for _, id := range []string{"b", "c", "d"} {
			cl.Learn(model.Item{ID: id, Source: "s", Text: randomText(t)})
		}
		before := a
		if !cl.Later(&a, someday) {
			return
		}
		sound(t, a)
		if len(a.Text()) >= len(before.Text()) {
			t.Errorf("was:\n%s\nis:\n%s", before.Text(), a.Text())
		}
		for _, r := range before.Removed {
			if !slices.ContainsFunc(a.Removed, func(n model.Removal) bool { return n.Start == r.Start && n.End == r.End && n.Restored == r.Restored }) {
				t.Errorf("%+v is gone", r)
			}
		}
		if again := a; cl.Later(&again, someday) {
			t.Errorf("cut again:\n%s\n%s", a.Text(), again.Text())
		}
	})
}

func TestSpoke(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"none", "A ship ran aground on Monday.", ""},
		{"as it stands there", "Please SUPPORT our journalism: a ship ran aground.", "SUPPORT our journalism"},
		{"each once", "Read more\nRead more", "Read more"},
	} {
		if got := strings.Join(Spoke("en", c.text), "|"); !strings.Contains(got, c.want) || c.want == "" && got != "" || strings.Count(got, "|") > 2 {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// What is kept for a source is not cut later, either.
func TestKeptIsNotCutLater(t *testing.T) {
	b := &bound{}
	cl := Open(b)
	a := cl.Clean(model.Item{ID: "one", Source: "s", Text: aground + "\n\n" + slogan})
	n, err := cl.Keep("s", slogan)
	if err != nil {
		t.Fatal(err)
	}
	noted(t, cl, b, n)
	cl.Learn(model.Item{ID: "two", Source: "s", Text: council + "\n\n" + slogan})
	if cl.Later(&a, someday) || len(a.Removed) != 0 {
		t.Errorf("%+v", a.Removed)
	}
}

// TestOneExampleOfAStory: what is said to stand in one other story names one article.
func TestOneExampleOfAStory(t *testing.T) {
	const line = "The Bay Paper has been put together in the old net loft by a crew of nine since long before the war."
	doc := func(i int, extra string) model.Item {
		var b strings.Builder
		for k := range 8 {
			fmt.Fprintf(&b, "In the town of Ort%d, Jo Marsh%d of the Amt%d met %d people who had come by ship %d to speak of matter %d.\n\n", i, i, i, i*31+k, i*17+k, i*13+k*7)
		}
		return model.Item{ID: fmt.Sprint(i, extra), Source: "bay", Text: b.String() + extra + line}
	}
	c := New()
	for _, it := range []model.Item{doc(0, ""), doc(0, "There was more of it by noon.\n\n"), doc(1, "")} {
		c.Learn(it)
	}
	a := c.Apply(doc(1, ""))
	if len(a.Removed) != 1 || a.Removed[0].Support != 2 || len(a.Removed[0].Examples) != 1 {
		t.Errorf("%+v", a.Removed)
	}
}
