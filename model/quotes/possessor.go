package quotes

// ofSaying bounds the words between a noun of saying and its quotation: "Mr
// Roe’s remark that nobody could … makes for “calm”" is not his.
const ofSaying = 6

// possessor: Mr Roe’s suggestion that the boat “moved itself”; his “…”.
func (d *document) possessor(k int) attribution {
	sentence := d.tok(k).sentence
	if d.tok(k-1).fold == "as" { // described his call as “…”: the words are the describer’s
		return none
	}
	if d.tok(k-1).is(",") && d.tok(k-2).fold == "words" && d.tok(k-2).sentence == sentence { // in her words, “…”
		switch o := d.tok(k - 3); {
		case o.fold == "his" || o.fold == "her":
			return d.said(d.possessivePronoun(k-3), byPossessor, k-2, k)
		case o.kind == possessive:
			return d.said(d.nounPhrase(k-4, sentence), byPossessor, k-2, k)
		}
	}
	for i := k - 1; i >= k-ofSaying-1 && d.tok(i).sentence == sentence && (d.tok(i).kind == word || d.tok(i).kind == number); i-- {
		t := d.tok(i)
		if !d.lex.speech.has(t.fold) {
			if d.isVerb(i) {
				return none
			}
			continue
		}
		if next := d.tok(i + 1).fold; (t.fold == "call" || t.fold == "calls") && next != "for" && next != "to" {
			continue
		}
		j := i - 1
		for n := 0; n < 3 && d.tok(j).kind == word && d.tok(j).mention < 0 && !d.determiner.has(d.tok(j).fold); n++ {
			if d.isVerb(j) || prepositions.has(d.tok(j).fold) {
				break
			}
			j--
		}
		switch o := d.tok(j); {
		case bePast.has(d.tok(i+1).fold) && d.judged(j):
			return none
		case o.kind == possessive:
			s := d.nounPhrase(j-1, sentence)
			return d.said(s, byPossessor, i, k)
		case o.fold == "his" || o.fold == "her":
			return d.said(d.possessivePronoun(j), byPossessor, i, k)
		case d.tok(i-1).fold == "the" && i < k-1:
			continue // Mr Kral’s suggestion that the comment was “a joke”
		case d.tok(i+1).fold == "by" || d.tok(i+1).fold == "from":
			return d.said(d.subjectRight(i+1), byPossessor, i, k)
		}
		return none
	}
	if t := d.tok(k - 1); t.kind == word && t.sentence == sentence && (t.fold == "his" || t.fold == "her") && !d.isVerb(k-2) {
		return d.said(d.possessivePronoun(k-1), byPossessor, k-1, k)
	}
	return none
}

// judged tells whether somebody says of the words that belong to whom token j names what
// they are: "Ann Orr said his promise was “…”".
func (d *document) judged(j int) bool {
	for v := j - 1; v > j-reach && d.tok(v).sentence == d.tok(j).sentence; v-- {
		if d.isVerb(v) && d.verbs[d.tok(v).fold]&participle == 0 {
			return d.subjectOf(v).found
		}
	}
	return false
}

// possessivePronoun makes a mention of "his" or "her" on demand.
func (d *document) possessivePronoun(i int) subject {
	g := male
	if d.tok(i).fold == "her" {
		g = female
	}
	d.mentions = append(d.mentions, mention{kind: pronoun, first: i, last: i, whole: i, person: -1, gender: g})
	return subject{mention: len(d.mentions) - 1, found: true}
}
