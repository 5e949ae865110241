package quotes

import (
	_ "embed" // the list
	"strings"
	"sync"
)

// gender is what a name, an honorific or a noun tells of a person.
type gender uint8

const (
	unknown gender = iota
	female
	male
)

// fits tells whether one person can have both.
func (g gender) fits(h gender) bool { return g == unknown || h == unknown || g == h }

//go:embed data/firstnames.txt
var firstNamesFile string

// firstNames is the list as it stands in the file, without its comment: it is
// searched by halves, so that it costs nothing to load.
var firstNames = sync.OnceValue(func() string {
	s := firstNamesFile
	for strings.HasPrefix(s, "#") {
		s = s[strings.IndexByte(s, '\n')+1:]
	}
	return s
})

// firstName looks a folded word up. Sure is false for names that are also
// places, months or common words.
func firstName(word string) (g gender, known, sure bool) {
	list := firstNames()
	word = plainLetters(word)
	lo, hi := 0, len(list)
	for lo < hi {
		mid := lo + (hi-lo)/2
		start := strings.LastIndexByte(list[:mid], '\n') + 1
		end := start + strings.IndexByte(list[start:], '\n')
		name, mark := list[start:end-2], list[end-1]
		switch strings.Compare(name, word) {
		case 0:
			switch mark {
			case 'f', 'F':
				g = female
			case 'm', 'M':
				g = male
			}
			return g, true, mark >= 'a'
		case -1:
			lo = end + 1
		default:
			hi = start
		}
	}
	if i := strings.IndexByte(word, '-'); i > 1 {
		return firstName(word[:i])
	}
	return unknown, false, false
}

// accents takes the accents off the letters that names of European languages use.
var accents = strings.NewReplacer("á", "a", "à", "a", "â", "a", "ä", "a", "ã", "a", "å", "a", "ă", "a", "ą", "a", "ç", "c", "ć", "c", "č", "c",
	"é", "e", "è", "e", "ê", "e", "ë", "e", "ę", "e", "ě", "e", "ğ", "g", "í", "i", "ì", "i", "î", "i", "ï", "i", "ı", "i", "ł", "l", "ñ", "n",
	"ń", "n", "ň", "n", "ó", "o", "ò", "o", "ô", "o", "ö", "o", "õ", "o", "ø", "o", "ő", "o", "ř", "r", "š", "s", "ś", "s", "ş", "s", "ș", "s",
	"ț", "t", "ú", "u", "ù", "u", "û", "u", "ü", "u", "ů", "u", "ű", "u", "ý", "y", "ž", "z", "ż", "z", "ź", "z")

func plainLetters(word string) string {
	for i := range len(word) {
		if word[i] >= 0x80 {
			return accents.Replace(word)
		}
	}
	return word
}
