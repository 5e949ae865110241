package quotes

import (
	"sort"

	"github.com/lede-reader/lede/model"
)

// Find returns every direct quotation and every mashed pull quote of a text as
// it stands, in order, never overlapping. Paragraphs are lines. Offsets are
// bytes of text; outer marks are left out. The text may be anything: what is
// no quotation in a known language is found by its marks alone, with no
// speaker. Only paragraphs that end in the first 2 MiB are searched.
func Find(text string) []model.Quote {
	found, _ := find(text, nil, nil)
	return found
}

// maxRead is how many bytes of a text are searched, in whole paragraphs: more than
// any article has, and few enough that no text takes long or much memory.
const maxRead = 2 << 20

// find also tells the paragraph of each mashed pull quote, by its index in the
// result. Known are names with roles from outside the text,
// near the ends of lines that no blank line parted from the next before text was put together.
func find(text string, known []pull, near indexes) ([]model.Quote, map[int]paragraph) {
	paras := splitParagraphs(text)
	for n := len(paras); n > 0 && paras[n-1].end > maxRead; n = len(paras) {
		paras = paras[:n-1]
	}
	spans := findSpans(text, paras)
	index := &wordIndex{text: text, spans: spans}
	paras, shaped := parted(paras, text, findSigned(text, paras, index, near))
	if len(spans) == 0 && len(shaped) == 0 && !mayBeUnquoted(text, paras) {
		return nil, nil
	}
	if len(shaped) > 0 {
		spans = findSpans(text, paras) // one may have run on into a pull quote
		index = &wordIndex{text: text, spans: spans}
	}
	doc, pulls := lookThrough(paras, index, shaped, known)
	defer shelve(doc.toks)
	attributions := doc.attribute()
	own := map[int]bool{} // paragraphs that are pull quotes: marks in them are theirs
	for _, p := range pulls {
		own[p.index] = true
	}
	out := make([]model.Quote, 0, len(spans))
	for k := range doc.toks {
		if doc.toks[k].kind != quoted {
			continue
		}
		q := doc.toks[k].quote
		if own[doc.toks[k].paragraph] {
			continue
		}
		if a := attributions[q]; doc.genuine(k, a) {
			out = append(out, doc.quote(spans[q], a))
		}
	}
	places := map[int]paragraph{}
	for _, p := range pulls {
		out = append(out, p.quote(doc))
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Start < out[j].Start })
	for i := range out {
		if out[i].Kind == model.Pull {
			for _, p := range pulls {
				if p.start == out[i].Start {
					places[i] = p.paragraph
				}
			}
		}
	}
	return out, places
}

func (d *document) quote(s span, a attribution) model.Quote {
	q := model.Quote{Start: s.start, End: s.end, Text: d.text[s.start:s.end], Kind: model.Direct, Cue: d.cue(a), Unsure: a.unsure}
	if a.person >= 0 {
		q.Speaker, q.Role = d.people[a.person].name, d.roleOf(a.person)
	}
	return q
}

// read makes a document of the text with the tokens to look at.
func read(text string, paras []paragraph, spans []span, toks []token) *document {
	d := &document{text: text, lex: words(), paras: paras, spans: spans, lastSpeaker: -1, lastSentence: -100}
	d.toks = toks
	d.english = english(d.toks)
	d.german = !d.english && german(d.toks)
	d.verbs, d.determiner = d.lex.verbs, d.lex.determiner
	if !d.english {
		d.verbs, d.determiner = d.lex.foreignVerbs, d.lex.foreignDeterminer
	}
	markSentences(text, d.toks, spans, d.verbs)
	d.findPeople()
	d.readLead()
	return d
}

// german tells German from the other languages that are not English.
func german(toks []token) bool {
	n := 0
	for i := range toks {
		switch toks[i].fold {
		case "der", "das", "und", "ist", "nicht", "dem", "sagt", "sagte", "ein", "auf", "sich", "wir", "mit", "im", "war", "zu":
			n++
		case "le", "la", "les", "est", "el", "los", "il", "che", "het", "een", "o", "os", "não", "dit", "dijo", "disse", "zegt", "et", "y", "e":
			n--
		}
	}
	return n >= 0
}

// english tells whether the small words of the text are English ones more
// often than those of the other languages whose verbs are known.
func english(toks []token) bool {
	en, other := 0, 0
	for i := range toks {
		switch toks[i].fold {
		case "the", "of", "and", "to", "said", "has", "with", "for", "that":
			en++
		case "der", "das", "und", "ist", "nicht", "den", "dem", "les", "une", "est", "dans", "pour", "los", "las", "por", "con", "del",
			"che", "di", "della", "sono", "per", "não", "uma", "os", "het", "een", "niet", "dat", "el", "le", "il", "ein", "sich", "auf", "qui", "que", "wir", "nous", "zegt", "zei", "dit", "sagt", "sagte", "dijo", "disse":
			other++
		}
	}
	if en != other {
		return en > other
	}
	known := len(toks) == 0
	for i := range toks {
		ours := words().verbs[toks[i].fold] != 0
		if _, theirs := words().foreignVerbs[toks[i].fold]; theirs && !ours {
			return false
		}
		known = known || ours || toks[i].fold == "a" || words().plural.has(toks[i].fold)
	}
	return known
}
