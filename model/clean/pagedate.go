package clean

import (
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/dates"
)

// published is when the page was published: what it says of itself in structured
// data, unless what it shows its readers speaks against that; else its address, a
// line near the headline, <time>. A date that may be another article's, or of a
// change, is worse than none.
func (p *page) published(title string) model.Date {
	d := p.structuredDate()
	shown, said := p.shownDate(title)
	address := urlDate(p.base.Path)
	switch {
	case d.IsZero():
		return p.otherDate(address, shown)
	case !address.IsZero() && daysAfter(d, address) > addressSlack:
		return address // they overwrite the date with every change
	case shown.IsZero():
		return d
	case said && apart(d, shown) > 1:
		return shown
	case p.overwritten(d) && daysAfter(d, shown) > 1:
		return shown
	case !d.DayOnly && d.Time.Location() == time.UTC && apart(d, shown) == 1:
		return shown // midnight at Greenwich is not midnight where the paper is
	}
	return d
}

// addressSlack is how many days pages may wait between address and publication.
const addressSlack = 3

// otherDate is for pages whose structured data says nothing of a date.
func (p *page) otherDate(address, shown model.Date) model.Date {
	switch {
	case !address.IsZero():
		return address
	case !shown.IsZero():
		return shown
	}
	if d, ok := agreed(p.meta.times); ok {
		return d
	}
	if d, ok := agreed(p.meta.embedded); ok {
		return d
	}
	return p.lineDate()
}

// structuredDate is the first date of structured data; where others name the same
// moment and the zone, theirs.
func (p *page) structuredDate() model.Date {
	var found model.Date
	for _, s := range p.meta.dates {
		d := pageDate(s)
		switch {
		case d.IsZero():
		case found.IsZero():
			found = d
		case !found.DayOnly && !d.DayOnly && found.Time.Location() == time.UTC && d.Time.Location() != time.UTC && found.Time.Sub(d.Time).Abs() < time.Minute:
			return d
		}
	}
	return found
}

// overwritten tells whether a date of publication is later than the page's last
// change: it is written anew whenever the page is.
func (p *page) overwritten(d model.Date) bool {
	for _, s := range p.meta.modified {
		if m := pageDate(s); !m.IsZero() && daysAfter(d, m) >= 1 {
			return true
		}
	}
	return false
}

// daysAfter is how many calendar days, as printed, a is later than b.
func daysAfter(a, b model.Date) int {
	day := func(d model.Date) time.Time { return model.Day(d.Time.Date()).Time }
	return int(day(a).Sub(day(b)).Hours() / 24)
}

func apart(a, b model.Date) int { return max(daysAfter(a, b), daysAfter(b, a)) }

// agreed is the date that all of the texts that are dates name; of several days
// it is not known which is meant.
func agreed(texts []string) (model.Date, bool) {
	var found model.Date
	for _, s := range texts {
		d := pageDate(s)
		if d.IsZero() {
			continue
		}
		if !found.IsZero() && daysAfter(found, d) != 0 {
			return model.Date{}, false
		}
		if found.IsZero() {
			found = d
		}
	}
	return found, !found.IsZero()
}

// nearTitle is how many blocks around the headline are searched for fields.
const nearTitle = 14

// titleAt is the block of the headline, or of the page's first big heading; -1 if
// there is none.
func (p *page) titleAt(title string) int {
	at := -1
	for i := range p.blocks {
		b := &p.blocks[i]
		if b.place.heading > 0 && b.place.outside == "" && title != "" && sameWords(b.text, title) {
			return i
		}
		if at < 0 && b.place.heading == 1 {
			at = i
		}
	}
	return at
}

// near gives the blocks around the headline, or the first ones, and how many of
// them stand before it.
func (p *page) near(title string) (blocks []pageBlock, above int) {
	at := max(0, p.titleAt(title))
	start := max(0, at-nearTitle/2)
	return p.blocks[start:min(len(p.blocks), at+nearTitle)], at - start
}

