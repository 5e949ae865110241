package clean

import (
	"strings"
	"unicode"
)

// How many words lines have at most that are cut by their form.
const (
	maxCounts  = 8
	maxTrail   = 12
	maxTagged  = 30
	maxContact = 45
	maxBio     = 80
)

// line cuts a paragraph that its form gives away: counts of shares and comments,
// the trail of pages that leads to the copy, its tags; and, where the copy ends,
// who wrote it and where to write to.
func (s *sheet) line(p int) bool {
	text, first, last := s.rest(p)
	if first == last {
		return false
	}
	e := &s.found[first]
	size := s.units[last-1].last - s.units[first].first
	one := last-first == 1 && !final(text)
	switch {
	case one && size <= maxCounts && e.places > 0 && s.counts(first):
		return s.strike(first, last, &cut{reason: "share", rule: "line/counts"})
	case one && size <= maxTrail && e.is(trailOfPages, text, trail):
		return s.strike(first, last, &cut{reason: "notice", rule: "line/trail"})
	case one && e.tags > 0 && size > e.tags && size <= maxTagged && s.tagged(first, e.tags):
		return s.strike(first, last, &cut{reason: "notice", rule: "line/tags"})
	case size <= maxBio && s.lastly(p) && !s.speaks(first, last) && bio(text):
		return s.strike(first, last, &cut{reason: "notice", rule: "line/bio"})
	case size <= maxContact && last-first == 1 && e.voice > 0 && strings.Contains(text, "@") && mailAddress().MatchString(text) && s.lastly(p) && !s.speaks(first, last):
		return s.strike(first, last, &cut{reason: "notice", rule: "line/contact"})
	}
	return false
}

// counts tells whether a unit is figures and the words of a share bar.
func (s *sheet) counts(u int) bool {
	figures, named := 0, false
	for w := s.units[u].first; w < s.units[u].last; w++ {
		text := s.raw[s.words[w].start:s.words[w].end]
		if c := text[0]; '0' <= c && c <= '9' {
			figures++
		} else if len(text) > 3 {
			named = true
		}
	}
	return named && figures > 0 && figures+s.found[u].places >= s.size(u)
}

// trail tells whether a text is the names of pages, each within the one before:
// "Home › World › Europe".
func trail(text string) bool {
	sign := ""
	for _, t := range []string{" › ", " » ", " > ", " / ", " | "} {
		if strings.Contains(text, t) {
			sign = t
			break
		}
	}
	if sign == "" {
		return false
	}
	parts := strings.Split(text, sign)
	for i, part := range parts {
		r := strings.TrimSpace(part)
		if i == 0 {
			_, after, ok := strings.Cut(r, ": ")
			if ok && strings.EqualFold(r[:len(r)-len(after)-2], "you are here") {
				r = after
			}
		}
		if r == "" || strings.Count(r, " ") > 3 || !unicode.IsUpper(firstRune(r)) || strings.ContainsAny(r, ":,;0123456789") {
			return false
		}
		parts[i] = r
	}
	return sign == " › " || sign == " » " || strings.EqualFold(parts[0], "home")
}

func firstRune(text string) rune {
	for _, r := range text {
		return r
	}
	return 0
}

// tagged tells whether a unit is a list of names after its first n words.
func (s *sheet) tagged(u, n int) bool {
	capitals, all := 0, 0
	for w := s.units[u].first + n; w < s.units[u].last; w++ {
		all++
		if s.words[w].capital {
			capitals++
		}
	}
	after := s.raw[s.words[s.units[u].first+n-1].end:s.units[u].end]
	parted := strings.HasPrefix(after, ":") || strings.ContainsAny(after, ",#|•·;/")
	return capitals*2 >= all && (parted || capitals == all && all > 2) || strings.HasPrefix(after, ":") && strings.ContainsAny(after, ",#|•·;/")
}

// nearEnd is how many paragraphs with prose a copy may still have from one on
// that stands at its end.
const nearEnd = 3

// lastly tells whether a paragraph is one of the last of the copy, under prose.
func (s *sheet) lastly(p int) bool {
	n := 0
	for q := p + 1; q < len(s.paras) && n < nearEnd; q++ {
		if s.live(q) {
			n++
		}
	}
	return n < nearEnd && s.under(p)
}

// speaks tells whether one of some units quotes someone or tells what was said.
func (s *sheet) speaks(first, last int) bool {
	for u := first; u < last; u++ {
		if s.found[u].said || s.found[u].quoted > 0 {
			return true
		}
	}
	return false
}

var mailAddress = pattern(`[\p{L}\d._%+-]+@[\p{L}\d-]+\.[\p{L}\d.-]*\p{L}`)

// Who wrote the copy: "Jo Marsh is a senior reporter …", "Jo Marsh covers …".
var bioOpens = formOf(`^(?:About the author:? )?(?:\p{Lu}[\p{L}.'’-]+ ){1,3}(?:(?:is|was) (?:an? |the |our |\p{Lu}[\p{L}'’-]+ )(?:[\p{L}\d'’&/,-]+ ){0,7}?(?:reporter|correspondent|editor|columnist|writer|journalist|producer|contributor|photographer|critic|intern|freelancer|blogger|author)\b|(?:covers|writes|reports|edits|has covered|has written|has reported|joined) .*(?:\bfor (?:the )?\p{Lu}|\bat (?:the )?\p{Lu}|\bsince \d|\bin (?:19|20)\d\d))`, namedThen)

func bio(text string) bool {
	return len(text) < maxBio*8 && unicode.IsUpper(firstRune(text)) && bioOpens.matches(text)
}

// namedThen tells whether one of the verbs of a bio may follow on a name of three
// words at most.
func namedThen(text string) bool {
	if strings.HasPrefix(text, "About the author") {
		return true
	}
	for range 3 {
		var spaced bool
		if _, text, spaced = strings.Cut(text, " "); !spaced {
			return false
		}
		for _, verb := range []string{"is ", "was ", "covers ", "writes ", "reports ", "edits ", "has ", "joined "} {
			if strings.HasPrefix(text, verb) {
				return true
			}
		}
	}
	return false
}
