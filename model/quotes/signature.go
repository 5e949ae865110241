package quotes

import "strings"

// signature is the end of a mashed pull quote as far as its shape tells: who said
// it, with a role and an honorific or without. The name may stand nowhere else.
type signature struct {
	start         int // token where it begins
	name, nameEnd int
	end           int // the token after it
	role          string
	before        bool // the role stands before the name and may reach further left
	sure          bool // the name begins with a first name or has an honorific
	apart         bool // a dash, a mark or a stop stands before it
}

// signatures reads the signatures whose name is in the run of capitalised words
// [from, to), the likelier first. Whole tells whether the line ends with toks.
func (d *document) signatures(toks []token, from, to int, whole bool) []signature {
	var out []signature
	const longestRun = 8 // capitalised words that a name runs into
	for end := to; end > from+1 && end > to-longestRun; end-- {
		g, ok := d.nameBefore(toks, from, end)
		if !ok {
			continue
		}
		g.end = end
		g.apart = toks[g.start-1].kind == punct && !toks[g.start-1].is(",")
		before := g
		if start, ok := d.roleEndingAt(toks, g.start); ok && start > 0 {
			before.role, before.before = d.text[toks[start].start:toks[g.start-1].end], true
			before.start = start
		} else if !g.sure && d.lex.org.has(toks[g.nameEnd-1].fold) {
			continue // a Park needs a role to be somebody
		}
		if role, after, ok := d.roleFollowing(toks, end, whole); ok {
			named := g
			named.role, named.end = role, after
			out = append(out, named)
		}
		for _, g := range []signature{before, g} {
			switch {
			case end == len(toks) && whole, end < len(toks) && end == to && d.opensSentence(toks, end), end < to && d.runsInto(toks, g, to):
				out = append(out, g)
			case end == to && end+1 < len(toks) && g.role != "" && toks[end].is(".") && toks[end+1].capital: // "… Mayor Bob Roe. The boats"
				g.end++
				out = append(out, g)
			}
			if !before.before {
				break
			}
		}
	}
	return out
}

// runsInto tells whether a name ends inside its run of capitalised words, which goes
// on to token to: a name of two words that something vouches for, unless the run
// can be the subject of a sentence that says something.
func (d *document) runsInto(toks []token, g signature, to int) bool {
	words := 0
	for _, t := range toks[g.name:g.nameEnd] {
		if t.capital && len(t.fold) > 2 {
			words++
		}
	}
	if words != 2 || g.role == "" && !g.sure || g.end != g.nameEnd {
		return false
	}
	if g.role == "" && to < len(toks) && (d.saying(toks[to].fold) != 0 || toks[to].is(",") || d.lex.adverb.has(toks[to].fold)) {
		fold := toks[g.end].fold
		return d.lex.plural.has(fold) || d.lex.unnamed.has(fold) || d.standsAlone(toks, g)
	}
	return true
}

// standsAlone tells whether the name stands in the text without what follows it here.
func (d *document) standsAlone(toks []token, g signature) bool {
	const searched = 1 << 16 // bytes: longer than any article
	text := d.text[:min(len(d.text), searched)]
	name, more := d.text[toks[g.name].start:toks[g.nameEnd-1].end], d.text[toks[g.name].start:toks[g.end].end]
	return strings.Count(text, name) > strings.Count(text, more)
}

// opensSentence tells whether a sentence can begin at token i right after a name.
func (d *document) opensSentence(toks []token, i int) bool {
	switch t := &toks[i]; t.kind {
	case word:
		return t.capital
	case punct:
		return t.is("“") || t.is("\"") || t.is("‘") || t.is("„") || t.is("«")
	}
	return false
}

