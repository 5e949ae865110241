package clean

import (
	"strings"
	"unicode/utf8"

	"github.com/lede-reader/lede/model"
)

// Measures of paragraphs, in words.
const (
	maxLabel   = 6 // of a label with words of its own ("Also on …")
	maxLabels  = 20
	maxCaption = 45
	maxTitle   = 28 // of a title in a list of other stories
	maxTitles  = 12 // in such a list
	minTitles  = 3  // in one whose head says nothing
	titleWords = 7  // of one of its titles, on average
	proseAbove = 3  // paragraphs above it
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
	}
	return s.caption(p) || s.line(p)
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

// titles cuts the titles that follow on the head of a list of other stories:
// short paragraphs without a final stop. One with a stop belongs to the list if
// it has others before it, and nothing but titles after it to the copy's end.
func (s *sheet) titles(p int) {
	for n := 0; p < len(s.paras) && n < maxTitles; p++ {
		_, first, last := s.rest(p)
		if first == last {
			continue
		}
		if s.found[first].label != "" || s.found[first].total >= enough || !s.title(p) && (n == 0 || !s.endsInTitles(p)) || n > 0 && s.crosshead(p) {
			return
		}
		s.strike(first, last, &cut{reason: "related", rule: "cue/related-list"})
		n++
	}
}

// title tells whether a paragraph has the form of another story's title.
func (s *sheet) title(p int) bool {
	text, first, last := s.rest(p)
	return first < last && s.units[last-1].last-s.units[first].first <= maxTitle && titleLine(text) && !strings.HasSuffix(text, ",") && !strings.HasSuffix(text, ";")
}

// crosshead tells whether a line that has titles before it may head what follows:
// it is short, and prose stands below.
func (s *sheet) crosshead(p int) bool {
	_, first, last := s.rest(p)
	if s.units[last-1].last-s.units[first].first > maxLabel {
		return false
	}
	for p++; p < len(s.paras); p++ {
		if text, first, last := s.rest(p); first < last {
			return final(text) && s.units[last-1].last-s.units[first].first > maxLabel
		}
	}
	return false
}

// endsInTitles tells whether what is left of the copy after a paragraph that is
// as short as a title, one sentence long, is titles.
func (s *sheet) endsInTitles(p int) bool {
	_, first, last := s.rest(p)
	if last-first != 1 || s.size(first) > maxTitle/2 || s.found[first].said || s.found[first].quoted > 0 {
		return false
	}
	for n := 0; p+1 < len(s.paras); n++ {
		p++
		if _, first, last := s.rest(p); first < last && (n == maxTitles || !s.title(p)) {
			return false
		}
	}
	return true
}

// lastTitles cuts a list of other stories that ends the copy, whatever its head
// says: a line of a few words, then titles, under prose.
func (s *sheet) lastTitles() bool {
	n, words := 0, 0
	for p := len(s.paras) - 1; p > 0 && n <= maxTitles; p-- {
		text, first, last := s.rest(p)
		if first == last {
			continue
		}
		if last-first != 1 || final(text) || s.paras[p].block.kind != model.Paragraph {
			return false
		}
		if size := s.size(first); size > maxLabel {
			n++
			words += size
			continue
		}
		if n < minTitles || words < n*titleWords || !s.under(p) {
			return false
		}
		did := s.strike(first, last, &cut{reason: "related", rule: "cue/last-titles"})
		s.titles(p + 1)
		return did
	}
	return false
}

// under tells whether a paragraph follows on prose.
func (s *sheet) under(p int) bool {
	prose := 0
	for p--; p >= 0 && prose < proseAbove; p-- {
		text, first, last := s.rest(p)
		switch {
		case first == last:
		case !final(text):
			return false
		default:
			prose++
		}
	}
	return prose == proseAbove
}

// titleLine tells whether a text may be a title: no final stop, unless it is
// "?", "!" or an ellipsis.
func titleLine(text string) bool {
	if n := len(text); n > 0 && (digit(text, n-1) || 'a' <= text[n-1] && text[n-1] <= 'z') {
		return true // as nearly always
	}
	t := strings.TrimRight(text, `"'”“’»)]」』`)
	switch r, _ := utf8.DecodeLastRuneInString(t); r {
	case '.':
		return strings.HasSuffix(t, "...")
	case ':', '：', '。', '۔', '।', '։', '።', '။', '។':
		return false
	}
	return true
}
