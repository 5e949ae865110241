package clean

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/dates"
)

//go:embed cities.txt
var cityList string

// cities are the names of cities.txt.
var cities = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for line := range strings.Lines(cityList) {
		if line[0] != '#' {
			for name := range strings.SplitSeq(strings.TrimSpace(line), "|") {
				out[name] = true
			}
		}
	}
	return out
})

// maxDateline is how much of a paragraph is looked at for the opening of wire copy,
// in bytes.
const maxDateline = 120

// datelineFirst reads the opening of wire copy before the cues cut what stands around
// it, and it with them.
func (s *sheet) datelineFirst(a *model.Article) {
	for p, seen := 0, 0; p < len(s.paras) && seen < maxHead && a.Dateline == ""; p++ {
		if text, first, last := s.rest(p); first < last {
			seen++
			s.wireDateline(a, text)
		}
	}
}

// lateDateline reads the opening of wire copy under a line or two that belong to
// the page and were left.
func (s *sheet) lateDateline(a *model.Article, p int) {
	for seen := 0; p < len(s.paras) && seen < maxAbove && a.Dateline == ""; p++ {
		if text, first, last := s.rest(p); first < last {
			seen++
			s.wireDateline(a, text)
		}
	}
}

// dateline reads the place that opens wire copy, and the agency that stands with
// it. Both stay in the body: they are how the sentence begins.
func (s *sheet) dateline(a *model.Article, text string) {
	if a.Dateline == "" && !s.wireDateline(a, text) {
		var end int
		a.Dateline, end = placeOpening(text[:min(len(text), maxDateline)])
		s.setOpened(text[:end])
	}
}

// wireDateline reads a place with its agency.
func (s *sheet) wireDateline(a *model.Article, text string) bool {
	w, ok := readWire(text)
	if !ok {
		w, ok = otherWire(text)
	}
	if !ok {
		return false
	}
	s.setOpened(text[:w.end])
	a.Dateline = w.place
	if len(a.Credits) == 0 {
		a.Credits = w.agencies
	}
	return true
}

// setOpened notes the date within the opening of wire copy: it counts where the copy has
// no other.
func (s *sheet) setOpened(opening string) {
	if s.opened.IsZero() {
		s.opened = datelineDate(opening)
	}
}

// datelineEnd is where the copy begins behind its dateline, 0 without one.
func datelineEnd(text string) int {
	if w, ok := readWire(text); ok {
		return w.end
	}
	if w, ok := otherWire(text); ok {
		return w.end
	}
	_, end := placeOpening(text[:min(len(text), maxDateline)])
	return end
}

// opensWire tells whether a text opens with an agency as wire copy does.
func opensWire(text string) bool {
	_, ok := readWire(text)
	if !ok {
		_, ok = otherWire(text)
	}
	return ok
}

// wire is the opening of wire copy: "RIYADH, Aug 8 (AFP) -". The copy goes on at end.
type wire struct {
	place    string
	agencies []string
	end      int
}

// readWire reads the opening of wire copy. The place may be missing where a dash
// follows: "(Reuters) -".
func readWire(text string) (w wire, ok bool) {
	at := strings.IndexByte(text[:min(len(text), maxDateline)], '(')
	if at < 0 {
		return w, false
	}
	before := strings.TrimRight(text[:at], " –—-")
	inside, after, ok := strings.Cut(text[at+1:], ")")
	if !ok || len(inside) < 2 || len(inside) > maxAgencies || !unicode.IsLetter(firstRune(inside)) {
		return w, false
	}
	dash := afterDash(after)
	names, known := readAgencies(inside)
	if !known {
		if len(dash) == 0 || !stationName(inside) {
			return w, false
		}
		if folded := strings.ToLower(inside); agencyBooks().lenders[folded] || agencyKin(folded) {
			names, known = []string{inside}, true
		}
	}
	if before == "" {
		if !known || dash == "" {
			return w, false
		}
		w.agencies, w.end = names, len(text)-len(dash)
		if place, _, ok := strings.Cut(dash[:min(len(dash), maxPlaceBehind)], "-"); ok && place != "" && place == strings.ToUpper(place) {
			if w.place, _, ok = readPlace(place); ok { // "(ANSA) - ROMA, 05 MAR -"
				w.end += len(place) + len(dash[len(place):]) - len(strings.TrimLeft(dash[len(place):], "- "))
			}
		}
		return w, true
	}
	place, dated, ok := readPlace(before)
	if known && dash != "" {
		if shouted := capitalsBefore(before); shouted != "" && (!ok || strings.HasSuffix(place, " "+shouted)) {
			place, ok = shouted, true
		}
	}
	capitals := place != "" && place == strings.ToUpper(place)
	switch {
	case !ok || !known && !capitals && !strings.Contains(place, ","):
		return w, false
	case dash == "" && !(known && len(names) > 0 && (capitals || dated) && capital(strings.TrimLeft(after, " "))):
		return w, false // "Berlin (AP)" may open a sentence
	case !known && dash[0] == '(':
		if w, ok = readWire(dash); ok { // "BAY (WABC) - (NBC News) -"
			w.place, w.end = first(place, w.place), w.end+len(text)-len(dash)
			return w, true
		}
	}
	if dash == "" {
		dash = strings.TrimLeft(after, " ")
	}
	return wire{place, names, len(text) - len(dash)}, true
}

// maxPlaceBehind is how far behind an agency its place ends, in bytes.
const maxPlaceBehind = 60

// afterDash is what follows on the dash, the colon or the point and dash that a text opens with, ""
// if there is none.
func afterDash(text string) string {
	rest := strings.TrimLeft(text, " .")
	bare := strings.TrimLeft(rest, "-–—_:")
	if len(bare) == len(rest) {
		return ""
	}
	return strings.TrimLeft(bare, " ")
}