// nameBefore reads a name, and the honorific before it, that end before token end, in a run
// of capitalised words that begins at from.
func (d *document) nameBefore(toks []token, from, end int) (signature, bool) {
	g := signature{nameEnd: end, name: -1}
	for g.nameEnd > from+1 && d.lex.suffix.has(toks[g.nameEnd-1].fold) {
		g.nameEnd--
	}
	for i := g.nameEnd - 2; i >= from && i >= g.nameEnd-5; i-- { // the name begins after the last role noun or honorific
		fold := toks[i].fold
		if d.lex.honorific.has(fold) || d.headsRole(fold) && !(g.nameEnd-i == 2 && d.firstOnly(fold)) {
			g.name = i + 1
			break
		}
	}
	honorific := g.name > from && d.lex.honorific.has(toks[g.name-1].fold)
	if g.name < 0 {
		g.name = d.nameStartIn(toks, from, g.nameEnd)
	}
	n := g.nameEnd - g.name
	if n < 1 || n > 4 || n == 1 && !honorific || d.noName(toks[g.name:g.nameEnd]) {
		return g, false
	}
	if g.name == 0 {
		return g, false
	}
	_, known, sure := firstName(toks[g.name].fold)
	g.sure = honorific || known && sure
	g.start = g.name
	for g.start > 0 && d.lex.honorific.has(toks[g.start-1].fold) && toks[g.start-1].capital && toks[g.start-1].kind == word && !d.headsRole(toks[g.start-1].fold) {
		g.start--
	}
	return g, g.start > 0
}

// firstOnly tells first names that are also roles: Dean, Major, Bishop.
func (d *document) firstOnly(fold string) bool {
	_, known, sure := firstName(fold)
	return known && sure
}

// nameStartIn is where a name of two to four words begins whose run has no role
// before it: at a first name, else two words before its end.
func (d *document) nameStartIn(toks []token, from, end int) int {
	for i := max(from, end-4); i < end-1; i++ {
		if _, known, sure := firstName(toks[i].fold); known && sure {
			return i
		}
	}
	return max(from, end-2)
}

// noName tells whether words can be no person's name: a place, a body, all of a headline.
func (d *document) noName(name []token) bool {
	for i := range name {
		t := &name[i]
		last := i == len(name)-1
		if last && i > 0 && d.headsRole(t.fold) && !d.firstOnly(name[0].fold) || d.lex.nation.has(t.fold) && i == 0 || d.lex.place.has(t.fold) && !(i == 0 && d.firstOnly(t.fold)) || d.lex.plural.has(t.fold) || t.fold == "read" || d.lex.honorific.has(t.fold) || i >= 2 && len(name) > 3 && t.capital && d.firstOnly(t.fold) {
			return true
		}
	}
	return false
}

// roleEndingAt finds the noun of a role that ends before token end: the noun itself, or
// what follows it: "Secretary of State for Wales", "professor of law".
func (d *document) roleEndingAt(toks []token, end int) (int, bool) {
	if end < 1 || toks[end-1].kind != word {
		return 0, false
	}
	if d.headsRole(toks[end-1].fold) {
		return end - 1, true
	}
	if d.lex.function.has(toks[end-1].fold) || d.saying(toks[end-1].fold) != 0 && !toks[end-1].capital {
		return 0, false
	}
	for i := end - 2; i > 0 && end-i < longestTail/2; i-- {
		t := &toks[i]
		if t.kind != word && t.kind != possessive || d.saying(t.fold) != 0 && !t.capital {
			return 0, false
		}
		switch t.fold {
		case "of", "for", "at", "in", "to":
			if d.headsRole(toks[i-1].fold) {
				return i - 1, true
			}
		case "the", "and":
		default:
			if d.lex.function.has(t.fold) {
				return 0, false
			}
		}
	}
	return 0, false
}

// roleFollowing reads a role that follows a name: "Bob Roe, Harbour Secretary". It
// ends with the line, or where a sentence begins.
func (d *document) roleFollowing(toks []token, from int, whole bool) (role string, end int, ok bool) {
	if from < len(toks) && (toks[from].is(",") || toks[from].is("–") || toks[from].is("—") || toks[from].is("-") || toks[from].is("|")) {
		from++
	}
	if from < len(toks) && len(stripArticle(toks[from:])) < len(toks[from:]) {
		from++
	}
	sure := false
	for n := from + 1; n <= len(toks) && n <= from+longestTail && toks[n-1].kind != punct; n++ {
		atEnd := n == len(toks)
		if atEnd && !whole || !atEnd && !d.opensSentence(toks, n) || !d.allRole(toks[from:n]) {
			continue
		}
		opens := atEnd || toks[n].kind == punct || d.lex.function.has(toks[n].fold)
		if !ok || opens && !sure {
			end, ok = n, true
		}
		sure = sure || opens
	}
	if !ok {
		return "", 0, false
	}
	return d.text[toks[from].start:toks[end-1].end], end, true
}
