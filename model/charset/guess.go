package charset

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
)

// guess is the encoding of text that is not in Latin letters and says nothing of
// it: with each candidate it reads the start and counts the commonest letters of
// the candidate's language. It is nil where no candidate makes sense, and for text
// in Latin letters: that is windows-1252 as far as anybody can tell.
func guess(b []byte) encoding.Encoding {
	head := b[:min(len(b), sniffed)]
	high, all := 0, 0
	for _, c := range head {
		if c >= utf8.RuneSelf {
			high++
		}
		if c > ' ' {
			all++
		}
	}
	if good, bad := sequences(head); good >= usual*bad {
		return nil
	}
	if high < minForeign || float64(high) < foreignShare*float64(all) {
		return nil
	}
	var best encoding.Encoding
	most := sense
	for _, c := range candidates() {
		e, err := htmlindex.Get(c.label)
		if err != nil {
			continue
		}
		if s := c.sense(string(with(e, head))); s > most {
			best, most = e, s
		}
	}
	return best
}

const (
	// foreignShare of the bytes are not ASCII where text is not in Latin
	// letters; French has 4 %, Czech and Icelandic 15, Chinese with many numbers 60.
	foreignShare = .3
	minForeign   = 24 // fewer bytes do not tell one language from another

	// sense is the share of commonest letters, as a part of what the language
	// has of them, from which a guess is taken.
	sense = .6
)

// candidate is an encoding with a language that is written in it.
type candidate struct {
	label  string
	share  float64 // of the commonest letters among all that is not ASCII
	common string  // the commonest letters
}

// candidates reads letters.txt.
var candidates = sync.OnceValue(func() (all []candidate) {
	for line := range strings.Lines(letters) {
		var c candidate
		if n, _ := fmt.Sscan(line, &c.label, &c.share, &c.common); n == 3 && line[0] != '#' {
			all = append(all, c)
		}
	}
	return all
})

//go:embed letters.txt
var letters string

// sense is how much s looks like the candidate's language: 1 is as usual text
// does, 0 not at all, below 0 if it holds what no text does.
func (c candidate) sense(s string) float64 {
	common, all := 0, 0
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
			continue
		case r == utf8.RuneError, r < 0xA0, 0xE000 <= r && r < 0xF900:
			common -= 3
		case strings.ContainsRune(c.common, r):
			common++
		}
		all++
	}
	return float64(common) / (c.share * float64(max(all, 1)))
}
