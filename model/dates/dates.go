package dates

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

// Words gives the words of dates; they are read once and must not be changed.
var Words = sync.OnceValue(func() *List {
	l := &List{map[string]int{}, map[string]int{}, zones{}, zones{}, map[string]string{}}
	month, weekday := 0, 0
	for line := range strings.Lines(text) {
		f := strings.Fields(line)
		if len(f) == 0 || f[0] == "#" {
			continue
		}
		switch f[0] {
		case "month":
			month++
		case "weekday":
			weekday++
		}
		for _, w := range f[1:] {
			switch f[0] {
			case "month":
				l.Month[w] = month
			case "zone":
				l.Zone.add(w)
			case "likely":
				l.Likely.add(w)
			case "weekday":
				l.Weekday[w] = weekday
				l.Kind[w] = f[0]
			default:
				l.Kind[w] = f[0]
			}
		}
	}
	return l
})

//go:embed dates.txt
var text string

// List is the words of dates, all lower case.
type List struct {
	Month   map[string]int    // 1–12
	Weekday map[string]int    // 1–7, from Monday
	Zone    zones             // names of one zone
	Likely  zones             // names of several, with the one that is most likely
	Kind    map[string]string // all others: weekday, published, updated, filler, half
}

// zones are minutes east of Greenwich.
type zones map[string]int

func (z zones) add(w string) {
	name, minutes, _ := strings.Cut(w, ":")
	z[name], _ = strconv.Atoi(minutes)
}