// stationName tells whether a text may be the name of a station or an agency that is
// not known: "WABC", "HawaiiNewsNow", "Bay News Service".
func stationName(text string) bool {
	f := strings.Fields(text)
	for _, w := range f {
		if !capital(w) || strings.ContainsFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && r != '/' && r != '-' }) {
			return false
		}
	}
	return len(f) <= maxPlaceWords
}

// agencyKin tells whether a name, folded, ends as those of agencies do.
func agencyKin(name string) bool {
	for _, end := range [...]string{" news agency", " news service", " press agency", " newswire", " wire", " wire service"} {
		if strings.HasSuffix(name, end) {
			return true
		}
	}
	return false
}

// capitalsBefore is the place in capitals that a text ends in, behind what a page has
// set in front of it.
func capitalsBefore(text string) string {
	f := strings.Fields(text)
	at := len(f)
	for at > 0 && len(f[at-1]) > 2 && f[at-1] == strings.ToUpper(f[at-1]) && unicode.IsUpper(firstRune(f[at-1])) {
		at--
	}
	return strings.TrimRight(strings.Join(f[at:], " "), ",")
}

// readPlace reads a place, its country or state perhaps and a date: "PORTLAND,
// Ore., March 3". What stands before the dash must be nothing else. The date alone is
// a place without a name.
func readPlace(text string) (place string, dated, ok bool) {
	for i, part := range strings.Split(strings.Trim(text, " "), ",") {
		part = strings.TrimSpace(part)
		if i > 0 && part == "" {
			continue
		}
		name, date := withoutDay(part)
		if dated && len(part) == len("2026") && digit(part, 0) {
			name, date = "", true
		}
		dated = dated || date
		switch {
		case name == "" && (date || dated):
			continue
		case !placeWords(name, i == 0) || i > 0 && (dated && !date || place == ""):
			return "", dated, false
		case i == 0:
			place = name
		default:
			place += ", " + name
		}
	}
	return place, dated, place != "" || dated
}

// withoutDay takes a day off the end of a text: "LONDON Oct 14".
func withoutDay(text string) (rest string, dated bool) {
	f := strings.Fields(text)
	n, figure, month := len(f), "", false
	for n > 0 {
		w := strings.ToLower(strings.Trim(f[n-1], ".:"))
		m := dates.Words().Month[w] > 0
		if !digit(w, 0) && !m && dates.Words().Weekday[w] == 0 && w != "le" && w != "de" {
			break
		}
		if month = month || m; digit(w, 0) {
			figure = w
		}
		n--
	}
	if figure == "" || !month && len(figure) > len("31") {
		return text, false
	}
	return strings.Join(f[:n], " "), true
}

// hasMonth tells whether a word of a text is the name of a month.
func hasMonth(text string) bool {
	for w := range strings.FieldsSeq(text) {
		if dates.Words().Month[strings.ToLower(strings.Trim(w, ".,"))] > 0 {
			return true
		}
	}
	return false
}

// placeWords tells whether a text may be a place; first that it is no state or country
// behind one.
func placeWords(text string, first bool) bool {
	n, small := 0, 0
	for w := range strings.FieldsSeq(text) {
		n++
		switch {
		case strings.ContainsFunc(w, func(r rune) bool { return notInName(r) && r != '/' }):
			return false
		case capital(w):
		case n > 1 && (particles()[w] || w == "am" || w == "es" || w == "upon" || w == "sur"):
			small++
		default:
			return false
		}
	}
	return n > 0 && n-small <= maxPlaceWords+1 && utf8.RuneCountInString(text) > 1 && (!first || len(text) > 2)
}

// placeOpening is the dateline of a text that names no agency: "LONDON —", "NEW
// DELHI:", "Johannesburg - ", "KARACHI, July 15:"; "" if there is none. What follows,
// at end, must begin a sentence.
func placeOpening(text string) (place string, end int) {
	colon := false
	end = -1
	for i, r := range text {
		if r == '–' || r == '—' || (r == '-' || r == ':') && i > 0 && i+1 < len(text) && text[i+1] == ' ' && (r == ':' || text[i-1] == ' ') {
			end, colon = i, r == ':'
			break
		}
		if !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) && !strings.ContainsRune("'’. -,/", r) {
			return "", 0
		}
	}
	if end < len("ROMA") {
		return "", 0
	}
	after := strings.TrimLeft(text[end:], "–—-: \"“‘'«")
	if r := firstRune(after); unicode.IsLower(r) && (colon || strings.ContainsAny(after, "–—")) || !unicode.IsLetter(r) && !unicode.IsDigit(r) {
		return "", 0
	}
	var dated, ok bool
	place, dated, ok = readPlace(text[:end])
	if !ok || place == "" {
		return "", 0
	}
	town, _, _ := strings.Cut(place, ",")
	switch capitals := town == strings.ToUpper(town); {
	case heading(town) || len(town) < len("ROM"):
		return "", 0
	case unicode.IsLower(firstRune(after)) && !capitals:
		return "", 0
	case cities()[town], dated && hasMonth(text[:end]), capitals && !colon:
	case capitals && !strings.Contains(place, ","):
	default:
		return "", 0
	}
	return place, len(text) - len(strings.TrimLeft(text[end:], "–—-: "))
}

// heading tells whether a word in capitals names no place: "EXCLUSIVE", "VIDEO".
func heading(text string) bool {
	word := strings.ToLower(text)
	if commonWords()[word] || nameParts()["section"][word] {
		return true
	}
	first, _, _ := strings.Cut(word, " ")
	return strings.Contains(word, " ") && commonWords()[first] && !nameParts()["place"][first]
}
