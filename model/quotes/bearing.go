package quotes

import "strings"

// score weighs what speaks for a run of two words or more being a person.
func (d *document) score(r *run) int {
	score := 1
	first := d.toks[r.name].fold
	_, known, sure := firstName(first)
	switch {
	case known && sure:
		score += 3
	case known:
		score++
	case len(first) == 2 && strings.HasSuffix(d.text[d.toks[r.name].start:d.toks[r.name].end], "."):
		score++
	case r.initial && !(d.tok(r.end).is(",") && d.tok(r.end+1).kind == word && appositive.has(d.tok(r.end+1).fold)):
		score--
	}
	if r.honorific != "" || r.before {
		score += 3
	}
	for i := r.name; i < r.nameEnd; i++ {
		fold := d.toks[i].fold
		switch {
		case d.lex.org.has(fold) && i == r.nameEnd-1:
			score -= 3
		case d.lex.org.has(fold):
			score -= 2
		case d.lex.place.has(fold) && !(i == r.name && known), d.lex.nation.has(fold) && i == r.name:
			score -= 2
		case allCaps(d.text[d.toks[i].start:d.toks[i].end]) && len(fold) <= 4 && len(fold) > 1 && !strings.HasSuffix(d.text[d.toks[i].start:d.toks[i].end], "."):
			score--
		}
	}
	if r.start > 0 && !r.before && d.toks[r.start-1].kind == word && d.determiner.has(d.toks[r.start-1].fold) && d.toks[r.start-1].fold != "that" {
		score -= 3
	}
	if r.end+1 < len(d.toks) {
		t := &d.toks[r.end]
		if t.is(",") && (d.toks[r.end+1].kind == number || d.roleAfter(r.end-1) != "") {
			score += 2
		}
		if t.kind == word && d.verbs[t.fold]&finite != 0 && !t.capital {
			score++
			if r.initial && d.verbs[t.fold]&weak == 0 && !known {
				score++ // the capital that opens the sentence tells nothing
			}
		}
	}
	if r.start > 0 && d.verbs[d.toks[r.start-1].fold]&finite != 0 && !d.toks[r.start-1].capital {
		score++
		if !d.english && d.tok(r.end).kind != word {
			score++
		}
	}
	if r.start > 0 && !d.english && accordingTo.has(d.toks[r.start-1].fold) {
		score++
	}
	score += d.bearing(r)
	if !d.english && !(known && sure) && r.honorific == "" && !r.before {
		switch beside := d.besideSaying(r); {
		case beside && d.german, !beside && !d.german:
			score--
		case !beside:
			score -= 2
		}
	}
	return score
}

// besideSaying tells whether a verb of saying stands beside a run, on either side, an
// auxiliary apart.
func (d *document) besideSaying(r *run) bool {
	after := r.end
	if haveForeign.has(d.tok(after).fold) {
		after++
	}
	return d.tok(after).kind == word && d.verbs[d.tok(after).fold] != 0 || r.start > 0 && d.verbs[d.tok(r.start-1).fold] != 0
}

// bearing weighs what is told of a run that is told of people alone: who it is, that its
// last word speaks by itself, that the next sentence is about him or her. A company is
// called by its first word.
func (d *document) bearing(r *run) int {
	score := 0
	if d.english && r.initial && d.oldNow(r.end) {
		score += 2
	}
	if t := d.tok(r.end); t.is(",") {
		switch next := d.tok(r.end + 1); {
		case next.fold == "who" || next.fold == "for" && d.tok(r.end+2).fold == "whom":
			score += 3
		case next.fold == "whose":
			score++
		case next.fold == "which":
			score -= 3
		}
	}
	last := d.toks[r.nameEnd-1].fold
	if i := strings.IndexByte(last, '-'); i > 0 && r.nameEnd-r.name == 2 && strings.HasPrefix(d.text[d.toks[r.nameEnd-1].start+i+1:], last[i+1:]) {
		score += 3 // Park Ji-hoon
	}
	if d.speaksAlone(last) {
		score += 2
	} else if d.speaksAlone(d.toks[r.name].fold) && r.initial {
		score--
	}
	return score + d.calledNext(r)
}

// calledNext weighs by what the sentence after a run's calls whom it is about: he, she, or
// it, the company.
func (d *document) calledNext(r *run) int {
	for i := r.end; i < min(len(d.toks), r.end+reach); i++ {
		t := &d.toks[i]
		if t.sentence == d.toks[r.start].sentence || t.kind == quoted || t.kind == lineBreak || t.kind == punct {
			continue
		}
		switch t.fold {
		case "he", "she", "his", "her", "er", "él", "ella", "elle", "lui", "lei", "ele", "ela", "hij":
			if r.initial {
				return 2
			}
		case "it", "its":
			return -2
		case "the":
			if next := d.tok(i + 1).fold; next != "" && d.lex.unnamed.has(next) && d.lex.org.has(next) || firms.has(next) {
				return -2
			}
		}
		return 0
	}
	return 0
}

// oldNow tells whether the next sentence opens with an age and "he" or "she": "At 19 she is".
func (d *document) oldNow(end int) bool {
	for i := end; i < min(len(d.toks), end+reach); i++ {
		if t := &d.toks[i]; t.sentence == d.toks[end].sentence || t.kind == lineBreak || t.kind == quoted {
			continue
		}
		f := d.tok(i + 2)
		if f.is(",") {
			f = d.tok(i + 3)
		}
		return d.tok(i).fold == "at" && d.tok(i+1).kind == number && (f.fold == "he" || f.fold == "she")
	}
	return false
}

var firms = lazySet("company firm group charity bank club union airline retailer chain manufacturer maker carmaker chipmaker supermarket brand start-up startup operator supplier developer band agency newspaper paper")
