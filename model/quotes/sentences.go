package quotes

import (
	"strings"
	"unicode/utf8"
)

// markSentences numbers the sentences of the tokens. A quotation is one token;
// it ends a sentence if it ends with a stop and no attribution follows.
func markSentences(text string, toks []token, spans []span, verbs map[string]verbForm) {
	n := 0
	for i := range toks {
		toks[i].sentence = n
		switch t := &toks[i]; {
		case t.kind == lineBreak:
			n++
		case t.kind == punct && strings.Contains(".!?…。！？", t.fold):
			if i+1 < len(toks) && !startsLower(toks[i+1]) && !stopMark(toks[i+1]) {
				n++
			}
		case t.kind == quoted:
			s := spans[t.quote]
			if endsSentence(text[s.start:s.end]) && i+1 < len(toks) && startsAnew(toks, i+1, text[s.start:s.end], verbs) {
				n++
			}
		}
	}
}

func stopMark(t token) bool { return t.kind == punct && strings.Contains(".!?…,", t.fold) }

func startsLower(t token) bool { return t.kind == word && !t.capital }

// endsSentence tells whether quoted words end with a stop, inner marks aside.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, "’'”\"» )")
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…。！？", r)
}

// startsAnew tells whether what follows a quotation that ended with a stop is
// a new sentence and not its attribution: “Who?” Ms Bell asked.
func startsAnew(toks []token, at int, inner string, verbs map[string]verbForm) bool {
	switch t := toks[at]; t.kind {
	case lineBreak:
		return false
	case quoted:
		return true
	case word:
		if !t.capital {
			return false
		}
	case punct:
		return false
	default:
		return true
	}
	for i := at; i < len(toks) && i < at+9; i++ {
		t := &toks[i]
		switch {
		case t.kind != word:
			return true
		case verbs[t.fold]&(finite|weak) == finite && !t.capital && i > at:
			if strings.HasSuffix(inner, ".") && i > at+4 {
				return true
			}
			return introduces(toks, i)
		case !t.capital && !words().adverb.has(t.fold) && !words().people.has(t.fold) && !strings.HasSuffix(t.fold, "ly"):
			return true
		}
	}
	return true
}

// introduces tells whether the clause with the verb at i leads on to another
// quotation: Ms Bell said: “…”.
func introduces(toks []token, i int) bool {
	for j := i + 1; j < len(toks) && j < i+14; j++ {
		switch t := &toks[j]; {
		case t.kind == quoted:
			return toks[j-1].is(":") || toks[j-1].is(",") && j-1 == i+1
		case t.kind == lineBreak || t.is("."):
			return toks[j-1].is(":")
		case t.is(":"):
			return true
		}
	}
	return false
}
