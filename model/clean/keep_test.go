package clean

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/lede-reader/lede/model"
)

const appeal = "Please support our journalism: your donation keeps us going."

// withAppeal is a story about something else for each number.
func withAppeal(i int, appeal string) model.Item {
	var b strings.Builder
	for n := range 12 {
		fmt.Fprintf(&b, "Ship%dof%d left harbour%dof%d on time. ", n, i, n, i)
	}
	return model.Item{ID: fmt.Sprint(i), Source: "The Paper", Text: b.String() + "\n\n" + appeal + "\n\nThe tide%d turned and everybody went home."}
}

// noted is a cleaner for whom a note was written down and taken in.
func noted(t *testing.T, c *Cleaner, b *bound, n model.Note) {
	t.Helper()
	b.keep([]model.Note{n})
	if err := c.Catch([]model.Note{n}); err != nil {
		t.Fatal(err)
	}
}

func TestKeptPassages(t *testing.T) {
	long := appeal + " It is trusted by readers of every party, wherever they live, and it always was."
	for _, c := range []struct {
		name, kept, comes string
		want              string // of what comes, in the body; "" for nothing
	}{
		{"nothing is kept", "", appeal, ""},
		{"as it was", appeal, appeal, appeal},
		{"other capitals and marks", appeal, "PLEASE SUPPORT OUR JOURNALISM! Your donation keeps us going", "PLEASE SUPPORT OUR JOURNALISM! Your donation keeps us going"},
		{"within more that is cut", appeal, "Sign up for our newsletter. " + appeal + " Sign up for our newsletter and get the news in your inbox.", appeal},
		{"a sentence of what is kept", long, appeal, appeal},
		{"another appeal", appeal, "Please support our journalism: your gift keeps us going.", ""},
		{"a phrase of what is kept", "Read more. " + appeal, "Sign up for our newsletter and get the news in your inbox.\n\nRead more", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := &bound{}
			cl := Open(b)
			if c.kept != "" {
				n, err := cl.Keep("The Paper", c.kept)
				if err != nil {
					t.Fatal(err)
				}
				if a := cl.Apply(withAppeal(1, c.comes)); slices.ContainsFunc(a.Removed, func(r model.Removal) bool { return r.Kept }) {
					t.Fatal("it is kept before that is written down")
				}
				noted(t, cl, b, n)
			}
			for _, cl := range []*Cleaner{cl, Open(b)} {
				a := cl.Apply(withAppeal(1, c.comes))
				sound(t, a)
				blocks := strings.Split(a.Text(), "\n\n")
				if got := strings.Join(blocks[1:len(blocks)-1], "|"); got != c.want {
					t.Errorf("%q stays, want %q", got, c.want)
				}
				other := withAppeal(1, c.comes)
				other.Source = "Another"
				if a := cl.Apply(other); strings.Contains(a.Text(), "donation") {
					t.Error("another source keeps it")
				}
			}
		})
	}
}

// Of two who keep the same each may stop; what is kept twice is kept until then.
func TestUnkeep(t *testing.T) {
	b := &bound{}
	c := Open(b)
	kept := func() bool {
		a := Open(b).Apply(withAppeal(1, appeal))
		return strings.Contains(a.Text(), "donation")
	}
	for range 2 {
		n, err := c.Keep("The Paper", appeal)
		if err != nil {
			t.Fatal(err)
		}
		noted(t, c, b, n)
	}
	noted(t, c, b, c.Unkeep("The Paper", appeal))
	if !kept() {
		t.Error("one keep was taken back, both are")
	}
	noted(t, c, b, c.Unkeep("The Paper", appeal))
	if kept() || len(b.notes) != 0 {
		t.Errorf("it is kept still; %d notes", len(b.notes))
	}
}

func TestTooManyPassages(t *testing.T) {
	b := &bound{}
	c := Open(b)
	var all strings.Builder
	for i := range maxPassages - 1 {
		fmt.Fprintf(&all, "The ship number%d left the old harbour on a day. ", i)
	}
	n, err := c.Keep("The Paper", all.String())
	if err != nil {
		t.Fatal(err)
	}
	noted(t, c, b, n)
	if _, err := c.Keep("The Paper", appeal); err == nil {
		t.Error("there was room for one more")
	}
}

func TestDamagedKeptNotes(t *testing.T) {
	c := Open(&bound{})
	n, err := c.Keep("s", appeal+" And it is trusted by readers of every party, wherever they live.")
	if err != nil {
		t.Fatal(err)
	}
	if got, err := decodeKept(n.Value); err != nil || len(got) != 3 {
		t.Fatalf("%v, %v", got, err)
	}
	for i := range n.Value {
		bad := slices.Clone(n.Value)
		bad[i] ^= 0x10
		if _, err := decodeKept(bad); err == nil {
			t.Fatalf("byte %d is wrong, and nobody says so", i)
		}
		if _, err := decodeKept(n.Value[:i]); err == nil {
			t.Fatalf("%d bytes are enough", i)
		}
	}
	b := &bound{notes: map[int64][]byte{n.Key: n.Value[:9]}}
	if err := Open(b).Recall("s"); err == nil {
		t.Error("a damaged note is passed over in silence")
	}
}

// Whatever is kept, every word is accounted for, and taking it back makes the
// article what it was.
func TestKeepAndTakeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := New().Apply(model.Item{ID: "a", Source: "s", Text: randomText(t)})
		if len(a.Removed) == 0 {
			return
		}
		before := a
		text := ""
		for range rapid.IntRange(1, 2).Draw(t, "passages") {
			r := rapid.SampledFrom(a.Removed).Draw(t, "removal")
			text += a.Raw[r.Start:r.End] + " "
		}
		if !KeepIn(&a, "s", text, true) {
			return // two that never stand together
		}
		sound(t, a)
		if KeepIn(&a, "s", text, true) {
			t.Error("kept twice")
		}
		if !KeepIn(&a, "s", text, false) {
			t.Fatal("not taken back")
		}
		sound(t, a)
		if a.Text() != before.Text() {
			t.Errorf("was:\n%s\nis:\n%s", before.Text(), a.Text())
		}
	})
}

func BenchmarkHeed(b *testing.B) {
	c := Open(&bound{})
	n, err := c.Keep("The Paper", appeal)
	if err != nil {
		b.Fatal(err)
	}
	it := withAppeal(1, strings.Repeat("Nothing is like this here. ", 100)+"\n\n"+appeal)
	for _, kept := range []string{"nothing", "one"} {
		if kept == "one" {
			if err := c.Catch([]model.Note{n}); err != nil {
				b.Fatal(err)
			}
		}
		a := New().Apply(it)
		b.Run(kept, func(b *testing.B) {
			for b.Loop() {
				x := a
				c.Heed(&x)
			}
		})
	}
}
