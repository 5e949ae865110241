package quotes

import (
	"embed"
	"strings"
	"sync"
)

// data holds the word lists; each file says where it comes from.
//
//go:embed data/words.txt data/roles.txt data/speech.txt data/choice.txt data/verbs.txt data/verbs.en.txt
var data embed.FS

// set is a list of folded words.
type set struct {
	words map[string]struct{}
	may   *[64]uint64 // a bit for the length and the ends of each: most words are told by it
}

func (s set) has(word string) bool {
	if s.may == nil || word == "" {
		return false
	}
	at, bit := bitOf(word)
	if s.may[at]&bit == 0 {
		return false
	}
	_, ok := s.words[word]
	return ok
}

func (s *set) add(word string) {
	if s.may == nil {
		s.words, s.may = map[string]struct{}{}, &[64]uint64{}
	}
	at, bit := bitOf(word)
	s.may[at] |= bit
	s.words[word] = struct{}{}
}

// bitOf is the place of a word's bit. It has a letter.
func bitOf(word string) (at int, bit uint64) {
	first, last := word[0], word[len(word)-1]
	return int(first^last<<3) & 63, 1 << ((last ^ byte(len(word))<<2) & 63)
}

// verbForm says what a form of a verb of saying is.
type verbForm uint8

const (
	finite     verbForm = 1 << iota // says, said
	participle                      // saying
	weak                            // carries only fragments: called
	plain                           // say: an infinitive or a plural
)

// lexicon is all the word lists, read on first use.
type lexicon struct {
	verbs                                                                map[string]verbForm
	people, kin, beside, unnamed, compound, formal, institution, demonym set
	function, time, org, place, nation, abbreviation, honorific          set
	suffix, particle, adverb, speech, title, scare, determiner, plural   set
	foreignVerbs                                                         map[string]verbForm
	foreignDeterminer, foreignFunction                                   set
	choice                                                               map[string]set
	alike                                                                []set             // roles that can be meant by one another
	short                                                                map[string]string // "gov" is "governor"
}

// words is the lexicon. Reading it takes about a millisecond, once a process
// that looks for quotations.
var words = sync.OnceValue(func() *lexicon {
	roles, general, speech := sections("data/roles.txt"), sections("data/words.txt"), sections("data/speech.txt")
	l := &lexicon{
		verbs:  make(map[string]verbForm, 1500),
		people: roles["people"], kin: roles["kin"], beside: roles["beside"], unnamed: roles["unnamed"], compound: roles["compound"], formal: roles["formal"], demonym: roles["demonym"], institution: roles["institution"], short: map[string]string{},
		function: general["function"], time: general["time"], plural: general["plural"], org: general["org"], place: general["place"],
		nation: general["nation"], abbreviation: general["abbreviation"], honorific: general["honorific"],
		suffix: general["suffix"], particle: general["particle"], adverb: general["adverb"],
		speech: speech["speech"], title: speech["title"], scare: speech["scare"],
		choice:     sections("data/choice.txt"),
		determiner: general["determiner"], foreignDeterminer: general["foreign determiner"], foreignFunction: general["foreign"],
		foreignVerbs: map[string]verbForm{},
	}
	for lang, forms := range sections("data/verbs.txt") {
		for form := range forms.words {
			if lang != "" {
				l.foreignVerbs[form] = finite
			}
		}
	}
	for pair := range roles["short"].words {
		short, long, _ := strings.Cut(pair, "=")
		l.short[short] = long
	}
	for name, class := range roles {
		if strings.HasPrefix(name, "alike ") {
			l.alike = append(l.alike, class)
		}
	}
	readVerbs(l.verbs)
	return l
})

// lazy is a set of few words that is made when it is first asked, so that it
// costs nothing at start.
type lazy func() set

func (l lazy) has(word string) bool { return l().has(word) }

func lazySet(text string) lazy {
	return sync.OnceValue(func() set {
		var s set
		for w := range strings.FieldsSeq(text) {
			s.add(w)
		}
		return s
	})
}

// sections reads a word list: words under the last [heading], lines of # left out.
func sections(name string) map[string]set {
	out := map[string]set{}
	heading := ""
	eachLine(name, func(line string) {
		if strings.HasPrefix(line, "[") {
			heading = strings.Trim(line, "[]")
			return
		}
		s := out[heading]
		for w := range strings.FieldsSeq(line) {
			s.add(w)
		}
		out[heading] = s
	})
	return out
}

func eachLine(name string, do func(line string)) {
	text, err := data.ReadFile(name)
	if err != nil {
		panic(err) // an embedded file is there or the build is broken
	}
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(line)
		if line != "" && !strings.HasPrefix(line, "#") {
			do(line)
		}
	}
}

// readVerbs adds the English verbs with the forms that are regular.
func readVerbs(verbs map[string]verbForm) {
	var class verbForm
	eachLine("data/verbs.en.txt", func(line string) {
		switch line {
		case "[strong]":
			class = 0
			return
		case "[weak]":
			class = weak
			return
		}
		forms := strings.Fields(line)
		base := forms[0]
		stem := strings.TrimSuffix(base, "e")
		if len(forms) == 1 {
			forms = append(forms, stem+"ed", stem+"ing")
		}
		switch {
		case strings.HasSuffix(base, "s") || strings.HasSuffix(base, "sh") || strings.HasSuffix(base, "ch"):
			forms = append(forms, base+"es")
		default:
			forms = append(forms, base+"s")
		}
		for i, f := range forms {
			kind := finite
			switch {
			case i == 0:
				kind = plain
			case strings.HasSuffix(f, "ing") && f != "sing":
				kind = participle
			}
			verbs[f] |= kind | class
		}
	})
	for _, v := range []string{"read", "put"} {
		verbs[v] |= finite
	}
}
