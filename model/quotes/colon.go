package quotes

// colonBefore: a verb, then a colon or comma, right before the quotation; or
// a name and a colon.
func (d *document) colonBefore(k int) attribution {
	i := k - 1
	if d.tok(i).kind == lineBreak && d.tok(i-1).is(":") {
		i--
	}
	switch t := d.tok(i); {
	case t.is(":"):
		sentence := t.sentence
		for v := i - 1; v > i-reach && d.tok(v).sentence == sentence && d.tok(v).kind != quoted; v-- {
			if d.isVerb(v) && d.verbs[d.tok(v).fold] != 0 {
				if f := d.tok(v).fold; f == "quoted" || f == "quoting" || f == "quotes" { // quoted her father: “…”
					if s := d.subjectRight(v); s.found {
						return d.said(s, byColon, v, k)
					}
				}
				if s := d.subjectAt(v); s.found {
					return d.said(s, byColon, v, k)
				}
			}
			if d.tok(v).fold == "to" && d.tok(v-1).fold == "according" {
				return d.said(d.subjectRight(v), byColon, v-1, k)
			}
		}
		if s := d.label(i); s.found {
			return d.said(s, byColon, i, k)
		}
		if s := d.saidFrom(i); s.found {
			return d.said(s, byColon, i, k)
		}
		if s := d.ownerOfSaying(i); s.found {
			return d.said(s, byColon, i, k)
		}
		if s := d.subjectOfSentence(i); s.found {
			a := d.said(s, byColon, -1, k)
			a.unsure = a.unsure || a.person < 0
			return a
		}
		for v := i - 1; v > i-reach && d.tok(v).sentence == sentence; v-- {
			if d.isVerb(v) {
				if s := d.subjectAt(v); s.found {
					return d.said(s, byColon, v, k)
				}
			}
		}
		return none
	case t.is(",") && d.isVerb(i-1) && d.tok(i-2).kind != quoted:
		return d.said(d.subjectAt(i-1), byColon, i-1, k)
	case d.isVerb(i) && d.tok(i).sentence == d.tok(k).sentence && d.tok(i-1).mention >= 0 && d.tok(i-1).kind == word && d.verbs[t.fold]&weak == 0:
		return d.said(d.subjectAt(i), byColon, i, k)
	}
	return none
}

// ownerOfSaying is whose noun of saying the sentence before a colon is about: "Ann Orr’s
// verdict was short:".
func (d *document) ownerOfSaying(i int) subject {
	sentence := d.tok(i).sentence
	for j := i - 1; j > i-reach && d.tok(j).sentence == sentence; j-- {
		if d.tok(j).kind == possessive && d.lex.speech.has(d.tok(j+1).fold) && d.tok(j-1).mention >= 0 {
			return d.nounPhrase(j-1, sentence)
		}
	}
	return subject{}
}

// saidFrom is whom the words before a colon at i come from: "A verdict from Ann Orr, the
// judge:", "And this from Mr Roe:".
func (d *document) saidFrom(i int) subject {
	sentence := d.tok(i).sentence
	for j := i - 1; j > i-reach && d.tok(j).sentence == sentence; j-- {
		if f := d.tok(j - 1).fold; d.tok(j).fold != "from" || f != "this" && f != "these" && f != "one" && !d.lex.speech.has(f) && !written.has(f) && !comesFrom.has(f) {
			continue
		}
		first := j + 1
		if d.determiner.has(d.tok(first).fold) {
			first++
		}
		if m := d.tok(first).mention; m >= 0 && d.mentions[m].kind == named && d.tok(d.mentions[m].last+1).kind != possessive {
			return subject{mention: m, found: true}
		}
		return subject{}
	}
	return subject{}
}

// comesFrom are nouns for what somebody says, as "from" follows them.
var comesFrom = lazySet("verdict reaction response reply word words line quote joke thought thoughts analysis assessment warning text")

// label reads the name before a colon at i that begins its line: "HAGEN:", or
// "A:" for the one person who is interviewed.
func (d *document) label(i int) subject {
	start := i
	for n := 0; n < 8 && d.tok(start-1).sentence == d.tok(i).sentence; n++ {
		start--
	}
	if m := d.tok(i - 1).mention; m >= 0 && d.mentions[m].last == i-1 && d.mentions[m].kind == named {
		return subject{mention: m, found: true}
	}
	if p := d.byInitials(d.tok(start)); p >= 0 && start == i-1 {
		for m := range d.mentions[:d.sorted] {
			if d.mentions[m].person == p {
				return subject{mention: m, found: true}
			}
		}
	}
	if d.tok(start).kind == word && start == i-1 && (d.tok(start).fold == "a" || d.tok(start).fold == "answer") {
		for m := range d.mentions {
			if d.mentions[m].kind == named {
				return subject{mention: m, found: true}
			}
		}
	}
	return subject{}
}

// byInitials is the one person whose initials a label of two or three capitals is, -1 if
// there is none.
func (d *document) byInitials(t *token) int {
	if t.kind != word || len(t.fold) < 2 || len(t.fold) > 3 || !allCaps(d.text[t.start:t.end]) {
		return -1
	}
	found := -1
	for p := range d.people {
		parts := d.people[p].parts
		if len(parts) < 2 || parts[0][0] != t.fold[0] || surnameOf(parts)[0] != t.fold[len(t.fold)-1] {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = p
	}
	return found
}
