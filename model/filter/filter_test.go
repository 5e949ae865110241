package filter

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// now is a Friday evening east of Greenwich.
var now = time.Date(2026, 11, 20, 20, 30, 0, 0, time.FixedZone("", 3600))

// told is a filter for a test: clauses parted by spaces, their terms by "|".
func told(f Filter) string {
	var clauses []string
	for _, c := range f.Clauses {
		var terms []string
		for _, t := range c {
			s := string(t.Kind)
			if t.Not {
				s = "-" + s
			}
			switch {
			case !t.Day.IsZero():
				s += "=" + t.Day.Format(time.DateOnly)
			case t.Name.Whole:
				s += fmt.Sprintf("=%q", t.Name.Text)
			case t.Name.Text != "":
				s += "=" + t.Name.Text
			}
			terms = append(terms, s)
		}
		clauses = append(clauses, strings.Join(terms, "|"))
	}
	return strings.Join(clauses, " ")
}

func TestParse(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"nothing", "  ", ""},
		{"terms by themselves", "unread starred", "unread starred"},
		{"in any case", "UNREAD Starred SPEAKER:x", "unread starred speaker=x"},
		{"turned about", "-unread -starred -source:Post", "-unread -starred -source=Post"},
		{"names", "source:Post speaker:Healey role:minister tag:later", "source=Post speaker=Healey role=minister tag=later"},
		{"a whole name", `speaker:"John Healey"`, `speaker="John Healey"`},
		{"marks that a keyboard sets", "speaker:“John Healey” source:„Der Bote“", `speaker="John Healey" source="Der Bote"`},
		{"a name being typed", `speaker:"John Hea`, "speaker=John Hea"},
		{"quotes", "has:quotes -has:Quotes", "has -has"},
		{"days", "after:2026-02-19 before:today after:yesterday", "after=2026-02-19 before=2026-11-20 after=2026-11-19"},
		{"days ago", "after:3d after:2w after:0d", "after=2026-11-17 after=2026-11-06 after=2026-11-20"},
		{"words", `harbour "sea bridge" -opera -"sea wall"`, `words="harbour" words="sea bridge" -words="opera" -words="sea wall"`},
		{"the last word goes on", "harbour bri", `words="harbour" words=bri`},
		{"not one that must not be there", "harbour -bri", `words="harbour" -words="bri"`},
		{"a phrase being typed", `"sea bri`, "words=sea bri"},
		{"not when a space is behind", "bri ", `words="bri"`},
		{"either", "source:Post or source:Bote unread", "source=Post|source=Bote unread"},
		{"one of three", "unread or starred OR tag:x", "unread|starred|tag=x"},
		{"and says nothing", "unread and starred", "unread starred"},
		{"signs are no words", `harbour - & "…" unread`, `words="harbour" unread`},
		{"a colon behind a word", "analysis: harbour", `words="analysis" words=harbour`},
		{"an address", "https://example.org/x", "words=https://example.org/x"},
		{"a time of day", "10:30", "words=10:30"},
		{"a term in quotation marks is a word", `"unread" x`, `words="unread" words=x`},
		{"a minus in a word", "part-time x", `words="part-time" words=x`},
		{"behind a closed name", `tag:"a"unread`, `tag="a" unread`},
	} {
		f, problems := Parse(c.text, now)
		if got := told(f); got != c.want || len(problems) > 0 {
			t.Errorf("%s: %q is %q, %v; want %q", c.name, c.text, got, problems, c.want)
		}
	}
}

