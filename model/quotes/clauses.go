package quotes

import "strings"

// reach bounds, in tokens, how far a clause is searched: no sentence that
// people read is longer, and a hostile one stays cheap.
const reach = 60

// subject is who stands at a verb of saying.
type subject struct {
	mention int  // -1 if it is a noun that is nobody's mention, or nobody
	found   bool // false: the verb has no subject that could be seen
	nobody  bool // a speaker who stays without a name
	start   int  // first token of the phrase
}

func (d *document) tok(i int) *token {
	if i < 0 || i >= len(d.toks) {
		return &token{kind: lineBreak, sentence: -1, mention: -1}
	}
	return &d.toks[i]
}

// isVerb tells whether token i is a verb of saying and not a noun that looks
// like one: "claims", "the report".
func (d *document) isVerb(i int) bool {
	t := d.tok(i)
	if t.kind != word || t.capital && d.english && t.mention >= 0 {
		return false
	}
	form := d.verbs[t.fold]
	if form == 0 {
		if !d.english {
			_, rest, elided := strings.Cut(t.fold, "’") // s’indigne
			return hyphenVerb(d.verbs, t.fold) || elided && d.verbs[rest] != 0
		}
		return false
	}
	if t.mention >= 0 && d.mentions[t.mention].kind != pronoun {
		return false
	}
	before := d.tok(i - 1)
	if before.kind == word && before.sentence == t.sentence && before.mention < 0 && d.determiner.has(before.fold) && before.fold != "this" && before.fold != "that" && d.english {
		return false
	}
	if before.kind == possessive {
		return false
	}
	if !d.english || form&participle != 0 || !nounish(t.fold, form) {
		return true
	}
	if before.sentence != t.sentence {
		return false
	}
	if before.mention >= 0 && d.mentions[before.mention].last == i-1 {
		return true
	}
	switch {
	case before.kind == word:
		return d.lex.adverb.has(before.fold) || modals.has(before.fold) || before.fold == "who" || before.fold == "and" || before.fold == "they" || before.fold == "it" || before.fold == "we" || before.fold == "i"
	case before.is(","):
		return true
	}
	return before.kind == quoted
}

var modals = lazySet("to will would can could may might must shall should did do does not who they")

func hyphenVerb(verbs map[string]verbForm, fold string) bool {
	for i := range fold {
		if fold[i] == '-' {
			return verbs[fold[:i]] != 0
		}
	}
	return false
}

// nounish tells forms that are nouns more often than verbs.
func nounish(fold string, form verbForm) bool {
	if form&plain != 0 {
		return fold != "read"
	}
	switch fold {
	case "calls", "claims", "reports", "comments", "remarks", "states", "orders", "rules", "posts", "tweets", "texts", "emails", "messages", "promises", "vows",
		"pledges", "demands", "jokes", "points", "signs", "titles", "names", "brands", "labels", "rates", "views", "hopes", "fears", "offers", "answers",
		"replies", "attacks", "cries", "blogs", "objects", "protests", "complaints", "signals", "echoes", "voices", "quotes", "judges", "feelings", "wants",
		"saws", "talks", "speaks", "laughs", "smiles", "shouts", "finds", "terms", "sums", "reasons", "notes", "whispers", "boasts", "counters", "cautions", "sighs", "snaps", "crows":
		return true
	}
	return false
}

// subjectOf finds who stands at the verb: on its left, or on its right where
// the order is turned round ("said Ms Bell").
func (d *document) subjectOf(v int) subject {
	if fold := d.tok(v).fold; !d.english && hyphenVerb(d.verbs, fold) && d.tok(v).mention >= 0 {
		return subject{mention: d.tok(v).mention, found: true} // dit-il
	}
	before := d.tok(v - 1)
	if before.kind == quoted || before.is(",") && d.tok(v-2).kind == quoted || before.sentence != d.tok(v).sentence {
		if s := d.subjectRight(v); s.found {
			return s
		}
		return d.subjectLeft(v)
	}
	if before.is(",") || before.kind == word && d.lex.adverb.has(before.fold) && !d.english || !d.english {
		if m := d.tok(v + 1).mention; m >= 0 && d.mentions[m].kind == named && !d.isVerb(d.mentions[m].last+1) {
			if s := d.subjectLeft(v); s.found && !s.nobody && (!before.is(",") || d.predicates(d.mentions[m].last+1)) {
				return s
			}
			return d.subjectRight(v)
		}
	}
	return d.subjectLeft(v)
}

// written are nouns for what somebody wrote.
var written = lazySet("statement letter post tweet message email note memo")

// predicates tells whether the word at i goes on as what is said of somebody: in "Her
// lawyer, Bob Roe, said Ms Orr was" she is no inverted subject.
func (d *document) predicates(i int) bool {
	t := d.tok(i)
	return t.kind == word && (bePast.has(t.fold) || modals.has(t.fold) || t.fold == "has" || t.fold == "had")
}

// beyondPhrase is the name behind to whom or where something was said: "dijo a este diario
// Ramón Ruiz"; there may be none: "bromeó ayer en Madrid".
func (d *document) beyondPhrase(i int) subject {
	const longest = 6
	for j := i + 1; j < i+longest && d.tok(j).kind == word && d.tok(j).sentence == d.tok(i).sentence; j++ {
		before := d.tok(j - 1)
		if m := d.tok(j).mention; m >= 0 && d.mentions[m].kind == named && d.mentions[m].whole == j && !before.capital && !foreignPrepositions.has(before.fold) && !d.determiner.has(before.fold) && !ofForeign.has(before.fold) {
			return subject{mention: m, found: true, start: j}
		}
	}
	return subject{}
}

