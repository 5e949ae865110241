package quotes

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// span is a run of the text between quotation marks, in bytes.
type span struct {
	start, end       int // the words, outer marks and spaces left out
	outStart, outEnd int // with the marks
	single           bool
}

// paragraph is one non-empty line of the text, in bytes, spaces trimmed.
type paragraph struct{ start, end int }

// lookahead bounds, in bytes, how far a mark looks for its partner, so that a
// text of nothing but marks stays linear.
const lookahead = 1500

// findSpans runs the state machine over the text, paragraph by paragraph.
// Single marks count only where more runs stand in them than in double ones.
func findSpans(text string, paras []paragraph) []span {
	double := scanMarks(text, paras, false)
	if !strings.ContainsAny(text, "‘'‹‚") {
		return double
	}
	all := scanMarks(text, paras, true)
	singles := 0
	for _, s := range all {
		if s.single {
			singles++
		}
	}
	if singles > len(double) {
		return all
	}
	return double
}

// splitParagraphs cuts the text at line ends.
func splitParagraphs(text string) []paragraph {
	out := make([]paragraph, 0, 1+strings.Count(text, "\n"))
	for at := 0; at <= len(text); {
		end := strings.IndexByte(text[at:], '\n')
		if end < 0 {
			end = len(text)
		} else {
			end += at
		}
		line := text[at:end]
		left := len(line) - len(strings.TrimLeftFunc(line, unicode.IsSpace))
		if trimmed := strings.TrimSpace(line); trimmed != "" {
			out = append(out, paragraph{at + left, at + left + len(trimmed)})
		}
		at = end + 1
	}
	return out
}

// marker is the state machine: at most one quotation is open at a time.
type marker struct {
	text    string
	singles bool
	out     []span

	open     rune // the opening mark, 0 when nothing is open
	outStart int
	start    int
	depth    int // marks of the same kind nested inside
}

func scanMarks(text string, paras []paragraph, singles bool) []span {
	m := marker{text: text, singles: singles}
	for i, p := range paras {
		at := p.start
		if m.open != 0 {
			r, size := utf8.DecodeRuneInString(text[at:])
			switch {
			case continues(m.open, r):
				at += size // goes on: the mark is inside, the quotation is one
			default:
				m.close(paras[i-1].end, paras[i-1].end)
			}
		}
		m.paragraph(at, p.end)
	}
	if m.open != 0 {
		m.close(paras[len(paras)-1].end, paras[len(paras)-1].end)
	}
	return m.out
}

// continues tells whether a paragraph that begins with r carries on a
// quotation that was opened by open.
func continues(open, r rune) bool {
	switch open {
	case '“', '"':
		return r == '“' || r == '"'
	case '«', '»':
		return r == '«' || r == '»'
	}
	return r == open
}

func (m *marker) paragraph(at, end int) {
	for at < end {
		if at = nextMark(m.text, at, end); at == end {
			return
		}
		r, size := utf8.DecodeRuneInString(m.text[at:])
		if (r == '\'' || r == '’' || r == '`') && strings.HasPrefix(m.text[at+size:end], string(r)) {
			size *= 2 // a doubled single mark is one double mark
			r = map[rune]rune{'\'': '″', '’': '″', '`': '‶'}[r]
		}
		m.mark(r, at, at+size, end)
		at += size
	}
}

// nextMark is where the next of " “ ” „ « » ' ‘ ’ ` ‹ › ‚ 「 」 『 』 stands in
// text[at:end], end if there is none.
func nextMark(text string, at, end int) int {
	for ; at < end; at++ {
		switch c := text[at]; {
		case c == '"' || c == '\'' || c == '`':
			return at
		case c < 0xC2:
		case c == 0xC2:
			if at+1 < end && (text[at+1] == 0xAB || text[at+1] == 0xBB) {
				return at
			}
		case (c == 0xE2 || c == 0xE3) && at+2 < end && text[at+1] == 0x80:
			third := text[at+2]
			low := third >= 0x98 && third <= 0x9A || third >= 0x9C && third <= 0x9E || third == 0xB9 || third == 0xBA
			if c == 0xE2 && low || c == 0xE3 && third >= 0x8C && third <= 0x8F {
				return at
			}
		}
	}
	return end
}

func (m *marker) mark(r rune, at, after, end int) {
	switch {
	case m.open == 0:
		if m.opens(r, at, after, end) {
			m.open, m.outStart, m.start, m.depth = r, at, after, 0
		}
	case m.closes(r, at, after, end):
		if m.depth > 0 {
			m.depth--
			return
		}
		m.close(at, after)
	case m.reopens(r, at, after):
		if m.nested(r, after, end) {
			m.depth++
			return
		}
		m.open, m.outStart, m.start, m.depth = r, at, after, 0 // the mark before was never closed
	}
}

