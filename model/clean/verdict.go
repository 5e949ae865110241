package clean

import (
	"strings"
)

// Measures of blocks, in words.
const (
	shortUnit  = 14 // so short a unit needs no voice to be a call
	maxLabel   = 6  // of a label with words of its own ("Also on …")
	maxTitle   = 28 // of a title in a list of other stories
	maxTitles  = 12 // in such a list
	maxLink    = 30 // of a link to another story
	maxCaption = 45
	maxGlued   = 40 // of what stands between two cuts and in the paragraph of the second
	maxBetween = 70 // of what is cut because it stands between two cuts
)

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
	return s.spread() || did
}

// wholeParagraph cuts a paragraph that is a label, a share bar, a caption, or
// the head of a list of other stories, with the list.
func (s *sheet) wholeParagraph(p int) bool {
	text, first, last := s.rest(p)
	if first == last {
		return false
	}
	e := &s.found[first]
	size := s.units[last-1].last - s.units[first].first
	switch {
	case size == 0:
		return false
	case last-first == 1 && e.label != "" && (size <= maxLabel) && !final(strings.TrimRight(text, ":")):
		s.strike(first, last, &cut{reason: e.label, rule: "cue/label"})
		if e.label == "related" {
			s.titles(p + 1)
		}
		return true
	case last-first == 1 && e.calls >= 2 && e.tiled == size && size <= 20:
		return s.strike(first, last, &cut{reason: e.reason(), rule: "cue/labels"})
	case last-first == 1 && size <= maxRights && rightsSign(text):
		return s.strike(first, last, &cut{reason: "notice", rule: "cue/rights"})
	case last-first == 1 && e.places >= 2 && e.places*4 >= size*3 && size <= 20 && s.networks(first) >= 2:
		return s.strike(first, last, &cut{reason: "share", rule: "cue/share-bar"})
	case last-first == 1 && size <= maxLink && size > 1 && arrow(text) && titleLine(text):
		return s.strike(first, last, &cut{reason: "related", rule: "cue/arrow"})
	case last-first == 1 && size <= maxCaption && size > 4 && !e.said && e.quoted == 0 && signedByAgency(text) && s.proseBelow(p):
		return s.strike(first, last, &cut{reason: "caption", rule: "cue/caption-agency"})
	case size <= maxCaption && s.found[last-1].photo && !e.said && s.captionLike(first, last):
		return s.strike(first, last, &cut{reason: "caption", rule: "cue/caption"})
	}
	return false
}

// arrow tells whether a text opens with the arrow of a link.
func arrow(text string) bool {
	for _, a := range []string{"→", "►", "▶", "▸", "➡", "➤", "»", ">>", "👉"} {
		if strings.HasPrefix(text, a) {
			return true
		}
	}
	return false
}

var agencyAtEnd = pattern(`(?: ?[/|©]| [–—-]|[(\[]|\. ) ?(?:© ?)?([\p{L}][\p{L}/ .&-]{1,40}?)(?: via [\p{L} ]{2,30}| (?i:photo|picture|image|file|pool|handout))?[)\]]?$`)

// signedByAgency tells whether a line without a stop ends in the name of an
// agency or a photo house, set off: the credit of a caption.
func signedByAgency(text string) bool {
	if strings.HasSuffix(text, ".") {
		return false
	}
	tail := text[max(0, len(text)-60):]
	m := agencyAtEnd().FindStringSubmatchIndex(tail)
	if m == nil {
		return false
	}
	before := strings.TrimRight(tail[:m[0]], " ")
	return before != "" && !final(before) && agencyName(tail[m[2]:m[3]])
}

// networks is how many different words of a share bar a unit has.
func (s *sheet) networks(u int) int {
	seen := map[uint32]bool{}
	for w := s.units[u].first; w < s.units[u].last; w++ {
		if s.words[w].end-s.words[w].start > 2 {
			seen[s.words[w].hash] = true
		}
	}
	return len(seen)
}

// captionLike tells whether units read as a caption: a picture's credit at the
// end that is not part of a sentence.
func (s *sheet) captionLike(first, last int) bool {
	text := s.raw[s.units[last-1].start:s.units[last-1].end]
	for u := first; u < last; u++ {
		if s.found[u].quoted > 0 {
			return false
		}
	}
	return !strings.HasSuffix(text, ".") || strings.Contains(text, ":") || strings.HasSuffix(text, ").")
}