// pastTimes steps over the words for when something was said.
func (d *document) pastTimes(i int) int {
	for n := 0; n < 4 && foreignTimes.has(d.tok(i).fold); n++ {
		i++
	}
	return i
}

var (
	foreignTimes = lazySet("ayer hoy este esta lunes martes miércoles jueves viernes sábado domingo también hier aujourd’hui lundi mardi mercredi jeudi vendredi samedi dimanche " +
		"ieri oggi lunedì martedì mercoledì giovedì venerdì sabato domenica poi anche gestern heute auch dann später weiter ontem hoje gisteren vandaag ook matin soir")
	foreignPrepositions = lazySet("en a ante tras con por para sobre durante desde entre al antes después in su per tra fra da dal dopo prima à au aux dans devant sur avec lors après avant pendant chez " +
		"en am im an auf bei mit nach vor zu zum zur gegenüber em na no ao com op bij tijdens tegen aan sin senza ohne sans")
)

// subjectRight reads what follows the verb.
func (d *document) subjectRight(v int) subject {
	i := v + 1
	if !d.english {
		i = d.pastTimes(i)
		if t := d.tok(i); t.mention < 0 && foreignPrepositions.has(t.fold) || t.kind != word {
			return d.beyondPhrase(i)
		}
	}
	for d.tok(i).kind == word && d.lex.adverb.has(d.tok(i).fold) && d.tok(i).mention < 0 {
		i++
	}
	if t := d.tok(i); t.kind != word || t.sentence != d.tok(v).sentence || t.fold == "that" || d.isVerb(i) {
		return subject{}
	}
	if t := d.tok(i); t.mention < 0 && (prepositions.has(t.fold) || t.fold == "it" || t.fold == "there" || t.fold == "him" || t.fold == "me" || t.fold == "us" || t.fold == "them") && t.fold != "der" {
		return subject{}
	}
	if d.tok(i).fold == "one" && d.tok(i+1).fold == "of" { // one of the owners, Ann Orr
		if m := d.nameAfterComma(i+1, d.tok(v).sentence); m >= 0 {
			return subject{mention: m, found: true}
		}
	}
	head := -1 // a person noun before the name
	for n := 0; n < 14; n++ {
		t := d.tok(i)
		if t.sentence != d.tok(v).sentence || t.kind == lineBreak || t.kind == quoted {
			break
		}
		if t.mention >= 0 {
			m := &d.mentions[t.mention]
			if d.tok(m.last+1).kind == possessive {
				i = m.last + 2
				continue
			}
			if m.kind == named || m.kind == pronoun {
				if n2 := d.tok(m.last + 1); n2.kind == word && n2.fold == "and" && d.tok(m.last+2).mention >= 0 && d.mentions[d.tok(m.last+2).mention].kind == named {
					return subject{mention: -1, found: true, nobody: true}
				}
				return subject{mention: t.mention, found: true}
			}
			if head < 0 || d.mentions[head].kind == office && m.kind == nominal {
				head = t.mention
			}
			i = m.last + 1
			continue
		}
		if t.kind == punct {
			if t.is(",") && head >= 0 && d.mentions[head].kind == nominal {
				at := i + 1
				if d.tok(at).fold == "the" && d.lex.formal.has(d.tok(at+1).fold) { // the vicar, the Rev Bob Roe
					at++
				}
				if m := d.tok(at).mention; m >= 0 && d.mentions[m].kind == named && d.mentions[m].whole == at {
					return subject{mention: m, found: true} // said the club’s manager, Bill Ashworth
				}
			}
			break
		}
		if (t.fold == "from" || t.fold == "by") && head >= 0 && written.has(d.tok(d.mentions[head].last).fold) { // a statement from Mayor Bob Roe
			if m := d.tok(i + 1).mention; m >= 0 && d.mentions[m].kind == named {
				return subject{mention: m, found: true}
			}
		}
		if prepositions.has(t.fold) && t.kind == word && d.english || t.fold == "who" || t.fold == "as" {
			if head >= 0 && (d.mentions[head].kind == nominal || d.lex.beside.has(d.tok(d.mentions[head].last).fold)) {
				if m := d.nameAfterComma(i, d.tok(v).sentence); m >= 0 {
					d.namedAfter(head)
					return subject{mention: m, found: true}
				}
			}
			break
		}
		i++
	}
	if head >= 0 && d.mentions[head].kind == nominal {
		return subject{mention: head, found: true}
	}
	return subject{mention: head, found: true, nobody: true}
}

// nameAfterComma finds ", Name," closely after i: the secretary of the
// union, Ann Orr.
func (d *document) nameAfterComma(i, sentence int) int {
	for n := 0; n < 8; n++ {
		t := d.tok(i + n)
		if t.sentence != sentence || t.kind == quoted || t.fold == "who" {
			return -1
		}
		if t.is(",") {
			first := i + n + 1
			if d.tok(first).fold == "the" && d.lex.honorific.has(d.tok(first+1).fold) || d.tok(first).fold == "the" && d.lex.formal.has(d.tok(first+1).fold) {
				first++ // the vicar of St Ann’s, the Rev Bob Roe
			}
			if m := d.tok(first).mention; m >= 0 && d.mentions[m].kind == named && d.mentions[m].whole == first {
				if end := d.tok(d.mentions[m].last + 1); end.kind != word {
					return m
				}
			}
			return -1
		}
	}
	return -1
}
