package rail

import "fmt"

// section is a titled part of the rail; its rows are whole entries, of which the
// last go first where there is too little room.
type section struct {
	title string
	count int
	rows  [][]string
	shown int // rows that are shown
}

// around is the lines of a section that are not its rows: title, rule, air.
const around = 3

// height is how many lines a section takes.
func (s section) height() int {
	if len(s.rows) == 0 {
		return 0
	}
	h := around
	for _, r := range s.rows[:s.shown] {
		h += len(r)
	}
	if s.shown < len(s.rows) {
		h++ // "3 more"
	}
	return h
}

// fit takes rows from the highest section until all fit in h lines, or there is
// one row left of each.
func fit(sections []section, h int) {
	for i := range sections {
		sections[i].shown = len(sections[i].rows)
	}
	for {
		all, highest := 0, -1
		for i, s := range sections {
			all += s.height()
			if s.shown > 1 && (highest < 0 || s.height() > sections[highest].height()) {
				highest = i
			}
		}
		if all <= h || highest < 0 {
			return
		}
		sections[highest].shown--
	}
}

// section is a section as lines.
func (p *Pane) section(s section) []string {
	if len(s.rows) == 0 {
		return nil
	}
	lines := p.st.Title(s.title, fmt.Sprint(s.count), p.w)
	for _, r := range s.rows[:s.shown] {
		lines = append(lines, r...)
	}
	if more := len(s.rows) - s.shown; more > 0 {
		lines = append(lines, p.st.Faint.Render(p.st.Cut(fmt.Sprintf("  %d more", more), p.w)))
	}
	return append(lines, "")
}
