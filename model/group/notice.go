package group

// When a paragraph that one text alone has is the publisher's, not the story's: it has leastNotice
// words that speak to the reader, noticePart of all, and quotes no one. Measured on the development set of
// messy text: 3 of 5,100 real paragraphs, and a third of sign-ups; share bars and
// titles of other stories have too few words to tell.
const (
	leastNotice = 3
	noticePart  = .25
)

// setNotices puts aside the paragraphs of a text of which no sentence stands in the other one, and
// that speak to the reader: a sign-up in the middle of one copy is nothing that was added.
func (v *version) setNotices() {
	for from := 0; from < len(v.sentences); {
		to, alone := from, true
		for ; to < len(v.sentences) && v.sentences[to].block == v.sentences[from].block; to++ {
			alone = alone && v.link[to] == none
		}
		if alone && v.notice(v.tokens[v.sentences[from].from:v.sentences[to-1].to]) {
			for i := from; i < to; i++ {
				v.aside[i] = true
			}
		}
		from = to
	}
}

// notice tells whether words speak to the reader.
func (v *version) notice(ts []token) bool {
	cues := map[uint32]struct{}{}
	n := 0
	for i := range ts {
		t := &ts[i]
		switch {
		case t.flags&isQuoted != 0:
			return false
		case t.isCue():
			cues[t.word] = struct{}{}
			n++
		}
	}
	return len(cues) >= leastNotice && float64(n) >= noticePart*float64(len(ts))
}

// isCue tells whether a word is one that speaks to the reader.
func (t *token) isCue() bool {
	return (t.flags&isCapital == 0 || t.flags&isFirst != 0) && lists().cues[t.word]
}
