package quotes

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/lede-reader/lede/model"
)

// pull is a mashed pull quote: a paragraph of somebody's words without marks,
// ending in who said them.
type pull struct {
	index      int // of the paragraph
	paragraph  paragraph
	start, end int    // its words, without role and name
	person     int    // -1 if the name is in no other place of the text
	name, role string // as the paragraph has them
}

// The shape of a mashed pull quote, in words.
const (
	shortestPull = 5   // fewer words prove nothing
	longestPull  = 120 // longer ones are paragraphs
	longestTail  = 14  // role, honorific and name
)

// lookThrough reads the text twice where it must: paragraphs that look like
// mashed pull quotes are left out while people are collected, since a planted
// role would leak into the names; those that are none come back.
func lookThrough(text string, paras []paragraph, spans []span, known []pull) (*document, []pull) {
	var looks []int
	blank := set2{}
	for i := range paras {
		if looksMashed(text, paras, spans, i) {
			looks = append(looks, i)
			if len(spansIn(spans, paras[i])) == 0 { // marks keep the role from running into the words
				blank[i] = true
			}
		}
	}
	d := read(text, paras, spans, blank)
	if len(looks) == 0 {
		d.noteRoles(known)
		return d, nil
	}
	var pulls []pull
	index := indexQuoted(text, paras, spans, blank)
	for _, i := range looks {
		if p, ok := d.mashed(i, index); ok {
			pulls = append(pulls, p)
		} else {
			delete(blank, i)
		}
	}
	if len(pulls) < len(looks) {
		d = read(text, paras, spans, blank)
	}
	d.noteRoles(known)
	d.noteRoles(pulls)
	return d, pulls
}

