package clean

import (
	"strings"
	"unicode/utf8"
)

// span is a run of bytes of a copy, end exclusive.
type span struct{ start, end int }

// A text is taken for hard-wrapped if its lines are no longer than maxWrap
// characters, there are minJoints places where a line follows on a line, and in
// at least wrappedShare of them the next line's first word would not have fitted.
const (
	maxWrap      = 120
	minJoints    = 3
	wrappedShare = .85
	wrapSlack    = 3 // characters: editors break a little early
)

// layout parts a copy into its paragraphs. A blank line always parts; a single
// newline parts too, unless the text is hard-wrapped: then only a list item
// starts anew on the next line. The spans have no white space at their ends.
func layout(raw string) []span {
	lines := linesOf(raw)
	wrapped := hardWrapped(raw, lines)
	var out []span
	blank := true
	for _, l := range lines {
		if l.start == l.end {
			blank = true
			continue
		}
		if wrapped && !blank && !isItem(raw[l.start:l.end]) {
			out[len(out)-1].end = l.end
		} else {
			out = append(out, l)
		}
		blank = false
	}
	return out
}

// maxLines is how many lines of a copy are told apart: no article has more. What
// follows is one line.
const maxLines = 1 << 16

// linesOf gives the lines without the white space around them.
func linesOf(raw string) []span {
	if !strings.Contains(raw, "\r") && !strings.Contains(raw, "\u2028") && !strings.Contains(raw, "\u2029") {
		return plainLines(raw)
	}
	var out []span
	start := 0
	for i := 0; i < len(raw) && len(out) < maxLines; {
		n := 0
		switch raw[i] {
		case '\n':
			n = 1
		case '\r':
			n = 1
			if i+1 < len(raw) && raw[i+1] == '\n' {
				n = 2
			}
		case 0xE2: // U+2028 and U+2029
			if strings.HasPrefix(raw[i:], "\u2028") || strings.HasPrefix(raw[i:], "\u2029") {
				n = 3
			}
		}
		if n == 0 {
			i++
			continue
		}
		out = append(out, trimmed(raw, start, i))
		i += n
		start = i
	}
	return append(out, trimmed(raw, start, len(raw)))
}

// plainLines are linesOf where every line ends in a single newline.
func plainLines(raw string) []span {
	out := make([]span, 0, min(strings.Count(raw, "\n"), maxLines)+1)
	start := 0
	for len(out) < maxLines {
		n := strings.IndexByte(raw[start:], '\n')
		if n < 0 {
			break
		}
		out = append(out, trimmed(raw, start, start+n))
		start += n + 1
	}
	return append(out, trimmed(raw, start, len(raw)))
}

func trimmed(raw string, start, end int) span {
	if start < end && plainEnd(raw[start]) && plainEnd(raw[end-1]) {
		return span{start, end} // as nearly always
	}
	s := strings.TrimLeft(raw[start:end], spaces)
	start = end - len(s)
	return span{start, start + len(strings.TrimRight(s, spaces))}
}

// plainEnd tells whether a byte is a character, and none that is trimmed.
func plainEnd(c byte) bool { return c > ' ' && c < utf8.RuneSelf }

// spaces are what is trimmed at the ends of a paragraph: white space and the
// invisible characters that scraped text carries.
const spaces = " \t\n\r\v\f\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\u200b\ufeff"

func hardWrapped(raw string, lines []span) bool {
	if strings.Contains(raw, "\u2028") || strings.Contains(raw, "\u2029") {
		return false // these are set where a line is meant to end
	}
	width, joints := 0, 0
	for i := 1; i < len(lines); i++ {
		if lines[i].start == lines[i].end || lines[i-1].start == lines[i-1].end {
			continue
		}
		joints++
		if lines[i-1].end-lines[i-1].start > maxWrap*utf8.UTFMax {
			return false
		}
		width = max(width, utf8.RuneCountInString(raw[lines[i-1].start:lines[i-1].end]))
	}
	if joints < minJoints || width > maxWrap {
		return false
	}
	full := 0
	for i := 1; i < len(lines); i++ {
		a, b := raw[lines[i-1].start:lines[i-1].end], raw[lines[i].start:lines[i].end]
		if a == "" || b == "" {
			continue
		}
		first, _, _ := strings.Cut(b[:min(len(b), maxWrap*utf8.UTFMax)], " ")
		switch r, n := utf8.DecodeRuneInString(first); {
		case eastAsian(r):
			first = first[:n] // such a line breaks anywhere
		case unspaced(r):
			return false // and where such a one breaks no one can tell
		}
		if isItem(b) || utf8.RuneCountInString(a)+1+utf8.RuneCountInString(first) > width-wrapSlack {
			full++
		}
	}
	return float64(full) >= wrappedShare*float64(joints)
}

// bullets are the signs that open an item of a list.
var bullets = []string{"•", "·", "‣", "▪", "●", "◦", "*", "-", "–"}

// isItem tells whether a line opens an item of a list: a bullet or a number.
func isItem(line string) bool {
	if bullet(line) != "" {
		return true
	}
	n := 0
	for n < len(line) && n < 3 && '0' <= line[n] && line[n] <= '9' {
		n++
	}
	return n > 0 && n+1 < len(line) && (line[n] == '.' || line[n] == ')') && line[n+1] == ' '
}

// bullet is the sign that a line opens with, "" if none. White space follows it.
func bullet(line string) string {
	for _, b := range bullets {
		if strings.HasPrefix(line, b) && len(line) > len(b) && isSpace(line[len(b)]) {
			return b
		}
	}
	return ""
}
