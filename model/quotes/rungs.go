package quotes

// clauseAfter: the quotation, then its attribution: he said; said Ms Bell, a
// teacher; according to Ms Bell.
func (d *document) clauseAfter(k int) attribution {
	i := k + 1
	if d.tok(i).is(",") {
		i++
	}
	t := d.tok(i)
	if t.kind != word || t.sentence != d.tok(k).sentence {
		return none
	}
	for n := 0; n < 3 && (d.lex.adverb.has(d.tok(i).fold) || d.lex.time.has(d.tok(i).fold)) && d.tok(i).mention < 0; n++ {
		i++
	}
	t = d.tok(i)
	if t.fold == "according" && d.tok(i+1).fold == "to" || t.fold == "selon" || t.fold == "según" || t.fold == "secondo" || t.fold == "segundo" || t.fold == "volgens" || t.fold == "laut" {
		if t.fold == "according" {
			i++
		}
		return d.said(d.subjectRight(i), byClauseAfter, i, k)
	}
	if !d.english && haveForeign.has(t.fold) && d.isVerb(i+1) { // ha detto, a déclaré
		i++
		t = d.tok(i)
	}
	if d.isVerb(i) {
		if d.verbs[t.fold]&(participle|weak) != 0 || introduces(d.toks, i) && d.tok(k+1).kind == word {
			return none
		}
		s := d.subjectRight(i)
		if !s.found && d.english {
			return none
		}
		if !s.found {
			s = d.subjectOf(i)
		}
		if !s.found { // «…», agregó: who was spoken of, or who spoke last
			if s = d.leftOut(k); s.found {
				return d.said(s, byClauseAfter, i, k)
			}
			return attribution{person: d.lastSpeaker, rung: byClauseAfter, verb: i, by: -1, turn: true, unsure: d.tok(k).sentence-d.lastSentence > 2}
		}
		return d.said(s, byClauseAfter, i, k)
	}
	// who, then the verb: up to the verb there is nothing but the subject
	for v := i + 1; v < i+30 && d.tok(v).sentence == t.sentence && d.tok(v).kind != quoted; v++ {
		if d.tok(v).is(";") || d.tok(v).is(":") {
			return none
		}
		if !d.isVerb(v) || d.verbs[d.tok(v).fold]&participle != 0 {
			continue
		}
		if introduces(d.toks, v) && d.verbs[d.tok(v).fold]&weak == 0 && (d.leadsByColon(v) || !d.tok(k+1).is(",") && !endsComma(d.text[d.spans[d.tok(k).quote].start:d.spans[d.tok(k).quote].end])) {
			return none
		}
		s := d.subjectOf(v)
		if !s.found || !d.reaches(s, v, i) {
			return none
		}
		if t.fold == "it" && s.nobody && v == i+1 {
			if by := d.writer(k); by.found {
				s = by
			}
		}
		return d.said(s, byClauseAfter, v, k)
	}
	return none
}

// writer is who wrote what "it" is, of which the sentence before tells: "Ms Orr answered in
// a second post. “…,” it said."
func (d *document) writer(k int) subject {
	i := d.sentenceStart(k) - 1
	for d.tok(i).kind == lineBreak && i > 0 {
		i--
	}
	s := d.subjectOfSentence(i)
	if !s.found || s.nobody || d.mentions[s.mention].kind == nominal {
		return subject{}
	}
	for j := d.sentenceStart(i); j <= i; j++ {
		if written.has(d.tok(j).fold) && d.tok(j).mention != s.mention && j > d.mentions[s.mention].last {
			return s
		}
	}
	return subject{}
}

// leftOut is whom a verb without a subject means: who the sentence before is about, or the
// last that is about somebody, in the paragraph of token k.
func (d *document) leftOut(k int) subject {
	i := k - 1
	for i >= 0 && d.tok(i).sentence == d.tok(k).sentence {
		i--
	}
	if d.tok(i).kind == lineBreak || d.tok(i).kind == quoted {
		return subject{}
	}
	best := subject{}
	paragraph := d.tok(i).paragraph
	for sentence, n := d.tok(i).sentence, 0; i >= 0 && n < 2*reach && d.tok(i).paragraph == paragraph; i, n = i-1, n+1 {
		if d.tok(i).sentence != sentence && best.found {
			break
		}
		sentence = d.tok(i).sentence
		m := d.tok(i).mention
		if m < 0 || d.tok(i).kind == quoted || d.mentions[m].whole != i {
			continue
		}
		d.resolve(m)
		switch mm := &d.mentions[m]; {
		case mm.person >= 0 && (mm.subject || sentence == d.tok(k).sentence-1):
			best = subject{mention: m, found: true, start: i}
		case mm.kind == nominal && mm.subject:
			best = subject{mention: m, found: true, nobody: true, start: i} // "Il capostazione allarga le braccia."
		}
	}
	return best
}

