package feed

import (
	"slices"
	"strings"
)

// maxAuthors is how many people a byline names; more are a staff list.
const maxAuthors = 10

// byline is who wrote an item: those that the Dublin Core names, which journals
// fill with people, else the authors.
func byline(creators, authors []string) string {
	if len(creators) == 0 {
		creators = authors
	}
	return strings.Join(creators, ", ")
}

// appendName adds the name in an author field, if there is one: RSS wants
// "mail@example.com (Name)", and mostly gets less.
func appendName(names []string, s string) []string {
	s = personIn(s)
	if s == "" || len(names) >= maxAuthors || len(s) > maxName || slices.Contains(names, s) {
		return names
	}
	return append(names, s)
}

// maxName is the longest name in bytes; what is longer is a description.
const maxName = 300

func personIn(s string) string {
	if mail, name, ok := strings.Cut(s, "("); ok && strings.Contains(mail, "@") {
		name, _, _ = strings.Cut(name, ")")
		return strings.TrimSpace(name)
	}
	if name, mail, ok := strings.Cut(s, "<"); ok && strings.Contains(mail, "@") {
		return strings.Trim(strings.TrimSpace(name), `"`)
	}
	if strings.Contains(s, "@") && !strings.Contains(s, " ") || isAddress(s) {
		return ""
	}
	return strings.Trim(s, `" `)
}
