package style

import "strings"

// Screen is exactly h lines: the lines given, cut or filled up.
func Screen(lines []string, h int) string {
	if h <= 0 {
		return ""
	}
	var b strings.Builder
	for i := range h {
		if i > 0 {
			b.WriteByte('\n')
		}
		if i < len(lines) {
			b.WriteString(lines[i])
		}
	}
	return b.String()
}

// Balance breaks a headline or a display quote into as few lines as the width
// allows, as equal in length as they can be.
func Balance(text string, width int) []string { return Wrap(text, Balanced(text, width)) }

// Balanced is the least width at which text takes no more lines than at width.
func Balanced(text string, width int) int {
	if Width(text) <= width || len(text) > longestDisplay {
		return width
	}
	lines := len(Wrap(text, width))
	low, high := width/2, width
	for low < high {
		if mid := (low + high) / 2; len(Wrap(text, mid)) <= lines {
			high = mid
		} else {
			low = mid + 1
		}
	}
	return high
}

// longestDisplay is the length in bytes past which nothing is balanced: no
// headline or display quote is longer.
const longestDisplay = 600

// Title is the head of a list or sheet: its name, what it counts at the right
// end, a rule below, all of it TitleIndent from the left. Lines are at most
// width cells.
func (s *Styles) Title(name, count string, width int) []string {
	if width <= 0 {
		return nil
	}
	indent := min(TitleIndent, width-1)
	room := width - indent
	if width > 2*TitleIndent+len(name) {
		room -= TitleIndent // as much air at the right
	}
	name = s.Cut(name, room)
	line := s.Accent.Render(name)
	if left := room - Width(name) - Width(count); count != "" && left >= 2 {
		line += strings.Repeat(" ", left) + s.Faint.Render(count)
	}
	air := strings.Repeat(" ", indent)
	return []string{air + line, air + s.Rule.Render(strings.Repeat(s.Glyphs.Rule, room))}
}

// TitleIndent is where the words of a list start: right of the cursor's column.
const TitleIndent = 2