// accordingTo is that in other languages, and "for" before who thinks so: "Pour Anne Roux,
// c’est « … »".
var accordingTo = lazySet("selon según secondo segundo volgens laut für pour para per")

// haveForeign is "has" and "have" of perfect tenses.
var haveForeign = lazySet("a ha hat ont hanno haben han habe heeft hebben tem têm l’a l'a m’a lui nous")

// leadsByColon tells whether the clause of the verb at v ends in a colon.
func (d *document) leadsByColon(v int) bool {
	for j := v + 1; j < v+14; j++ {
		switch t := d.tok(j); {
		case t.is(":"):
			return true
		case t.kind == quoted || t.kind == lineBreak || t.is("."):
			return false
		}
	}
	return false
}

func endsComma(s string) bool { return s != "" && s[len(s)-1] == ',' }

// reaches tells whether the subject phrase of the verb at v begins at token i.
func (d *document) reaches(s subject, v, i int) bool {
	t := d.tok(i)
	if s.start <= i {
		return s.mention < 0 || d.mentions[s.mention].last >= i
	}
	return s.start == i+1 && t.kind == word && (d.determiner.has(t.fold) || joins.has(t.fold) || d.lex.adverb.has(t.fold))
}

// dashAfter: “…” — Grace Liddell.
func (d *document) dashAfter(k int) attribution {
	i := k + 1
	if m := d.tok(i).mention; m >= 0 && d.mentions[m].kind == named && d.mentions[m].whole == i && len(d.people[max(0, d.mentions[m].person)].parts) > 1 && d.signs(m) {
		return d.said(subject{mention: m, found: true}, byDash, -1, k)
	}
	if !(d.tok(i).is("—") || d.tok(i).is("–") || d.tok(i).is("-")) {
		if d.tok(i).kind == lineBreak && (d.tok(i+1).is("—") || d.tok(i+1).is("–")) {
			i++
		} else {
			return none
		}
	}
	if m := d.tok(i + 1).mention; m >= 0 && d.mentions[m].kind == named && d.mentions[m].whole == i+1 {
		if end := d.tok(d.mentions[m].last + 1); end.kind != word {
			return d.said(subject{mention: m, found: true}, byDash, i, k)
		}
	}
	return none
}

// signs tells whether nothing but a role follows a name to the end of its line: “…” Ann
// Orr, shop owner.
func (d *document) signs(m int) bool {
	last := d.mentions[m].last
	if d.tok(last+1).kind == lineBreak {
		return true
	}
	if !d.tok(last + 1).is(",") {
		return false
	}
	for i := last + 2; i < last+longestApposition; i++ {
		switch t := d.tok(i); {
		case t.kind == lineBreak:
			return true
		case t.kind != word && t.kind != possessive || d.verbs[t.fold]&finite != 0 || bePast.has(t.fold) || t.fold == "who":
			return false
		}
	}
	return false
}

// verbBefore: the nearest verb of saying on the left in the same sentence.
//
// Where it has no person for subject but a verb further out has, the words are
// that person's: she said pupils had promised to “look up”.
func (d *document) verbBefore(k int) attribution {
	outer := none
	sentence := d.tok(k).sentence
	for v := k - 1; v > k-reach && d.tok(v).sentence == sentence; v-- {
		if d.tok(v).is(";") {
			break
		}
		if d.tok(v).fold == "to" && d.tok(v-1).fold == "according" {
			return d.said(d.subjectRight(v), byVerbBefore, v-1, k)
		}
		if d.tok(v).fold == "of" && d.tok(v-1).fold == "words" && d.tok(v-2).fold == "the" && d.tok(v-3).fold == "in" {
			return d.said(d.subjectRight(v), byVerbBefore, v-1, k)
		}
		if !d.english && accordingTo.has(d.tok(v).fold) {
			if s := d.subjectRight(v); s.found && !s.nobody {
				return d.said(s, byVerbBefore, v, k)
			}
		}
		if !d.isVerb(v) || d.tok(v).fold == "named" || d.tok(v).fold == "titled" || d.tok(v).fold == "see" || d.tok(v).fold == "seen" {
			continue
		}
		if f := d.tok(v).fold; (f == "asked" || f == "according") && d.tok(v-1).sentence != sentence {
			continue // "Asked whether …, he replied"
		}
		if d.outside(v, k) {
			continue
		}
		if s := d.subjectAt(v); s.found {
			a := d.said(s, byVerbBefore, v, k)
			if a.person >= 0 {
				return a
			}
			if outer.rung == byNothing {
				outer = a
			}
		}
	}
	return outer
}

