package quotes

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/lede-reader/lede/model"
)

// What a chosen pull quote must be: people who set them agree on few, so lede
// chooses seldom.
const (
	shortestChoice = 8  // words
	longestChoice  = 35 //
	fewestBlocks   = 6  // a shorter article needs no relief
	ofTheLede      = 2  // blocks: what they say is the lede's own
	repeated       = 4  // words in a row that make a sentence the lede's own
)

// choose sets one sentence of a quotation large: by a named person, whole,
// neither long nor short, with strong words, and not the lede's own. It sets
// nothing where nothing is worth it. What a sentence is worth hangs on nothing but its own
// words, so that the choice stays when the text around it changes.
func choose(a *model.Article) {
	if len(a.Body) < fewestBlocks {
		return
	}
	text := a.Text()
	taken := ledeGrams(a)
	var best model.PullQuote
	top := 0
	for i, q := range a.Quotes {
		if q.Unsure || q.Role == "" && len(strings.Fields(q.Speaker)) < 2 || q.Speaker == "" {
			continue
		}
		block := blockAt(a, q.Start)
		if block < ofTheLede || a.Body[block].Kind == model.Heading {
			continue
		}
		for _, s := range wholeSentences(q.Text, closed(text, a.Quotes, i)) {
			worth := strength(s)
			if worth < leastWorth || ledes(taken, s) {
				continue
			}
			if worth > top || worth == top && before(s, best.Text) {
				top = worth
				best = model.PullQuote{Text: s, Speaker: q.Speaker, Role: q.Role, Block: block, Chosen: true}
			}
		}
	}
	if best.Text != "" {
		a.PullQuotes = []model.PullQuote{best}
	}
}

// before decides between sentences of one worth: the shorter, else by their letters.
func before(a, b string) bool {
	return cmp.Or(cmp.Compare(len(a), len(b)), strings.Compare(a, b)) < 0
}

// blockAt is the block that byte i of the text stands in.
func blockAt(a *model.Article, i int) int {
	at := 0
	for n := range a.Body {
		at += len(a.Body[n].Text) + len("\n\n")
		if i < at {
			return n
		}
	}
	return len(a.Body) - 1
}

// ledeGrams are the runs of words of the headline and the first paragraphs.
func ledeGrams(a *model.Article) map[uint64]bool {
	grams := map[uint64]bool{}
	note := func(s string) {
		ws := plainWords(s)
		for i := 0; i+repeated <= len(ws); i++ {
			grams[hashWords(ws[i:i+repeated])] = true
		}
	}
	note(a.Headline)
	for _, b := range a.Body[:ofTheLede] {
		note(b.Text)
	}
	return grams
}

// ledes tells whether the headline or the lede quotes a sentence already.
func ledes(taken map[uint64]bool, s string) bool {
	ws := plainWords(s)
	for i := 0; i+repeated <= len(ws); i++ {
		if taken[hashWords(ws[i:i+repeated])] {
			return true
		}
	}
	return false
}

// closed tells whether a quotation without a stop ends a sentence: a comma before its
// attribution, or a stop outside of its marks, and no quotation that carries it on.
func closed(text string, all []model.Quote, i int) bool {
	q := all[i]
	if i+1 < len(all) {
		next := all[i+1]
		first, _ := utf8.DecodeRuneInString(next.Text)
		if !strings.Contains(text[q.End:next.Start], "\n") && !unicode.IsUpper(first) {
			return false
		}
	}
	if endsComma(q.Text) {
		return true
	}
	rest := strings.TrimLeft(text[q.End:], "”“\"’'»«")
	return rest == "" || strings.ContainsRune(".,!?\n", rune(rest[0]))
}

// wholeSentences are the sentences of quoted words that stand by themselves
// and have a length to be set large; closed tells whether the last needs no stop. A
// comma at its end is left out.
func wholeSentences(s string, closed bool) []string {
	var out []string
	keep := func(one string) {
		one = strings.TrimSpace(one)
		first, _ := utf8.DecodeRuneInString(one)
		n := len(strings.Fields(one))
		if unicode.IsUpper(first) && n >= shortestChoice && n <= longestChoice && !strings.ContainsAny(one, "“”\"‘[]()…") && !strings.Contains(one, "...") {
			out = append(out, one)
		}
	}
	lines := strings.Split(s, "\n")
	for n, line := range lines {
		line = strings.TrimLeft(strings.TrimSpace(line), "“\"«„»'‘")
		start := 0
		for i, r := range line {
			end := i + utf8.RuneLen(r)
			if !strings.ContainsRune(".!?", r) || end < len(line) && line[end] != ' ' || abbreviatedBefore(line[:i]) {
				continue
			}
			keep(line[start:end])
			start = end
		}
		if closed && n == len(lines)-1 {
			keep(strings.TrimSuffix(line[start:], ","))
		}
	}
	return out
}

