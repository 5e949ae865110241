package style

import (
	"charm.land/lipgloss/v2"
)

// Depth is how many colours the terminal shows.
type Depth uint8

// The depths. None still allows bold, italic, underline and reverse.
const (
	None Depth = iota
	Sixteen
	Full
)

// Options is what must be known of a terminal.
type Options struct {
	Dark   bool // its background
	Colors Depth
	ASCII  bool // only ASCII glyphs of ours; text from sources stays as it is
}

// Styles is how everything looks on one terminal. It never changes.
type Styles struct {
	Options
	Glyphs

	Text      lipgloss.Style // body text: the terminal's own
	Muted     lipgloss.Style // source, date, what is said once and quietly
	Faint     lipgloss.Style // what may be overlooked
	Accent    lipgloss.Style // names of panes, what is active
	Headline  lipgloss.Style
	Crosshead lipgloss.Style // a heading within a body
	Seen      lipgloss.Style // a headline or sentence that was read before
	Kicker    lipgloss.Style // small words over or beside a headline: section, lineage
	Quote     lipgloss.Style // the words of a pull quote
	Bar       lipgloss.Style // the bar beside a quote
	Speaker   lipgloss.Style
	Unread    lipgloss.Style
	Star      lipgloss.Style
	Danger    lipgloss.Style // errors, what cannot be taken back
	Good      lipgloss.Style // restored, added, arrived
	Removed   lipgloss.Style // words that cleaning took out
	Match     lipgloss.Style // what a search found
	Lit       lipgloss.Style // the quotation that was asked for
	Link      lipgloss.Style
	Strong    lipgloss.Style
	Emphasis  lipgloss.Style
	Code      lipgloss.Style

	Selection     lipgloss.Style // the row under the cursor, pane in focus
	SelectionIdle lipgloss.Style // the same, pane not in focus
	Marker        lipgloss.Style // the glyph before the row under the cursor
	Rule          lipgloss.Style // lines between panes and parts
	Status        lipgloss.Style // the bottom line
	StatusKey     lipgloss.Style // a key named in it
	StatusBusy    lipgloss.Style // progress, news

	inks [roles]Ink
}

// New makes the styles for a terminal.
func New(o Options) *Styles {
	s := &Styles{Options: o, Glyphs: glyphs(o.ASCII), inks: palette(o)}
	for role, field := range s.fields() {
		*field = s.inks[role].style()
	}
	return s
}

// fields are the styles by their roles.
func (s *Styles) fields() [roles]*lipgloss.Style {
	return [roles]*lipgloss.Style{
		Text: &s.Text, Muted: &s.Muted, Faint: &s.Faint, Accent: &s.Accent, Headline: &s.Headline, Crosshead: &s.Crosshead,
		Seen: &s.Seen, Kicker: &s.Kicker, Quote: &s.Quote, Bar: &s.Bar, Speaker: &s.Speaker,
		Unread: &s.Unread, Star: &s.Star, Danger: &s.Danger, Good: &s.Good, Removed: &s.Removed,
		Match: &s.Match, Lit: &s.Lit, Link: &s.Link, Strong: &s.Strong, Emphasis: &s.Emphasis, Code: &s.Code,
		Selection: &s.Selection, SelectionIdle: &s.SelectionIdle, Marker: &s.Marker, Rule: &s.Rule,
		Status: &s.Status, StatusKey: &s.StatusKey, StatusBusy: &s.StatusBusy,
	}
}

// Of is the style of a role.
func (s *Styles) Of(r Role) lipgloss.Style { return *s.fields()[r] }

// Ink is how a role is set, for renderers that are not lipgloss.
func (s *Styles) Ink(r Role) Ink { return s.inks[r] }
