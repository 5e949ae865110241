package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// caption cuts the caption of a picture: a paragraph that ends in the credit of
// one, or the start of a paragraph that it has run into.
func (s *sheet) caption(p int) bool {
	text, first, last := s.rest(p)
	if first == last {
		return false
	}
	e := &s.found[first]
	size := s.units[last-1].last - s.units[first].first
	switch {
	case last-first == 1 && size <= maxCaption && size > 4 && !e.said && e.quoted == 0 && e.is(signedPicture, text, signedPictures) && !s.namesPaper(p, text) && s.proseBelow(p):
		return s.strike(first, last, &cut{reason: "caption", rule: "cue/caption-agency"})
	case last-first == 2 && size <= maxCaption && !s.found[first].said && s.found[first].quoted == 0 && pictureRights(s.text(last-1)) && s.proseBelow(p):
		return s.strike(first, last, &cut{reason: "caption", rule: "cue/caption-rights"})
	case last-first > 1 && s.plainCredit(s.text(last-1)):
		return false // of the copy, not of a picture
	case size <= maxCaption && s.found[last-1].photo && !e.said && s.captionLike(first, last):
		return s.strike(s.captionOpens(first, last), last, &cut{reason: "caption", rule: "cue/caption"})
	}
	if size <= maxCaption && last-first == 1 && !e.said && e.quoted == 0 && e.is(opensPicture, text, opensPictures) && (captionLabel.matches(text) || s.proseBelow(p)) {
		return s.strike(first, last, &cut{reason: "caption", rule: "cue/caption-opens"})
	}
	if unit := s.text(first); e.is(gluedPicture, unit, captionEndsWithin) {
		return s.strikeGlued(first, s.units[first].start+captionEnds(unit))
	}
	return false
}

func signedPictures(text string) bool    { return signedByAgency(text) || signedByName(text) }
func opensPictures(text string) bool     { return captionLabel.matches(text) || creditOpens(text) }
func captionEndsWithin(text string) bool { return captionEnds(text) > 0 }

// namesPaper tells whether a line over the copy ends in a name behind a bar: a
// headline with the name of its paper.
func (s *sheet) namesPaper(p int, text string) bool {
	return strings.Contains(text, " | ") && s.topmost(p)
}

var captionLabel = formOf(`^(?i:image|media|video|photo|picture) (?i:caption|source|credit),? \S`, opening("image ", "media ", "video ", "photo ", "picture "))

// creditOpens tells whether a line without a stop opens with the name of an agency
// or a photo house, and then begins anew: a credit with its caption.
func creditOpens(text string) bool {
	if final(text) || !unicode.IsUpper(firstRune(text)) || strings.Contains(text, " contribut") {
		return false
	}
	f := strings.SplitN(text, " ", 4)
	for n := min(3, len(f)-1); n > 0; n-- {
		if unicode.IsUpper(firstRune(f[n])) && agencies()[strings.ToLower(strings.Join(f[:n], " "))] {
			return len(f) == 4
		}
	}
	return false
}

// strikeGlued cuts the caption that a unit opens with, up to a byte of Raw.
func (s *sheet) strikeGlued(u, end int) bool {
	units := len(s.units)
	s.part(u, end)
	e := &s.found[u]
	return len(s.units) > units && !e.said && e.quoted == 0 && s.strike(u, u+1, &cut{reason: "caption", rule: "cue/caption-glued"})
}

// maxGluedCaption is how long a caption is, in bytes, that has run into a sentence.
const maxGluedCaption = 240

var gluedCredit = pattern(`^[^.!?]{12,200}?(?: (?:Photo|Photograph|Picture|Image|Pic|Credit|Photo by|Photo credit|Image credit|Picture credit): ?|\()(\p{Lu}[\p{L}&/ -]{1,40})`)

// captionEnds is where in a sentence a caption ends that has run into it without
// a stop, 0 if none has: after an agency's name in parentheses, or after "Photo:"
// and such a name.
func captionEnds(text string) int {
	text = text[:min(len(text), maxGluedCaption)]
	if strings.IndexByte(text, '(') < 0 && strings.IndexByte(text, ':') < 0 {
		return 0 // as nearly always
	}
	at := firstSign(text)
	switch {
	case at < 0:
		return 0
	case text[at] == '(':
		shut := strings.Index(text[at:], ") ")
		if shut < 0 || !unicode.IsUpper(firstRune(strings.TrimLeft(text[at+shut+2:], "\"'“‘"))) {
			return 0
		}
	case text[at] != ':' || !strings.Contains(text[max(0, at-16):at], "hoto") && !strings.ContainsAny(text[max(0, at-7):at], "PIC"):
		return 0
	}
	if strings.IndexByte(text, ':') < 0 && !creditsAgency(text[at:]) {
		return 0
	}
	m := gluedCredit().FindStringSubmatchIndex(text)
	if m == nil || strings.IndexFunc(text[:m[2]], unicode.IsLower) < 0 {
		return 0
	}
	end := m[3]
	if text[m[2]-1] == '(' {
		house, _, _ := strings.Cut(text[m[2]:end], " via ")
		if end == len(text) || text[end] != ')' || !agencyName(house) {
			return 0
		}
		end++
	} else {
		for end > m[2] && !agencyName(text[m[2]:end]) {
			end = max(m[2], m[2]+strings.LastIndexByte(text[m[2]:end], ' '))
		}
	}
	after := strings.TrimLeft(text[end:], "\"'“‘ ")
	if r, _ := utf8.DecodeRuneInString(after); end == m[2] || len(after) == len(text[end:]) || !unicode.IsUpper(r) {
		return 0
	}
	return end
}

