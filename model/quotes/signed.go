package quotes

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// signed is a mashed pull quote that shows by its shape alone, whoever it is by:
// words that are quoted in another place, closely, and then a role and a name
// where no sentence could have them. It may be a paragraph or stand glued
// between the sentences of one.
type signed struct {
	place      paragraph // words and signature
	start, end int       // the words
	name, role string
}

// startsTried is how many sentences of a paragraph are compared with quoted words.
const startsTried = 6

// findSigned returns the signed runs of the text, in order, apart.
func findSigned(text string, paras []paragraph, index *quotedIndex) []signed {
	var out []signed
	var d *document
	for _, p := range paras {
		if !mayBeSigned(text[p.start:p.end]) {
			continue
		}
		index.read()
		tried := 0
		for at := p.start; at >= 0 && tried < startsTried; {
			if !index.opensLike(at, p.end) {
				at = index.nextStart(at, p.end)
				continue
			}
			tried++
			if d == nil {
				l := words()
				d = &document{text: text, lex: l, spans: index.spans, verbs: l.verbs, determiner: l.determiner}
			}
			s, ok := d.signedFrom(paragraph{at, p.end}, index)
			if !ok {
				at = index.nextStart(at, p.end)
				continue
			}
			out = append(out, s)
			at = -1
			if rest := strings.TrimLeftFunc(text[s.place.end:p.end], unicode.IsSpace); rest != "" {
				at = p.end - len(rest)
			}
		}
	}
	return out
}

// parted makes each signed run a paragraph of its own; which tells them by index.
func parted(paras []paragraph, text string, runs []signed) (out []paragraph, which map[int]signed) {
	if len(runs) == 0 {
		return paras, nil
	}
	which = make(map[int]signed, len(runs))
	for _, p := range paras {
		for len(runs) > 0 && runs[0].place.start < p.end {
			place := runs[0].place
			if before := strings.TrimRightFunc(text[p.start:place.start], unicode.IsSpace); before != "" {
				out = append(out, paragraph{p.start, p.start + len(before)})
			}
			which[len(out)] = runs[0]
			out = append(out, place)
			p.start = p.end - len(strings.TrimLeftFunc(text[place.end:p.end], unicode.IsSpace))
			runs = runs[1:]
		}
		if p.start < p.end {
			out = append(out, p)
		}
	}
	return out, which
}

// mayBeSigned is a quick look: the line ends without a stop, or two capitalised
// words run into a third or into a mark, as a name does into what it is glued to.
func mayBeSigned(line string) bool {
	last, _ := utf8.DecodeLastRuneInString(line)
	if unicode.IsLetter(last) || strings.HasSuffix(line, "Jr.") {
		return true
	}
	capitals := 0
	for i := 0; i < len(line); {
		r, size := utf8.DecodeRuneInString(line[i:])
		if capitals >= 2 && strings.ContainsRune("“\"„«", r) {
			return true
		}
		if !unicode.IsUpper(r) {
			capitals = 0
		} else if capitals++; capitals > 2 {
			return true
		}
		i += size
		for i < len(line) && line[i] != ' ' {
			i++
		}
		if i > 0 && strings.IndexByte(",;:.!?)\"", line[i-1]) >= 0 {
			capitals = 0
		}
		for i < len(line) && line[i] == ' ' {
			i++
		}
	}
	return false
}

// opensLike tells whether one of the first three grams at at is quoted elsewhere.
func (x *quotedIndex) opensLike(at, end int) bool {
	const reach = 96 // bytes: some five words and more
	own := paragraph{at, at}
	for _, s := range spansIn(x.spans, paragraph{at, at + 1}) {
		own = paragraph{s.outStart, s.outEnd}
	}
	limit := min(end, at+reach)
	for limit < end && !utf8.RuneStart(x.text[limit]) {
		limit--
	}
	var room [24]string
	ws := appendPlainWords(room[:0], x.text[at:limit])
	for i := 0; i < gram && i+gram <= len(ws); i++ {
		for p := *x.slot(hashWords(ws[i : i+gram])); p != 0; p = x.next[p-1] {
			if !x.inside(int(p-1), own) {
				return true
			}
		}
	}
	return false
}

// nextStart is where the next sentence of a paragraph begins outside quotation
// marks or with them, -1 if there is none.
func (x *quotedIndex) nextStart(at, end int) int {
	for i := at; i < end; {
		r, size := utf8.DecodeRuneInString(x.text[i:])
		i += size
		if !strings.ContainsRune(".!?…”\"", r) || i >= end || x.text[i] != ' ' {
			continue
		}
		for i < end && x.text[i] == ' ' {
			i++
		}
		in := spansIn(x.spans, paragraph{i, i + 1})
		if len(in) == 0 || in[0].outStart >= i {
			return i
		}
		i = max(i, min(end, in[0].outEnd-1))
		for i > at && i < end && !utf8.RuneStart(x.text[i]) {
			i--
		}
	}
	return -1
}

