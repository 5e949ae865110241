package outline

import (
	"strings"

	"github.com/lede-reader/lede/model/markup"
)

// space is the namespace of lede's own attributes in OPML. It is a name, not an
// address that is asked.
const space = "https://github.com/lede-reader/lede/opml"

// Lede's own attributes, with the prefix that WriteOPML declares for them.
const (
	ownKind     = "lede:kind"     // model.SourceKind, where it is not a feed
	ownName     = "lede:name"     // what the person calls it
	ownFullText = "lede:fulltext" // "true"
	ownPath     = "lede:path"     // of a folder or file
)

// attributes of an outline, names in lower case: OPML says xmlUrl, and files say
// xmlurl and XMLURL.
type attributes map[string]string

func attributesOf(raw []byte) attributes {
	a := attributes{}
	for name, value := range markup.Attrs(raw) {
		if name = strings.ToLower(name); a[name] == "" {
			a[name] = value
		}
	}
	if a["xmlurl"] == "" { // a quote before it was not closed
		a["xmlurl"] = lostAddress(string(raw))
	}
	return a
}

// lostAddress is what stands behind xmlUrl= wherever that is, "" if nowhere.
func lostAddress(raw string) string {
	i := strings.Index(strings.ToLower(raw), `xmlurl="`)
	if i < 0 || len(strings.ToLower(raw)) != len(raw) {
		return ""
	}
	value, _, _ := strings.Cut(raw[i+len(`xmlurl="`):], `"`)
	return markup.Unescape([]byte(value))
}

func (a attributes) of(name string) string { return a[name] }
