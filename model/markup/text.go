package markup

import (
	"bytes"
	"html"
	"iter"
	"strings"
	"unicode/utf8"
)

// maxAttrs is how many attributes of a tag are read.
const maxAttrs = 64

// Attrs are the attributes of a start tag in order, names as printed, values
// unescaped. Of an attribute without a value it is "".
func Attrs(raw []byte) iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for range maxAttrs {
			raw = bytes.TrimLeft(raw, " \t\r\n/=\"'")
			if len(raw) == 0 {
				return
			}
			n := bytes.IndexAny(raw, "= \t\r\n\"'/")
			if n < 0 {
				n = len(raw)
			}
			name := string(raw[:n])
			var value []byte
			if rest, ok := bytes.CutPrefix(bytes.TrimLeft(raw[n:], " \t\r\n"), []byte("=")); ok {
				value, raw = attrValue(bytes.TrimLeft(rest, " \t\r\n"))
			} else {
				raw = raw[n:]
			}
			if !yield(name, Unescape(value)) {
				return
			}
		}
	}
}

// attrValue cuts the value that b starts with from the rest.
func attrValue(b []byte) (value, rest []byte) {
	if len(b) == 0 {
		return nil, nil
	}
	if b[0] == '"' || b[0] == '\'' {
		value, rest, _ = bytes.Cut(b[1:], b[:1])
		return value, rest
	}
	if i := bytes.IndexAny(b, " \t\r\n"); i >= 0 {
		return b[:i], b[i:]
	}
	return b, nil
}

// Attr is the value of one attribute, "" if the tag has none of the name. Upper
// and lower case are the same.
func Attr(raw []byte, name string) string {
	for n, v := range Attrs(raw) {
		if strings.EqualFold(n, name) {
			return v
		}
	}
	return ""
}

// Unescape resolves the references in text once: those of XML, those of HTML by
// name with their semicolon, and numbers. What is no reference stays, as does a
// reference to an entity of a DTD. A control character is dropped.
func Unescape(raw []byte) string {
	amp := bytes.IndexByte(raw, '&')
	if amp < 0 {
		return string(raw)
	}
	var b strings.Builder
	b.Grow(len(raw))
	for amp >= 0 {
		b.Write(raw[:amp])
		raw = raw[amp:]
		n := refLen(raw)
		if n == 0 {
			b.WriteByte('&')
			n = 1
		} else {
			b.WriteString(resolve(string(raw[:n])))
		}
		raw = raw[n:]
		amp = bytes.IndexByte(raw, '&')
	}
	b.Write(raw)
	return b.String()
}

// maxRef is the longest reference: &CounterClockwiseContourIntegral;
const maxRef = 33

// refLen is the length of what may be a reference at the start of b, else 0.
func refLen(b []byte) int {
	for i := 1; i < len(b) && i < maxRef; i++ {
		c := b[i]
		switch {
		case c == ';' && i > 1:
			return i + 1
		case c == '#' && i == 1, 'a' <= c|0x20 && c|0x20 <= 'z', '0' <= c && c <= '9':
		default:
			return 0
		}
	}
	return 0
}

// resolve is what a reference stands for, itself if for nothing.
func resolve(ref string) string {
	switch ref {
	case "&amp;":
		return "&"
	case "&lt;":
		return "<"
	case "&gt;":
		return ">"
	case "&quot;":
		return `"`
	case "&apos;":
		return "'"
	}
	if ref == "&#x;" || ref == "&#X;" {
		return ref
	}
	s := html.UnescapeString(ref)
	if len(s) > 1 && s[len(s)-1] == ';' { // &notit; is not ¬ and "it;"
		return ref
	}
	switch r, size := utf8.DecodeRuneInString(s); {
	case size < len(s):
		return s
	case r == '\v' || r == '\f':
		return " "
	case r < ' ' && r != '\n' && r != '\t' && r != '\r' || 0x7F <= r && r < 0xA0:
		return ""
	}
	return s
}