// outside tells whether the verb at v belongs to a relative clause that closes
// before the quotation: "Ann, who told friends, was …".
func (d *document) outside(v, k int) bool {
	b := d.tok(v - 1)
	if b.kind != word || b.fold != "who" || !d.tok(v-2).is(",") {
		return false
	}
	for i := v + 1; i < k; i++ {
		if d.tok(i).is(",") {
			return true
		}
	}
	return false
}

// verbAfter: …, Ms Orr said, at the end of the sentence.
func (d *document) verbAfter(k int) attribution {
	sentence := d.tok(k).sentence
	for v := k + 1; v < k+reach && d.tok(v).sentence == sentence; v++ {
		if d.tok(v).kind == quoted && d.tok(v+1).kind != punct {
			continue
		}
		if d.tok(v).fold == "to" && d.tok(v-1).fold == "according" {
			return d.said(d.subjectRight(v), byVerbAfter, v-1, k)
		}
		if !d.isVerb(v) || d.verbs[d.tok(v).fold]&(participle|weak) != 0 {
			continue
		}
		s := d.subjectOf(v)
		if !s.found || s.start <= k {
			continue
		}
		if d.tok(s.start-1).is(",") || d.determiner.has(d.tok(s.start-1).fold) && d.tok(s.start-2).is(",") { // a comma parts the words from who said them
			return d.said(s, byVerbAfter, v, k)
		}
		if s.mention >= 0 && d.mentions[s.mention].whole > k && endsComma(d.text[d.spans[d.tok(k).quote].start:d.spans[d.tok(k).quote].end]) {
			return d.said(s, byVerbAfter, v, k)
		}
	}
	return none
}

// continued: a quotation that is a sentence of its own goes on from the one
// before, in its paragraph or the paragraph before it; or it is said by whom
// the sentence before is about.
func (d *document) continued(k, last int, done []attribution) attribution {
	if !d.alone(k) {
		return none
	}
	before := d.tok(k - 1)
	sameParagraph := before.kind != lineBreak && before.sentence >= 0
	prev := k - 1
	for prev >= 0 && d.tok(prev).kind == lineBreak {
		prev--
	}
	if last >= 0 && d.tok(last).sentence == d.tok(prev).sentence || last >= 0 && last == prev {
		a := done[d.tok(last).quote]
		if a.rung == byNothing {
			return none
		}
		a.rung = byQuoteBefore
		a.verb, a.turn = -1, true
		if !sameParagraph {
			a.rung = byParagraph
		}
		return a
	}
	if prev < 0 {
		return none
	}
	s := d.subjectOfSentence(prev)
	for v := prev; v > prev-reach && d.tok(v).sentence == d.tok(prev).sentence; v-- {
		if d.isVerb(v) {
			if sayer := d.subjectAt(v); sayer.found && !sayer.nobody {
				s = sayer
			}
			break
		}
	}
	if s.found {
		a := d.said(s, byParagraph, -1, k)
		a.unsure = true
		if a.person >= 0 || last < 0 {
			return a
		}
	}
	if last >= 0 && d.tok(last).paragraph >= d.tok(k).paragraph-1 {
		a := done[d.tok(last).quote]
		a.rung, a.verb, a.turn, a.unsure = byParagraph, -1, true, true
		return a
	}
	return none
}

// alone tells whether the quotation is a sentence by itself.
func (d *document) alone(k int) bool {
	sentence := d.tok(k).sentence
	for _, step := range []int{-1, 1} {
		for i := k + step; d.tok(i).sentence == sentence && i >= 0 && i > k-reach && i < k+reach; i += step {
			if t := d.tok(i); t.kind == word || t.kind == number {
				return false
			}
		}
	}
	return true
}

// sentenceSubject: a fragment in a sentence without a verb of saying.
func (d *document) sentenceSubject(k int) attribution {
	s := d.subjectOfSentence(k)
	if start := d.sentenceStart(k); d.english && (d.tok(start).fold == "for" || d.tok(start).fold == "to") { // For Ann Orr, it is “…”
		if m := d.tok(start + 1).mention; m >= 0 && d.mentions[m].kind == named && d.tok(d.mentions[m].last+1).is(",") {
			s = subject{mention: m, found: true}
		}
	}
	if s.found && !s.nobody {
		a := d.said(s, bySubject, -1, k)
		a.unsure = true
		return a
	}
	return none
}

// sentenceStart is the first token of the sentence of token i, looked for within reach.
func (d *document) sentenceStart(i int) int {
	sentence := d.tok(i).sentence
	for n := 0; n < reach && i > 0 && d.tok(i-1).sentence == sentence; n++ {
		i--
	}
	return i
}