// creditsAgency tells whether a parenthesis of a text is the name of an agency.
func creditsAgency(text string) bool {
	for {
		_, inside, ok := strings.Cut(text, "(")
		if !ok {
			return false
		}
		house, _, _ := strings.Cut(inside, ")")
		house, _, _ = strings.Cut(house, " via ")
		if agencyName(house) {
			return true
		}
		text = inside
	}
}

// firstSign is where the first parenthesis, colon or stop stands, -1 if there is none.
func firstSign(text string) int {
	for i := range len(text) {
		switch text[i] {
		case '(', ':', '.', '!', '?':
			return i
		}
	}
	return -1
}

var agencyAtEnd = pattern(`(?: ?[/|©]| [–—-]|[(\[]|\. ) ?(?:© ?)?([\p{L}][\p{L}/ .&-]{1,40}?)(?: via [\p{L} ]{2,30}| (?i:photo|picture|image|file|pool|handout))?[)\]]?$`)

// signedByAgency tells whether a line without a stop ends in the name of an
// agency or a photo house, set off: the credit of a caption.
func signedByAgency(text string) bool {
	if strings.HasSuffix(text, ".") {
		return false
	}
	tail := text[max(0, len(text)-60):]
	if !creditSigns(tail, "/|-([.", true) {
		return false
	}
	m := agencyAtEnd().FindStringSubmatchIndex(tail)
	if m == nil {
		return false
	}
	before := strings.TrimRight(tail[:m[0]], " ")
	return before != "" && !final(before) && agencyName(tail[m[2]:m[3]])
}

// A photographer and who the picture is of, or for: "(Jo Marsh/Bay Paper)",
// "| Jo Marsh for the Bay Paper", "© Jo Marsh", "(Courtesy of the museum)".
var nameAtEnd = pattern(`(?:[(\[](?:\p{Lu}[\p{L}.'’-]* ){1,3}?\p{Lu}[\p{L}.'’-]*(?: ?/ ?| for | via )(?:\p{L}[\p{L}.'’-]* ?){1,4}[)\]]|(?: [|/] |[(\[]?©\s?)(?:\p{Lu}[\p{L}.'’-]* ){1,3}?\p{Lu}[\p{L}.'’-]*(?:(?: ?/ ?| for | via )(?:\p{L}[\p{L}.'’-]* ?){1,4})?[)\]]?|[(\[](?:Courtesy|Supplied|Provided|Submitted|Contributed|Handout|File|Archive|Pool|Screenshot|Screengrab|AI-generated|Stock)\b[\p{L} .'’/&-]{0,40}[)\]]|[ (]\p{Lu}[\p{L}.'’-]+ \p{Lu}[\p{L}.'’-]+/\p{Lu}[\p{L} .'’-]{1,30}[)\]]?)$`)

// signedByName tells whether a line without a stop ends in the credit of a
// picture, by its form.
func signedByName(text string) bool {
	tail := text[max(0, len(text)-80):]
	for !utf8.RuneStart(tail[0]) {
		tail = tail[1:]
	}
	if !creditSigns(tail, "/|([", false) || final(text) {
		return false
	}
	m := nameAtEnd().FindStringIndex(tail)
	if m == nil {
		return false
	}
	before := strings.TrimRight(tail[:m[0]], " ")
	return before != ""
}

// creditSigns tells whether a text has one of some ASCII signs, a sign of copyright or,
// if they count, a dash.
func creditSigns(text, signs string, dashes bool) bool {
	for i := range len(text) {
		switch c := text[i]; {
		case 'a' <= c && c <= 'z' || c == ' ':
		case c < utf8.RuneSelf:
			if strings.IndexByte(signs, c) >= 0 {
				return true
			}
		case c == "©"[0] && strings.HasPrefix(text[i:], "©"), dashes && c == "–"[0] && (strings.HasPrefix(text[i:], "–") || strings.HasPrefix(text[i:], "—")):
			return true
		}
	}
	return false
}

// maxRightsName is how long the name is at most that a picture is credited to, in
// bytes.
const maxRightsName = 50

// pictureRights tells whether a text is nothing but "© Name", without the year
// that the rights of a paper have: under one sentence in the middle of a copy it
// is the credit of a picture.
func pictureRights(text string) bool {
	name, ok := strings.CutPrefix(text, "©")
	return ok && len(name) <= maxRightsName && capital(strings.TrimLeft(name, " \u00a0")) && !final(name) && !strings.ContainsAny(name, "0123456789")
}

// captionLike tells whether units read as a caption: a picture's credit at the
// end that is not part of a sentence.
func (s *sheet) captionLike(first, last int) bool {
	text := s.raw[s.units[last-1].start:s.units[last-1].end]
	for u := first; u < last; u++ {
		if s.found[u].quoted > 0 {
			return false
		}
	}
	return !strings.HasSuffix(text, ".") || strings.Contains(text, ":") || strings.HasSuffix(text, ").")
}

// captionOpens is the first unit of a caption that ends a run of units: the last
// one, where it has words of its own beside the credit and follows on a whole
// sentence; that may belong to the copy.
func (s *sheet) captionOpens(first, last int) int {
	if last-first > 1 && s.size(last-1) > maxLabel && strings.HasSuffix(s.text(last-2), ".") {
		return last - 1
	}
	return first
}
