package source

import (
	"mime"

	"golang.org/x/net/html/charset"
)

// Page makes UTF-8 of a web page; contentType is what its server called it,
// which counts where the bytes are not Unicode and the page itself is silent.
func Page(body []byte, contentType string) (string, error) {
	if unicodeOf(body) == "" && asDeclared(body) == "" {
		if _, params, err := mime.ParseMediaType(contentType); err == nil && params["charset"] != "" {
			if e, _ := charset.Lookup(params["charset"]); e != nil {
				body = []byte(with(e, body))
			}
		}
	}
	return decode(body, true)
}