// opens tells whether the mark r at at begins a quotation.
func (m *marker) opens(r rune, at, after, end int) bool {
	before, next := m.around(at, after)
	switch r {
	case '“', '„', '«', '「', '『', '‶':
		return !unicode.IsSpace(next) || r == '«' || r == '“'
	case '»':
		return boundary(before) && wordly(next)
	case '"', '”':
		return (boundary(before) || strings.ContainsRune(":,;.", before)) && !unicode.IsSpace(next) && next != 0
	case '‹', '‚':
		return m.singles && boundary(before) && wordly(next)
	case '‘', '\'':
		return m.singles && boundary(before) && wordly(next) && m.singleCloses(after, end)
	}
	return false
}

// closes tells whether the mark r ends the open quotation.
func (m *marker) closes(r rune, at, after, end int) bool {
	before, next := m.around(at, after)
	switch m.open {
	case '“', '‶':
		return r == '”' || r == '″' || r == '"' && !opening(before, next)
	case '"':
		return r == '"' && !opening(before, next) || r == '”' || r == '″' && !wordly(next)
	case '„':
		return r == '“' || r == '”' || r == '"'
	case '”':
		return r == '”' || r == '“' && !boundary(before)
	case '«':
		return r == '»'
	case '»':
		return r == '«'
	case '「':
		return r == '」'
	case '『':
		return r == '』'
	case '‹':
		return r == '›'
	case '‚':
		return r == '‘' || r == '’' || r == '\''
	case '‘', '\'':
		return (r == '’' || r == '\'') && m.singleClose(at, after, end)
	}
	return false
}

// reopens tells whether r is of the open quotation's own kind and opens again.
func (m *marker) reopens(r rune, at, after int) bool {
	if m.open == '"' && r == '"' {
		return opening(m.around(at, after))
	}
	return r == m.open && (r == '“' || r == '«' || r == '„' || r == '「')
}

// nested tells whether an inner quotation that begins at after ends before the
// outer one does: two closing marks come before the next opening one.
func (m *marker) nested(r rune, after, end int) bool {
	closing := map[rune]rune{'“': '”', '«': '»', '„': '“', '「': '」', '"': '"'}[r]
	closed := 0
	for i, c := range m.text[after:min(end, after+lookahead)] {
		at := after + i
		switch {
		case c == closing && (c != '"' || !opening(m.around(at, at+1))):
			if closed++; closed == 2 {
				return true
			}
		case c == r:
			return false
		}
	}
	return false
}

// singleCloses tells whether a single mark that opens before at has a partner
// in its paragraph.
func (m *marker) singleCloses(at, end int) bool {
	limit := min(end, at+lookahead)
	for i, c := range m.text[at:limit] {
		if c == '’' || c == '\'' {
			if m.closeShape(at+i, at+i+utf8.RuneLen(c)) {
				return true
			}
		}
	}
	return limit < end
}

// singleClose tells a closing single mark from an apostrophe: "the
// players’ wives" has one that looks like it.
func (m *marker) singleClose(at, after, end int) bool {
	if !m.closeShape(at, after) {
		return false
	}
	before, next := m.around(at, after)
	if (before != 's' && before != 'S') || next != ' ' {
		return true
	}
	for i, c := range m.text[after:min(end, after+lookahead)] {
		switch {
		case c == '‘':
			return true
		case c == '’' || c == '\'':
			s := after + i
			b, n := m.around(s, s+utf8.RuneLen(c))
			if c == '\'' && opening(b, n) {
				return true
			}
			if m.closeShape(s, s+utf8.RuneLen(c)) {
				return false
			}
		}
	}
	return true
}

func (m *marker) closeShape(at, after int) bool {
	before, next := m.around(at, after)
	return !unicode.IsSpace(before) && !wordly(next)
}

// around is the rune before at and the one at after, 0 at the text's ends.
func (m *marker) around(at, after int) (before, next rune) {
	if at > 0 {
		before, _ = utf8.DecodeLastRuneInString(m.text[:at])
	}
	if after < len(m.text) {
		next, _ = utf8.DecodeRuneInString(m.text[after:])
	}
	return before, next
}

func (m *marker) close(end, outEnd int) {
	single := strings.ContainsRune("‘'‹‚", m.open)
	inner := m.text[m.start:end]
	left := len(inner) - len(strings.TrimLeftFunc(inner, unicode.IsSpace))
	inner = strings.TrimSpace(inner)
	start := m.start + left
	if strings.IndexFunc(inner, wordly) >= 0 {
		m.out = append(m.out, span{start, start + len(inner), m.outStart, outEnd, single})
	}
	m.open = 0
}

// opening tells whether a straight mark with these neighbours can only open.
func opening(before, next rune) bool { return boundary(before) && wordly(next) }

func boundary(r rune) bool {
	return r == 0 || unicode.IsSpace(r) || strings.ContainsRune("([{—–-/¿¡“‘«\"", r)
}

func wordly(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
