package clean

import (
	"strings"

	"github.com/lede-reader/lede/model/given"
)

// What stands on a line of names for others than its writers, and what writers are
// to the paper.
var (
	otherWork = pattern(`(?i)[ ,;(|•·–—-]+(?:photos?|photographs?|photography|pictures?|illustrations?|graphics?|videos?|edited|curated|editing|medically reviewed|fact[- ]checked|translated|produced|additional reporting)(?: (?:and|&) \pL+)?(?: by\b:?|:) ?\pL.*$`)
	outsider  = pattern(`(?i)[ ,]+(?:special|exclusive|exclusively) (?:to|for) .*$`)
	classOf   = pattern(` ['’]\d\d\b`)
)

// onlyWriters takes off a line of names what others did for the copy, and the year
// of a student's class.
func onlyWriters(line string) string {
	if strings.Contains(line, "by ") || strings.Contains(line, "BY ") || strings.Contains(line, "By ") || strings.Contains(line, ":") {
		line = otherWork().ReplaceAllString(line, "")
	}
	if strings.Contains(line, "pecial") || strings.Contains(line, "xclusive") || strings.Contains(line, "SPECIAL") {
		line = outsider().ReplaceAllString(line, "")
	}
	if strings.ContainsAny(line, "0123456789") {
		line = classOf().ReplaceAllString(line, "")
	}
	return line
}

// namesAlone takes places, roles and papers off a line of names: "Jo Marsh, Harbour
// Correspondent", "Jo Marsh in Oslo". A desk stays as it is.
func namesAlone(line string) string {
	names, _ := namesOnly(line)
	return names
}

// betweenNames parts a line of names.
var betweenNames = pattern(`,? +(?:and|und|et|y|e|en|och|og|&) +|[,;] *`)

// inBetween is what stands in brackets behind a name of several.
var inBetween = pattern(` \([^()]*\)`)

// namesOnly is the above; known tells that what was taken off is a role or an
// agency: what no one but a writer has.
func namesOnly(line string) (names string, known bool) {
	for _, with := range []string{" with ", " avec ", " mit ", " con ", " com ", " met "} {
		if head, _, ok := strings.Cut(line, with); ok && strings.Contains(head, " ") {
			line = strings.TrimRight(head, ", ")
		}
	}
	if strings.Count(line, " (") > 1 {
		line = inBetween().ReplaceAllString(line, "") // "Jo Marsh (Bay) and Al Orr (Oslo)"
	}
	if head, beside, ok := strings.Cut(line, " ("); ok {
		known = agencyName(strings.TrimSuffix(beside, ")"))
		line = head
		if f := strings.Fields(head); known && len(f) >= 4 && paper(head) {
			line = strings.Join(f[:2], " ") // "Jo Marsh Valley Daily (TNS)"
		}
	}
	dropped, sep, at := false, "", 0
	parts := betweenNames().FindAllStringIndex(line, -1)
	list := len(parts) > 1 && strings.TrimSpace(line[parts[len(parts)-1][0]:parts[len(parts)-1][1]]) != ","
	for _, cut := range append(parts, []int{len(line), len(line)}) {
		part := line[at:cut[0]]
		writer := withoutPlace(part)
		name := withoutRole(writer)
		isRole := roleLine(writer) || agencyName(writer)
		if isRole && name != writer {
			_, person := personName(name)
			isRole = !person // "Jo Marsh Associated Press"
		}
		switch {
		case name == "":
		case names == "":
			names = name
			known = known || name != writer
		case degree(part):
			names += sep + part
		case !isRole && anotherWriter(names, name, sep, list):
			if strings.TrimSpace(sep) != "," && dropped {
				sep = " and "
			}
			names += sep + name
			dropped = false
			known = known || name != writer
		default:
			dropped = true
			known = known || isRole
		}
		sep, at = line[cut[0]:cut[1]], cut[1]
	}
	return names, known
}

