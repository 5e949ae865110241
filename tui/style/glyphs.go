package style

// Glyphs are the characters that lede itself draws. Each is one cell wide where
// it is not ASCII; the ASCII stand-ins may be wider, so measure.
type Glyphs struct {
	Cursor   string // before the row under the cursor
	Unread   string
	Starred  string
	Spiked   string
	Done     string
	Quoted   string // the story has a pull quote
	FromLede string // after a headline that lede made
	Pickup   string // the same text elsewhere
	FollowUp string // a later version of the story
	Open     string // a story whose versions are shown
	Closed   string

	QuoteBar            string // beside a pull quote
	ChosenBar           string // beside one that lede chose
	SideBar             string // beside a blockquote
	KnownMark           string // beside a line that was read before
	Rule                string // of horizontal lines
	Divider             string // between panes
	Bullet              string
	Dot                 string // between source, date, credit
	Dash                string
	Times               string // ×4
	From, To            string // arrows of the lineage
	Ellipsis            string
	OpenMark, CloseMark string // quotation marks round display quotes
	More                string // there is more below
	Differs             string // the versions do not agree
	Busy                string
}

// Letters of states: what a colour says is said by one of these too.
const (
	LetterUnread  = "N"
	LetterStarred = "S"
	LetterSpiked  = "X"
	LetterDone    = "D"
	LetterQuoted  = "Q"
	LetterLede    = "L" // headline or choice of lede's own
)

func glyphs(ascii bool) Glyphs {
	if ascii {
		return Glyphs{
			Cursor: ">", Unread: "*", Starred: "+", Spiked: "x", Done: ".", Quoted: `"`, FromLede: "[L]",
			Pickup: "=", FollowUp: ">", Open: "v", Closed: ">",
			QuoteBar: "|", ChosenBar: ":", SideBar: "|", KnownMark: ".", Rule: "-", Divider: "|", Bullet: "*", Dot: "-", Dash: "--",
			Times: "x", From: "<-", To: "->", Ellipsis: "...", OpenMark: `"`, CloseMark: `"`, More: "v", Differs: "!=", Busy: "*",
		}
	}
	return Glyphs{
		Cursor: "▌", Unread: "●", Starred: "★", Spiked: "✕", Done: "✓", Quoted: "❝", FromLede: "ˡ",
		Pickup: "=", FollowUp: "↳", Open: "▾", Closed: "▸",
		QuoteBar: "▌", ChosenBar: "▎", SideBar: "│", KnownMark: "·", Rule: "─", Divider: "│", Bullet: "•", Dot: "·", Dash: "—",
		Times: "×", From: "←", To: "→", Ellipsis: "…", OpenMark: "“", CloseMark: "”", More: "↓", Differs: "≠", Busy: "◌",
	}
}
