package clean

import "strings"

// crew opens a line that says who did other work for the copy than write it.
var crew = pattern(`^(?i:(?:photos?|photographs?|photography|pictures?|illustrations?|illustrated|graphics?|videos?|edited|curated|medically reviewed|fact[- ]checked|translated|produced)(?: (?:and|&) \pL+)?(?: by\b:?|:)) *(\S.*)$`)

// crewLine tells whether a line is that: "Photos by Jo Marsh".
func crewLine(line string) bool {
	if !strings.Contains(line, ":") && !strings.Contains(line, "by ") && !strings.Contains(line, "BY ") && !strings.Contains(line, "By ") {
		return false
	}
	m := crew().FindStringSubmatch(line)
	if m == nil {
		return false
	}
	names, ok := namesOf(m[1], false)
	return ok && strings.Contains(names, " ")
}

// agencyLine reads a line that names an agency and a place: "PTI | New Delhi",
// "AFP, Paris".
func agencyLine(line string) ([]string, bool) {
	at := strings.IndexAny(line, "|,•·")
	if at < 2 || len(line) > maxAgencies {
		return nil, false
	}
	name, place := strings.Trim(line[:at], besideSigns), strings.Trim(line[at:], besideSigns)
	if !agencyNames()[name] || place != "" && !placeLine(place) && !labelled(place) || agencyName(place) {
		return nil, false
	}
	return []string{name}, true
}

// maxBars is how many fields a line with bars has at most.
const maxBars = 5

// barLine reads a line of fields parted by bars, of which one is a date and one
// names, "By" before them or known for one; the others are the names of sections:
// "by Jo Marsh | Mar 3, 2024 | Markets".
func barLine(line string, order figureOrder) (t topLine, ok bool) {
	sep := ""
	for _, s := range []string{" | ", " • ", " · "} {
		if n := strings.Count(line, s); n >= 2 && n < maxBars {
			sep = s
			break
		}
	}
	if sep == "" {
		return t, false
	}
	for part := range strings.SplitSeq(line, sep) {
		part = strings.Trim(part, besideSigns)
		if !t.date {
			if m, ok := readDate(part, order); ok {
				t.published, t.date = m, true
				continue
			}
		}
		if !t.by {
			if names, _, ok := writer(part); ok {
				t.names, t.by = names, true
				t.agencies = agenciesBeside(part)
				continue
			}
		}
		if names, ok := readAgencies(part); ok {
			t.agencies = append(t.agencies, names...)
			continue
		}
		if part != "" && !besideName(part) {
			return t, false
		}
	}
	t.labelled = true
	return t, t.by && t.date
}
