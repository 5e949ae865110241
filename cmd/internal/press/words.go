package press

import (
	"embed"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

//go:embed words/*.txt
var files embed.FS

// words is the vocabulary.
type words struct {
	nouns, plurals, adjectives []string
	commonNouns, commonAdj     int         // so many are listed, the others made of them
	verbs                      [][3]string // base, third person, past
	parts                      map[string][]string
	surnames, places           []string
	grammar                    map[string]rule
}

// How many different words of a class there are: what an index over a hundred
// thousand real articles of this size holds, give or take.
const (
	nounRanks  = 30000
	adjRanks   = 1000
	placeRanks = 4000
)

// Their logarithms, for rank.
var (
	logNouns  = math.Log(nounRanks + 1)
	logAdj    = math.Log(adjRanks + 1)
	logPlaces = math.Log(placeRanks + 1)
)

// prefixes make the rarer adjectives.
var prefixes = []string{"non-", "semi-", "pre-", "post-", "cross-", "inter-", "ultra-", "sub-"}

// lists reads the word lists; about two milliseconds.
func lists() *words {
	w := &words{parts: map[string][]string{}, grammar: grammar(read("grammar"))}
	for _, line := range read("names") {
		part, all, _ := strings.Cut(line, " ")
		w.parts[part] = strings.Fields(all)
	}
	w.fill()
	return w
}

// read gives the lines of a list without its comments.
func read(name string) []string {
	text, err := files.ReadFile("words/" + name + ".txt")
	if err != nil {
		panic(err) // it is embedded
	}
	var lines []string
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSuffix(line, "\n"); line != "" && line[0] != '#' {
			lines = append(lines, line)
		}
	}
	return lines
}

func (w *words) fill() {
	w.nouns = strings.Fields(strings.Join(read("nouns"), " "))
	common := len(w.nouns)
	w.commonNouns = common
	for i := 0; len(w.nouns) < nounRanks; i++ {
		// 7 and 101 are prime to any list's length that is not a multiple of them:
		// every rank is another pair.
		w.nouns = append(w.nouns, w.nouns[i*7%common]+w.nouns[(i/common*101+i*13)%common])
	}
	for _, n := range w.nouns {
		w.plurals = append(w.plurals, plural(n))
	}
	w.adjectives = strings.Fields(strings.Join(read("adjectives"), " "))
	common = len(w.adjectives)
	w.commonAdj = common
	for i := 0; len(w.adjectives) < adjRanks; i++ {
		w.adjectives = append(w.adjectives, prefixes[i/common%len(prefixes)]+strings.ToLower(w.adjectives[i%common]))
	}
	for _, v := range strings.Fields(strings.Join(read("verbs"), " ")) {
		base, past, _ := strings.Cut(v, "/")
		w.verbs = append(w.verbs, [3]string{base, plural(base), past})
	}
	for _, a := range w.parts["first"] {
		for _, b := range w.parts["middle"] {
			for _, c := range w.parts["last"] {
				w.surnames = append(w.surnames, a+b+c)
			}
		}
	}
	// places are every so many surnames: towns and families share a shape
	for i := range placeRanks {
		w.places = append(w.places, w.surnames[i*7919%len(w.surnames)])
	}
}

// plural adds an s as English does, which serves for verbs too.
func plural(s string) string {
	switch {
	case strings.HasSuffix(s, "woman"), strings.HasSuffix(s, "man"):
		return s[:len(s)-2] + "en"
	case strings.HasSuffix(s, "s"), strings.HasSuffix(s, "x"), strings.HasSuffix(s, "ch"), strings.HasSuffix(s, "sh"):
		return s + "es"
	case strings.HasSuffix(s, "y") && !strings.ContainsAny(s[len(s)-2:len(s)-1], "aeiou"):
		return s[:len(s)-1] + "ies"
	}
	return s + "s"
}

// capital makes the first letter of what stands from i on a capital.
func capital(text []byte, i int) {
	for i < len(text) {
		r, n := utf8.DecodeRune(text[i:])
		if unicode.IsLetter(r) && n == 1 {
			text[i] = byte(unicode.ToUpper(r))
		}
		if r != '“' {
			return
		}
		i += n
	}
}
