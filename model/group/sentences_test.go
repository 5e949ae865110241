package group

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/lede-reader/lede/model"
)

func TestSentencesAreCut(t *testing.T) {
	for name, want := range map[string][]string{
		"two":                         {"The council met on Tuesday.", "It voted at ten."},
		"marks":                       {"Would it pay?", "Nobody knew!", "So it waited…", "It is still waiting."},
		"a title":                     {"Mr. Will Okafor and Dr. The Anh spoke first."},
		"initials":                    {"The writer J. R. Brandt has left the town."},
		"an abbreviation goes on":     {"It weighs approx. 40 tonnes and sank on Feb. 19 near St. Helens."},
		"an abbreviation ends":        {"She works for Harbour Inc.", "The firm is old."},
		"states":                      {"They flew to the U.S. President by plane."},
		"states end":                  {"They live in the U.S.", "The town is small."},
		"hours":                       {"It starts at 10 a.m. Tuesday in the hall.", "Nobody pays."},
		"figures":                     {"It grew by 2.5 per cent.", "2024 was worse."},
		"quotes inside":               {"“It is done.”", "She left at noon."},
		"attribution":                 {"“Is it done?” she asked the others."},
		"the quote opens the next":    {"She left at noon.", "“It is done,” she said."},
		"brackets":                    {"It rained (all day.)", "The sun came late."},
		"no space":                    {"The talks ended.", "The boats went out."},
		"Chinese":                     {"海辺の町は静かだった。", "船は出なかった。"},
		"Hindi":                       {"यह पहला वाक्य है।", "यह दूसरा वाक्य है।"},
		"bullets":                     {"first of the points", "• second of the points"},
		"a web address":               {"See example.org for the rest of it."},
		"nothing but marks":           nil,
		"a stop after a year is one":  {"It was so in 1984.", "Nobody asked."},
		"a stop after a letter alone": {"They call it plan b.", "Nobody asked."},
	} {
		glue := " "
		if name == "no space" || name == "Chinese" {
			glue = ""
		}
		text := strings.Join(want, glue)
		if want == nil {
			text = "… — • !"
		}
		var got []string
		for _, s := range Sentences(text) {
			got = append(got, text[s.Start:s.End])
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	text := "Heading without a stop\n\nThe first line\nof a paragraph.   \n\n• \n\nThe last"
	var got []string
	for _, s := range Sentences(text) {
		got = append(got, text[s.Start:s.End])
	}
	if want := []string{"Heading without a stop", "The first line\nof a paragraph.", "The last"}; !slices.Equal(got, want) {
		t.Errorf("paragraphs: %q, want %q", got, want)
	}
}

// What a desk may set in its own way has the same fingerprint, what says something
// else another.
func TestFingerprints(t *testing.T) {
	const was = `"We can't accept the U.S. programme," Mr Healey said – it costs 2.5 per cent of 1,298 million.`
	print := func(text string) uint32 {
		all := Sentences(text)
		if len(all) != 1 {
			t.Fatalf("%q is cut into %d sentences", text, len(all))
		}
		return all[0].Print
	}
	for name, row := range map[string]struct {
		text string
		same bool
	}{
		"itself":                {was, true},
		"quotes and dashes":     {`“We can’t accept the U.S. programme,” Mr Healey said — it costs 2.5 per cent of 1,298 million.`, true},
		"spaces, broken lines":  {"\"We can't accept  the U.S. programme,\" Mr\nHealey said - it costs 2.5 per cent of 1,298 million", true},
		"case":                  {strings.ToUpper(was), true},
		"spelling":              {`"We can't accept the US program," Mr. Healey said – it costs 2.5% of 1298 million.`, true},
		"another figure":        {strings.Replace(was, "2.5", "2.3", 1), false},
		"another name":          {strings.Replace(was, "Healey", "Heeley", 1), false},
		"a word more":           {strings.Replace(was, "accept", "ever accept", 1), false},
		"in another order":      {strings.Replace(was, "We can't", "Can't we", 1), false},
		"not any more negative": {strings.Replace(was, "can't", "can", 1), false},
	} {
		if same := print(row.text) == print(was); same != row.same {
			t.Errorf("%s: the same is %v", name, same)
		}
	}
	for name, text := range map[string]string{"short": "He declined to.", "short in Chinese": "静かだ。"} {
		if print(text) != 0 {
			t.Errorf("%s: it has a fingerprint", name)
		}
	}
	if print("He declined to comment.") == 0 || print("静かだった。") == 0 {
		t.Error("four words have no fingerprint")
	}
}

// A sentence has its fingerprint wherever it stands.
func TestFingerprintsStandAlone(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	all := []string{"The council met on Tuesday.", "Mr. Brandt spoke for an hour.", "“Nobody will pay,” he said.", "It costs 2.5 per cent!", "Where is the U.S. envoy?", "He went home by train."}
	alone := map[uint32]bool{}
	for _, s := range all {
		alone[Sentences(s)[0].Print] = true
	}
	for range 50 {
		r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		text := strings.Join(all[:3], " ") + "\n\n" + strings.Join(all[3:], " ")
		got := Sentences(text)
		if len(got) != len(all) {
			t.Fatalf("%q is cut into %d", text, len(got))
		}
		for _, s := range got {
			if !alone[s.Print] {
				t.Errorf("%q has another fingerprint in %q", text[s.Start:s.End], text)
			}
		}
	}
}

func FuzzSentences(f *testing.F) {
	for _, s := range []string{"", "One. Two! Three?", "a.\n\n\n\nb", "“A. B.” c. D", "U.S. The.", "。。あ。", "\xff. A\n\n", "1.2.3. A.", "• a • b", "per cent. The"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		at := 0
		for _, s := range Sentences(text) {
			if s.Start < at || s.End <= s.Start || s.End > len(text) || s.Known {
				t.Fatalf("%q: a sentence %+v after %d", text, s, at)
			}
			if utf8.ValidString(text) && !utf8.ValidString(text[s.Start:s.End]) {
				t.Fatalf("%q: cut within a character, %+v", text, s)
			}
			at = s.End
		}
	})
}

func BenchmarkSentences(b *testing.B) {
	text := strings.Repeat("The council of the harbour town met on Tuesday to vote on a second pier, which costs 2.5 million. ", 40)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Sentences(text)
	}
}

// The index gives the sentences of what was added last, be it new, known or changed.
func TestSentencesOfTheLast(t *testing.T) {
	x := Open(nil)
	text := "The council met on Tuesday in the hall. It voted at ten to keep the last crane."
	for _, a := range []model.Article{
		{ID: "a", Headline: "H", Body: []model.Block{{Text: text}}},
		{ID: "a", Headline: "H", Body: []model.Block{{Text: text}}},
		{ID: "b", Headline: "H", Body: []model.Block{{Text: text}, {Text: "Mr. Brandt was not there to see it."}}},
		{ID: "a", Headline: "H", Body: []model.Block{{Text: "Nothing of this stood there before it."}}},
		{ID: "c"},
	} {
		if _, err := x.Add(&a); err != nil {
			t.Fatal(err)
		}
		if got, want := x.Sentences(), Sentences(a.Text()); !slices.Equal(got, want) {
			t.Errorf("%s: %+v, want %+v", a.ID, got, want)
		}
	}
}
