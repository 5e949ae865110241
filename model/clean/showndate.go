package clean

import (
	"strings"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/dates"
)

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
	p.datesIn(text, func(found model.Date, kind string) bool {
		if kind != "updated" {
			d, published = found, kind == "published"
		}
		return false
	})
	return d, published
}

// datesIn gives the dates in a short text until each has enough, with what the text
// calls them: "published", "updated" or nothing. Where the year has two figures no
// date is sure, and none behind it.
func (p *page) datesIn(text string, each func(d model.Date, kind string) bool) {
	if !hasFigure(text) {
		return
	}
	f := strings.FieldsFunc(oneLine(text), func(r rune) bool { return strings.ContainsRune(" |•·⋅", r) })
	kinds, kind := dates.Words().Kind, ""
	for i := 0; i < len(f); i++ {
		if k := kinds[strings.ToLower(strings.Trim(f[i], ":.,("))]; k == "updated" || k == "published" {
			kind = k
			continue
		}
		if m := joinedDate().FindStringSubmatch(f[i]); m != nil {
			f[i] = m[1] + " " + m[2] + " " + m[3]
		}
		if shortYear().MatchString(f[i]) {
			return
		}
		if d, n := p.dateAt(f[i:]); n > 0 {
			if !each(d, kind) {
				return
			}
			i += n - 1
		}
	}
}

// dateAt reads the date that words open with, and how many of them it takes.
func (p *page) dateAt(words []string) (d model.Date, n int) {
	for n = min(maxDateWords, len(words)); n > 0; n-- {
		if tellsChange(words[:n]) {
			continue
		}
		d, ok := dateLine(strings.Join(words[:n], " "))
		if ok && d.IsZero() && n == 1 {
			d = p.numeric(words[0])
		}
		if ok && !d.IsZero() {
			return d, n
		}
	}
	return model.Date{}, 0
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
