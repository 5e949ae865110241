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

// signer looks for signed runs.
type signer struct {
	*document
	quoted *wordIndex
	all    *wordIndex // of every word of the text
	near   indexes    // ends of lines that no blank line parts from the next, though text has one
}

// findSigned returns the signed runs of the text, in order, apart.
func findSigned(text string, paras []paragraph, quoted *wordIndex, near indexes) []signed {
	l := words()
	d := &signer{
		document: &document{text: text, lex: l, spans: quoted.spans, verbs: l.verbs, determiner: l.determiner},
		quoted:   quoted,
		near:     near,
		all:      &wordIndex{text: text, spans: []span{{start: 0, end: len(text), outEnd: len(text)}}},
	}
	var out []signed
	for i := 0; i < len(paras); i++ {
		p := paras[i]
		if s, ok := d.signedBelow(paras, i); ok {
			out = append(out, s)
			i++
			continue
		}
		for p.start < p.end && mayBeSigned(text[p.start:p.end]) {
			s, ok := d.signedIn(p)
			if !ok {
				break
			}
			out = append(out, s)
			p.start = p.end - len(strings.TrimLeftFunc(text[s.place.end:p.end], unicode.IsSpace))
		}
	}
	return out
}

// signedIn is the first signed run of a paragraph whose words are quoted; where
// there is none, the one at its end whose words stand in the text without marks.
func (d *signer) signedIn(p paragraph) (signed, bool) {
	d.quoted.read()
	tried := 0
	for at := p.start; len(d.quoted.words) >= gram && at >= 0 && tried < startsTried; at = d.nextStart(at, p.end) {
		if d.quoted.opensLike(at, p.end) {
			tried++
			if s, ok := d.signedFrom(paragraph{at, p.end}, d.quoted); ok {
				return s, true
			}
		}
	}
	if !endsOpen(d.text[p.start:p.end]) || !d.endsSigned(p) {
		return signed{}, false
	}
	d.all.read()
	tried = 0
	for at := p.start; at >= 0 && tried < startsTried; at = d.nextStart(at, p.end) {
		if d.all.opensLike(at, p.end) {
			tried++
			if s, ok := d.signedFrom(paragraph{at, p.end}, d.all); ok {
				return s, true
			}
		}
	}
	return signed{}, false
}

// endsSigned tells whether a line ends without a stop in a name that something
// vouches for.
func (d *signer) endsSigned(p paragraph) bool {
	const reach = 160 // bytes: the longest signature
	from := max(p.start, p.end-reach)
	for from < p.end && !utf8.RuneStart(d.text[from]) {
		from++
	}
	line := tokenize(d.text, []paragraph{{from, p.end}}, nil)
	defer shelve(line)
	toks := line[:max(0, len(line)-1)]
	for end := len(toks); end > 0 && end > len(toks)-longestTail; end-- {
		if !d.nameWord(&toks[end-1]) || end < len(toks) && d.nameWord(&toks[end]) {
			continue
		}
		for _, g := range d.signatures(toks, d.runStart(toks, end), end, true) {
			if g.end == len(toks) && (g.role != "" || g.sure) {
				return true
			}
		}
	}
	return false
}

