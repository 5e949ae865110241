package clean

import (
	"strings"
	"unicode/utf8"
)

// Measures of paragraphs, in words.
const (
	maxLabel   = 6 // of a label with words of its own ("Also on …")
	maxLabels  = 20
	maxCaption = 45
	maxTitle   = 28 // of a title in a list of other stories
	maxTitles  = 12 // in such a list
)

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
	case last-first == 1 && e.calls >= 2 && e.tiled == size && size <= maxLabels:
		return s.strike(first, last, &cut{reason: e.reason(), rule: "cue/labels"})
	case last-first == 1 && size <= maxRights && rightsSign(text):
		return s.strike(first, last, &cut{reason: "notice", rule: "cue/rights"})
	case last-first == 1 && e.places >= 2 && e.places*4 >= size*3 && size <= maxLabels && s.networks(first) >= 2:
		return s.strike(first, last, &cut{reason: "share", rule: "cue/share-bar"})
	case last-first == 1 && size <= maxLink && size > 1 && arrow(text) && titleLine(text):
		return s.strike(first, last, &cut{reason: "related", rule: "cue/arrow"})
	case last-first == 1 && size <= maxCaption && size > 4 && !e.said && e.quoted == 0 && signedByAgency(text) && s.proseBelow(p):
		return s.strike(first, last, &cut{reason: "caption", rule: "cue/caption-agency"})
	case last-first == 2 && size <= maxCaption && !s.found[first].said && s.found[first].quoted == 0 && pictureRights(s.text(last-1)) && s.proseBelow(p):
		return s.strike(first, last, &cut{reason: "caption", rule: "cue/caption-rights"})
	case size <= maxCaption && s.found[last-1].photo && !e.said && s.captionLike(first, last):
		return s.strike(s.captionOpens(first, last), last, &cut{reason: "caption", rule: "cue/caption"})
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
	if !strings.ContainsAny(tail, "/|©–—-([.") {
		return false
	}
	m := agencyAtEnd().FindStringSubmatchIndex(tail)
	if m == nil {
		return false
	}
	before := strings.TrimRight(tail[:m[0]], " ")
	return before != "" && !final(before) && agencyName(tail[m[2]:m[3]])
}

// maxRightsName is how long the name is at most that a picture is credited to, in
// bytes.
const maxRightsName = 50

// pictureRights tells whether a text is nothing but "© Name", without the year
// that the rights of a paper have: under one sentence in the middle of a copy it
// is the credit of a picture.
func pictureRights(text string) bool {
	name, ok := strings.CutPrefix(text, "©")
	return ok && len(name) <= maxRightsName && capital(strings.TrimLeft(name, " \u00a0")) && !final(name) && !strings.ContainsAny(name, "0123456789")
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

// captionOpens is the first unit of a caption that ends a run of units: the last
// one, where it has words of its own beside the credit and follows on a whole
// sentence; that may belong to the copy.
func (s *sheet) captionOpens(first, last int) int {
	if last-first > 1 && s.size(last-1) > maxLabel && strings.HasSuffix(s.text(last-2), ".") {
		return last - 1
	}
	return first
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
	t := strings.TrimRight(text, `"'”“’»)]」』`)
	switch r, _ := utf8.DecodeLastRuneInString(t); r {
	case '.':
		return strings.HasSuffix(t, "...")
	case ':', '：', '。', '۔', '।', '։', '።', '။', '។':
		return false
	}
	return true
}