// A bad term is pointed at, and the rest filters.
func TestProblems(t *testing.T) {
	for _, c := range []struct{ name, text, at, says, want string }{
		{"no such term", "unread speker:Healey starred", "speker:Healey", "“speker:” is no term: speaker:", "unread starred"},
		{"another letter order", "suorce:x", "suorce:x", "“suorce:” is no term: source:", ""},
		{"nothing like it", "unread from:x", "from:x", "“from:” is no term: unread, starred, source:, speaker:, role:, tag:, after:, before:, has:", "unread"},
		{"no name", "speaker: unread", "speaker:", `speaker: wants a name: speaker:Healey, speaker:"John Healey"`, "unread"},
		{"signs for a name", `tag:"!" x`, `tag:"!"`, "tag: wants a name: tag:later, a tag of yours", "words=x"},
		{"no day", "after:tuesday x", "after:tuesday", "“tuesday” is no day: a day is 2026-02-19, today, yesterday, 3d or 2w", "words=x"},
		{"no such day", "before:2026-02-30 x", "before:2026-02-30", "“2026-02-30” is no day: a day is 2026-02-19, today, yesterday, 3d or 2w", "words=x"},
		{"too long ago", "before:999999999999999999999d x", "before:999999999999999999999d", "“999999999999999999999d” is no day: a day is 2026-02-19, today, yesterday, 3d or 2w", "words=x"},
		{"nothing to have", "has:pictures x", "has:pictures", "“pictures” is nothing that stories have: has:quotes", "words=x"},
		{"or first", "or unread", "or", `"or" stands between two terms: in quotation marks it is a word`, "unread"},
		{"or twice", "unread or or starred", "or", `"or" stands between two terms: in quotation marks it is a word`, "unread|starred"},
		{"or before a bad term", "unread or after:x  ", "or", `"or" stands between two terms: another term behind it`, "unread"},
	} {
		f, problems := Parse(c.text, now)
		if got := told(f); got != c.want || len(problems) == 0 {
			t.Errorf("%s: %q is %q, %v; want %q", c.name, c.text, got, problems, c.want)
			continue
		}
		if p := problems[0]; c.text[p.Start:p.End] != c.at || p.Error() != c.says || p.Begun {
			t.Errorf("%s: %q at %q (begun %v), want %q at %q", c.name, p.Error(), c.text[p.Start:p.End], p.Begun, c.says, c.at)
		}
	}
	f, problems := Parse(strings.Repeat("x ", 40), now)
	if len(f.Clauses) != maxTerms || len(problems) != 8 {
		t.Errorf("of 40 terms %d count, %d problems", len(f.Clauses), len(problems))
	}
}

// What may yet become right is not wrong while it is typed.
func TestBegun(t *testing.T) {
	for text, begun := range map[string]bool{
		"speaker:": true, `source:"`: true, "after:": true, "after:2": true, "after:2026-0": true, "after:2026-02-1": true, "before:yes": true, "has:qu": true,
		"after:3": true, "x or": true, "x or ": true,
		"after:2026-13": false, "after:2026-2": false, "after:2026-02-30": false, "after:2027-02-3": false, "after:2026-1": true, "after:2026-12-": true, "after:20261": true, "after:2026-": true, "after:202a": false, "after:2é26-0": false,
		"after:2x": false, "after:2026-02-31": false, "has:pi": false, "speaker: ": false, "after:2026- ": false, "spx:y": false, `tag:""`: false,
	} {
		_, problems := Parse(text, now)
		if len(problems) != 1 || problems[0].Begun != begun {
			t.Errorf("%q: %+v, want begun %v", text, problems, begun)
		}
	}
}

