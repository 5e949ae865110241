package source

import (
	"errors"
	"fmt"
	"strings"

	"github.com/lede-reader/lede/model/charset"
)

// Page makes UTF-8 of a web page; contentType is what its server called it,
// which counts where the bytes are not Unicode and the page itself is silent.
// What is no text in any way is an error. NUL bytes are dropped.
func Page(body []byte, contentType string) (string, error) {
	return decode(body, charset.Declared(body), charset.Served(contentType))
}

// decode makes UTF-8 of a document as package charset does with the labels.
func decode(b []byte, labels ...string) (string, error) {
	if what := binary(b); what != "" {
		return "", fmt.Errorf("is %s, not text", what)
	}
	s := string(charset.Decode(b, labels...))
	if isJunk(s) {
		return "", errors.New("is not text")
	}
	return strings.ReplaceAll(s, "\x00", ""), nil
}

// isJunk tells of bytes that are no text: more than one control character among
// a hundred.
func isJunk(s string) bool {
	s = strings.TrimRight(s, "\x00") // what a disk leaves of a file that was not finished
	controls := 0
	for i := range len(s) {
		if c := s[i]; c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1B {
			controls++
		}
	}
	return controls > 2 && controls*100 > len(s)
}