// looksMashed tells whether paragraph i can be a mashed pull quote: it ends
// without a stop, in a capitalised word or a role, and is no quotation itself
// unless marks stand around all of it but the name.
func looksMashed(text string, paras []paragraph, spans []span, i int) bool {
	p := paras[i]
	line := text[p.start:p.end]
	if len(line) > 2000 {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(line)
	if !unicode.IsLetter(last) && last != ')' && !(last == '.' && strings.HasSuffix(line, "Jr.")) {
		return false
	}
	n := len(strings.Fields(line))
	if n < shortestPull+1 || n > longestPull {
		return false
	}
	for _, s := range spansIn(spans, p) {
		whole := s.outStart == p.start && s.outEnd <= p.end
		if !whole {
			return false
		}
	}
	words := strings.Fields(line)
	for _, w := range words[max(0, n-longestTail):] {
		r, _ := utf8.DecodeRuneInString(w)
		if unicode.IsUpper(r) {
			return true
		}
	}
	return false
}

// spansIn are the quotations that touch the paragraph.
func spansIn(spans []span, p paragraph) []span {
	lo, hi := 0, len(spans)
	for lo < hi {
		mid := (lo + hi) / 2
		if spans[mid].outEnd <= p.start {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	end := lo
	for end < len(spans) && spans[end].outStart < p.end {
		end++
	}
	return spans[lo:end]
}

// mashed reads the paragraph from its end: role and name off, what is left
// aligned with quoted words.
func (d *document) mashed(i int, index *quotedIndex) (pull, bool) {
	p := d.paras[i]
	text := d.text[p.start:p.end]
	line := tokenize(d.text, d.paras[i:i+1], nil, nil)
	var toks []token
	for _, t := range line {
		if t.kind != lineBreak {
			t.paragraph = i
			toks = append(toks, t)
		}
	}
	for _, t := range d.tails(toks) {
		body := toks[:t.start]
		for len(body) > 0 && body[len(body)-1].kind == punct && !strings.Contains(".!?…)", body[len(body)-1].fold) {
			body = body[:len(body)-1]
		}
		for len(body) > 0 && body[0].kind == punct {
			body = body[1:]
		}
		if len(body) == 0 {
			continue
		}
		got := index.align(body, i)
		if !got.enough() || d.reports(body, got) {
			continue
		}
		if t.role == "" || t.open {
			t = d.takeRole(toks, t, got)
			body = toks[:t.start]
			for len(body) > 0 && body[len(body)-1].kind == punct && !strings.Contains(".!?…)", body[len(body)-1].fold) {
				body = body[:len(body)-1]
			}
			for len(body) > 0 && body[0].kind == punct {
				body = body[1:]
			}
		}
		if len(body) == 0 || d.reports(body, got) || strings.HasPrefix(strings.ToLower(text), "read more") {
			continue
		}
		return pull{index: i, paragraph: p, start: body[0].start, end: body[len(body)-1].end, name: t.name, role: t.role, person: -1}, true
	}
	return pull{}, false
}

// reports tells whether the words before a name are a report of them and not
// the words themselves: "…, warns", "by", "says".
func (d *document) reports(body []token, got alignment) bool {
	last := &body[len(body)-1]
	if _, ok := got.at[len(body)-1]; last.kind != word || ok && !body[max(0, len(body)-2)].is(",") {
		return false
	}
	if last.fold == "by" || last.fold == "with" || last.fold == "and" || last.fold == "from" || last.fold == "of" || last.fold == "to" {
		return true
	}
	if d.verbs[last.fold]&finite == 0 && d.lex.verbs[last.fold]&finite == 0 {
		return false
	}
	if last.fold == "says" || last.fold == "said" || last.fold == "writes" || last.fold == "tells" {
		return true
	}
	return len(body) > 1 && body[len(body)-2].is(",")
}

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
	// a role follows it: "… John Healey, Defence Secretary"
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
		if t.kind != word && t.kind != possessive || d.verbs[t.fold] != 0 && !t.capital && !d.isRoleNoun(t.fold) {
			return false
		}
		switch {
		case d.isRoleNoun(t.fold) && !of:
			head = true
		case t.fold == "of" || t.fold == "for" || t.fold == "at" || t.fold == "in" || t.fold == "and" || t.fold == "the":
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
		for t.start > 0 && toks[t.start-1].kind == word && d.lex.honorific.has(toks[t.start-1].fold) && (toks[t.start-1].capital) && !d.isRoleNoun(toks[t.start-1].fold) {
			t.start--
		}
		head := t.start
		if head > 1 && toks[head-1].is(",") && d.isRoleNoun(toks[head-2].fold) {
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
	if d.isRoleNoun(toks[i].fold) {
		return true
	}
	return i >= 2 && (toks[i-1].fold == "of" || toks[i-1].fold == "for") && d.isRoleNoun(toks[i-2].fold) && toks[i].fold != "the"
}

// roleStart is where the noun of the role that ends with token head stands;
// takeRole finds what of the words before it goes with it.
func (d *document) roleStart(toks []token, head int) int {
	if !d.isRoleNoun(toks[head].fold) {
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
		if w.kind != word || d.lex.function.has(w.fold) && w.fold != "first" || d.verbs[w.fold]&(finite|participle) != 0 && !w.capital {
			break
		}
		spot, matched := got.at[i]
		before, ok := got.at[i-1]
		inQuote := matched && ok && spot == before+1 // the quoted words run on through it
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

// rolePairs keeps each two neighbouring words of a role.
func (d *document) rolePairs(role string) {
	w := strings.Fields(strings.ToLower(role))
	for i := 1; i < len(w); i++ {
		d.roleWords[w[i-1]+" "+w[i]] = struct{}{}
	}
}

// knownRoleWords are the word pairs of all roles in the article.
func (d *document) knownRoleWords() set {
	if d.roleWords == nil {
		d.roleWords = set{}
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

// knows tells whether the name is one of the article's people.
func (d *document) knows(parts []string) bool {
	for _, p := range d.bySurname[surnameOf(parts)] {
		who := &d.people[p]
		if len(parts) == 1 || same(who.parts, parts) || len(who.parts) == 1 {
			if len(parts) > 1 && len(who.parts) == 1 {
				_, known, _ := firstName(parts[0])
				return known && len(parts) == 2
			}
			return true
		}
	}
	return false
}

// personOf is the person of a mashed paragraph's name, -1 if there is none.
func (d *document) personOf(name string) int {
	parts := strings.Fields(strings.ToLower(name))
	for _, p := range d.bySurname[surnameOf(parts)] {
		if who := &d.people[p]; len(parts) == 1 || same(who.parts, parts) || len(who.parts) == 1 {
			if len(name) > len(who.name) && len(who.parts) == 1 {
				who.name = name
			}
			return p
		}
	}
	return -1
}

// noteRoles keeps the roles that pull quotes give, for people who have none.
func (d *document) noteRoles(pulls []pull) {
	for i := range pulls {
		p := &pulls[i]
		p.person = d.personOf(p.name)
		if p.person >= 0 && p.role != "" {
			d.addRole(p.person, p.role, fromPull, 0)
		}
	}
	if len(pulls) > 0 {
		d.indexRoles()
	}
}

func (p pull) quote(d *document) model.Quote {
	q := model.Quote{Start: p.start, End: p.end, Text: d.text[p.start:p.end], Kind: model.Pull, Speaker: p.name, Role: p.role}
	if p.person >= 0 && len(d.people[p.person].name) >= len(p.name) {
		q.Speaker = d.people[p.person].name
	}
	if q.Role == "" && p.person >= 0 {
		q.Role = d.roleOf(p.person)
	}
	q.Cue = strings.TrimSpace(d.text[p.end:p.paragraph.end])
	return q
}