// What says nothing leaves the filter as it is.
func TestIn(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "  unread ": "unread", "unread and speker:x starred": "unread starred", "a or  b": "a or b", "a ": "a ", `"a b"`: `"a b" `, "a tag:": "a ", "a -b ": "a -b", "tag:x or unread har": "tag:x or unread har",
	} {
		f, _ := Parse(text, now)
		if got := f.In(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

func TestSettled(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "s": "", "unread sp": "unread ", "-sp": "", "x o": "x ", "x or": "x or", "unread": "unread", "unre": "", "unres": "unres", "sp ": "sp ", "speaker": "",
		"speaker:": "speaker:", `"sp`: `"sp`, "harbour": "harbour", "har": "har", "Speak": "", "-": "-", "tag:s": "tag:s", "an": "",
	} {
		if got := Settled(text); got != want {
			t.Errorf("of %q %q is settled, want %q", text, got, want)
		}
	}
}

func TestComplete(t *testing.T) {
	for _, c := range []struct {
		name, typed string
		want        []string
		kind        Kind
	}{
		{"all", "", []string{"unread ", "starred ", "source:", "speaker:", "role:", "tag:", "after:", "before:", "has:"}, ""},
		{"behind a term", "unread ", []string{"unread unread ", "unread starred ", "unread source:", "unread speaker:", "unread role:", "unread tag:", "unread after:", "unread before:", "unread has:"}, ""},
		{"a name", "unread sp", []string{"unread speaker:"}, ""},
		{"two", "S", []string{"starred ", "source:", "speaker:"}, ""},
		{"turned about", "-st", []string{"-starred "}, ""},
		{"no term", "harbour", nil, ""},
		{"a word in quotation marks", `"sp`, nil, ""},
		{"a day", "after:y", []string{"after:yesterday "}, ""},
		{"quotes", "-has:", []string{"-has:quotes "}, ""},
		{"what is no term", "foo:b", nil, ""},
		{"a value", "x speaker:hea", []string{`x speaker:Healey `, `x speaker:"John Healey" `}, Speaker},
		{"a value in quotation marks", `-speaker:"John`, []string{`-speaker:Healey `, `-speaker:"John Healey" `}, Speaker},
		{"closed", `speaker:"John Healey"`, []string{`speaker:"John Healey"unread `}, ""},
	} {
		done := Complete(c.typed)
		if done.Kind != c.kind {
			t.Errorf("%s: values of %q, want %q", c.name, done.Kind, c.kind)
		}
		if done.Kind != "" {
			done = done.With([]string{"Healey", "John Healey"})
		}
		var got []string
		for _, text := range done.Texts {
			got = append(got, c.typed[:done.Start]+text)
		}
		if c.name == "closed" {
			got = got[:1]
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q goes on as %q, want %q", c.name, c.typed, got, c.want)
		}
	}
}

// What a completion sets finds the value itself.
func TestCompletionsAreTerms(t *testing.T) {
	for _, v := range []string{"Healey", "John Healey", `Der "Bote"`, "unread", "or", "-x", "a:b", "海辺新聞", "“"} {
		c := Complete("source:").With([]string{v})
		f, problems := Parse(c.Texts[0], now)
		if v == "“" {
			continue // nothing to look for
		}
		if len(problems) > 0 || len(f.Clauses) != 1 || f.Clauses[0][0].Kind != Source || f.Clauses[0][0].Not {
			t.Errorf("%q is set as %q: %v, %v", v, c.Texts[0], told(f), problems)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"", `unread speaker:"John Healey" -source:Post or after:3d "sea bridge" -opera`, "or or", "-", "a:b:c", `""`, `tag:"`, "before:2026-02-30", "speker:x", "“x„ «y»", "has:quotes\xff", "-\u2003-x", "spea", `-"0`,
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		parsed, problems := Parse(text, now)
		last, terms := 0, 0
		for _, c := range parsed.Clauses {
			if len(c) == 0 {
				t.Fatal("an empty clause")
			}
			for _, term := range c {
				if term.Start < last || term.End <= term.Start || term.End > len(text) {
					t.Fatalf("%q: a term at %d–%d behind %d", text, term.Start, term.End, last)
				}
				last, terms = term.End, terms+1
				day := term.Kind == After || term.Kind == Before
				if day == term.Day.IsZero() && !(day && strings.Contains(text, "0001-01-01")) || (term.Name != Name{}) != slices.Contains([]Kind{Source, Speaker, Role, Tag, Words}, term.Kind) {
					t.Fatalf("%q: %+v", text, term)
				}
				if term.Name.Text != "" && !says(term.Name.Text) {
					t.Fatalf("%q: nothing to look for in %+v", text, term)
				}
				again, _ := Parse(text[term.Start:term.End]+" ", now) // a term is one wherever it stands
				if len(again.Clauses) != 1 || again.Clauses[0][0].Kind != term.Kind || again.Clauses[0][0].Not != term.Not {
					t.Fatalf("%q: %q is %v by itself, was %+v", text, text[term.Start:term.End], told(again), term)
				}
			}
		}
		in := parsed.In(text)
		if again, problems := Parse(in, now); told(again) != told(parsed) || len(problems) > 0 || again.In(in) != in {
			t.Fatalf("%q is %q, which is %q, was %q; %v", text, in, told(again), told(parsed), problems)
		}
		if terms > maxTerms {
			t.Fatalf("%d terms", terms)
		}
		last = 0
		for _, p := range problems {
			if p.Start < last || p.End <= p.Start || p.End > len(text) || p.What == "" || p.Cure == "" || p.Begun && strings.TrimSpace(text[p.End:]) != "" {
				t.Fatalf("%q: %+v", text, p)
			}
			last = p.Start
		}
		if s := Settled(text); !strings.HasPrefix(text, s) {
			t.Fatalf("%q is not of %q", s, text)
		}
		c := Complete(text)
		if c.Start < 0 || c.Start > len(text) || c.Kind != "" && c.Texts != nil {
			t.Fatalf("%q: %+v", text, c)
		}
		if c.Kind != "" {
			c = c.With([]string{text})
		}
		for _, s := range c.Texts {
			if !strings.HasPrefix(strings.TrimPrefix(s, "-"), string(c.Kind)) {
				t.Fatalf("%q goes on as %q", text, s)
			}
		}
	})
}
