package clean

import "strings"

// maxLink is how many words a link to another story has at most.
const maxLink = 30

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
		if size > maxLink || size == e.link || !titleLine(s.raw[s.units[u].start:s.units[last-1].end]) || s.reports(u, last) {
			continue
		}
		return s.strike(u, last, &cut{reason: "related", rule: "cue/link"})
	}
	return false
}

// reports tells whether a run of several sentences says in a whole one what
// someone said: no title does.
func (s *sheet) reports(first, last int) bool {
	for u := first; last-first > 1 && u < last; u++ {
		if s.found[u].said && final(s.text(u)) {
			return true
		}
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
	if text := s.text(u); strings.IndexByte(text, ':') < 0 && strings.IndexByte(text, '|') < 0 {
		return
	}
	w := s.words[s.units[u].first:s.units[u].last]
	for i := len(w) - 2; i > 0 && len(w)-i <= maxLink; i-- {
		end := int(w[i].end)
		if after := strings.TrimLeft(s.raw[end:s.units[u].end], " "); !strings.HasPrefix(after, ": ") && !strings.HasPrefix(after, "| ") {
			continue
		}
		for from := max(1, i-4); from <= i; from++ {
			if !w[from].capital || w[from-1].capital && w[from].start-w[from-1].end < 3 && s.shouted(&w[from-1]) == s.shouted(&w[from]) {
				continue
			}
			for _, c := range s.book.opening(w[from].hash) {
				if c.reason == "link" && len(c.words) == i-from+1 && c.matches(w[from:]) && titleLine(s.text(u)) {
					s.part(u, int(w[from].start))
					return
				}
			}
		}
	}
}

// shouted tells whether a word is set in capitals.
func (s *sheet) shouted(w *word) bool {
	text := s.raw[w.start:w.end]
	return w.end-w.start > 1 && strings.ToUpper(text) == text
}