// shownDate finds the date that readers see near the headline, under it before
// above it; said tells that the page calls it the date of publication.
func (p *page) shownDate(title string) (found model.Date, said bool) {
	if d, ok := agreed(p.meta.shown); ok {
		return d, true
	}
	near, above := p.near(title)
	prose := 0
	for i := range near {
		b := &near[(i+above)%len(near)] // those above come last
		if i+above == len(near) {
			prose = 0
		}
		if b.prose() && !labelled(b.text) {
			prose++
		}
		change := i+above != len(near) && i > 0 && len(b.text) <= maxDateLine && onlyChange(near[(i+above-1)%len(near)].text)
		if prose > maxIntro || change || !b.mayDate(i+above >= len(near)) {
			continue
		}
		d, published := p.dateIn(b.text)
		if published && !d.IsZero() {
			return d, true
		}
		if n := len(strings.Fields(b.text)); d.IsZero() || n > maxDateLineWords || i+above >= len(near) && n > maxDateWords {
			continue
		}
		if found.IsZero() {
			found = d
		}
	}
	return found, false
}

// maxDateLineWords is how many words a line has at most whose date, not called that
// of publication, is the article's and not an event's.
const maxDateLineWords = 12

// maxIntro is how many paragraphs may stand between headline and date.
const maxIntro = 2

// onlyChange tells whether a text is "Last updated:" and nothing else: the date
// stands in a block of its own.
func onlyChange(text string) bool {
	f := strings.Fields(text)
	for _, w := range f {
		if k := dates.Words().Kind[strings.ToLower(strings.Trim(w, ":.,("))]; k != "updated" && k != "filler" {
			return false
		}
	}
	return len(f) <= maxDateWords && tellsChange(f)
}

// mayDate tells whether a date in a block is likely the article's. That over the
// headline, outside of the article, is today's.
func (b *pageBlock) mayDate(above bool) bool {
	if len(b.text) > maxDateLine || b.place.heading > 0 || b.place.table || b.prose() && !labelled(b.text) {
		return false
	}
	return !b.place.elsewhere() || !above && b.place.outside != "related" && b.place.outside != "comments"
}

// elsewhere tells whether a block stands where dates are not the article's.
func (o place) elsewhere() bool {
	switch o.outside {
	case "related", "comments", "navigation", "footer", "newsletter", "advert", "cookie", "caption":
		return true
	}
	return false
}

// maxDateWords is how many words a date in a longer line has at most.
const maxDateWords = 6

// dateIn finds the first date in a short text, and tells whether "published"
// stands before it. A date after "updated" is none.
func (p *page) dateIn(text string) (d model.Date, published bool) {
	if !hasFigure(text) {
		return d, false
	}
	f := strings.FieldsFunc(oneLine(text), func(r rune) bool { return strings.ContainsRune(" |•·⋅", r) })
	kinds := dates.Words().Kind
	for i := range f {
		word := strings.ToLower(strings.Trim(f[i], ":.,("))
		if kinds[word] == "updated" {
			return model.Date{}, false
		}
		if kinds[word] == "published" {
			published = true
			continue
		}
		if m := joinedDate().FindStringSubmatch(f[i]); m != nil {
			f[i] = m[1] + " " + m[2] + " " + m[3]
		}
		if shortYear().MatchString(f[i]) {
			return model.Date{}, false // a date, but which?
		}
		for n := min(maxDateWords, len(f)-i); n > 0; n-- {
			run := f[i : i+n]
			if tellsChange(run) {
				continue
			}
			got, ok := dateLine(strings.Join(run, " "))
			if ok && got.IsZero() && n == 1 {
				got = p.numeric(run[0])
			}
			if ok && !got.IsZero() {
				return got, published
			}
		}
	}
	return model.Date{}, false
}

var (
	joinedDate = pattern(`^(\d{1,2})[.-](\p{L}{3,})[.-](\d{4})$`)
	shortYear  = pattern(`^\d{1,2}[./-]\d{1,2}[./-]\d{2}$`)
)

func tellsChange(words []string) bool {
	for _, w := range words {
		if dates.Words().Kind[strings.ToLower(strings.Trim(w, ":.,("))] == "updated" {
			return true
		}
	}
	return false
}

// numeric reads 3/4/2025 where the page's language tells which of them is the month.
func (p *page) numeric(s string) model.Date {
	f := plainDate().FindStringSubmatch(strings.Trim(s, ",;:()"))
	if f == nil {
		return model.Date{}
	}
	a, b, year := number(f[1]), number(f[3]), number(f[4])
	switch p.dateOrder() {
	case "day":
		a, b = b, a
	case "":
		return model.Date{}
	}
	m := moment{year: year, month: a, day: b}
	return m.date()
}

