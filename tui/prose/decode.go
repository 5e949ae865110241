package prose

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// run is words in one ink: the parameters of an SGR sequence, "" for none.
type run struct{ text, sgr string }

// decode reads what Glamour wrote back into lines of runs without space at their
// ends. It is the second gate: of escape sequences only SGR with sane parameters
// counts, everything else and every control character is dropped.
func decode(out string) [][]run {
	var lines [][]run
	var cur []run
	sgr := ""
	for i := 0; i < len(out); {
		switch c := out[i]; {
		case c == '\n':
			lines = append(lines, trim(cur))
			cur = nil
			i++
		case c == 0x1b:
			params, n, ok := sgrAt(out[i:])
			if ok && (params == "" || params == "0") {
				sgr = ""
			} else if ok {
				sgr = both(sgr, params)
			}
			i += n
		default:
			end := i
			for end < len(out) && out[end] != '\n' && out[end] != 0x1b {
				end++
			}
			if text := strings.Map(printable, out[i:end]); text != "" {
				if n := len(cur) - 1; n >= 0 && cur[n].sgr == sgr {
					cur[n].text += text
				} else {
					cur = append(cur, run{text, sgr})
				}
			}
			i = end
		}
	}
	return append(lines, trim(cur))
}

// sgrAt reads one escape sequence: its parameters if it is a sane SGR, and how
// many bytes to go on by. Of anything else only the ESC is skipped: what follows
// it was text to the gate and stays text.
func sgrAt(s string) (params string, n int, ok bool) {
	if len(s) < 3 || s[1] != '[' {
		return "", 1, false
	}
	i := 2
	for i < len(s) && (s[i] >= '0' && s[i] <= '9' || s[i] == ';') {
		i++
	}
	if i == len(s) || s[i] != 'm' || i > longestSGR {
		return "", 1, false
	}
	return s[2:i], i + 1, true
}

// longestSGR is more than a foreground, a background and all attributes take.
// Bubble Tea panics past 32 parameters.
const longestSGR = 48

func printable(r rune) rune {
	if unicode.IsControl(r) || r == utf8.RuneError {
		if r == utf8.RuneError {
			return r
		}
		return -1
	}
	return r
}

// trim takes the space off the end of a line.
func trim(runs []run) []run {
	for n := len(runs) - 1; n >= 0; n-- {
		runs[n].text = strings.TrimRight(runs[n].text, " ")
		if runs[n].text != "" {
			return runs
		}
		runs = runs[:n]
	}
	return nil
}

// plain is the words of a line.
func plain(runs []run) string {
	if len(runs) == 1 {
		return runs[0].text
	}
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(r.text)
	}
	return b.String()
}

// tint puts bytes from up to to of a line of runs in another ink, over their own.
func tint(runs []run, from, to int, sgr string) []run {
	if sgr == "" || from >= to {
		return runs
	}
	var out []run
	at := 0
	for _, r := range runs {
		a, b := clusterAt(r.text, from-at), clusterAt(r.text, to-at)
		at += len(r.text)
		for _, part := range []run{{r.text[:a], r.sgr}, {r.text[a:b], both(r.sgr, sgr)}, {r.text[b:], r.sgr}} {
			if part.text != "" {
				out = append(out, part)
			}
		}
	}
	return out
}

// clusterAt is byte at of s, moved into s and on to the start of a grapheme
// cluster: ink that changes within one would change its width.
func clusterAt(s string, at int) int {
	at = min(max(at, 0), len(s))
	for it := graphemes.FromString(s); it.Next(); {
		if it.Start() >= at {
			return it.Start()
		}
	}
	return len(s)
}

// both is two inks over each other: attributes add up, of colours the second
// counts. The order is always the same, so that equal inks are equal strings.
func both(a, b string) string {
	var fg, bg string
	attrs := make([]string, 0, 4)
	parts := strings.Split(a+";"+b, ";")
	for i := 0; i < len(parts); i++ {
		n, err := strconv.Atoi(parts[i])
		switch {
		case err != nil || n == 0:
		case n == 38 || n == 48:
			end := min(i+3, len(parts)) // 38;5;n
			if i+1 < len(parts) && parts[i+1] == "2" {
				end = min(i+5, len(parts)) // 38;2;r;g;b
			}
			if n == 38 {
				fg = strings.Join(parts[i:end], ";")
			} else {
				bg = strings.Join(parts[i:end], ";")
			}
			i = end - 1
		case n >= 30 && n < 40 || n >= 90 && n < 100:
			fg = parts[i]
		case n >= 40 && n < 50 || n >= 100:
			bg = parts[i]
		case !slices.Contains(attrs, parts[i]):
			attrs = append(attrs, parts[i])
		}
	}
	slices.Sort(attrs)
	for _, color := range []string{fg, bg} {
		if color != "" {
			attrs = append(attrs, color)
		}
	}
	return strings.Join(attrs, ";")
}

// write writes runs as the fewest sequences.
func write(out *strings.Builder, runs []run) {
	for _, r := range runs {
		if r.sgr == "" || r.text == "" {
			out.WriteString(r.text)
			continue
		}
		out.WriteString("\x1b[" + r.sgr + "m" + r.text + "\x1b[m")
	}
}
