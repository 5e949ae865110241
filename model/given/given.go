// Package given knows the given names of persons. Who is a person is for those that
// read a text to say: model/quotes asks who speaks, model/clean who wrote a copy.
package given

import (
	_ "embed" // the list
	"strings"
	"sync"
)

//go:embed names.txt
var nameFile string

// list is the names as it stands in the file, without its comment: it is
// searched by halves, so that it costs nothing to load.
var list = sync.OnceValue(func() string {
	s := nameFile
	for strings.HasPrefix(s, "#") {
		s = s[strings.IndexByte(s, '\n')+1:]
	}
	return s
})

// A Mark tells what a given name says of its bearer: 'f', 'm' or 'u' for either.
// It is a capital where the name is also a place, a month or a common word, and 0
// where the word is no name.
type Mark byte

// Known tells whether the word is a given name.
func (m Mark) Known() bool { return m != 0 }

// Sure tells whether the word is hardly anything else.
func (m Mark) Sure() bool { return m >= 'a' }

// Name looks up a word in small letters, with or without its accents; of
// "jean-luc" the first part counts.
func Name(word string) Mark {
	list := list()
	word = plainLetters(word)
	lo, hi := 0, len(list)
	for lo < hi {
		mid := lo + (hi-lo)/2
		start := strings.LastIndexByte(list[:mid], '\n') + 1
		end := start + strings.IndexByte(list[start:], '\n')
		switch strings.Compare(list[start:end-2], word) {
		case 0:
			return Mark(list[end-1])
		case -1:
			lo = end + 1
		default:
			hi = start
		}
	}
	if i := strings.IndexByte(word, '-'); i > 1 {
		return Name(word[:i])
	}
	return 0
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