// anotherWriter tells whether a part of a line of names is one more name, behind a
// separator: a person's, or a word alone among words alone. Of two with a comma between
// them the second may be whom the first writes for; in a list it is not.
func anotherWriter(names, name, sep string, list bool) bool {
	f := strings.Fields(name)
	if strings.TrimSpace(sep) != "," && len(f) > 1 && !paper(name) {
		return true
	}
	if agencyName(names) && agencyName(name) || !strings.Contains(names, " ") && len(f) == 1 {
		return true
	}
	if _, ok := personName(name); !ok || paper(name) {
		return false
	}
	return list || given.Name(strings.ToLower(f[0])).Known() || !given.Name(strings.ToLower(firstWord(names))).Known()
}

// paper tells whether a name ends as that of a paper, a station or a house does.
func paper(name string) bool {
	last := name[strings.LastIndexByte(name, ' ')+1:]
	return nameParts()["paper"][strings.ToLower(last)]
}

// withoutPlace takes off a name where its bearer writes, and for whom.
func withoutPlace(name string) string {
	for _, in := range []string{" in ", " for ", " at ", " For ", " FOR ", " IN ", " AT "} {
		if head, _, ok := strings.Cut(name, in); ok && strings.Contains(head, " ") {
			name = head
		}
	}
	if head, of, ok := strings.Cut(name, " of "); ok && strings.Contains(head, " ") && (paper(of) || strings.HasPrefix(strings.ToLower(of), "the ")) {
		name = head
	}
	return name
}

// withoutRole takes a role, and an agency, off the ends of a name: "Jo Marsh Business
// reporter", "political editor Jo Marsh", "Jo Marsh Associated Press".
func withoutRole(name string) string {
	f := strings.Fields(name)
	if len(f) < 3 {
		return name
	}
	if n := smallRole(f); n > 0 {
		return strings.Join(f[:n], " ")
	}
	n := 0
	for n < len(f)-2 && (nameParts()["beat"][strings.ToLower(f[n])] || role(f[n])) {
		n++
	}
	if n > 0 && ofPerson(f[n-1]) && (!capital(f[0]) || givenName(f[n])) {
		return strings.Join(f[n:], " ")
	}
	for n := min(maxAgencyWords, len(f)-2); n > 0; n-- {
		if agencyNames()[strings.Join(f[len(f)-n:], " ")] {
			return strings.Join(f[:len(f)-n], " ")
		}
	}
	n = len(f) - 1
	if !ofPerson(f[n]) && (len(f) < 4 || !role(f[n])) {
		return name
	}
	personal := ofPerson(f[n])
	if n == 3 && personal && !particles()[strings.ToLower(f[1])] && !given.Name(strings.ToLower(f[1])).Sure() && len(f[1]) > len("J.") && !role(f[2]) && !nameParts()["beat"][strings.ToLower(f[2])] && given.Name(strings.ToLower(f[0])).Known() {
		return strings.Join(f[:2], " ") // "Jo Marsh Harbour Correspondent"
	}
	for n > 0 && (nameParts()["beat"][strings.ToLower(f[n-1])] || role(f[n-1])) {
		n--
	}
	if n < 2 || commonWords()[strings.ToLower(f[0])] || nameParts()["place"][strings.ToLower(f[0])] {
		return name
	}
	if rest := withoutRole(strings.Join(f[:n], " ")); n <= maxNamesOfOne-1 {
		if _, ok := personName(rest); ok && !paper(rest) {
			return rest
		}
	}
	if n < 4 || !personal {
		return name
	}
	n = 2 // "Jo Marsh Valley Daily correspondent"
	for n < len(f)-2 && (len(f[n-1]) == len("J.") || particles()[strings.ToLower(f[n-1])]) {
		n++
	}
	return strings.Join(f[:n], " ")
}

