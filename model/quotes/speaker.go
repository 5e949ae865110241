package quotes

// rung tells how a quotation found its speaker.
type rung uint8

const (
	byNothing rung = iota
	byColon
	byClauseAfter
	byDash
	byPossessor
	byVerbBefore
	byVerbAfter
	bySubject
	byQuoteBefore // the quotation before it in the same paragraph
	byParagraph   // the paragraph before
)

// attribution is what is known of a quotation's speaker.
type attribution struct {
	person int // -1 where no single person is known
	rung   rung
	nobody bool // somebody without a name said it
	unsure bool
	turn   bool // taken over from the quotation before
	verb   int  // token of the verb or noun it relies on, -1 if none
	by     int  // mention that stands for the speaker, -1 if none
}

var none = attribution{person: -1, verb: -1, by: -1}

// attribute finds the speaker of every quotation, in order.
func (d *document) attribute() []attribution {
	out := make([]attribution, len(d.spans))
	for i := range out {
		out[i] = none
	}
	at := make([]int, 0, len(d.spans))
	for i := range d.toks {
		if d.toks[i].kind == quoted {
			at = append(at, i)
		}
	}
	next := 0
	last := -1 // the quotation before
	for _, k := range at {
		for next < len(d.mentions) && d.mentions[next].whole < k {
			d.resolve(next)
			next++
		}
		q := d.toks[k].quote
		out[q] = d.ladder(k, last, out)
		if p := out[q].person; p >= 0 {
			d.speakers = append(d.speakers, p)
			d.spoke(p, k)
		}
		last = k
	}
	for ; next < d.sorted; next++ {
		d.resolve(next) // roles may stand behind the last quotation
	}
	return out
}

// ladder tries the rungs in turn; the first that holds is taken.
func (d *document) ladder(k, last int, done []attribution) attribution {
	for _, try := range []func(int) attribution{d.colonBefore, d.clauseAfter, d.dashAfter, d.possessor, d.verbBefore, d.verbAfter} {
		if a := try(k); a.rung != byNothing {
			return a
		}
	}
	if a := d.continued(k, last, done); a.rung != byNothing {
		return a
	}
	if a := d.sentenceSubject(k); a.rung != byNothing {
		return a
	}
	return none
}

// said makes an attribution of a subject.
func (d *document) said(s subject, r rung, verb, k int) attribution {
	if !s.found {
		return none
	}
	a := attribution{person: -1, rung: r, nobody: s.nobody, verb: verb, by: s.mention}
	if s.nobody || s.mention < 0 {
		a.nobody = true
		return a
	}
	a.person, a.unsure = d.who(s.mention, k)
	a.nobody = a.person < 0
	return a
}

// subjectAt is the subject of the verb, or the one it takes over from an
// earlier verb of its sentence ("…, adding").
func (d *document) subjectAt(v int) subject {
	if s, passive := d.passive(v); passive {
		return s
	}
	if d.verbs[d.tok(v).fold]&participle == 0 || d.tok(v-1).mention < 0 {
		if s := d.subjectOf(v); s.found {
			return s
		}
	}
	return d.inherited(v)
}

// passive reads "was described as “…” by Hugh Penrose": the words are the
// agent's; without one they are nobody's.
func (d *document) passive(v int) (subject, bool) {
	form := d.verbs[d.tok(v).fold]
	if form&(participle|plain) != 0 || !d.english {
		return subject{}, false
	}
	i := v - 1
	for d.tok(i).kind == word && d.tok(i).mention < 0 && (d.lex.adverb.has(d.tok(i).fold) || verbish(d.tok(i).fold)) && !bePast.has(d.tok(i).fold) {
		i--
	}
	if t := d.tok(i); t.kind != word || !bePast.has(t.fold) || t.sentence != d.tok(v).sentence || d.tok(i).kind == word && d.tok(v).fold == "said" {
		return subject{}, false
	}
	for j := v + 1; j < v+24 && d.tok(j).sentence == d.tok(v).sentence; j++ {
		if d.tok(j).fold == "by" && d.tok(j).kind == word {
			if s := d.subjectRight(j); s.found {
				return s, true
			}
		}
	}
	return subject{mention: -1, found: true, nobody: true}, true
}

var bePast = lazySet("was were is are be been being")

// inherited finds the subject that a verb without one shares.
func (d *document) inherited(v int) subject {
	sentence := d.tok(v).sentence
	for i := v - 1; i > v-reach && d.tok(i).sentence == sentence; i-- {
		if d.isVerb(i) && d.verbs[d.tok(i).fold]&participle == 0 {
			if s, passive := d.passive(i); passive {
				_ = s
				continue
			}
			if s := d.subjectOf(i); s.found {
				return s
			}
		}
	}
	return d.subjectOfSentence(v)
}

// subjectOfSentence is the first mention of the sentence that stands as a
// subject before token v; after v if there is none before.
func (d *document) subjectOfSentence(v int) subject {
	sentence := d.tok(v).sentence
	start := v
	for n := 0; n < reach && d.tok(start-1).sentence == sentence; n++ {
		start--
	}
	opening := subject{}
	for i := start; i < start+reach && d.tok(i).sentence == sentence; i++ {
		if m := d.tok(i).mention; m >= 0 {
			mm := &d.mentions[m]
			if mm.whole == i && (mm.subject || opening.found && mm.kind != office) {
				if mm.kind != office {
					return subject{mention: m, found: true}
				}
				if d.english || i != start {
					return subject{mention: m, found: true, nobody: true}
				}
				opening = subject{mention: m, found: true, nobody: true} // "Über", "Ma": a capital that opens the sentence
			}
		}
		if i >= v && d.tok(i).kind == quoted && i > v {
			break
		}
	}
	return opening
}
