package quotes

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// How near two names are, from those that can be one person's only if more speaks for
// it to those that are the same.
const (
	variant   = iota + 1 // spelled in another way: Zelensky, Zelenskyy
	someFirst            // one is the other's first name
	somePart             // one is another part of the other
	someLast             // one is the other's surname
	longer               // one says more than the other: Bob Roe, Robert J. Roe
	equal
)

// kinship tells how near two names are, by their folded parts; 0 if they are two persons'.
func kinship(a, b []string) int {
	if slices.Equal(a, b) {
		return equal
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == 0 {
		return 0
	}
	if len(a) == 1 {
		switch {
		case a[0] == surnameOf(b):
			return someLast
		case a[0] == b[0]:
			return someFirst
		case slices.Contains(b, a[0]):
			return somePart
		}
		return 0
	}
	switch {
	case same(a, b):
		return longer
	case len(b) > len(a) && slices.Equal(a, b[:len(a)]): // Pedro Ruiz, Pedro Ruiz Lara
		return longer
	case len(a) == 2 && len(b) == 2 && a[0] == b[1] && a[1] == b[0]: // Lin Mei, Mei Lin
		return longer
	case respelled(a[0], b[0]) && respelled(surnameOf(a), surnameOf(b)):
		return variant
	}
	return 0
}

// respelled tells whether two words can be one foreign name: they begin alike and few
// letters differ.
func respelled(a, b string) bool {
	if a == b {
		return true
	}
	n := min(len(a), len(b))
	if n < 5 || a[0] != b[0] {
		return false
	}
	return distance(a, b) <= 1+n/7
}

// distance counts the letters to change, add or leave out.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, diagonal+1)
		}
	}
	return row[len(b)]
}

// nameParts are the words of a name without case, accents and stops.
func nameParts(name string) []string {
	parts := strings.Fields(strings.ToLower(bareLetters(name)))
	for i := range parts {
		parts[i] = strings.Trim(parts[i], ".,")
	}
	return slices.DeleteFunc(parts, func(s string) bool { return s == "" })
}

// bareLetters takes accents off.
func bareLetters(s string) string {
	ascii := true
	for i := range len(s) {
		ascii = ascii && s[i] < utf8.RuneSelf
	}
	if ascii {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r):
			return -1
		case r == 'ø':
			return 'o'
		case r == 'ł':
			return 'l'
		case r == 'ı':
			return 'i'
		}
		return r
	}, norm.NFD.String(s))
}

// nameKeys are what a name is found by: its parts, and how its surname begins.
func nameKeys(parts []string) []string {
	keys := slices.Clone(parts)
	if len(parts) > 1 {
		last := surnameOf(parts)
		keys = append(keys, "~"+last[:min(2, len(last))])
	}
	return keys
}

// genderOf is what an article tells of who is called so: by the name, or by what stands
// for it ("Ms Orr", "she").
func genderOf(parts []string, u *utterance) gender {
	first, _, _ := strings.Cut(u.by, " ")
	switch first = strings.ToLower(strings.Trim(first, ".")); first {
	case "he":
		return male
	case "she":
		return female
	}
	if g := honorificGender(first); g != unknown {
		return g
	}
	return genderOfName(parts)
}