// smallRole is how many words of a name stand before a role in small letters: "Jo Marsh
// Rural affairs reporter". 0 if there is none.
func smallRole(f []string) int {
	n := len(f) - 1
	if !ofPerson(f[n]) || capital(f[n]) {
		return 0
	}
	for n > 2 && !capital(f[n-1]) && !nameWord(f[n-1]) {
		n--
	}
	end, big := n, 0
	for i, w := range f[:n] {
		if strings.HasSuffix(w, ",") || !nameWord(w) && !particles()[w] {
			return 0
		}
		if big++; !capital(w) || len(w) <= len("J.") {
			big--
		}
		if big == 2 && end == n {
			end = i + 1
		}
	}
	if end < n && degree(f[end]) {
		end++
	}
	return end
}

// behindRole is a name without the role before it: "7.30 reporter Jo Marsh".
func behindRole(name string) string {
	f := strings.Fields(name)
	for k := 1; k <= maxLeadRole && k+1 < len(f); k++ {
		if strings.HasSuffix(f[k-1], ",") {
			break
		}
		if ofPerson(f[k-1]) && !capital(f[k-1]) && capital(f[k]) && nameWord(f[k+1]) && (k < 3 || !given.Name(strings.ToLower(f[0])).Known()) {
			return strings.Join(f[k:], " ")
		}
	}
	return name
}

// maxLeadRole is how many words a role has before a name.
const maxLeadRole = 5

// ofPerson tells whether a word ends the role of one person: no desk and no staff.
func ofPerson(w string) bool {
	return role(w) && !nameParts()["group"][strings.Trim(strings.ToLower(w), ",.")]
}

// degree tells whether a text is what stands behind a name: "Jr.", "PhD".
func degree(text string) bool {
	return nameParts()["degree"][strings.ToLower(strings.ReplaceAll(text, ".", ""))]
}

// endsName tells whether a name may end in the point of its last word: a degree's
// or an initial's.
func endsName(name string) bool {
	last := name[strings.LastIndexAny(name, " ,")+1:]
	return degree(last) || len(last) == len("K.") && capital(last) && strings.Contains(name, " ")
}

// nameWord tells whether a word may be part of a name: it has a capital, perhaps
// behind "al-" or "d'".
func nameWord(w string) bool {
	if capital(w) {
		return true
	}
	i := strings.IndexAny(w, "-'’")
	return i > 0 && i <= len("abd") && i+1 < len(w) && nameParts()["joined"][w[:i]] && capital(strings.TrimLeft(w[i:], "-'’"))
}

// noName tells whether words behind "By" say that no name follows: "By Popular
// Demand", "By George, They Did It".
func noName(f []string) bool {
	if nameParts()["notby"][strings.ToLower(strings.Trim(f[0], ".,"))] {
		return true
	}
	for _, w := range f {
		if nameParts()["never"][strings.ToLower(strings.Trim(w, ".,"))] {
			return true
		}
	}
	return strings.HasSuffix(f[0], ",") && len(f) > 1 && !capital(f[1])
}

// crew opens a line that says who did other work for the copy than write it.
var crew = pattern(`^(?i:(?:photos?|photographs?|photography|pictures?|illustrations?|illustrated|graphics?|videos?|edited|curated|medically reviewed|fact[- ]checked|translated|produced)(?: (?:and|&) \pL+)?(?: by\b:?|:)) *(\S.*)$`)

// crewName opens such a line without "by" or a colon: "Illustration Jo Marsh".
var crewName = formOf(`^(?:Photos?|PHOTOS?|Photography|Pictures?|Illustrations?|ILLUSTRATIONS?|Illustrationen|Fotos?|FOTOS?|Foto's|Bilder|Bild|Grafik|Video) +(\p{Lu}.*)$`, opening("photo", "picture", "illustration", "foto", "bild", "grafik", "video"))

// crewLine tells whether a line is that: "Photos by Jo Marsh".
func crewLine(line string) bool {
	if m := crewName.find(line); m != nil && givenName(firstWord(m[1])) {
		_, ok := personName(m[1])
		return ok
	}
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