// parted makes each signed run a paragraph of its own, over the line below where it is
// signed there; which tells them by index.
func parted(paras []paragraph, text string, runs []signed) (out []paragraph, which map[int]signed) {
	if len(runs) == 0 {
		return paras, nil
	}
	which = make(map[int]signed, len(runs))
	for _, p := range paras {
		if len(out) > 0 && p.start < out[len(out)-1].end {
			continue // the line below
		}
		for len(runs) > 0 && runs[0].place.start < p.end {
			place := runs[0].place
			p.end = max(p.end, place.end)
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
// words run into a third, a mark or a comma, as a name does into what it is glued to.
func mayBeSigned(line string) bool {
	if endsOpen(line) {
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
		if i > 0 && line[i-1] == ',' && capitals >= 2 {
			return true
		}
		switch line[i-1] {
		case ',', ';', ':', '.', '!', '?', ')', '"':
			capitals = 0
		}
		for i < len(line) && line[i] == ' ' {
			i++
		}
	}
	return false
}

// endsOpen tells whether a line ends without a stop.
func endsOpen(line string) bool {
	last, _ := utf8.DecodeLastRuneInString(line)
	return unicode.IsLetter(last) || strings.HasSuffix(line, "Jr.")
}

// nextStart is where the next sentence of a paragraph begins, or what a colon
// leads up to; -1 if there is none. Closed quotations are left out.
func (d *signer) nextStart(at, end int) int {
	begin := at
	for i := at; i < end; {
		r, size := utf8.DecodeRuneInString(d.text[i:])
		i += size
		if i >= end || d.text[i] != ' ' || !endsPart(r) {
			continue
		}
		for i < end && d.text[i] == ' ' {
			i++
		}
		if r == ':' && isLabel(d.text[begin:i]) {
			continue
		}
		in := spansIn(d.spans, paragraph{i, i + 1})
		if len(in) == 0 || in[0].outStart >= i || in[0].outEnd >= end {
			return i
		}
		_, mark := utf8.DecodeLastRuneInString(d.text[:in[0].outEnd])
		i = max(i, in[0].outEnd-mark)
	}
	return -1
}

// endsPart tells whether a sentence, or what leads up to one, may end in r.
func endsPart(r rune) bool {
	switch r {
	case '.', '!', '?', '…', '”', '"', ':', ')':
		return true
	}
	return false
}

// isLabel tells "Read more: " from a sentence that a colon ends.
func isLabel(s string) bool {
	const short = 3
	return len(strings.Fields(s)) <= short || strings.HasPrefix(strings.ToLower(s), "read ")
}

// signedFrom reads a signed run that begins where p does, the longest first.
func (d *signer) signedFrom(p paragraph, index *wordIndex) (signed, bool) {
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
	for end := len(toks); end > shortestPull; end-- {
		if !d.nameWord(&toks[end-1]) || end < len(toks) && d.nameWord(&toks[end]) {
			continue
		}
		from := d.runStart(toks, end)
		var got alignment
		aligned := 0
		for _, g := range d.signatures(toks, from, end, p.end == whole) {
			if g.start < shortestPull-1 {
				continue
			}
			if g.nameEnd != aligned {
				got, aligned = index.align(toks[:g.nameEnd], paragraph{p.start, toks[end-1].end}), g.nameEnd
			}
			if s, ok := d.signedBy(p, toks, g, got, index); ok {
				return s, true
			}
		}
		if index == d.all {
			break // without marks only a line's end tells
		}
	}
	return signed{}, false
}

// runStart is where the run of capitalised words that ends before token end begins.
func (d *document) runStart(toks []token, end int) int {
	const particles = 3 // van der
	i := end - 1
	for i > 0 {
		n := i
		for n > 0 && i-n < particles && toks[n-1].kind == word && !toks[n-1].capital && d.lex.particle.has(toks[n-1].fold) {
			n--
		}
		if n == 0 || !d.nameWord(&toks[n-1]) {
			break
		}
		i = n - 1
	}
	return i
}

func (d *document) nameWord(t *token) bool {
	return t.kind == word && t.capital && !d.lex.function.has(t.fold) && !d.lex.time.has(t.fold)
}

// signedBy judges a signature by what stands before it, as it was found in index.
func (d *signer) signedBy(p paragraph, toks []token, g signature, got alignment, index *wordIndex) (signed, bool) {
	if toks[g.start-1].is(":") { // a headline: "We will sail: Roe"
		return signed{}, false
	}
	place := paragraph{p.start, toks[g.end-1].end}
	if g.end == len(toks) && place.end < p.end {
		return signed{}, false // "(pictured)" goes on
	}
	if got.matched < shortestPull || got.follows(toks, g.name) || got.follows(toks, g.name+1) || g.before && got.runsOn(toks, g.start) {
		return signed{}, false // the words run on through the name
	}
	t := tail{start: g.start, name: d.text[toks[g.name].start:toks[g.nameEnd-1].end], role: g.role}
	switch {
	case g.before && g.role != "":
		t = d.takeRole(toks, t, got)
	case g.role == "":
		t = d.unlistedRole(toks, t, got.upTo(toks[:t.start]))
	}
	got = got.upTo(toks[:t.start])
	body := bare(toks[:t.start])
	if len(body) == 0 || !got.whole(toks[:t.start]) || t.role == "" && !got.endsTogether() || !got.close(g.role != "" || g.sure || g.apart) || d.leadsUp(toks[:t.start], got) {
		return signed{}, false
	}
	if index == d.all && !index.holds(body[0].start, body[len(body)-1].end) {
		return signed{}, false
	}
	return signed{place: place, start: body[0].start, end: body[len(body)-1].end, name: t.name, role: t.role}, true
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
		if w.kind != word || d.lex.function.has(w.fold) || d.lex.adverb.has(w.fold) || d.saying(w.fold) != 0 || d.lex.time.has(w.fold) {
			return t
		}
	}
	t.start, t.role = from, d.text[toks[from].start:toks[t.start-1].end]
	return t
}
