package source

import (
	"bytes"
	"encoding/json"
	"iter"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// Members goes through the names and values of a JSON object, which must be
// valid, as the line of an item is; the values are parts of it. It exists because encoding/json takes three times as long to give a few
// strings of a large object, and takes "ID" for "id".
func Members(object []byte) iter.Seq2[string, []byte] {
	return func(yield func(string, []byte) bool) {
		b := skipSpace(object[1:])
		for b[0] != '}' {
			n := stringLen(b)
			name := unquote(b[:n])
			b = skipSpace(skipSpace(b[n:])[1:]) // :
			n = valueLen(b)
			if !yield(name, b[:n]) {
				return
			}
			if b = skipSpace(b[n:]); b[0] == ',' {
				b = skipSpace(b[1:])
			}
		}
	}
}

func skipSpace(b []byte) []byte {
	for b[0] == ' ' || b[0] == '\t' || b[0] == '\r' || b[0] == '\n' {
		b = b[1:]
	}
	return b
}

// valueLen is the length of the value that b starts with.
func valueLen(b []byte) int {
	depth, n := 0, 0
	for {
		switch b[n] {
		case '"':
			n += stringLen(b[n:])
		case '{', '[':
			depth++
			n++
		case '}', ']':
			depth--
			n++
		default:
			n++
		}
		if depth == 0 && (bytes.IndexByte([]byte(`"}]`), b[n-1]) >= 0 || bytes.IndexByte([]byte(", \t\r\n}]"), b[n]) >= 0) {
			return n
		}
	}
}

// stringLen is the length of the string that b starts with, quotes included.
func stringLen(b []byte) int {
	n := 1
	for {
		n += bytes.IndexByte(b[n:], '"')
		slashes := 0
		for b[n-1-slashes] == '\\' {
			slashes++
		}
		n++
		if slashes%2 == 0 {
			return n
		}
	}
}

// unquote is what a valid JSON string means. Half a surrogate pair is U+FFFD.
func unquote(b []byte) string {
	b = b[1 : len(b)-1]
	i := bytes.IndexByte(b, '\\')
	if i < 0 {
		return string(b)
	}
	out := make([]byte, 0, len(b))
	for i >= 0 {
		out = append(out, b[:i]...)
		c := b[i+1]
		b = b[i+2:]
		switch c {
		case 'b', 'f', 'n', 'r', 't':
			out = append(out, "\b\f\n\r\t"[bytes.IndexByte([]byte("bfnrt"), c)])
		case 'u':
			r := hex4(b)
			b = b[4:]
			if utf16.IsSurrogate(r) {
				if len(b) >= 6 && b[0] == '\\' && b[1] == 'u' && utf16.DecodeRune(r, hex4(b[2:])) != utf8.RuneError {
					r = utf16.DecodeRune(r, hex4(b[2:]))
					b = b[6:]
				} else {
					r = utf8.RuneError
				}
			}
			out = utf8.AppendRune(out, r)
		default:
			out = append(out, c)
		}
		i = bytes.IndexByte(b, '\\')
	}
	return string(append(out, b...))
}

func hex4(b []byte) rune {
	n, _ := strconv.ParseUint(string(b[:4]), 16, 32)
	return rune(n)
}

// valid tells what is wrong with a line, nil if it is a JSON object.
func valid(line []byte) error {
	if !json.Valid(line) {
		var v any
		return notJSON(json.Unmarshal(line, &v))
	}
	if line[0] != '{' {
		return errNoObject
	}
	return nil
}
