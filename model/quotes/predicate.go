package quotes

import "strings"

// predicate reads what the sentence says somebody is: "Ann Orr is the last resident
// keeper in the country", "works as a nurse", "has been mayor".
func (d *document) predicate(last int) string {
	i := last + 1
	if d.tok(i).is(",") && d.tok(i+1).fold == "who" {
		i += 2 // Ann Orr, who took over as chair,
	}
	if !d.english || d.tok(i).kind != word {
		return ""
	}
	bare := false // a role without an article
	switch t := d.tok(i).fold; {
	case (t == "works" || t == "worked") && d.tok(i+1).fold == "as":
		i += 2
	case (t == "took" || t == "takes") && d.tok(i+1).fold == "over" && d.tok(i+2).fold == "as":
		i += 3
		bare = true
	case (t == "served" || t == "serves" || t == "retired" || t == "resigned") && d.tok(i+1).fold == "as":
		i += 2
		bare = true
	case t == "has" && d.tok(i+1).fold == "been", t == "was" && (d.tok(i+1).fold == "elected" || d.tok(i+1).fold == "named"):
		i += 2
		bare = true
	case t == "is" || t == "was" || t == "became" || t == "remains":
		i++
		bare = t == "became" || t == "remains"
	default:
		return ""
	}
	switch d.tok(i).fold {
	case "a", "an", "the", "its", "their":
		i++
	default:
		if !bare {
			return ""
		}
	}
	start, head := i, -1
	for n := 0; n <= longestRole; n++ {
		t := d.tok(i + n)
		if t.kind == possessive {
			start, head = i+n+1, -1 // the ward’s nurse
			continue
		}
		if t.kind != word || d.lex.function.has(t.fold) && !ordinals.has(t.fold) || prepositions.has(t.fold) || d.verbs[t.fold] != 0 && !d.lex.role(t.fold) {
			break
		}
		if d.lex.role(t.fold) && !passing.has(t.fold) {
			head = i + n
		}
	}
	if head < 0 {
		return ""
	}
	if next := d.tok(head + 1); next.kind == word && !d.lex.function.has(next.fold) && !prepositions.has(next.fold) {
		return "" // the captain’s ship
	}
	return d.text[d.toks[start].start:d.toks[head].end]
}

// plainApposition reads what stands after a name with an article and is no role that is
// known by its noun: "Ann Orr, a taxidermist from Leeds,".
func (d *document) plainApposition(last int) string {
	const longest = 5 // words
	i := last + 1
	if !d.english || !d.tok(i).is(",") {
		return ""
	}
	if i++; d.tok(i).kind == number && d.tok(i+1).is(",") {
		i += 2
	}
	if d.tok(i).fold == "one" && d.tok(i+1).fold == "of" {
		return d.oneOf(i)
	}
	if f := d.tok(i).fold; f != "a" && f != "an" && f != "the" {
		return ""
	}
	start := i + 1
	end := start
	for ; end < start+longest; end++ {
		if t := d.tok(end); t.kind != word || t.capital || d.lex.function.has(t.fold) || prepositions.has(t.fold) || d.lex.time.has(t.fold) || d.lex.org.has(t.fold) {
			break
		}
	}
	if end == start {
		return ""
	}
	next, head := d.tok(end), d.tok(end-1)
	closed := next.is(",") || next.is(".") || next.kind == lineBreak || next.kind == word && (prepositions.has(next.fold) || next.fold == "who" || next.fold == "whose" || next.fold == "at" || next.fold == "in" || next.fold == "and")
	if !closed || d.verbs[head.fold] != 0 || verbish(head.fold) || d.lex.adverb.has(head.fold) || nobodys.has(head.fold) || strings.HasSuffix(head.fold, "ly") {
		return ""
	}
	return d.text[d.toks[start].start:head.end]
}

// oneOf reads "one of the jurors", "one of two independent directors" at token i.
func (d *document) oneOf(i int) string {
	const longest = 5 // words
	for j := i + 2; j < i+2+longest && d.tok(j).kind == word; j++ {
		one, plural := strings.CutSuffix(d.tok(j).fold, "s")
		if next := d.tok(j + 1); plural && d.lex.role(one) && (next.kind != word || d.lex.function.has(next.fold) || prepositions.has(next.fold)) {
			return d.text[d.toks[i].start:d.toks[j].end]
		}
	}
	return ""
}

// oneBefore reads that before a name: "One of the jurors, Ann Orr, …".
func (d *document) oneBefore(m *mention) string {
	const longest = 8
	if !d.english || !d.tok(m.whole-1).is(",") {
		return ""
	}
	for i := m.whole - 2; i > m.whole-longest && d.tok(i).kind == word; i-- {
		if d.tok(i).fold == "one" && d.tok(i+1).fold == "of" {
			if role := d.oneOf(i); role != "" && d.text[d.toks[i].start:d.toks[m.whole-2].end] == role {
				return role
			}
		}
	}
	return ""
}

// nobodys are nouns that tell nothing of what somebody does.
var nobodys = lazySet("man woman boy girl person native one ones first last latter former favourite favorite lot kind sort part half way member thing time place name word man’s")

// passing are nouns for what somebody is once, or one of many.
var passing = lazySet("member witness winner victim suspect guest speaker runner-up")

var ordinals = lazySet("first second third last only")

// leading reads "As chair of the board, Ann Orr".
func (d *document) leading(m *mention) string {
	if !d.tok(m.whole - 1).is(",") {
		return ""
	}
	start := d.sentenceStart(m.whole)
	if d.tok(start).fold != "as" || m.whole-start > longestApposition {
		return ""
	}
	for start++; d.determiner.has(d.tok(start).fold) && start < m.whole; start++ {
	}
	role := d.text[d.toks[start].start:d.toks[m.whole-2].end]
	if roleHeadWord(d.lex, role) == "" || start >= m.whole-1 {
		return ""
	}
	return role
}

// readAppositions gives the roles that stand after names.
func (d *document) readAppositions() {
	for i := range d.mentions {
		m := &d.mentions[i]
		if m.kind != named || m.person < 0 {
			continue
		}
		if role := d.roleAfter(m.last); role != "" {
			d.addRole(m.person, role, apposition, m.first)
		} else if role := d.plainApposition(m.last); role != "" {
			d.addRole(m.person, role, byShape, m.first)
		} else if role := d.oneBefore(m); role != "" {
			d.addRole(m.person, role, byShape, m.first)
		} else if role := d.predicate(m.last); role != "" {
			d.addRole(m.person, role, byReference, m.first)
		} else if role := d.leading(m); role != "" {
			d.addRole(m.person, role, byReference, m.first)
		}
	}
}
