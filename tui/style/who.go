package style

import (
	"strings"
	"time"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/safe"
)

// Who is who a copy is of: its agencies if it has a credit, else its source; ""
// if neither is known.
func Who(credits []string, source string) string {
	if who := safe.Row(strings.Join(credits, "/")).String(); who != "" {
		return who
	}
	return safe.Row(source).String()
}

// Copy is a version in a few words: who and when ("dpa/NAN 19 Feb"), as far as
// they are known.
func Copy(v model.Version, now time.Time) string {
	words := strings.TrimSpace(Who(v.Credits, v.Source) + " " + Short(v.Published, now))
	if words == "" {
		return "an undated copy"
	}
	return words
}

// Named is who speaks and as what, "" if nobody is named.
func Named(name, role string) string {
	who, as := safe.Row(name).String(), safe.Row(role).String()
	if who != "" && as != "" {
		who += ", "
	}
	return who + as
}
