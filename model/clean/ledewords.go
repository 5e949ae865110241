package clean

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed lede.txt
var ledeList string

var ledeWords = sync.OnceValue(func() map[string]map[string]bool { return kinds(ledeList) })

func joints() map[string]bool  { return ledeWords()["joint"] }
func leaning() map[string]bool { return ledeWords()["leaning"] }

// kinds reads an embedded list whose lines are a kind and words of it.
func kinds(list string) map[string]map[string]bool {
	out := map[string]map[string]bool{}
	for line := range strings.Lines(list) {
		f := strings.Fields(line)
		if len(f) == 0 || f[0][0] == '#' {
			continue
		}
		if out[f[0]] == nil {
			out[f[0]] = map[string]bool{}
		}
		for _, w := range f[1:] {
			out[f[0]][w] = true
		}
	}
	return out
}
