package quotes

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// longestBelow is how many bytes a line has at most that is but a signature.
const longestBelow = 100

// signedBelow reads a mashed pull quote whose signature is the line below it: words that
// are quoted in another place, closely, and then a line that is a name, with a role or
// without, which the article's sentences have, too. No blank line parts the two. The first line is none: under a
// headline stands who wrote the article.
func (d *signer) signedBelow(paras []paragraph, i int) (signed, bool) {
	if i == 0 || i+1 == len(paras) || !d.mayBeSignature(paras[i+1]) {
		return signed{}, false
	}
	p, below := paras[i], paras[i+1]
	if strings.Count(d.text[p.end:below.start], "\n") > 1 && !d.near[p.end] {
		return signed{}, false
	}
	d.quoted.read()
	if !d.quoted.opensLike(p.start, p.end) {
		return signed{}, false
	}
	s, ok := d.signedFrom(paragraph{p.start, below.end}, d.quoted)
	if !ok || s.place.end != below.end || s.end > p.end || strings.IndexFunc(d.text[s.end:p.end], wordly) >= 0 {
		return signed{}, false
	}
	surname := s.name[strings.LastIndexFunc(s.name, unicode.IsSpace)+1:]
	for n, q := range paras {
		if line := d.text[q.start:q.end]; n != i && n != i+1 && !endsOpen(line) && strings.Contains(line, surname) {
			return s, true
		}
	}
	return signed{}, false
}

// mayBeSignature is a quick look: a short line without marks or a stop that begins in a
// capital, perhaps behind a dash.
func (d *signer) mayBeSignature(p paragraph) bool {
	line := d.text[p.start:p.end]
	if len(line) > longestBelow || !endsOpen(line) || len(spansIn(d.spans, p)) > 0 {
		return false
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(line, "—–- "))
	return unicode.IsUpper(first)
}
