package feed

import (
	"bytes"
	"encoding/json"
)

// cutter cuts JSON, which may be broken, into its members and elements.
type cutter struct {
	doc    []byte
	at     int
	closed bool   // the object or array that was read last has its end
	first  []byte // the name that the first sound object starts with
	budget int    // bytes that may still be looked at, so that broken nesting costs no more than the document
}

func (c *cutter) space() {
	for c.at < len(c.doc) && bytes.IndexByte([]byte(" \t\r\n,"), c.doc[c.at]) >= 0 {
		c.at++
	}
}

// member goes to the value of the next member of an object; false at its end.
func (c *cutter) member() (string, bool) {
	c.space()
	c.closed = c.at < len(c.doc) && c.doc[c.at] == '}'
	if c.at >= len(c.doc) || c.doc[c.at] != '"' {
		return "", false
	}
	n := c.length()
	if n == 0 {
		return "", false
	}
	name, _ := jsonText(c.doc[c.at : c.at+n])
	c.at += n
	c.space()
	if c.at >= len(c.doc) || c.doc[c.at] != ':' {
		return "", false
	}
	c.at++
	c.space()
	return name, true
}

// enter steps into an array.
func (c *cutter) enter() bool {
	if c.at < len(c.doc) && c.doc[c.at] == '[' {
		c.at++
		return true
	}
	return false
}

func (c *cutter) value() (json.RawMessage, bool) {
	n := c.length()
	v := c.doc[c.at : c.at+n]
	c.at += n
	return v, n > 0
}

// element cuts the next element of an array out; more is false at its end, with
// the piece that breaks off if it does. sound tells that its brackets and quotes
// match; where they do not, the piece ends where another object seems to start.
func (c *cutter) element() (piece []byte, sound, more bool) {
	c.space()
	if c.closed = c.at < len(c.doc) && c.doc[c.at] == ']'; c.closed {
		c.at++
		return nil, false, false
	}
	if c.at >= len(c.doc) {
		return nil, false, false
	}
	n := c.length()
	if n > 0 && (json.Valid(c.doc[c.at:c.at+n]) || json.Valid(mend(c.doc[c.at:c.at+n]))) {
		piece = c.doc[c.at : c.at+n]
		c.at += n
		if c.first == nil && piece[0] == '{' {
			c.first = firstName(piece)
		}
		return piece, true, true
	}
	// where it has an end of its own, another object can only start before that
	end := c.nextObject(n)
	if end == 0 {
		end = n
	}
	if end == 0 {
		piece = c.doc[c.at:]
		c.at = len(c.doc)
		return piece, false, false
	}
	piece = c.doc[c.at : c.at+end]
	c.at += end
	return piece, false, true
}

// nextObject is how far it is to what looks like the start of the next item of
// an array: behind a comma, "{" and the name that the first item started with. 0
// if there is none in the first n bytes, or anywhere if n is 0.
func (c *cutter) nextObject(n int) int {
	rest := c.doc[c.at:]
	if n > 0 {
		rest = rest[:n]
	}
	for i := 1; i < len(rest); i++ {
		j := bytes.IndexByte(rest[i:], '{')
		if j < 0 {
			return 0
		}
		i += j
		before := bytes.TrimRight(rest[max(0, i-64):i], " \t\r\n")
		if !bytes.HasSuffix(before, []byte(",")) {
			continue
		}
		if name := firstName(rest[i:min(len(rest), i+128)]); name != nil && (c.first == nil || bytes.Equal(name, c.first)) {
			return i
		}
	}
	return 0
}

// firstName is the name of the first member of an object, in its quotes; nil if
// there is none.
func firstName(object []byte) []byte {
	rest := bytes.TrimLeft(object[1:], " \t\r\n")
	if len(rest) == 0 || rest[0] != '"' {
		return nil
	}
	end := bytes.IndexByte(rest[1:], '"')
	if end < 0 {
		return nil
	}
	return rest[:end+2]
}

// length is that of the value that starts at c.at, by its brackets and quotes; 0
// if it does not end.
func (c *cutter) length() int {
	depth, inText := 0, false
	for i := c.at; i < len(c.doc); i++ {
		if c.budget--; c.budget < 0 {
			return 0
		}
		b := c.doc[i]
		switch {
		case inText && b == '\\':
			i++
		case b == '"':
			inText = !inText
		case inText:
			continue
		case b == '{' || b == '[':
			depth++
		case b == '}' || b == ']':
			if depth--; depth < 0 {
				return i - c.at
			}
		case depth == 0 && (b == ',' || b == ' ' || b == '\n' || b == '\r' || b == '\t' || b == ':'):
			return i - c.at
		}
		if depth == 0 && !inText && (b == '"' || b == '}' || b == ']') {
			return i + 1 - c.at
		}
	}
	return 0
}

// mend escapes the line ends and tabs that stand in texts as they are, and takes
// out commas before a bracket.
func mend(b []byte) []byte {
	out := make([]byte, 0, len(b)+16)
	inText := false
	for i := 0; i < len(b); i++ {
		c := b[i]
		switch {
		case inText && c == '\\' && i+1 < len(b):
			i++
			if bytes.IndexByte([]byte(`"\/bfnrtu`), b[i]) < 0 { // \' and such
				out = append(out, b[i])
				continue
			}
			out = append(out, c, b[i])
			continue
		case c == '"':
			inText = !inText
		case inText && c == '\n':
			out = append(out, `\n`...)
			continue
		case inText && c == '\r':
			continue
		case inText && c == '\t':
			out = append(out, `\t`...)
			continue
		case !inText && c == ',':
			rest := bytes.TrimLeft(b[i+1:min(len(b), i+257)], " \t\r\n")
			if len(rest) > 0 && (rest[0] == '}' || rest[0] == ']') {
				continue
			}
		}
		out = append(out, c)
	}
	return out
}
