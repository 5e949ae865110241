package markup

import "bytes"

// Kind says what a Token is.
type Kind uint8

// The kinds of tokens. Comments, instructions and DTDs are skipped.
const (
	Text  Kind = iota // Raw is escaped: see Unescape
	CData             // Raw is as it is meant
	Open              // a start tag
	Close             // an end tag
)

// Token is a tag or a run of text. Its bytes are the document's.
type Token struct {
	Kind       Kind
	Name       []byte // of a tag, with its prefix, as printed
	Raw        []byte // of text: the text; of a start tag: its attributes, see Attrs
	Start, End int    // the token's span of the document in bytes, End exclusive
	Empty      bool   // a start tag that is its own end: <br/>
}

// maxTag is the longest tag. Attributes hold at most a text (OPML, and some
// content in feeds), never a document.
const maxTag = 1 << 20

// Scanner goes through a document, which must be UTF-8.
type Scanner struct {
	// Closers are end tags that stand at the end of what a CDATA section may
	// hold, such as "</item>". A section that seems to hold one of them, space
	// and the start tag of another such element was never closed: it ends at
	// the closer.
	Closers []string

	doc   []byte
	pos   int
	held  Token // the tag behind the text that was given last, or what was put back
	holds bool
	found map[string]place
}

// place is where a string stands first behind from, len(doc) for nowhere.
type place struct{ from, at int }

// Scan is a scanner at the start of doc.
func Scan(doc []byte) *Scanner { return &Scanner{doc: doc, found: map[string]place{}} }

// Unread puts the tag back that Next gave last.
func (s *Scanner) Unread(tag Token) { s.held, s.holds = tag, true }

// Next is the next token; false at the end.
func (s *Scanner) Next() (Token, bool) {
	if s.holds {
		s.holds = false
		return s.held, true
	}
	start := s.pos
	for s.pos < len(s.doc) {
		i := bytes.IndexByte(s.doc[s.pos:], '<')
		if i < 0 {
			s.pos = len(s.doc)
			break
		}
		at := s.pos + i
		t, found := s.tag(at) // leaves pos behind what it looked at
		if !found {
			continue // it was text
		}
		t.Start, t.End = at, s.pos
		text := Token{Kind: Text, Raw: s.doc[start:at], Start: start, End: at}
		start = s.pos
		switch {
		case t.Kind == Text && at > text.Start: // skipped, behind text
			return text, true
		case t.Kind == Text:
			continue
		case at > text.Start:
			s.held, s.holds = t, true
			return text, true
		}
		return t, true
	}
	if start < len(s.doc) {
		return Token{Kind: Text, Raw: s.doc[start:], Start: start, End: len(s.doc)}, true
	}
	return Token{}, false
}

// tag reads what starts with "<" at i; false if that is text. What is skipped is
// a Text without Raw.
func (s *Scanner) tag(i int) (Token, bool) {
	rest := s.doc[i:]
	switch {
	case len(rest) < 2:
		s.pos = i + 1
		return Token{}, false
	case bytes.HasPrefix(rest, []byte("<!--")):
		s.pos = s.after(i+4, "-->", i)
		return Token{}, true
	case bytes.HasPrefix(rest, []byte("<![CDATA[")):
		return s.cdata(i + len("<![CDATA[")), true
	case rest[1] == '?':
		s.pos = s.after(i+2, "?>", i)
		return Token{}, true
	case rest[1] == '!' && len(rest) > 2 && letter(rest[2]):
		s.pos = s.doctype(i + 2)
		return Token{}, true
	case rest[1] == '/' && len(rest) > 2 && letter(rest[2]):
		return s.closing(i)
	case letter(rest[1]):
		return s.opening(i)
	}
	s.pos = i + 1
	return Token{}, false
}

// find is where what stands at from or behind it, len(doc) if nowhere. It looks
// at each byte once for each string, however often it is asked.
func (s *Scanner) find(from int, what string) int {
	p, ok := s.found[what]
	if !ok || from < p.from || p.at < from {
		p = place{from, len(s.doc)}
		if i := bytes.Index(s.doc[min(from, p.at):], []byte(what)); i >= 0 {
			p.at = from + i
		}
		s.found[what] = p
	}
	return p.at
}

// after is the place behind the next what, or, if there is none, behind the ">"
// after from; at the end without either.
func (s *Scanner) after(i int, what string, from int) int {
	if at := s.find(i, what); at < len(s.doc) {
		return at + len(what)
	}
	return min(s.find(from, ">")+1, len(s.doc))
}