// signedFrom reads a signed run that begins where p does.
func (d *document) signedFrom(p paragraph, index *quotedIndex) (signed, bool) {
	const longest = 8 * longestPull // bytes
	whole := p.end
	if p.end-p.start > longest {
		p.end = p.start + longest
		for !utf8.RuneStart(d.text[p.end]) {
			p.end--
		}
	}
	line := tokenize(d.text, []paragraph{p}, nil)
	defer shelve(line)
	toks := line[:max(0, len(line)-1)] // without the line's end
	for i := shortestPull; i < len(toks); i++ {
		if !d.nameWord(&toks[i]) || d.nameWord(&toks[i-1]) {
			continue
		}
		end := i + 1
		for end < len(toks) && (d.nameWord(&toks[end]) || d.lex.particle.has(toks[end].fold) && end+1 < len(toks) && d.nameWord(&toks[end+1])) {
			end++
		}
		for _, g := range d.signatures(toks, i, end, p.end == whole) {
			if s, ok := d.signedBy(p, toks, g, index); ok {
				return s, true
			}
		}
		i = end
	}
	return signed{}, false
}

func (d *document) nameWord(t *token) bool {
	return t.kind == word && t.capital && !d.lex.function.has(t.fold) && !d.lex.time.has(t.fold)
}

// signedBy compares what stands before a signature with the quoted words.
func (d *document) signedBy(p paragraph, toks []token, g signature, index *quotedIndex) (signed, bool) {
	if last := &toks[g.start-1]; last.is(":") {
		return signed{}, false // a headline: "We will sail: Roe"
	}
	place := paragraph{p.start, toks[g.end-1].end}
	if g.end == len(toks) && place.end < p.end {
		return signed{}, false // "(pictured)" goes on
	}
	got := index.align(toks[:g.start], place)
	if got.matched < shortestPull {
		return signed{}, false
	}
	t := tail{start: g.start, name: d.text[toks[g.name].start:toks[g.nameEnd-1].end], role: g.role}
	switch {
	case g.before && g.role != "":
		t = d.takeRole(toks, t, got)
	case g.role == "" && g.sure:
		t = d.unlistedRole(toks, t, got)
	}
	body := bare(toks[:t.start])
	if len(body) == 0 || !got.close(toks[:t.start], t.role != "" || g.sure, g.apart) || d.announces(toks[:t.start], got) {
		return signed{}, false
	}
	return signed{place: place, start: body[0].start, end: body[len(body)-1].end, name: t.name, role: t.role}, true
}

// close holds where nothing but an edit or two parts the words from those that
// were quoted: from the first word to the last, and closer where the name has
// nothing to vouch for it.
func (a alignment) close(toks []token, vouched, apart bool) bool {
	first, last, n := -1, -1, 0
	for i := range toks {
		if toks[i].kind == punct || toks[i].kind == possessive {
			continue
		}
		n++
		if _, ok := a.at[i]; ok {
			if first < 0 {
				first = n
			}
			last = n
		}
	}
	if first < 0 || n < shortestPull || first > 2 || last < n-1 {
		return false
	}
	switch {
	case vouched:
		return a.matched*5 >= n*4 && a.longest <= 3
	case apart:
		return n > shortestPull && a.matched*20 >= n*19
	default:
		return n > shortestPull+2 && a.matched >= n
	}
}

// announces tells whether the last word before a signature was never said and can
// lead up to a name: "…, warns", "by", "with".
func (d *document) announces(toks []token, got alignment) bool {
	i := len(toks) - 1
	for i > 0 && toks[i].kind == punct {
		i--
	}
	w := &toks[i]
	if _, said := got.at[i]; said {
		return false
	}
	return w.kind != word || d.verbs[w.fold] != 0 || d.lex.function.has(w.fold) || strings.HasSuffix(w.fold, "s") || i > 0 && toks[i-1].kind == punct
}

// unlistedRole takes a capitalised noun or two between the words and the name
// for a role: "Trade unionist Bob Roe".
func (d *document) unlistedRole(toks []token, t tail, got alignment) tail {
	const most = 4
	from := got.lastMatched + 1
	if from >= t.start || t.start-from > most || !toks[from].capital {
		return t
	}
	for i := from; i < t.start; i++ {
		w := &toks[i]
		if w.kind != word || d.lex.function.has(w.fold) || d.lex.adverb.has(w.fold) || d.verbs[w.fold] != 0 || d.lex.time.has(w.fold) {
			return t
		}
	}
	t.start, t.role = from, d.text[toks[from].start:toks[t.start-1].end]
	return t
}

// bare is tokens without the punctuation around them, but for a stop at the end.
func bare(toks []token) []token {
	for len(toks) > 0 && toks[len(toks)-1].kind == punct && !strings.Contains(".!?…)", toks[len(toks)-1].fold) {
		toks = toks[:len(toks)-1]
	}
	for len(toks) > 0 && toks[0].kind == punct {
		toks = toks[1:]
	}
	return toks
}
