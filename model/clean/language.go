package clean

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"github.com/abadojack/whatlanggo"
)

//go:embed languages.txt
var languageList string

// commonest are the languages of a common word, by its hash.
var commonest = sync.OnceValue(func() *hashed[[]string] {
	out := map[uint32][]string{}
	for language, set := range kinds(languageList) {
		for w := range set {
			h := hashWord(w)
			out[h] = append(out[h], language)
		}
	}
	table := hashedOf(out)
	return &table
})

// A language is told by its commonest words if they are this part of a sample of
// at least minSample words, and the next language has half of that at most; or
// if they are the smaller part, and the next has next to nothing.
const (
	sampleWords = 200
	minSample   = 40
	common      = .2
	lessCommon  = .15
)

// Below minLanguage bytes a guess is worth little; above maxLanguage more text
// tells no more and only takes time.
const (
	minLanguage = 300
	maxLanguage = 1200
)

// guessLanguage guesses the language of a copy, ISO 639-1, from the paragraphs
// that are still in the body; "" where it is not sure. The middle of the copy is
// read: boilerplate stands at the ends.
func (s *sheet) guessLanguage() string {
	if l := s.commonLanguage(); l != "" {
		return l
	}
	var b strings.Builder
	for half, p := 0, len(s.paras)/3; half < 2 && b.Len() < maxLanguage; half++ {
		end := len(s.paras)
		if half == 1 {
			p, end = 0, len(s.paras)/3
		}
		for ; p < end && b.Len() < maxLanguage; p++ {
			if s.live(p) {
				t := s.raw[s.paras[p].start:s.paras[p].end]
				b.WriteString(t[:min(len(t), maxLanguage)])
				b.WriteByte('\n')
			}
		}
	}
	if b.Len() < minLanguage {
		return ""
	}
	info := whatlanggo.Detect(strings.ToValidUTF8(b.String(), ""))
	if !info.IsReliable() {
		return ""
	}
	return info.Lang.Iso6391()
}

// commonLanguage tells the language from common words in the middle of the copy,
// "" if they do not say.
func (s *sheet) commonLanguage() string {
	from := max(0, len(s.words)/2-sampleWords/2)
	sample := s.words[from:min(len(s.words), from+sampleWords)]
	if len(sample) < minSample {
		return ""
	}
	known := commonest()
	type votes struct {
		language string
		n        int
	}
	var all []votes
	for i := range sample {
		languages := known.get(sample[i].hash)
		if languages == nil {
			continue
		}
		for _, l := range *languages {
			at := slices.IndexFunc(all, func(v votes) bool { return v.language == l })
			if at < 0 {
				at, all = len(all), append(all, votes{language: l})
			}
			all[at].n++
		}
	}
	var best votes
	next := 0
	for _, v := range all {
		if v.n > best.n {
			best, v = v, best
		}
		next = max(next, v.n)
	}
	part := float64(best.n) / float64(len(sample))
	if part >= common && next*2 <= best.n || part >= lessCommon && next*8 <= best.n {
		return best.language
	}
	return ""
}
