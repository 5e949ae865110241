package style

import (
	"strings"

	"charm.land/lipgloss/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/safe"
)

// Passage is text in several inks, that is broken into lines as one. The zero Passage
// is empty.
type Passage struct {
	b    strings.Builder
	inks []inked
}

// inked is the end of a run and its ink.
type inked struct {
	end int
	ink lipgloss.Style
}

// Add adds raw text as it may be shown, the white space at its ends as single spaces.
func (ps *Passage) Add(raw string, ink lipgloss.Style) {
	shown := safe.Block(raw).String()
	for i, word := range strings.FieldsFunc(shown, func(r rune) bool { return r == ' ' || r == '\n' }) {
		if i > 0 || !ps.apart() && (shown[0] == ' ' || shown[0] == '\n') {
			ps.b.WriteByte(' ')
		}
		ps.b.WriteString(word)
	}
	if shown != "" && !ps.apart() && (shown[len(shown)-1] == ' ' || shown[len(shown)-1] == '\n') {
		ps.b.WriteByte(' ')
	}
	ps.inks = append(ps.inks, inked{ps.b.Len(), ink})
}

// apart tells whether what is added next stands apart from what is there.
func (ps *Passage) apart() bool {
	s := ps.b.String()
	return s == "" || s[len(s)-1] == ' '
}

// Wrap is the text in lines of at most width cells.
func (ps *Passage) Wrap(width int) []string {
	text := ps.b.String()
	var lines []string
	k := 0
	for _, span := range WrapSpans(text, width) {
		var b strings.Builder
		for at := span.Start; at < span.End; {
			for ps.inks[k].end <= at {
				k++
			}
			end := min(span.End, ps.inks[k].end)
			b.WriteString(ps.inks[k].ink.Render(text[at:end]))
			at = end
		}
		lines = append(lines, b.String())
	}
	return lines
}

// Reworded adds the words of a run of own in ink, with those that another text has in
// their places before them: the other's as Old, its own as Young. Edits are in order, and
// none begins before the run does but ends in it.
func (s *Styles) Reworded(ps *Passage, own string, run Span, other string, edits []model.Edit, ink lipgloss.Style) {
	gone, young := s.Removed, s.Good.Bold(true).Underline(true)
	if !s.bare() {
		gone = gone.Strikethrough(true)
	}
	at := run.Start
	for _, e := range edits {
		ps.Add(own[at:max(e.Own.Start, at)], ink)
		if e.Own.Start >= run.Start && e.Twin.Start < e.Twin.End {
			s.twin(ps, own, other, e, gone)
		}
		at = max(e.Own.Start, at)
		if end := min(e.Own.End, run.End); end > at {
			ps.Add(s.Young(own[at:end]), young)
			at = end
		}
	}
	ps.Add(own[at:run.End], ink)
}

// bare tells whether there is nothing but signs to tell words apart.
func (s *Styles) bare() bool { return s.Colors == None || s.ASCII }

// Old is how words of another text are set off: in brackets.
func (s *Styles) Old(words string) string { return "[" + words + "]" }

// Young is how words are set off that another text has not: in braces, where there are no
// colours for it.
func (s *Styles) Young(words string) string {
	if s.bare() {
		return "{" + words + "}"
	}
	return words
}

// mostTwin is the most bytes of the other's words at one place: more than a sentence has.
const mostTwin = 600

// twin adds the other text's words, apart from those beside them.
func (s *Styles) twin(ps *Passage, own, other string, e model.Edit, ink lipgloss.Style) {
	words := other[e.Twin.Start:e.Twin.End]
	if len(words) > mostTwin {
		words = safe.Row(words[:mostTwin]).String() + " " + s.Ellipsis
	}
	if !ps.apart() {
		ps.Add(" ", s.Text)
	}
	ps.Add(s.Old(words), ink)
	if e.Own.Start < e.Own.End || wordAt(own, e.Own.Start) {
		ps.Add(" ", s.Text)
	}
}

// wordAt tells whether a word stands at a byte of a text.
func wordAt(text string, at int) bool {
	return at < len(text) && !strings.ContainsRune(" \n.,;:!?”’)\"'", rune(text[at]))
}