// cdata reads a section whose text starts at i.
func (s *Scanner) cdata(i int) Token {
	end := s.find(i, "]]>")
	s.pos = min(end+3, len(s.doc))
	for _, closer := range s.Closers {
		// "</item>" then "<item": the section was not closed. Where nothing
		// closes it at all, the first closer ends it.
		for from := i; ; {
			at := s.find(from, closer)
			if at >= end {
				break
			}
			behind := bytes.TrimLeft(s.doc[at+len(closer):min(at+len(closer)+256, len(s.doc))], " \t\r\n")
			if end == len(s.doc) || bytes.HasPrefix(behind, []byte("<"+closer[2:len(closer)-1])) {
				end, s.pos = at, at
				break
			}
			from = at + len(closer)
		}
	}
	t := Token{Kind: CData, Raw: s.doc[i:end]}
	if s.pos == end { // never closed: the end tags before the closer are not text
		t.Raw = withoutEndTag(t.Raw)
	}
	return t
}

// withoutEndTag is text without an end tag that it ends with.
func withoutEndTag(b []byte) []byte {
	trimmed := bytes.TrimRight(b, " \t\r\n")
	if i := bytes.LastIndex(trimmed, []byte("</")); i >= 0 && bytes.HasSuffix(trimmed, []byte(">")) &&
		bytes.IndexByte(trimmed[i:], '>') == len(trimmed)-i-1 {
		return trimmed[:i]
	}
	return b
}

// doctype is the place behind a DTD whose text starts at i.
func (s *Scanner) doctype(i int) int {
	end, subset := s.find(i, ">"), s.find(i, "[")
	if subset > end {
		return min(end+1, len(s.doc))
	}
	// the internal subset; entities in it hold ">"
	if end = s.find(subset, "]>"); end < len(s.doc) {
		return end + 2
	}
	return min(s.find(i, ">")+1, len(s.doc))
}

// closing reads an end tag at i. One that meets another "<" first ends there.
func (s *Scanner) closing(i int) (Token, bool) {
	n := nameLen(s.doc[i+2:])
	t := Token{Kind: Close, Name: s.doc[i+2 : i+2+n]}
	j := i + 2 + n
	for ; j < len(s.doc) && s.doc[j] != '>' && s.doc[j] != '<'; j++ {
		if j-i > 256 { // no end tag
			s.pos = j
			return t, false
		}
	}
	s.pos = j
	if j < len(s.doc) && s.doc[j] == '>' {
		s.pos++
	}
	return t, true
}

// opening reads a start tag at i; false if it meets "<" or the end before ">". One
// with an attribute in quotes is surely a tag: if it meets "<" it ends there.
func (s *Scanner) opening(i int) (Token, bool) {
	n := nameLen(s.doc[i+1:])
	t := Token{Kind: Open, Name: s.doc[i+1 : i+1+n]}
	start := i + 1 + n
	j, sure := start, false
	for j < len(s.doc) && j-i < maxTag {
		switch c := s.doc[j]; c {
		case '>':
			t.Raw = s.doc[start:j]
			s.pos = j + 1
			if t.Empty = len(t.Raw) > 0 && t.Raw[len(t.Raw)-1] == '/' && !unquoted(t.Raw); t.Empty {
				t.Raw = t.Raw[:len(t.Raw)-1]
			}
			return t, true
		case '<':
			t.Raw = s.doc[start:j]
			s.pos = j
			return t, sure
		case '"', '\'':
			if !assigned(s.doc[start:j]) { // a mark in prose: <them 'n' us>
				j++
				continue
			}
			j, sure = s.quoted(j, c), true
		default:
			j++
		}
	}
	s.pos = min(j, len(s.doc))
	return t, false
}

// quoted is the place behind the value in quotes that starts at j. A quote that
// closes nothing, because tags lie between, is left: then it is the place of the
// ">" that ends the tag.
func (s *Scanner) quoted(j int, quote byte) int {
	end := s.find(j+1, string(quote))
	if bytes.IndexByte(s.doc[j+1:min(end, len(s.doc))], '<') < 0 && end < len(s.doc) {
		return end + 1
	}
	if end+1 < len(s.doc) {
		if c := s.doc[end+1]; space(c) || c == '/' || c == '>' || c == '?' {
			return end + 1
		}
	}
	return s.find(j+1, ">")
}

// assigned tells of attributes that end with "=".
func assigned(b []byte) bool {
	b = bytes.TrimRight(b, " \t\r\n")
	return len(b) > 0 && b[len(b)-1] == '='
}

// unquoted tells of a slash that belongs to a value: <a href=/b/>.
func unquoted(b []byte) bool {
	i := bytes.LastIndexAny(b, " \t\r\n\"'")
	eq := bytes.LastIndexByte(b, '=')
	return eq > i && eq < len(b)-2
}

// nameLen is the length of the name that b starts with.
func nameLen(b []byte) int {
	for i, c := range b {
		if !letter(c) && c != '-' && c != '.' && (c < '0' || '9' < c) {
			return i
		}
	}
	return len(b)
}

func letter(c byte) bool {
	return 'a' <= c|0x20 && c|0x20 <= 'z' || c == '_' || c == ':' || c >= 0x80
}

func space(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }
