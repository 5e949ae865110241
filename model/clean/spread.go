package clean

// How many words are cut because they stand between two cuts, and how many of
// them in the paragraph of the second, where nothing else speaks for it.
const (
	maxBetween = 70
	maxGlued   = 40
)

// spread cuts what stands beside a cut, or between two, and has a cue or the
// publisher's voice itself.
func (s *sheet) spread() bool {
	if !s.anySpreads() {
		return false
	}
	did := false
	join := func(u int) {
		e := &s.found[u]
		if s.units[u].cut != nil || e.said || e.quoted > 0 || s.firm(u) || e.after(s.size(u)) > maxAfter && e.label == "" && !s.goesOn(u) {
			return
		}
		c := s.beside(u)
		if c == nil {
			return
		}
		if e.voice > 0 && e.total >= 2 && (e.score(c.reason) > 0 || s.together(u)) || e.label != "" && s.size(u) <= maxLabel ||
			s.size(u) <= shortUnit && (e.total >= 4 || e.total >= 3 && s.together(u) && e.score(c.reason) > 0) {
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

// anySpreads tells whether anything was cut that cues may spread from.
func (s *sheet) anySpreads() bool {
	for u := range s.units {
		if c := s.units[u].cut; c != nil && spreads(c) {
			return true
		}
	}
	return false
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

// together tells whether the unit's paragraph has lost another unit to a cue; in
// a very long one, another unit not far away.
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
			if s.found[w].voice > 0 && (s.found[w].total > 0 || s.units[u].cut.reason == s.units[v].cut.reason) || s.found[w].total >= enough && s.size(w) <= shortUnit {
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