// dateOrder is what stands first in the numeric dates of a page: "day" in all
// languages but English and in all English-speaking countries but one, "" where
// the page does not tell the country.
func (p *page) dateOrder() string {
	for _, tag := range []string{p.meta.locale, p.meta.language} {
		tag = strings.ToLower(strings.ReplaceAll(tag, "_", "-"))
		lang, country, _ := strings.Cut(tag, "-")
		switch {
		case lang == "" || lang == "en" && country == "":
			continue
		case lang != "en":
			return "day"
		case country != "us":
			return "day"
		}
		for _, tld := range []string{".uk", ".au", ".nz", ".ie", ".in", ".za"} {
			if strings.HasSuffix(p.base.Hostname(), tld) {
				return "" // a country's paper with its system's own language tag
			}
		}
		return "month"
	}
	return ""
}

// lineDate is the date of the first line of the page that is one, if only of an
// update: what shows no other was last changed then.
func (p *page) lineDate() model.Date {
	for i := range p.blocks {
		b := &p.blocks[i]
		if len(b.text) > maxDateLine || b.place.elsewhere() || b.place.table {
			continue
		}
		if d, ok := dateLine(b.text); ok && !d.IsZero() {
			return d
		}
	}
	return model.Date{}
}

// maxRoot is how many elements up it is searched what an element belongs to.
const maxRoot = 24

// elsewhere tells whether an element stands in one that is not the article:
// a comment, the navigation, a list of other stories.
func elsewhere(n *html.Node) bool {
	o := place{}
	for i := 0; n != nil && i < maxRoot; i++ {
		if n.Type == html.ElementNode && n.DataAtom != atom.Header {
			class, _ := names(n)
			if attr(n, "itemprop") == "comment" || classReason(class) == "comments" || classReason(class) == "related" || o.named(n).elsewhere() && n.DataAtom != atom.Body {
				return true
			}
		}
		n = n.Parent
	}
	return false
}

// updated tells whether an element or its parent says it is the time of a change.
func updated(n *html.Node) bool {
	for i := 0; n != nil && i < 2; i++ {
		class := strings.ToLower(attr(n, "class") + " " + attr(n, "itemprop"))
		if (strings.Contains(class, "updated") || strings.Contains(class, "modified")) && !strings.Contains(class, "published") {
			return true
		}
		n = n.Parent
	}
	return false
}

// pageDate reads a date as pages' heads give it: ISO in many shapes, seconds since
// 1970, or a line that is a date.
func pageDate(s string) model.Date {
	s = strings.TrimSpace(s)
	if len(s) < len("20060102") || len(s) > maxDateLine {
		return model.Date{}
	}
	if n := number(s); len(s) == 10 && n > 631152000 {
		return model.Date{Time: time.Unix(int64(n), 0).UTC()}
	}
	for _, form := range []string{time.RFC3339, "2006-01-02T15:04:05-0700", "2006-01-02T15:04:05.000Z0700", "2006-01-02T15:04Z07:00", "20060102T150405Z07:00", time.RFC1123Z, time.RFC1123, "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05Z07:00"} {
		if t, err := time.Parse(form, s); err == nil && t.Year() >= 1990 {
			return model.Date{Time: t}
		}
	}
	for _, form := range []string{"2006-01-02", "2006-01-02T15:04:05", "2006-01-02 15:04:05", "2006-01-02T15:04", "2006-01-02 15:04", "2006/01/02", "20060102", "2006-01-02T15:04:05.000"} {
		if t, err := time.Parse(form, s); err == nil && t.Year() >= 1990 {
			return model.Day(t.Date())
		}
	}
	d, _ := dateLine(s)
	return d
}

var pathDate = pattern(`/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?:/|-|$)`)

func urlDate(path string) model.Date {
	m := pathDate().FindStringSubmatch(path)
	if m == nil {
		return model.Date{}
	}
	d := moment{year: number(m[1]), month: number(m[2]), day: number(m[3])}
	return d.date()
}