// titles cuts the titles that follow on the head of a list of other stories:
// short paragraphs without a final stop.
func (s *sheet) titles(p int) {
	for n := 0; p < len(s.paras) && n < maxTitles; p++ {
		text, first, last := s.rest(p)
		if first == last {
			continue
		}
		size := s.units[last-1].last - s.units[first].first
		if size > maxTitle || !titleLine(text) || s.found[first].label != "" || s.found[first].total >= enough {
			return
		}
		s.strike(first, last, &cut{reason: "related", rule: "cue/related-list"})
		n++
	}
}

// titleLine tells whether a text may be a title: no final stop, unless it is
// "?", "!" or an ellipsis.
func titleLine(text string) bool {
	t := strings.TrimRight(text, `"'”’»)]`)
	return strings.HasSuffix(t, "...") || !strings.HasSuffix(t, ".") && !strings.HasSuffix(t, ":") && !strings.HasSuffix(t, "。")
}

// links cuts "Read more: Title" from the unit where it starts to the end of the
// paragraph.
func (s *sheet) links(p int) bool {
	s.partLink(p)
	_, first, last := s.rest(p)
	for u := first; u < last; u++ {
		e := &s.found[u]
		if s.units[u].cut != nil || e.link == 0 {
			continue
		}
		end := s.words[s.units[u].first+e.link-1].end
		after := strings.TrimLeft(s.raw[end:s.units[last-1].end], " \u00a0")
		if !strings.HasPrefix(after, ":") && !strings.HasPrefix(after, "|") && !strings.HasPrefix(after, ">") &&
			!strings.HasPrefix(after, "»") && !strings.HasPrefix(after, "→") && !strings.HasPrefix(after, "– ") && !strings.HasPrefix(after, "— ") && !strings.HasPrefix(after, "- ") {
			continue
		}
		size := s.units[last-1].last - s.units[u].first
		if size > maxLink || size == e.link || !titleLine(s.raw[s.units[u].start:s.units[last-1].end]) {
			continue
		}
		return s.strike(u, last, &cut{reason: "related", rule: "cue/link"})
	}
	return false
}

// partLink splits a link off the end of a paragraph whose own words have no stop
// before it.
func (s *sheet) partLink(p int) {
	_, first, last := s.rest(p)
	if first == last {
		return
	}
	u := last - 1
	w := s.words[s.units[u].first:s.units[u].last]
	for i := len(w) - 2; i > 0 && len(w)-i <= maxLink; i-- {
		end := int(w[i].end)
		if after := strings.TrimLeft(s.raw[end:s.units[u].end], " "); !strings.HasPrefix(after, ": ") && !strings.HasPrefix(after, "| ") {
			continue
		}
		for from := max(1, i-4); from <= i; from++ {
			if !w[from].capital || w[from-1].capital && w[from].start-w[from-1].end < 3 {
				continue
			}
			for _, c := range s.book.first[w[from].hash] {
				if c.reason == "link" && len(c.words) == i-from+1 && c.matches(w[from:]) && titleLine(s.text(u)) {
					s.part(u, int(w[from].start))
					return
				}
			}
		}
	}
}

