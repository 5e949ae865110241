package quotes

import (
	"slices"
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
//
// Shaped are the signed runs by paragraph.
func lookThrough(paras []paragraph, quoted *wordIndex, shaped map[int]signed, known []pull) (*document, []pull) {
	text, spans := quoted.text, quoted.spans
	var looks []int
	blank := indexes{}
	for i := range paras {
		if _, ok := shaped[i]; ok || looksMashed(text, paras, spans, i) {
			looks = append(looks, i)
			if len(spansIn(spans, paras[i])) == 0 { // marks keep the role from running into the words
				blank[i] = true
			}
		}
	}
	all := tokenize(text, paras, spans)
	if len(looks) == 0 {
		d := read(text, paras, spans, all)
		d.noteRoles(known)
		return d, nil
	}
	defer shelve(all)
	d := read(text, paras, spans, without(all, blank))
	var pulls []pull
	for _, i := range looks {
		if s, ok := shaped[i]; ok {
			pulls = append(pulls, pull{index: i, paragraph: s.place, start: s.start, end: s.end, name: s.name, role: s.role, person: -1})
		} else if p, ok := d.mashed(i, quoted); ok {
			pulls = append(pulls, p)
		} else {
			delete(blank, i)
		}
	}
	if len(pulls) < len(looks) {
		shelve(d.toks)
		d = read(text, paras, spans, without(all, blank))
	}
	d.noteRoles(known)
	d.noteRoles(pulls)
	return d, pulls
}

// mayBeUnquoted tells whether a paragraph of a text that quotes nobody can be a pull quote
// by its shape, the first apart, which is a headline.
func mayBeUnquoted(text string, paras []paragraph) bool {
	for i := 1; i < len(paras); i++ {
		if looksMashed(text, paras, nil, i) {
			return true
		}
	}
	return false
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
func (d *document) mashed(i int, index *wordIndex) (pull, bool) {
	p := d.paras[i]
	text := d.text[p.start:p.end]
	line := tokenize(d.text, d.paras[i:i+1], nil)
	defer shelve(line)
	toks := make([]token, 0, len(line))
	for _, t := range line {
		if t.kind != lineBreak {
			t.paragraph = i
			toks = append(toks, t)
		}
	}
	for _, t := range d.tails(toks) {
		if t.start == 0 || toks[t.start-1].is(":") { // a headline: "We will sail: Roe"
			continue
		}
		signed, ok := d.quotedIn(toks, t, index.align(toks[:t.start], p), text)
		if !ok && i > 0 {
			signed, ok = d.unquoted(toks, t)
		}
		if ok {
			return d.pullOf(i, toks, signed), true
		}
	}
	if t, ok := d.firstNamed(toks); ok && i > 0 {
		if signed, ok := d.unquoted(toks, t); ok {
			return d.pullOf(i, toks, signed), true
		}
	}
	return pull{}, false
}

func (d *document) pullOf(i int, toks []token, signed tail) pull {
	body := bare(toks[:signed.start])
	return pull{index: i, paragraph: d.paras[i], start: body[0].start, end: body[len(body)-1].end, name: signed.name, role: signed.role, person: -1}
}

// quotedIn takes the words before a signature for a pull quote where they were said in the
// article, as the alignment tells; the role is widened over what was not.
func (d *document) quotedIn(toks []token, t tail, got alignment, text string) (tail, bool) {
	if !got.enough() || len(bare(toks[:t.start])) == 0 {
		return t, false
	}
	if t.role == "" || t.open {
		t = d.takeRole(toks, t, got)
	}
	ok := len(bare(toks[:t.start])) > 0 && got.whole(toks[:t.start]) && (t.role != "" || got.endsTogether()) && !d.leadsUp(toks[:t.start], got) && !isLabel(text)
	return t, ok
}

// leadsUp tells whether the last word before a signature leads up to a name and is none
// of the words that were said: "…, warns", "by", "beside".
func (d *document) leadsUp(toks []token, got alignment) bool {
	i := len(toks) - 1
	for i > 0 && toks[i].kind == punct {
		i--
	}
	w := &toks[i]
	parted := i > 0 && toks[i-1].kind == punct
	if _, said := got.at[i]; said {
		return parted && d.saying(w.fold)&finite != 0
	}
	return w.kind != word || parted || d.lex.function.has(w.fold) || d.saying(w.fold) != 0 || strings.HasSuffix(w.fold, "s") && !inflected(w.fold, got.next)
}

// inflected tells whether a word is a form of one of those that were said: eggs, egg.
func inflected(w string, said []string) bool {
	return slices.ContainsFunc(said, func(s string) bool { return strings.TrimSuffix(w, "s") == strings.TrimSuffix(s, "s") })
}

// unquoted takes words that stand nowhere in the article for a pull quote where it has
// whom they are by, with his role before his name or after it, and where they are how
// somebody speaks: of "I", "we" or "you", or of who was spoken of before.
func (d *document) unquoted(toks []token, t tail) (tail, bool) {
	const shortest, longest = 7, 60 // words
	p := d.personOf(t.name)
	dash := t.start > 0 && (toks[t.start-1].is("—") || toks[t.start-1].is("–"))
	if !d.english || t.role == "" && !dash || len(strings.Fields(t.name)) < 2 {
		return t, false
	}
	if p >= 0 {
		if known := d.roleOf(p); t.role != "" && known != "" && roleHeadWord(d.lex, known) != roleHeadWord(d.lex, t.role) {
			return t, false
		}
	}
	for t.role != "" && t.open && t.start > 1 && toks[t.start-1].kind == word && !d.lex.function.has(toks[t.start-1].fold) && (toks[t.start-1].capital || d.knownRoleWords().has(toks[t.start-1].fold+" "+toks[t.start].fold)) {
		t.role = d.text[toks[t.start-1].start:toks[t.start].start] + t.role
		t.start--
	}
	if (p < 0 || len(d.people[p].parts) < 2) && !ownLine(toks, t) {
		return t, false
	}
	body := bare(toks[:t.start])
	if len(body) < shortest || len(body) > longest || body[0].kind != word || !body[0].capital {
		return t, false
	}
	last := &body[len(body)-1]
	if last.kind != word || towards.has(last.fold) || last.capital {
		return t, false
	}
	spoken := talked.has(body[0].fold)
	for i := range body {
		w := &body[i]
		if w.kind == punct && (w.is(":") || w.is("“") || w.is("\"") || w.is("|")) || i >= len(body)-4 && d.mayReport(body, i) {
			return t, false
		}
		spoken = spoken || speaking.has(w.fold)
	}
	return t, spoken
}

// firstNamed reads a role and a name that end a line and stand in full nowhere else: the
// article has the surname alone.
func (d *document) firstNamed(toks []token) (tail, bool) {
	end := len(toks)
	if end < 2 || !d.nameWord(&toks[end-1]) || !slices.ContainsFunc(d.toks, func(t token) bool { return t.capital && t.kind == word && t.fold == toks[end-1].fold }) {
		return tail{}, false
	}
	for _, g := range d.signatures(toks, d.runStart(toks, end), end, true) {
		name := d.text[toks[g.name].start:toks[g.nameEnd-1].end]
		if g.end == end && g.nameEnd == end && g.before && g.sure && d.personOf(name) < 0 {
			return tail{start: g.start, name: name, role: g.role, open: true}, true
		}
	}
	return tail{}, false
}

// ownLine tells whether a role is written as a line of its own, as no sentence has it
// in its midst: "Gallery director".
func ownLine(toks []token, t tail) bool {
	words := strings.Fields(t.role)
	if !t.open || len(words) < 2 || !toks[t.start].capital {
		return false
	}
	for _, w := range words[1:] {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) {
			return false
		}
	}
	return true
}

// mayReport tells whether word i of a line can be the verb of a report of words, with the
// name behind them its subject: no infinitive ("to put the potatoes on"), and none whose subject is "I" or "we".
func (d *document) mayReport(body []token, i int) bool {
	form := d.saying(body[i].fold)
	if form&(finite|participle) == 0 || form&plain != 0 {
		return false
	}
	infinitive := i > 0 && i < len(body)-1 && body[i-1].fold == "to"
	return !infinitive && !(i > 1 && speaking.has(body[i-2].fold) && bePresent.has(body[i-1].fold))
}

var (
	speaking = lazySet("i we you my our me us your i’ve we’ve you’ve i’m we’re you’re i’ll we’ll i've we've i'm we're you're")
	towards  = lazySet("the a an by with to of from for and or but as than like between against beside alongside amid under after before")
	talked   = lazySet("he she it they there that this nobody everybody people one anyone anybody everyone someone somebody nothing")
	// bePresent are the verbs with which "I" or "we" are the ones who speak: "when I am speaking".
	bePresent = lazySet("am are was were have had")
)

// saying is the form of a verb of saying in any language that is known: which one a
// paragraph is in need not be that of the article.
func (d *document) saying(fold string) verbForm { return d.lex.verbs[fold] | d.lex.foreignVerbs[fold] }

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
	tail := strings.TrimLeftFunc(d.text[p.end:p.paragraph.end], func(r rune) bool { return !wordly(r) })
	by := model.Extent{Start: p.paragraph.end - len(tail), End: p.end + len(strings.TrimRight(d.text[p.end:p.paragraph.end], " .\t"))}
	q.Cue = model.Cue{Ground: model.ByName, By: by, Name: by}
	return q
}
