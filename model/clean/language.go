package clean

import (
	"strings"

	"github.com/abadojack/whatlanggo"
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
