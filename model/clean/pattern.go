package clean

import (
	"regexp"
	"sync"
)

// pattern is a regular expression that is compiled at first use: together they
// would take several milliseconds of every start.
func pattern(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}