// certain tells whether the cues of a unit are enough by themselves.
func (s *sheet) certain(u int) bool {
	e := &s.found[u]
	if e.total < enough || e.said || e.quoted > 0 {
		return false
	}
	size := s.size(u)
	switch {
	case size <= maxLabel && s.alone(u) && !final(s.text(u)):
		return true
	case !s.alone(u) && !s.together(u) && !s.suspect(u):
		// Among sentences that no one doubts it takes more.
		return e.kinds >= 2 && e.total >= 8 && e.voice > 0 && e.after(size) <= maxAfter
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

// suspicion is the weight that the cues of a paragraph of several sentences have
// together before one of them may be cut for itself.
const suspicion = 9

// suspect tells whether most sentences of a unit's paragraph have a cue or speak
// in the publisher's voice, and none reports what someone said.
func (s *sheet) suspect(u int) bool {
	flagged, all, total := 0, 0, 0
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
		if e.total >= 2 || e.voice > 0 || e.label != "" {
			flagged++
		}
	}
	return flagged*3 >= all*2 && total >= suspicion
}

// maxAfter is how many words may follow on the last cue of a unit: where more
// do, a call without a stop may have run into a real sentence.
const maxAfter = 14

// maxRights is how many words a line of rights has at most.
const maxRights = 14

// rightsSign tells whether a text opens with the sign of a copyright.
func rightsSign(text string) bool {
	return strings.HasPrefix(text, "©") || strings.HasPrefix(text, "(c) ") || strings.HasPrefix(text, "(C) ") || strings.HasPrefix(text, "Copyright ©")
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

// spread cuts what stands beside a cut, or between two, and has a cue or the
// publisher's voice itself.
func (s *sheet) spread() bool {
	did := false
	join := func(u int) {
		e := &s.found[u]
		if s.units[u].cut != nil || e.said || e.quoted > 0 || e.after(s.size(u)) > maxAfter && e.label == "" && !s.goesOn(u) {
			return
		}
		c := s.beside(u)
		if c == nil {
			return
		}
		if e.voice > 0 && e.total >= 2 || e.label != "" && s.size(u) <= maxLabel ||
			s.size(u) <= shortUnit && (e.total >= 4 || e.total >= 2 && s.together(u) && e.score[c.reason] > 0) {
			did = s.strike(u, u+1, &cut{reason: c.reason, rule: "cue/beside"}) || did
		}
	}
	for u := 0; u < len(s.units); u++ {
		s.partLabels(u)
		join(u)
	}
	for u := len(s.units) - 1; u >= 0; u-- {
		join(u)
	}
	return s.between() || did
}

// partLabels splits labels off the start of a sentence that they have run into,
// where boilerplate stands right before them.
func (s *sheet) partLabels(u int) {
	e := &s.found[u]
	if u == 0 || s.units[u].cut != nil || e.tiled == 0 || e.calls == 0 || s.size(u) < e.tiled+minGlued {
		return
	}
	next := s.units[u].first + e.tiled
	if c := s.units[u-1].cut; c == nil || !spreads(c) || !s.words[next].capital {
		return
	}
	before := len(s.units)
	s.part(u, s.opener(next))
	if len(s.units) > before {
		s.units[u].cut = &cut{reason: s.units[u-1].cut.reason, rule: "cue/labels"}
	}
}

// goesOn tells whether a unit is followed, in its paragraph, by a cut: then no
// real sentence has run into its end.
func (s *sheet) goesOn(u int) bool {
	return u+1 < s.paras[s.units[u].para].last && s.units[u+1].cut != nil && spreads(s.units[u+1].cut)
}

// beside is the cut on either side of a unit that cues may spread from.
func (s *sheet) beside(u int) *cut {
	for _, v := range []int{u - 1, u + 1} {
		if v >= 0 && v < len(s.units) && s.units[v].cut != nil && spreads(s.units[v].cut) {
			return s.units[v].cut
		}
	}
	return nil
}

// together tells whether the unit's paragraph has lost another unit to a cue.
func (s *sheet) together(u int) bool {
	first, last := s.around(u)
	for v := first; v < last; v++ {
		if c := s.units[v].cut; c != nil && spreads(c) {
			return true
		}
	}
	return false
}

// between cuts short runs between two cuts of the same kind that speak in the
// publisher's voice, or are labels without a stop.
func (s *sheet) between() bool {
	did := false
	for u := 0; u < len(s.units); u++ {
		if s.units[u].cut == nil || !spreads(s.units[u].cut) {
			continue
		}
		v, size, ok := u+1, 0, true
		for v < len(s.units) && s.units[v].cut == nil && size <= maxBetween {
			e := &s.found[v]
			ok = ok && !e.said && e.quoted == 0
			size += s.size(v)
			v++
		}
		if v == u+1 || v >= len(s.units) || s.units[v].cut == nil || !spreads(s.units[v].cut) || !ok || size > maxBetween {
			continue
		}
		voice, labels := 0, 0
		for w := u + 1; w < v; w++ {
			if s.found[w].voice > 0 || s.found[w].total >= enough && s.size(w) <= shortUnit {
				voice++
			}
			if s.size(w) <= shortUnit && !final(s.text(w)) {
				labels++
			}
		}
		glued := s.units[v].para == s.units[v-1].para && s.units[u+1].para == s.units[v-1].para && size <= maxGlued &&
			(s.units[u].para == s.units[v].para || v == u+2)
		if voice+labels < v-u-1 && !(voice > 0 && s.units[u].para == s.units[v].para) && !glued {
			continue
		}
		did = s.strike(u+1, v, &cut{reason: s.units[u].cut.reason, rule: "cue/between"}) || did
	}
	return did
}

// spreads tells whether a cut is of boilerplate that comes in blocks. A link to
// another story stands between real sentences, a repeated line may.
func spreads(c *cut) bool {
	switch c.reason {
	case "appeal", "newsletter", "share", "cookie", "notice":
		return true
	}
	return false
}
