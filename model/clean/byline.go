package clean

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/lede-reader/lede/model/dates"
)

// maxByline is how many words a line of names has at most, "By" included.
const maxByline = 16

var bylineOpener = pattern(`^(?i:by|written by|words by|story by|reported by|report by|author|authors|text|tekst|texte|texto|testo|von|par|por|di|a cura di|door|de notre correspondant|de nuestro corresponsal):? +(\S.*)$`)

// byline reads a line that says who wrote the copy: "By Jo Marsh and Al Orr".
// It gives what is printed after "By". A line that ends as a sentence is none.
func byline(line string) (string, bool) {
	if len(line) > maxDateLine {
		return "", false
	}
	m := bylineOpener().FindStringSubmatch(line)
	if m == nil {
		return "", false
	}
	name := strings.TrimRight(oneLine(m[1]), ",|-–—· ")
	if n := len(strings.Fields(name)); n == 0 || n >= maxByline || final(name) && !strings.HasSuffix(name, "Jr.") && !strings.HasSuffix(name, "Sr.") {
		return "", false
	}
	small, big := 0, 0
	for _, w := range strings.Fields(name) {
		switch {
		case strings.ContainsAny(w, "0123456789:?!"):
			return "", false
		case capital(w):
			big++
		case particles()[strings.ToLower(strings.Trim(w, ","))]:
		default:
			small++
		}
	}
	return name, big > 0 && small <= big/2
}

func capital(w string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, `"'“‘(`))
	return unicode.IsUpper(r) || unicode.Is(unicode.Lo, r)
}

//go:embed names.txt
var nameList string

var nameParts = sync.OnceValue(func() map[string]map[string]bool { return kinds(nameList) })

func particles() map[string]bool { return nameParts()["particle"] }

// bareName tells whether a paragraph at the top of a copy is a byline without
// "By": a person's name, or a desk ("Staff reporter"), with prose somewhere
// below and nothing but fields and boilerplate above.
func (s *sheet) bareName(p int, text string) bool {
	if len(text) > 60 || final(text) {
		return false
	}
	f := strings.Fields(text)
	if len(f) == 0 || len(f) > 6 || !s.proseBelow(p) {
		return false
	}
	desk := nameParts()["desk"]
	if d := strings.ToLower(f[len(f)-1]); len(f) >= 2 && desk[d] && capital(f[0]) {
		return true
	}
	if len(f) == 1 {
		return len(text) >= 2 && len(text) <= 5 && text == strings.ToUpper(text) && strings.IndexFunc(text, unicode.IsLetter) >= 0 && strings.IndexFunc(text, unicode.IsDigit) < 0
	}
	if strings.HasSuffix(f[0], ",") {
		return false // "BAAR, SWITZERLAND"
	}
	names := 0
	for _, w := range f {
		w = strings.Trim(w, ",")
		bare := strings.Trim(strings.ToLower(w), ".'’")
		switch {
		case particles()[bare]:
		case !capital(w) || strings.ContainsFunc(w, notInName) || commonWords()[bare]:
			return false
		case utf8.RuneCountInString(bare) > 1 && w == strings.ToUpper(w) && len(f) < 2:
			return false
		default:
			names++
		}
	}
	return names >= 2 && names <= 4 && (firstNames()[strings.ToLower(f[0])] || s.fieldBeside(p))
}

func notInName(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '-' && r != '.' && r != '\'' && r != '’'
}

// proseBelow tells whether a sentence follows within the next paragraphs.
func (s *sheet) proseBelow(p int) bool {
	for q := p + 1; q < len(s.paras) && q < p+12; q++ {
		if text, first, last := s.rest(q); first < last && s.units[last-1].last-s.units[first].first >= 8 && final(text) {
			return true
		}
	}
	return false
}

// fieldBeside tells whether the next paragraph, or the one before, is a date or
// was cut.
func (s *sheet) fieldBeside(p int) bool {
	if p > 0 && !s.live(p-1) {
		return true
	}
	if p+1 >= len(s.paras) {
		return false
	}
	text, first, last := s.rest(p + 1)
	if first == last {
		return true
	}
	_, date := dateLine(text)
	return date
}

// firstNames are common given names, lower case.
func firstNames() map[string]bool { return nameParts()["first"] }

// commonWords are words of headings that no one is called.
func commonWords() map[string]bool { return nameParts()["word"] }

// hashSet is a set of hashes of words.
type hashSet struct {
	may [64]uint64 // a bit for the lowest bits of each
	all map[uint32]bool
}

func (s *hashSet) has(h uint32) bool { return s.may[h>>6&63]&(1<<(h&63)) != 0 && s.all[h] }

// commonHashes are the hashes of the common words and of the words of dates:
// capitals that name no one.
var commonHashes = sync.OnceValue(func() *hashSet {
	set := &hashSet{all: map[uint32]bool{}}
	out := set.all
	for w := range commonWords() {
		out[hashWord(w)] = true
	}
	for w := range dates.Words().Month {
		out[hashWord(w)] = true
	}
	for w := range dates.Words().Kind {
		out[hashWord(w)] = true
	}
	for h := range out {
		set.may[h>>6&63] |= 1 << (h & 63)
	}
	return set
})
