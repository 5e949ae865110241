package quotes

// subjectLeft reads leftwards from the verb.
func (d *document) subjectLeft(v int) subject {
	sentence := d.tok(v).sentence
	i := d.skipAdverbs(v-1, sentence)
	t := d.tok(i)
	if t.sentence != sentence {
		return subject{}
	}
	switch {
	case t.kind == quoted:
		return subject{}
	case t.mention >= 0:
		return d.openApposition(i, d.nounPhrase(i, sentence))
	case t.is(","):
		return d.acrossCommas(i, sentence)
	case t.kind == word && (t.fold == "who" || t.fold == "which" || t.fold == "that" || t.fold == "qui" || t.fold == "que"):
		j := i - 1
		if d.tok(j).is(",") {
			j--
		}
		if d.tok(j).sentence == sentence && d.tok(j).kind == word {
			return d.nounPhrase(j, sentence)
		}
		return subject{}
	case t.kind == word && joins.has(t.fold), t.kind == punct:
		return subject{}
	case t.kind == word && (t.fold == "i" || t.fold == "we" || t.fold == "they" || t.fold == "it" || t.fold == "you" || t.fold == "one" || t.fold == "others"):
		return subject{mention: -1, found: true, nobody: true, start: i}
	case t.kind == word || t.kind == number:
		return d.openApposition(i, d.nounPhrase(i, sentence))
	}
	return subject{}
}

// joins are the words after which a verb has its subject further left.
var joins = lazySet("and but or then before while when after by though although yet to without in of from for upon like than if as et und y e en mais aber pero ma mas maar")

// skipAdverbs steps left over adverbs, auxiliaries and times: "has also
// said", "on Tuesday told", "last week called".
func (d *document) skipAdverbs(i, sentence int) int {
	for n := 0; n < 10; n++ {
		t := d.tok(i)
		if t.sentence != sentence || t.kind == punct || t.kind == quoted {
			return i
		}
		switch {
		case t.mention >= 0:
			return i
		case t.kind == word && d.lex.time.has(t.fold) || t.kind == number && d.lex.time.has(d.tok(i-1).fold):
			i--
			for d.tok(i).kind == word && (d.tok(i).fold == "on" || d.tok(i).fold == "in" || d.tok(i).fold == "last" || d.tok(i).fold == "this" || d.tok(i).fold == "late" || d.tok(i).fold == "early" || d.tok(i).fold == "next") {
				i--
			}
		case t.kind == word && !d.english && (haveForeign.has(t.fold) || clitics.has(t.fold)):
			i--
		case t.kind == word && (d.lex.adverb.has(t.fold) || modals.has(t.fold) && t.fold != "to" && t.fold != "who" && t.fold != "they" || len(t.fold) > 4 && t.fold[len(t.fold)-2:] == "ly" && !t.capital):
			i--
		default:
			return i
		}
	}
	return i
}

// clitics stand between a subject and its verb: "la recuerda".
var clitics = lazySet("la lo le les los las me se nos te y en ne no non não si ci vi gli lhe lui n’ ")

// openApposition mends "Ann Orr, head of the Bakers’ Guild told us", where no
// comma closes the apposition: the subject is the name before it.
func (d *document) openApposition(i int, s subject) subject {
	if s.mention >= 0 && d.mentions[s.mention].kind == named {
		return s
	}
	sentence := d.tok(i).sentence
	for j := i; j > i-longestApposition && d.tok(j).sentence == sentence; j-- {
		t := d.tok(j)
		if t.is(",") {
			if m := d.tok(j - 1).mention; m >= 0 && d.mentions[m].kind == named && d.mentions[m].last == j-1 && d.roleAfter(j-1) != "" {
				return subject{mention: m, found: true, start: d.mentions[m].whole}
			}
			break
		}
		if t.kind == punct && t.fold != "&" && t.fold != "’" || t.kind == quoted || t.kind == word && (t.fold == "that" || t.fold == "who") {
			break
		}
	}
	return s
}

