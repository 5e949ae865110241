package quotes

import "strings"

// tail is who a mashed paragraph says it is by.
type tail struct {
	start int // token where it begins
	name  string
	role  string
	open  bool // the role before the name may reach further left
}

// tails reads the end of a paragraph in every form that is known: role name,
// role honorific name, name, name role, with a dash, comma or stop before.
func (d *document) tails(toks []token) []tail {
	n := len(toks)
	var out []tail
	// the name stands last
	if t, ok := d.nameEnding(toks, n); ok {
		out = append(out, t)
	}
	// a role follows it: "… Bob Roe, Harbour Secretary"
	for cut := n - 1; cut > 0 && cut > n-longestTail; cut-- {
		rest := toks[cut:]
		if rest[0].kind == punct {
			continue
		}
		before := &toks[cut-1]
		parted := before.is(",") || before.is("–") || before.is("—") || before.is("|") || before.is("-")
		end := cut
		if parted {
			end--
		}
		if !d.allRole(rest) {
			continue
		}
		if t, ok := d.nameEnding(toks, end); ok {
			t.role = d.text[stripArticle(rest)[0].start:rest[len(rest)-1].end]
			t.open = false
			if t.start != d.nameStart(toks, end) {
				continue // has a role in front already
			}
			out = append(out, t)
		}
	}
	return out
}

func stripArticle(toks []token) []token {
	if len(toks) > 1 && (toks[0].fold == "the" || toks[0].fold == "a" || toks[0].fold == "an") {
		return toks[1:]
	}
	return toks
}

// allRole tells whether the tokens are a role and nothing else.
func (d *document) allRole(toks []token) bool {
	toks = stripArticle(toks)
	head, of := false, false
	for i := range toks {
		t := &toks[i]
		if t.kind != word && t.kind != possessive || d.verbs[t.fold] != 0 && !t.capital && !d.headsRole(t.fold) {
			return false
		}
		switch {
		case d.headsRole(t.fold) && !of:
			head = true
		case t.fold == "of" || t.fold == "for" || t.fold == "at" || t.fold == "in" || t.fold == "and" || t.fold == "the" || ofForeign.has(t.fold):
			if !head {
				return false
			}
			of = of || t.fold != "and"
		case d.lex.function.has(t.fold) && t.fold != "first":
			return false
		case head && !of:
			if !t.capital {
				return false
			}
		}
	}
	return head
}

// ofForeign is "of" and "of the" in other languages.
var ofForeign = lazySet("de du des della dello dei delle di del da do dos für von van")

// nameStart is the token where the capitalised run that ends before token end begins.
func (d *document) nameStart(toks []token, end int) int {
	i := end
	for i > 0 && toks[i-1].kind == word && (toks[i-1].capital || i < end && d.lex.particle.has(toks[i-1].fold) && i > 1 && toks[i-2].capital) && end-i < 8 {
		i--
	}
	return i
}

// nameEnding reads a known name, and honorific and role before it, that end
// before token end. Of the capitalised run the longest known name is taken.
func (d *document) nameEnding(toks []token, end int) (tail, bool) {
	for end > 0 && d.lex.suffix.has(toks[end-1].fold) && toks[end-1].capital && end > 1 && toks[end-2].capital && toks[end-1].fold != "jr" {
		end--
	}
	start := d.nameStart(toks, end)
	if start >= end {
		return tail{}, false
	}
	for i := start; i < end; i++ {
		parts := make([]string, 0, 4)
		for _, t := range toks[i:end] {
			parts = append(parts, t.fold)
		}
		if !d.knows(parts) {
			continue
		}
		t := tail{start: i, name: d.text[toks[i].start:toks[end-1].end], open: true}
		for t.start > 0 && toks[t.start-1].kind == word && d.lex.honorific.has(toks[t.start-1].fold) && toks[t.start-1].capital && !d.headsRole(toks[t.start-1].fold) {
			t.start--
		}
		head := t.start
		if head > 1 && toks[head-1].is(",") && d.headsRole(toks[head-2].fold) {
			head--
		}
		if head > 0 && d.roleWord(toks, head-1) {
			t.start = d.roleStart(toks, head-1)
			t.role = d.text[toks[t.start].start:toks[head-1].end]
		}
		return t, true
	}
	return tail{}, false
}

// roleWord tells whether the token ends a role: a role noun, or "Secretary of
// State".
func (d *document) roleWord(toks []token, i int) bool {
	if toks[i].kind != word {
		return false
	}
	if d.headsRole(toks[i].fold) {
		return true
	}
	return i >= 2 && (toks[i-1].fold == "of" || toks[i-1].fold == "for") && d.headsRole(toks[i-2].fold) && toks[i].fold != "the"
}

// roleStart is where the noun of the role that ends with token head stands;
// takeRole finds what of the words before it goes with it.
func (d *document) roleStart(toks []token, head int) int {
	if !d.headsRole(toks[head].fold) {
		return head - 2
	}
	return head
}

// takeRole widens the role leftwards over words that the alignment left over
// and that can stand in a role.
func (d *document) takeRole(toks []token, t tail, got alignment) tail {
	if t.role == "" {
		return t
	}
	end := t.start
	for t.start > 0 && end-t.start < longestRole {
		i := t.start - 1
		w := &toks[i]
		if joinsRole(toks, i) && !got.follows(toks, i) && !got.follows(toks, i-1) {
			t.start -= 2
			continue
		}
		if w.kind != word || d.lex.function.has(w.fold) && w.fold != "first" || d.saying(w.fold)&(finite|participle) != 0 && !w.capital {
			break
		}
		_, matched := got.at[i]
		inQuote := got.follows(toks, i) // the quoted words run on through it
		known := d.knownRoleWords().has(w.fold + " " + toks[i+1].fold)
		if !known && (strings.HasSuffix(w.fold, "ly") || inQuote || !w.capital && (matched || i-got.lastMatched > 3)) {
			break
		}
		t.start--
	}
	if t.start < end {
		t.role = d.text[toks[t.start].start:toks[end].start] + t.role
	}
	return t
}

// joinsRole tells whether token i is the "and" of a role of two things, which has a
// capitalised word on both sides: "Police and Crime Commissioner".
func joinsRole(toks []token, i int) bool {
	return i > 1 && (toks[i].is("&") || toks[i].kind == word && toks[i].fold == "and") &&
		toks[i-1].kind == word && toks[i-1].capital && toks[i+1].kind == word && toks[i+1].capital
}

// rolePairs keeps each two neighbouring words of a role.
func (d *document) rolePairs(role string) {
	w := strings.Fields(strings.ToLower(role))
	for i := 1; i < len(w); i++ {
		d.roleWords.add(w[i-1] + " " + w[i])
	}
}

// knownRoleWords are the word pairs of all roles in the article.
func (d *document) knownRoleWords() *set {
	if d.roleWords == nil {
		d.roleWords = &set{}
		for p := range d.people {
			for _, r := range d.people[p].roles {
				d.rolePairs(r.text)
			}
		}
		for m := range d.mentions {
			if d.mentions[m].kind == nominal {
				d.rolePairs(d.mentions[m].role)
			}
		}
	}
	return d.roleWords
}
