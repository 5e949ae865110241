package style

import "charm.land/lipgloss/v2"

// Role is a part that something plays on the screen.
type Role uint8

// The roles; the fields of Styles say what each is for.
const (
	Text Role = iota
	Muted
	Faint
	Accent
	Headline
	Crosshead
	Seen
	Kicker
	Quote
	Bar
	Speaker
	Unread
	Star
	Danger
	Good
	Removed
	Match
	Lit
	Link
	Strong
	Emphasis
	Code
	Selection
	SelectionIdle
	Marker
	Rule
	Status
	StatusKey
	StatusBusy
	roles
)

// Ink is a foreground, a background ("" is the terminal's own, else an index of
// the 256 colours) and attributes.
type Ink struct {
	Fg, Bg                                   string
	Bold, Italic, Underline, Reverse, Strike bool
}

// shades is one role in every palette: the colours on a dark and a light
// background, in 256 and in 16 colours, each "fg" or "fg/bg"; attr holds where
// there are colours, plain instead of it where there are none.
type shades struct {
	dark, light, dark16, light16 string
	attr, plain                  string // of b, i, u, r, s
}

// table is the whole look. The contrast of a foreground against the backgrounds
// that terminals have is 4.5 or better, of Faint 3 (a test measures it).
func table() [roles]shades {
	return [roles]shades{
		Text:          {},
		Muted:         {dark: "247", light: "241", dark16: "7", light16: "8"},
		Faint:         {dark: "243", light: "244", dark16: "8", light16: "8"},
		Accent:        {dark: "110", light: "25", dark16: "12", light16: "4", attr: "b", plain: "b"},
		Headline:      {dark: "231", light: "16", attr: "b", plain: "b"},
		Crosshead:     {dark: "110", light: "25", dark16: "12", light16: "4", attr: "b", plain: "b"},
		Seen:          {dark: "245", light: "242", dark16: "7", light16: "8"},
		Kicker:        {dark: "110", light: "25", dark16: "6", light16: "4"},
		Quote:         {dark: "223", light: "94", dark16: "11", light16: "5", attr: "i", plain: "i"},
		Bar:           {dark: "173", light: "130", dark16: "3", light16: "5"},
		Speaker:       {dark: "180", light: "94", dark16: "3", light16: "5"},
		Unread:        {dark: "110", light: "25", dark16: "12", light16: "4", attr: "b", plain: "b"},
		Star:          {dark: "179", light: "130", dark16: "11", light16: "5", attr: "b", plain: "b"},
		Danger:        {dark: "174", light: "124", dark16: "9", light16: "1", attr: "b", plain: "b"},
		Good:          {dark: "108", light: "22", dark16: "10", light16: "2"},
		Removed:       {dark: "174", light: "124", dark16: "9", light16: "1"},
		Match:         {dark: "16/179", light: "16/222", dark16: "0/11", light16: "0/11", plain: "r"},
		Lit:           {dark: "230/238", light: "16/230", dark16: "0/11", light16: "0/11", plain: "r"},
		Link:          {dark: "110", light: "25", dark16: "12", light16: "4", attr: "u", plain: "u"},
		Strong:        {attr: "b", plain: "b"},
		Emphasis:      {attr: "i", plain: "i"},
		Code:          {dark: "180", light: "94", dark16: "6", light16: "4"},
		Selection:     {dark: "231/237", light: "16/254", dark16: "15/8", light16: "15/4", attr: "b", plain: "r"},
		SelectionIdle: {dark: "231", light: "16", attr: "b", plain: "b"},
		Marker:        {dark: "173", light: "130", dark16: "11", light16: "5", attr: "b", plain: "b"},
		Rule:          {dark: "239", light: "250", dark16: "8", light16: "7"},
		Status:        {dark: "250/236", light: "238/254", dark16: "7", light16: "8", plain: "r"},
		StatusKey:     {dark: "231/236", light: "16/254", dark16: "15", light16: "0", attr: "b", plain: "rb"},
		StatusBusy:    {dark: "223/236", light: "94/254", dark16: "11", light16: "5", plain: "rb"},
	}
}

// palette picks one column of the table.
func palette(o Options) [roles]Ink {
	var inks [roles]Ink
	for r, s := range table() {
		colors, attr := "", s.attr
		switch {
		case o.Colors == None:
			attr = s.plain
		case o.Colors == Sixteen && o.Dark:
			colors = s.dark16
		case o.Colors == Sixteen:
			colors = s.light16
		case o.Dark:
			colors = s.dark
		default:
			colors = s.light
		}
		inks[r] = ink(colors, attr)
	}
	return inks
}

func ink(colors, attr string) Ink {
	var k Ink
	k.Fg = colors
	for i := range len(colors) {
		if colors[i] == '/' {
			k.Fg, k.Bg = colors[:i], colors[i+1:]
			break
		}
	}
	for _, a := range attr {
		switch a {
		case 'b':
			k.Bold = true
		case 'i':
			k.Italic = true
		case 'u':
			k.Underline = true
		case 'r':
			k.Reverse = true
		case 's':
			k.Strike = true
		}
	}
	return k
}

func (k Ink) style() lipgloss.Style {
	s := lipgloss.NewStyle().Bold(k.Bold).Italic(k.Italic).Underline(k.Underline).Reverse(k.Reverse).Strikethrough(k.Strike)
	if k.Fg != "" {
		s = s.Foreground(lipgloss.Color(k.Fg))
	}
	if k.Bg != "" {
		s = s.Background(lipgloss.Color(k.Bg))
	}
	return s
}
