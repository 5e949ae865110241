package quotes

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// short is how few words a quotation has to have to be doubted.
const short = 5

// genuine tells a quotation from a title or from marks that only keep a word
// at a distance ("the so-called “farewell tour”").
func (d *document) genuine(k int, a attribution) bool {
	s := d.spans[d.tok(k).quote]
	inner := d.text[s.start:s.end]
	n := len(strings.Fields(inner))
	before := d.tok(k - 1)
	if before.kind == word && before.sentence == d.tok(k).sentence && n <= short && d.lex.scare.has(before.fold) {
		return false
	}
	if first, _ := utf8.DecodeRuneInString(inner); n == 1 && unicode.IsUpper(first) && before.kind == word && before.sentence == d.tok(k).sentence &&
		(d.determiner.has(before.fold) || prepositions.has(before.fold)) && !strings.ContainsAny(inner, "!?") {
		return false // the “Pose” actor, on “DWTS.”
	}
	if n <= 8 && d.titled(k, inner, a) {
		return false
	}
	if n > short {
		return true
	}
	switch a.rung {
	case byColon, byClauseAfter, byDash, byPossessor:
		return true
	case byVerbBefore, byVerbAfter:
		return true
	case byQuoteBefore, byParagraph:
		return endsSentence(inner) || n > 2
	}
	if !d.english { // scripts without spaces: a few letters are a sentence
		return n > 2 || endsSentence(inner) || n == 1 && inner[0] >= 0x80 && utf8.RuneCountInString(inner) > short
	}
	return endsSentence(inner) && d.alone(k)
}

// titled tells whether the words are a title: capitals on all but small words,
// and a noun of titles before them, or no attribution right beside them.
func (d *document) titled(k int, inner string, a attribution) bool {
	words := strings.Fields(inner)
	capitals, content := 0, 0
	for i, w := range words {
		r := []rune(w)
		if i > 0 && len(r) <= 3 && unicode.IsLower(r[0]) {
			continue
		}
		content++
		if unicode.IsUpper(r[0]) || unicode.IsDigit(r[0]) {
			capitals++
		}
	}
	if capitals < content || content == 0 {
		return false
	}
	if !d.english && a.rung != byNothing {
		return false // German has capitals on all its nouns
	}
	if content > 2 && a.rung != byColon && a.rung != byDash && !strings.ContainsAny(inner[len(inner)-1:], "!?") {
		return true
	}
	noun := false
	for i := k - 1; i > k-5 && d.tok(i).kind != lineBreak && !d.tok(i).is("."); i-- {
		noun = noun || d.tok(i).kind == word && d.lex.title.has(d.tok(i).fold)
	}
	if noun {
		return true
	}
	if content < 2 {
		return !endsSentence(inner) && !endsComma(inner) && a.rung != byClauseAfter && a.rung != byColon
	}
	return a.rung != byClauseAfter && a.rung != byColon && a.rung != byDash && !(strings.ContainsAny(inner[len(inner)-1:], "!?") && a.rung != bySubject)
}
