package style

import (
	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/safe"
)

// Said is who says a quotation, as far as that is sure: "— Ann Lee, mayor"; "— ? perhaps Ann
// Lee, mayor"; "— ?" where nobody is named.
func (s *Styles) Said(q model.Quote) string {
	who := Named(q.Speaker, q.Role)
	switch {
	case who == "":
		who = "?"
	case q.Unsure:
		who = "? perhaps " + who
	}
	return s.Dash + " " + who
}

// Cue says in a few words what the attribution of a quotation relies on: the words of
// the text it stands in, and whom they were taken for where that is not the speaker's name
// as it is.
func (s *Styles) Cue(text string, q model.Quote) string {
	c := q.Cue
	by, name := s.cited(text, c.By), s.cited(text, c.Name)
	said := s.cited(text, span(c.By, c.Verb))
	taken := ""
	if name != "" && c.Name != c.By && name != s.OpenMark+safe.Row(q.Speaker).String()+s.CloseMark {
		taken = ", taken for " + name
	}
	switch {
	case c.Ground == model.ByTurn && by != "":
		return "goes on from the quote before, by " + by + taken
	case c.Ground == model.ByTurn:
		return "goes on from the quote before"
	case c.Ground == model.BySubject && by != "":
		return "no verb of saying: the sentence is about " + by + taken
	case c.Ground == model.ByOffice && said != "":
		return said + ": no single person"
	case c.Ground == "" || said == "":
		return "nothing says who"
	}
	return said + taken
}

// cited is a run of a text in quotation marks, "" if it is empty.
func (s *Styles) cited(text string, e model.Extent) string {
	start := min(max(e.Start, 0), len(text))
	words := safe.Row(text[start:min(max(e.End, start), len(text))]).String()
	if words == "" {
		return ""
	}
	return s.OpenMark + s.Cut(words, longestCue) + s.CloseMark
}

// span is from the first of two runs to the end of the last where they stand close
// together, else the first run; one may be empty.
func span(by, verb model.Extent) model.Extent {
	switch {
	case by.Start >= by.End:
		return verb
	case verb.Start >= verb.End:
		return by
	}
	both := model.Extent{Start: min(by.Start, verb.Start), End: max(by.End, verb.End)}
	if both.End-both.Start > longestCue {
		return by
	}
	return both
}

// longestCue is the most cells, and bytes, of words that are cited: "said Mr Healey, who
// took office in July".
const longestCue = 60
