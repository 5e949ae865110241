package clean

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
)

//go:embed agencies.txt
var agencyList string

// agencyBook is the list of agencies, read once. Written are the names of agencies
// as they are written, folded the same in small letters; lenders are those whose name
// is a credit in words only, pictures those of pictures, folded both. First is how many words
// the longest name has that begins with a word, folded.
type agencyBook struct {
	written, folded, lenders, pictures, nameless map[string]bool
	first                                        map[string]int
}

var agencyBooks = sync.OnceValue(func() *agencyBook {
	b := &agencyBook{
		written: map[string]bool{}, folded: map[string]bool{}, lenders: map[string]bool{},
		pictures: map[string]bool{}, nameless: map[string]bool{}, first: map[string]int{},
	}
	into := b.folded
	for line := range strings.Lines(agencyList) {
		switch line = strings.TrimSpace(line); line {
		case "[lenders]":
			into = b.lenders
			continue
		case "[pictures]":
			into = b.pictures
			continue
		case "[nameless]":
			into = b.nameless
			continue
		}
		if line == "" || line[0] == '#' {
			continue
		}
		for name := range strings.SplitSeq(line, "|") {
			folded := strings.ToLower(name)
			into[folded] = true
			word, _, _ := strings.Cut(folded, " ")
			b.first[word] = max(b.first[word], strings.Count(name, " ")+1)
			if into[folded] = true; len(b.lenders) == 0 {
				b.written[name] = true
			}
		}
	}
	return b
})

// agencies are the known names, folded to lower case; agencyNames the same as they
// are written; nameless the words that credit agencies without a name, folded.
func agencies() map[string]bool    { return agencyBooks().folded }
func agencyNames() map[string]bool { return agencyBooks().written }
func nameless() map[string]bool    { return agencyBooks().nameless }

// unknownAgency tells whether a name is none of the agencies known.
func unknownAgency(name string) bool { return !agencies()[strings.ToLower(name)] }

// maxAgencyWords is how many words the name of an agency has at most.
const maxAgencyWords = 5

// maxAgencies is how long the names of agencies are at most, in bytes.
const maxAgencies = 60

// agencyName tells whether a text is the names of agencies: "dpa/NAN", "AP".
func agencyName(text string) bool {
	_, ok := readAgencies(text)
	return ok
}

// readAgencies reads a text that is the names of agencies, and gives them as
// printed. "dpa/lm" is dpa's and an editor's, "AFP/The Bay Paper" AFP's and the
// paper's own; letters that are not known stand beside a known name for another.
// There may be none: "agencies" is a credit too.
func readAgencies(text string) (names []string, ok bool) {
	text = strings.TrimSpace(text)
	if text == "" || len(text) > maxAgencies {
		return nil, false
	}
	if nameless()[strings.ToLower(text)] {
		return nil, true
	}
	var line creditReader
	if !line.read(text) || !line.bare() {
		return nil, false
	}
	line.alsoNamed(letters)
	return line.names(), true
}

// personal tells whether a name is likely a person's: a known first name, or two
// or three plain words without an institution's.
func personal(name string) bool {
	f := strings.Fields(name)
	if len(f) < 2 {
		return false
	}
	if givenName(f[0]) {
		return true
	}
	for _, w := range f {
		if commonWords()[strings.ToLower(w)] || nameParts()["desk"][strings.ToLower(w)] || strings.IndexFunc(w, unicode.IsLower) < 0 {
			return false
		}
	}
	return len(f) <= 3
}
