package store

import (
	"errors"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/lede-reader/lede/model"
)

// What is written down of an article is all of it: each field that a later
// model adds must come back too.
func TestCodecKeepsAllFields(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for range 50 {
		var a model.Article
		fill(reflect.ValueOf(&a).Elem(), r)
		a.Published = model.Date{Time: time.Unix(r.Int64N(1<<33), r.Int64N(1e9)).In(time.FixedZone("", 3600*int(r.IntN(12)))), DayOnly: r.IntN(2) == 0}
		got, err := decodeArticle(a.ID, encodeArticle(new(encoder), &a))
		if d := cmp.Diff(a, got); d != "" || err != nil {
			t.Fatalf("%v\n%s", err, d)
		}
		var it model.Item
		fill(reflect.ValueOf(&it).Elem(), r)
		it.Published = model.Date{}
		back, err := decodeItem(it.ID, encodeItem(new(encoder), &it))
		if d := cmp.Diff(it, back); d != "" || err != nil {
			t.Fatalf("%v\n%s", err, d)
		}
	}
}

// fill sets all that is exported to something.
func fill(v reflect.Value, r *rand.Rand) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(strings.Repeat("é ", 1+r.IntN(4)) + string(rune('a'+r.IntN(26))))
	case reflect.Int, reflect.Int64:
		v.SetInt(r.Int64N(1000) - 100)
	case reflect.Uint8:
		v.SetUint(uint64(r.IntN(200)))
	case reflect.Bool:
		v.SetBool(r.IntN(2) == 0)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1+r.IntN(3), 4))
		for i := range v.Len() {
			fill(v.Index(i), r)
		}
	case reflect.Struct:
		switch v.Type() {
		case reflect.TypeFor[time.Time]():
			return
		case reflect.TypeFor[model.Date]():
			v.Set(reflect.ValueOf(model.Date{Time: time.Unix(r.Int64N(1<<31), 0).UTC(), DayOnly: r.IntN(2) == 0}))
			return
		}
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				fill(v.Field(i), r)
			}
		}
	}
}

// Texts that stand in the raw one are not written twice, and come back.
func TestCodecCutsFromRaw(t *testing.T) {
	m := newMaker()
	a := m.article()
	b := encodeArticle(new(encoder), &a)
	got, err := decodeArticle(a.ID, b)
	if d := cmp.Diff(a, got); d != "" || err != nil {
		t.Fatalf("%v\n%s", err, d)
	}
	if len(b) > len(a.Raw) {
		t.Errorf("%d bytes for a text of %d", len(b), len(a.Raw))
	}
}

func FuzzDecode(f *testing.F) {
	m := newMaker()
	a := m.article()
	f.Add(encodeArticle(new(encoder), &a))
	it := itemOf(&a)
	f.Add(encodeItem(new(encoder), &it))
	f.Add([]byte{1, 3, 0, 255})
	f.Fuzz(func(t *testing.T, b []byte) {
		_, _ = decodeArticle("a", b)
		_, _ = decodeItem("a", b)
		_, _ = parseRuns(b, 10_000)
	})
}

// Sets are as maps are.
func TestNumbers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string) (numbers, map[int64]bool) {
			var s numbers
			m := map[int64]bool{}
			for _, n := range rapid.SliceOf(rapid.Int64Range(0, 3*chunkBits)).Draw(t, name) {
				s.add(n)
				m[n] = true
			}
			return s, m
		}
		a, inA := draw("a")
		b, inB := draw("b")
		limit := rapid.Int64Range(0, 3*chunkBits).Draw(t, "limit")
		back, err := parseRuns(a.runs(), 3*chunkBits)
		if err != nil {
			t.Fatal(err)
		}
		work := newWorkSet(a)
		work.become(b)
		for name, c := range map[string]struct {
			got  numbers
			want func(n int64) bool
		}{
			"and":     {a.and(b), func(n int64) bool { return inA[n] && inB[n] }},
			"or":      {a.or(b), func(n int64) bool { return inA[n] || inB[n] }},
			"without": {a.without(b), func(n int64) bool { return inA[n] && !inB[n] }},
			"up to":   {a.upTo(limit), func(n int64) bool { return inA[n] && n <= limit }},
			"runs":    {back, func(n int64) bool { return inA[n] }},
			"become":  {work.numbers, func(n int64) bool { return inB[n] }},
			"itself":  {a, func(n int64) bool { return inA[n] }},
		} {
			count := 0
			for n := range int64(3*chunkBits + 1) {
				if c.got.has(n) != c.want(n) {
					t.Fatalf("%s: %d is in: %v", name, n, c.got.has(n))
				}
				if c.want(n) {
					count++
				}
			}
			if all := slices.Collect(c.got.all()); c.got.count() != count || len(all) != count || !slices.IsSorted(all) {
				t.Fatalf("%s: counted %d, gave %d; want %d", name, c.got.count(), len(all), count)
			}
		}
	})
}