// nounPhrase reads the phrase that ends at token i and finds its head: "a
// spokesman for Mr Roe" is a spokesman.
func (d *document) nounPhrase(i, sentence int) subject {
	head := -2
	j := i
	for n := 0; n < 16; n++ {
		t := d.tok(j)
		if t.sentence != sentence || t.kind != word && t.kind != number && t.kind != possessive {
			break
		}
		if head == -2 {
			head = t.mention
		}
		if t.mention >= 0 {
			m := &d.mentions[t.mention]
			j = m.whole - 1
			if m.kind == named || m.kind == pronoun {
				prep := d.tok(j)
				if d.determiner.has(prep.fold) && prep.sentence == sentence {
					prep = d.tok(j - 1)
					j--
				}
				if prep.sentence == sentence && prep.kind == word && prepositions.has(prep.fold) && d.headBefore(j, sentence) {
					j--
					head = -2
					continue
				}
				if prep.fold == "and" && prep.sentence == sentence && d.tok(j-1).mention >= 0 && d.mentions[d.tok(j-1).mention].kind == named && !d.isVerb(d.mentions[d.tok(j-1).mention].whole-1) && head == t.mention {
					return subject{mention: -1, found: true, nobody: true, start: d.mentions[d.tok(j-1).mention].whole}
				}
				break
			}
			continue
		}
		if t.kind == word {
			switch {
			case prepositions.has(t.fold) && d.english || t.fold == "who" || t.fold == "whose" || t.fold == "which":
				if !d.headBefore(j, sentence) {
					return d.headSubject(head, j)
				}
				head = -2
			case d.determiner.has(t.fold):
				if p := d.tok(j - 1); !(p.kind == word && p.sentence == sentence && prepositions.has(p.fold)) {
					return d.headSubject(head, j)
				}
			case d.isVerb(j) && j < i:
				return d.headSubject(head, j)
			}
		}
		if t.kind == possessive && head >= -1 { // Smith’s lawyer: what stands before is the owner
			return d.headSubject(head, j)
		}
		j--
	}
	return d.headSubject(head, j+1)
}

// headBefore tells whether a noun stands before the preposition at j, so that
// the phrase goes on to the left.
func (d *document) headBefore(j, sentence int) bool {
	t := d.tok(j - 1)
	if t.sentence != sentence || t.kind != word {
		return false
	}
	if t.mention >= 0 {
		return d.mentions[t.mention].kind != pronoun
	}
	return !d.lex.function.has(t.fold) && !d.lex.adverb.has(t.fold) && d.verbs[t.fold]&(finite|participle) == 0 && !verbish(t.fold)
}

func verbish(fold string) bool {
	return len(fold) > 4 && (fold[len(fold)-2:] == "ed" || fold[len(fold)-3:] == "ing")
}

func (d *document) headSubject(head, at int) subject {
	if head >= 0 {
		switch m := &d.mentions[head]; m.kind {
		case named, pronoun, nominal:
			return subject{mention: head, found: true, start: min(at, m.whole)}
		}
	}
	return subject{mention: max(head, -1), found: true, nobody: true, start: at}
}

// acrossCommas reads leftwards from the comma at i over appositions: "Ann
// Orr, the widow of the victim, said". The leftmost name that only appositions
// part from the verb is the subject.
func (d *document) acrossCommas(i, sentence int) subject {
	best := subject{}
	var noun subject
	end := i - 1 // last token of the segment
	for n := 0; n < 6 && i-end < reach; n++ {
		start := end
		for d.tok(start).sentence == sentence && d.tok(start).kind != punct && d.tok(start).kind != quoted && start >= 0 && i-start < reach {
			start--
		}
		start++
		if start > end {
			break
		}
		if start < end && conjunctions.has(d.tok(start).fold) { // But Ann Orr, who …, said
			start++
		}
		stop := !d.tok(start-1).is(",") || d.tok(start-1).sentence != sentence
		first := d.tok(start)
		s := subject{}
		if d.tok(end).kind == word {
			s = d.nounPhrase(end, sentence)
		}
		if end-start > 1 && (first.fold == "whose" || first.fold == "which" || first.fold == "who") {
			s = subject{} // who is spoken of there does not speak
		}
		isName := s.found && s.mention >= 0 && !s.nobody && d.mentions[s.mention].last <= end && d.mentions[s.mention].kind != nominal
		if isName && d.mentions[s.mention].kind == pronoun {
			isName = d.mentions[s.mention].last == end
		}
		introductory := first.kind == word && first.mention < 0 && (d.lex.function.has(first.fold) && !d.determiner.has(first.fold) && !appositive.has(first.fold) || verbish(first.fold))
		switch {
		case isName && d.mentions[s.mention].last == end && !introductory:
			whole := d.mentions[s.mention].whole
			best = s
			best.start = start
			if whole != start && !d.determiner.has(first.fold) {
				return best
			}
		case best.found && introductory:
			return best
		case s.found && s.mention >= 0 && !introductory && !appositive.has(first.fold):
			if !isName {
				noun = s
				noun.start = start
			}
		}
		if stop {
			break
		}
		end = start - 2
	}
	if best.found {
		return best
	}
	if noun.found {
		return noun
	}
	return subject{}
}

var conjunctions = lazySet("but and so yet or nor")

// appositive are the words that a phrase set off by commas begins with.
var appositive = lazySet("who whose which via of from in at now a an the with himself herself both one")
