package clean

import (
	"strings"
	"sync"

	"github.com/lede-reader/lede/model"
)

// otherWire reads the openings of wire copy that have the agency not alone in brackets:
// "OSLO, May 5, 2026 /PRNewswire/ --", "OSLO, May 5, 2026, AP –", "OSLO, (APP – 5th
// May, 2026):", and the date before the place: "May 5, 2026 – Oslo, Norway –".
func otherWire(text string) (w wire, ok bool) {
	head := text[:min(len(text), maxDateline)]
	if !namesYear(head) {
		return w, false // all of them are dated
	}
	if before, rest, found := strings.Cut(head, " /"); found {
		if name, rest, found := strings.Cut(rest, "/"); found && afterDash(rest) != "" {
			return wireOf(text, before, name, len(head)-len(afterDash(rest)))
		}
	}
	if before, rest, found := strings.Cut(head, "("); found {
		inside, after, found := strings.Cut(rest, ")")
		name, _, dash := strings.Cut(inside, " - ")
		if found && dash && afterDash(after) != "" {
			return wireOf(text, before, name, len(head)-len(afterDash(after)))
		}
	}
	for _, dash := range [...]string{" – ", " — ", " - "} {
		before, rest, found := strings.Cut(head, dash)
		if !found {
			continue
		}
		if at := strings.LastIndexByte(before, ','); at > 0 {
			if w, ok = wireOf(text, before[:at], before[at+1:], len(before)+len(dash)); ok {
				return w, true
			}
		}
		place, _, found := strings.Cut(rest, dash)
		if _, dated, ok := readPlace(before); !found || !ok || !dated || !digit(before, len(before)-1) {
			continue
		}
		if name, _, ok := readPlace(place); ok && name != "" && len(place) <= maxPlaceBehind {
			return wire{place: name, end: len(before) + 2*len(dash) + len(place)}, true
		}
	}
	return w, false
}

// wireOf is the opening with a place and the name of an agency that is known; end is
// where the copy goes on.
func wireOf(text, place, agency string, end int) (w wire, ok bool) {
	names, known := readAgencies(agency)
	if !known || len(names) == 0 || !capital(text[end:]) && !digit(text, end) {
		return w, false
	}
	name, _, ok := readPlace(strings.TrimRight(place, ", "))
	return wire{name, names, end}, ok && name != ""
}

// placeAlone tells whether a line under a byline is the place it was written at: a city
// in capitals, its country perhaps.
func placeAlone(line string) bool {
	town, _, more := strings.Cut(line, ",")
	name, dated, ok := readPlace(line)
	return ok && !dated && name != "" && len(town) >= len("ROMA") && town == strings.ToUpper(town) && !heading(town) && (more || capitalCities()[town])
}

// capitalCities are the cities in capital letters.
var capitalCities = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for name := range cities() {
		out[strings.ToUpper(name)] = true
	}
	return out
})

// datelineDate is the date within the opening of wire copy, zero if it names no year.
func datelineDate(opening string) model.Date {
	if !namesYear(opening) {
		return model.Date{}
	}
	for _, f := range partFields(opening, dayFirst).fields {
		if f.kind == dateField {
			return f.moment.date()
		}
	}
	return model.Date{}
}
