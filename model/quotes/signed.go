package quotes

import (
	"slices"
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
}

// findSigned returns the signed runs of the text, in order, apart.
func findSigned(text string, paras []paragraph, spans []span) []signed {
	l := words()
	d := &signer{
		document: &document{text: text, lex: l, spans: spans, verbs: l.verbs, determiner: l.determiner},
		quoted:   &wordIndex{text: text, spans: spans},
		all:      &wordIndex{text: text, spans: []span{{start: 0, end: len(text), outEnd: len(text)}}},
	}
	var out []signed
	for _, p := range paras {
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
	for at := p.start; at >= 0 && tried < startsTried; at = d.nextStart(at, p.end) {
		if d.quoted.opensLike(at, p.end) {
			tried++
			if s, ok := d.signedFrom(paragraph{at, p.end}, d.quoted); ok {
				return s, true
			}
		}
	}
	if !d.endsSigned(p) {
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
// words run into a third, a mark or a comma, as a name does into what it is glued to.
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
		if i > 0 && line[i-1] == ',' && capitals >= 2 {
			return true
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

// opensLike tells whether one of the first three grams at at is indexed elsewhere.
func (x *wordIndex) opensLike(at, end int) bool {
	if len(x.words) < gram {
		return false
	}
	var ws [2*gram - 1]string
	n, like := 0, false
	eachPlainWord(x.text[at:end], func(word string, from int) bool {
		ws[n] = word
		if n++; n >= gram {
			like = x.elsewhere(hashWords(ws[n-gram:n]), paragraph{at, at + from + len(word)})
		}
		return !like && n < len(ws)
	})
	return like
}

// elsewhere tells whether a gram is indexed outside p.
func (x *wordIndex) elsewhere(hash uint64, p paragraph) bool {
	for i := *x.slot(hash); i != 0; i = x.next[i-1] {
		if !x.inside(int(i-1), p) {
			return true
		}
	}
	return false
}

// nextStart is where the next sentence of a paragraph begins, or what a colon
// leads up to; -1 if there is none. Closed quotations are left out.
func (d *signer) nextStart(at, end int) int {
	begin := at
	for i := at; i < end; {
		r, size := utf8.DecodeRuneInString(d.text[i:])
		i += size
		if !strings.ContainsRune(".!?…”\":)", r) || i >= end || d.text[i] != ' ' {
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

// follows tells whether token i was found right after the word before it.
func (a alignment) follows(toks []token, i int) bool {
	before := i - 1
	for before > 0 && (toks[before].kind == punct && !stops(&toks[before]) || toks[before].kind == possessive) {
		before--
	}
	here, ok := a.at[i]
	last, too := a.at[before]
	return ok && too && here == last+1
}

// runsOn tells whether what was said runs on through token i: the words before it, too.
func (a alignment) runsOn(toks []token, i int) bool {
	for n := 0; n < gram; n++ {
		if i-n < 1 || !a.follows(toks, i-n) {
			return false
		}
	}
	return true
}

func stops(t *token) bool { return t.kind == punct && strings.Contains(".!?…", t.fold) }

// upTo is what the alignment says of the first tokens alone.
func (a alignment) upTo(toks []token) alignment {
	out := alignment{lastMatched: -1, at: make(map[int]int, len(a.at))}
	run := 0
	for i := range toks {
		if toks[i].kind == punct || toks[i].kind == possessive {
			continue
		}
		out.words++
		if m, ok := a.at[i]; ok {
			out.at[i] = m
			out.matched++
			out.lastMatched = i
			run = 0
		} else {
			run++
		}
		out.longest = max(out.longest, run)
	}
	return out
}

// holds tells whether the words of bytes [start, end) stand in one run in another place.
func (x *wordIndex) holds(start, end int) bool {
	const least = 8 // words: fewer are repeated by chance
	ws := plainWords(x.text[start:end])
	if len(ws) < least {
		return false
	}
	for p := *x.slot(hashWords(ws[:gram])); p != 0; p = x.next[p-1] {
		at := int(p - 1)
		if !x.inside(at, paragraph{start, end}) && at+len(ws) <= len(x.words) && slices.Equal(x.words[at:at+len(ws)], ws) {
			return true
		}
	}
	return false
}

// whole holds where the first words or those after a cut start, and the last, were
// said: what else stands at the ends of a paragraph is a report of the words.
func (a alignment) whole(toks []token) bool {
	const strange = 1 // words that an editor changed at either end
	first, last, n := -1, -1, 0
	before := -strange // the match before: one alone is chance
	opened, met := false, 0
	for i := range toks {
		if toks[i].kind == punct || toks[i].kind == possessive {
			continue
		}
		n++
		if _, ok := a.at[i]; ok {
			if first < 0 {
				first = n
			}
			if n-before <= 1+strange {
				last = n
			}
			before = n
			met++
		} else if first < 0 && i+1 < len(toks) && stops(&toks[i+1]) {
			return false // it begins after the stop
		}
		if !opened && i+1 < len(toks) && stops(&toks[i+1]) {
			opened = true
			if met*3 < n*2 {
				return false // a sentence of the article's own before it
			}
		}
	}
	return first > 0 && first <= 1+strange && last >= n-strange
}

// endsTogether tells whether the last words that were said stood together: "…, and it
// is Roe" ends in words that were said, far apart.
func (a alignment) endsTogether() bool {
	const words, reach = 3, 4
	at := make([]int, 0, len(a.at))
	for i := a.lastMatched; i >= 0 && len(at) < words; i-- {
		if m, ok := a.at[i]; ok {
			at = append(at, m)
		}
	}
	return len(at) == words && at[0]-at[words-1] <= reach
}

// close holds where nothing but an edit or two parts the words from those that
// were said. Where nothing vouches for the name, more of them are asked for.
func (a alignment) close(vouched bool) bool {
	least := shortestPull
	if !vouched {
		least += 2
	}
	return a.words >= least && a.matched*5 >= a.words*4 && a.longest <= 3
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

// bare is tokens without the punctuation around them, but for what belongs to the
// words: a stop, a sign of a sum.
func bare(toks []token) []token {
	nested := 0
	for i := range toks {
		switch {
		case toks[i].is("‘"):
			nested++
		case toks[i].is("’"):
			nested--
		}
	}
	for len(toks) > 0 && toks[len(toks)-1].kind == punct && !strings.Contains(".!?…)%", toks[len(toks)-1].fold) {
		if toks[len(toks)-1].is("’") && nested >= 0 && !toks[0].is("‘") {
			break // it closes what somebody quoted
		}
		toks = toks[:len(toks)-1]
	}
	for len(toks) > 0 && toks[0].kind == punct && !strings.Contains("£$€¥#@", toks[0].fold) {
		toks = toks[1:]
	}
	return toks
}
