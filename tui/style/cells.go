package style

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Width is how many cells s takes: of grapheme clusters, escape sequences none.
func Width(s string) int { return ansi.StringWidth(s) }

// Cut shortens s to at most width cells, with the ellipsis at its end if
// anything went; escape sequences are kept whole.
func (s *Styles) Cut(text string, width int) string {
	if width <= 0 {
		return ""
	}
	if ansi.StringWidth(text) <= width {
		return text
	}
	tail := s.Ellipsis
	if Width(tail) > width {
		tail = ""
	}
	return ansi.Truncate(text, width, tail)
}

// Pad fills s with spaces to width cells; wider text stays as it is.
func Pad(s string, width int) string {
	if n := width - ansi.StringWidth(s); n > 0 {
		return s + strings.Repeat(" ", n)
	}
	return s
}