// The order by numbers is the order of the versions.
func TestMembersInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var ms []member
		var vs []model.Version
		arrived := map[string]int{}
		for n := range rapid.Int64Range(1, 8).Draw(t, "members") {
			text := rapid.Int64Range(0, n).Draw(t, "text")
			d := dateOf(t)
			name := func(n int64) string { return string(rune('a' + n)) }
			ms = append(ms, member{n, text, d, 0})
			vs = append(vs, model.Version{Article: name(n), Published: d, Placement: model.Placement{Group: name(text)}})
			arrived[name(n)] = int(n)
		}
		orderMembers(ms)
		order(vs, func(id string) int { return arrived[id] })
		for i := range ms {
			if arrived[vs[i].Article] != int(ms[i].n) {
				t.Fatalf("%v, want %v", ms, vs)
			}
		}
	})
}

// A step that fails leaves the library as it was, at the version it had.
func TestMigrations(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lede.db")
	s := openAt(t, path, Options{})
	put(t, s, "a", "a", "a", 1, model.New)
	steps, err := migrations()
	if err != nil {
		t.Fatal(err)
	}
	c, err := connect(path, "mode=rw")
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	version := func() int {
		v, err := check(c, path, 99)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	bad := append(slices.Clone(steps), "CREATE TABLE extra (x);", "DROP TABLE articles; NONSENSE;")
	if err := migrate(c, path, bad); err == nil || version() != len(steps) {
		t.Errorf("a bad step: %v, version %d", err, version())
	}
	if err := migrate(c, path, bad[:len(bad)-1]); err != nil || version() != len(steps)+1 {
		t.Errorf("a good step: %v, version %d", err, version())
	}
	if _, err := s.Article(t.Context(), "a"); err != nil {
		t.Errorf("after the step: %v", err)
	}
	_, err = Open(t.Context(), path, Options{}) // which does not know it
	var p model.Problem
	if !errors.As(err, &p) {
		t.Errorf("a library of a later version: %v", err)
	}
}

// What was kept when the cue of a quotation was a word is read without it.
func TestSecondFormOfAnArticle(t *testing.T) {
	a := model.Article{ID: "a", Raw: "“One,” he said.", Body: []model.Block{{Text: "“One,” he said.", End: len("“One,” he said.")}}}
	d, err := unseal(encodeArticle(new(encoder), &a), articleForm)
	if err != nil {
		t.Fatal(err)
	}
	e := &encoder{b: d.b[:len(d.b)-1]} // without the count of its quotes
	e.int(1)
	e.int(3)
	e.int(4)
	e.bool(true)
	for _, s := range []string{"Bob Roe", "mayor", "direct", "said"} {
		e.text(s)
	}
	e.bool(true)
	a.Quotes = []model.Quote{{Start: 3, End: 7, Text: "One,", Speaker: "Bob Roe", Role: "mayor", Kind: model.Direct, Unsure: true}}
	got, err := decodeArticle("a", e.sealed(secondForm))
	if d := cmp.Diff(a, got); d != "" || err != nil {
		t.Fatalf("%v\n%s", err, d)
	}
}

// What was kept before a removal could be kept or cut later is read as it was.
func TestFirstFormOfAnArticle(t *testing.T) {
	a := model.Article{ID: "a", Raw: "one two", Removed: []model.Removal{{End: 3, Reason: "call", Rule: "cue/label", Restored: true}, {Start: 4, End: 7, Reason: "call", Rule: "cue/label"}}}
	b := encodeArticle(new(encoder), &a)
	b[0] = firstForm
	got, err := decodeArticle("a", b)
	if d := cmp.Diff(a, got); d != "" || err != nil {
		t.Fatalf("%v\n%s", err, d)
	}
}
