package clean

import "unicode/utf8"

// shortUnit is how many words a unit has at most that needs no voice to be a call.
const shortUnit = 14

// cues cuts what the cues speak for, and tells whether anything was.
func (s *sheet) cues() bool {
	did := false
	for p := range s.paras {
		if !s.live(p) {
			continue
		}
		did = s.wholeParagraph(p) || did
		did = s.links(p) || did
		for u := s.paras[p].first; u < s.paras[p].last; u++ {
			switch {
			case s.units[u].cut != nil || s.size(u) == 0:
			case s.size(u) <= maxRights && rightsSign(s.text(u)):
				did = s.strike(u, u+1, &cut{reason: "notice", rule: "cue/rights"}) || did
			case s.certain(u):
				did = s.strike(u, u+1, &cut{reason: s.found[u].reason(), rule: "cue/" + s.found[u].reason()}) || did
			}
		}
	}
	did = s.lastTitles() || did
	return s.spread() || did
}

// certain tells whether the cues of a unit are enough by themselves.
func (s *sheet) certain(u int) bool {
	e := &s.found[u]
	if e.total < enough || e.said || e.quoted > 0 || s.firm(u) {
		return false
	}
	size := s.size(u)
	switch {
	case size <= maxLabel && s.alone(u) && !final(s.text(u)):
		return true
	case !s.alone(u) && !s.together(u) && !s.suspect(u):
		// Among sentences that no one doubts it takes more.
		return e.kinds >= 2 && e.total >= 8 && e.voice > 0 && e.after(size) <= maxAfter
	case e.voice == 0 && final(s.text(u)) && e.after(size) > maxPlainAfter:
		return false // so does this, whatever it began with
	case e.voice == 0 && size <= shortUnit && e.best >= enough && e.from <= 2:
		return true
	case e.kinds == 1 && e.voice == 0:
		return size <= shortUnit && (e.from <= 2 || size <= shortUnit/2 || !final(s.text(u)))
	case e.kinds == 1:
		return size <= shortUnit
	case e.after(size) > maxAfter:
		return false // the sentence goes on about something else
	case e.voice > 0:
		return e.total >= 6 || size <= shortUnit
	}
	return e.total >= 7 && size <= 2*shortUnit
}

// after is how many words of a unit follow on its last cue. In a long one the
// voice does not count: a real sentence says "you" too.
func (e *evidence) after(size int) int {
	if size > 2*shortUnit {
		return size - e.past
	}
	return size - max(e.past, e.heard)
}

// What the cues of a paragraph of several sentences weigh together before one of
// them may be cut for itself: where most sentences speak so, and where all do and
// one by itself is a call.
const (
	suspicion = 9
	unanimity = 7
)

// suspect tells whether most sentences of a unit's paragraph have a cue or speak
// in the publisher's voice, and none reports what someone said.
func (s *sheet) suspect(u int) bool {
	flagged, all, total, best := 0, 0, 0, 0
	first, last := s.around(u)
	for v := first; v < last; v++ {
		e := &s.found[v]
		if s.size(v) == 0 {
			continue
		}
		if e.said || e.quoted > 0 {
			return false
		}
		all++
		total += e.total
		best = max(best, e.best)
		if e.total >= 2 || e.voice > 0 || e.label != "" {
			flagged++
		}
	}
	return flagged*3 >= all*2 && total >= suspicion || flagged == all && total >= unanimity && best >= enough
}

// maxAfter is how many words may follow on the last cue of a unit: where more
// do, a call without a stop may have run into a real sentence.
const maxAfter = 14

// maxPlainAfter is that for a whole sentence that does not speak to its reader.
const maxPlainAfter = 7

// maxRights is how many words a line of rights has at most.
const maxRights = 14

var rightsLine = formOf(`^(?:©|\([cC]\) |(?i:copyright|copyrights)(?:,|:)? ?(?:©|\([cC]\)|(?:19|20)\d\d\b))`, func(text string) bool {
	return text != "" && (text[0] == "©"[0] || text[0] < utf8.RuneSelf && opens(text, "copyright", "(c) "))
})

// rightsSign tells whether a text opens with the sign of a copyright, or with
// "Copyright" and a year.
func rightsSign(text string) bool {
	return rightsLine.matches(text)
}

// alone tells whether a unit is all that is left of its paragraph.
func (s *sheet) alone(u int) bool {
	first, last := s.around(u)
	for v := first; v < last; v++ {
		if live := s.units[v].cut == nil && s.size(v) > 0; live != (v == u) {
			return false
		}
	}
	return true
}
