package clean

import (
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-reader/lede/model"
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
	case shown.IsZero() && !p.datedAddress(d) && p.rewritten(d, title):
		return model.Date{} // they keep the date, whatever the page became
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

// rewritten tells whether all that readers see near the headline is the day of the
// page's last change, long after a day of publication that they do not see: a page
// that is written anew from time to time, not the article of that day.
func (p *page) rewritten(d model.Date, title string) bool {
	var last model.Date
	for _, s := range p.meta.modified {
		if m := pageDate(s); last.IsZero() || daysAfter(m, last) > 0 {
			last = m
		}
	}
	if last.IsZero() || daysAfter(last, d) <= maxCorrecting {
		return false
	}
	near, _ := p.near(title)
	for i := range near {
		seen := false
		if len(near[i].text) <= maxDateLine {
			p.datesIn(near[i].text, func(found model.Date, _ string) bool {
				seen = apart(found, last) <= 1
				return !seen
			})
		}
		if seen {
			return true
		}
	}
	return false
}

// maxCorrecting is how many days after publication articles are still put right.
const maxCorrecting = 183

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

// datedAddress tells whether the page's address names the month of a date.
func (p *page) datedAddress(d model.Date) bool {
	return strings.Contains(p.base.Path, d.Time.Format("/2006/01/")) || strings.Contains(p.base.Path, d.Time.Format("/2006-01-"))
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