func abbreviatedBefore(s string) bool {
	w := s[strings.LastIndexAny(s, " ")+1:]
	first, _ := utf8.DecodeRuneInString(w)
	return abbreviated(strings.ToLower(w), unicode.IsUpper(first))
}

// What speaks for a sentence and against it, in points.
const (
	leastWorth = 5 // below, nothing is worth setting large
	early      = 5 // words, before which a pronoun has nobody to stand for
	mostStrong = 3 // words that count
)

// strength weighs a sentence by its own words: strong ones, a contrast, the first person;
// less for what leans on a sentence before it, hedges, figures and what offices put out.
func strength(s string) int {
	ws := plainWords(s)
	list := words().choice
	if len(ws) == 0 || list["leaning"].has(ws[0]) && !deictic(ws, 0) || fragmentary(ws) {
		return 0
	}
	worth, strong, warm := 0, 0, 0
	seen := map[string]bool{}
	speaker, contrast := false, false
	many := false // somebody was spoken of whom "they" can be
	for i, w := range ws {
		switch {
		case list["strong"].has(w) && !seen[w]:
			strong++
		case list["warm"].has(w) && !seen[w]:
			warm++
		case list["stock"].has(w):
			worth -= 2
		case list["hedge"].has(w):
			worth--
		case (w == "not" || w == "but" || strings.HasSuffix(w, "nt") && negated(w)) && i > 0:
			contrast = true
		case person1(w):
			speaker = true
		case list["pointing"].has(w) && !deictic(ws, i):
			if i < early || !many {
				return 0
			}
		case w[0] >= '0' && w[0] <= '9':
			worth -= 2 // figures make poor display
		}
		seen[w] = true
		many = many || len(w) > 3 && strings.HasSuffix(w, "s") && !words().function.has(w) || list["many"].has(w)
	}
	worth += 2*min(strong, mostStrong) + min(warm, mostStrong)
	if speaker {
		worth++
	}
	if contrast {
		worth++
	}
	if outset.has(ws[0]) {
		worth++
	}
	switch n := len(ws); {
	case n >= 10 && n <= 22:
		worth++
	case n > 28:
		worth--
	}
	return worth
}

// deictic tells whether word i points at what everybody knows: "this country".
func deictic(ws []string, i int) bool {
	if ws[i] != "this" || i+1 == len(ws) {
		return false
	}
	next := ws[i+1]
	return words().choice["warm"].has(next) || words().time.has(next) || i > 0 && !words().function.has(next)
}

var outset = lazySet("i we my our you your if when nobody nothing everyone everything never")

func person1(w string) bool {
	switch w {
	case "i", "we", "us", "me", "my", "our", "you", "your", "im", "ive", "id", "ill", "weve", "youre", "youve":
		return true
	}
	return false
}

// negated tells a verb with n’t, without its apostrophe.
func negated(w string) bool {
	switch w {
	case "dont", "doesnt", "didnt", "isnt", "arent", "wasnt", "werent", "hasnt", "havent", "hadnt", "couldnt", "wouldnt", "shouldnt", "aint":
		return true
	}
	return false
}

// fragmentary tells of words that open like a piece of a sentence and have no subject or
// verb that could be seen: "In terms of running the club."
func fragmentary(ws []string) bool {
	if !prepositions.has(ws[0]) && !words().function.has(ws[0]) || outset.has(ws[0]) {
		return false
	}
	return !slices.ContainsFunc(ws, func(w string) bool {
		switch w {
		case "i", "we", "you", "they", "he", "she", "it", "is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "must", "should",
			"may", "might", "do", "does", "did", "dont", "doesnt", "didnt", "cant", "wont", "isnt", "arent", "theres", "its", "thats":
			return true
		}
		return false
	})
}
