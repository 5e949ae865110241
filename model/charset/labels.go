package charset

import (
	"bytes"
	"mime"
)

// Declared is the label that a page or an XML document has at its start: in its
// XML declaration, else in <meta charset=…> or <meta … content="…; charset=…">;
// "" if there is none. Text that is neither may be about pages: do not ask it.
func Declared(b []byte) string {
	head := bytes.ToLower(b[:min(len(b), sniffed)])
	for _, in := range []struct{ tag, end, key string }{{"<?xml", "?>", "encoding"}, {"<meta", ">", "charset"}} {
		for rest := head; ; {
			_, tag, ok := bytes.Cut(rest, []byte(in.tag))
			if !ok {
				break
			}
			tag, rest, _ = bytes.Cut(tag, []byte(in.end))
			if label := value(tag, in.key); label != "" {
				return label
			}
		}
	}
	return ""
}

// value is what stands behind key= in a tag, quoted or not; "" if nothing does.
func value(tag []byte, key string) string {
	for {
		_, rest, ok := bytes.Cut(tag, []byte(key))
		if !ok {
			return ""
		}
		tag = rest
		v, ok := bytes.CutPrefix(bytes.TrimLeft(rest, space), []byte("="))
		if !ok {
			continue
		}
		v = bytes.TrimLeft(v, space+`"'`)
		if end := bytes.IndexAny(v, space+`"';>/?`); end >= 0 {
			v = v[:end]
		}
		if len(v) > 0 {
			return string(v)
		}
	}
}

const space = " \t\r\n"

// Served is the charset of a Content-Type, "" if it names none.
func Served(contentType string) string {
	_, params, _ := mime.ParseMediaType(contentType)
	return params["charset"]
}
