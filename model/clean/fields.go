package clean

import (
	"strings"

	"github.com/lede-reader/lede/model"
)

// fields sets what the page says of itself where the source said nothing.
func (p *page) fields(a *model.Article) {
	if a.Source == "" {
		a.Source = p.meta.site
		if a.Source == "" {
			a.Source = strings.TrimPrefix(p.base.Hostname(), "www.")
		}
	}
	if a.URL == "" {
		a.URL = p.meta.canonical
	}
	a.Language = languageTag(p.meta.language)
	title := p.headline()
	if a.Headline == "" && title != "" {
		a.Headline, a.HeadlineFrom = title, model.FromPage
	} else if a.Headline != "" {
		a.Headline = withoutSite(a.Headline, p.meta.site, p.base.Hostname())
	}
	if a.Published.IsZero() {
		a.Published = p.published(title)
	}
	a.Byline = p.author(title)
	p.dropFields(a)
}

// languageTag is the language of a tag: "en" of "en-GB".
func languageTag(tag string) string {
	tag, _, _ = strings.Cut(strings.ToLower(strings.TrimSpace(tag)), "-")
	tag, _, _ = strings.Cut(tag, "_")
	if len(tag) != 2 || tag[0] < 'a' || tag[0] > 'z' || tag[1] < 'a' || tag[1] > 'z' {
		return ""
	}
	return tag
}

// headline is the page's own: what og:title or JSON-LD say if it stands in a
// heading too, else the first heading of the article, else the title.
func (p *page) headline() string {
	site, host := p.meta.site, p.base.Hostname()
	var h1 []string
	for i := range p.blocks {
		b := &p.blocks[i]
		if b.place.heading == 1 && b.place.outside != "footer" && len(b.text) > 3 {
			h1 = append(h1, oneLine(b.text))
		}
	}
	candidates := []string{p.meta.ldHeadline, p.meta.ogTitle, p.meta.title}
	if len(h1) > 0 {
		if h := p.underSite(h1[0]); h != "" && siteName(h1[0], site, host) {
			return h
		}
	}
	for _, h := range h1 {
		for _, c := range candidates {
			if c != "" && (sameWords(h, c) || sameWords(h, withoutSite(c, site, host))) {
				return h
			}
		}
	}
	for _, h := range h1 {
		for _, c := range candidates {
			if c != "" && len(h) >= 12 && strings.Contains(fold(c), fold(h)) {
				return h
			}
		}
	}
	if len(h1) == 1 && strings.Count(h1[0], " ") >= 2 {
		return h1[0]
	}
	for _, c := range []string{p.meta.ogTitle, p.meta.ldHeadline, p.meta.title} {
		if c != "" {
			return withoutSite(c, site, host)
		}
	}
	if len(h1) > 0 {
		return h1[0]
	}
	return ""
}

// underSite is the second- or third-level heading that ends the title of a page
// whose first-level heading names the site, and opens the title.
func (p *page) underSite(h1 string) string {
	title := fold(p.meta.title)
	rest, ok := strings.CutPrefix(title, fold(h1))
	if !ok || rest == "" {
		return ""
	}
	for i := range p.blocks {
		b := &p.blocks[i]
		if h := fold(b.text); (b.place.heading == 2 || b.place.heading == 3) && len(h) >= minUnder && strings.HasSuffix(rest, h) && len(rest) <= len(h)+len(" – ") {
			return oneLine(b.text)
		}
	}
	return ""
}

// minUnder keeps the names of sections from being headlines.
const minUnder = 12

func fold(s string) string { return strings.ToLower(oneLine(s)) }

// separators stand between a headline and the name of its site.
var separators = []string{" | ", " – ", " — ", " - ", " • ", " · ", " :: ", " » ", " / ", " < "}

// withoutSite takes the site's name off the end (or the start) of a title.
func withoutSite(title, site, host string) string {
	title = oneLine(title)
	for {
		cut := -1
		width := 0
		for _, sep := range separators {
			if i := strings.LastIndex(title, sep); i > cut {
				cut, width = i, len(sep)
			}
		}
		if cut < 0 {
			return title
		}
		head, tail := strings.TrimSpace(title[:cut]), strings.TrimSpace(title[cut+width:])
		switch {
		case siteName(tail, site, host) && head != "":
			title = head
		case siteName(head, site, host) && tail != "":
			return tail
		default:
			return title
		}
	}
}

// siteName tells whether a part of a title names the site.
func siteName(s, site, host string) bool {
	squeeze := func(s string) string {
		return strings.Map(func(r rune) rune {
			if inWord(r) {
				return lower(r)
			}
			return -1
		}, s)
	}
	x := squeeze(s)
	if x == "" || len(x) > 60 {
		return false
	}
	if y := squeeze(site); y != "" && (strings.Contains(x, y) || strings.Contains(y, x) && len(x) > 2) {
		return true
	}
	host = strings.TrimPrefix(host, "www.")
	name, _, _ := strings.Cut(host, ".")
	if y := squeeze(name); len(y) > 2 && (strings.Contains(x, y) || strings.Contains(y, x) && len(x) > 3) {
		return true
	}
	initials := ""
	for _, w := range strings.Fields(s) {
		initials += string([]rune(strings.ToLower(w))[:1])
	}
	return len(initials) > 2 && initials == squeeze(name)
}

// author is who wrote the page, names parted by commas.
func (p *page) author(title string) string {
	for _, s := range p.meta.authors {
		if name := cleanAuthor(s); name != "" {
			return name
		}
	}
	near, _ := p.near(title)
	for _, b := range near {
		if len(b.text) > maxDateLine {
			continue
		}
		line := b.text
		for _, sep := range []string{" | ", " • ", " · ", " ⋅ ", " – ", " — "} {
			line, _, _ = strings.Cut(line, sep)
		}
		if name, ok := byline(line); ok && len(strings.Fields(name)) >= 2 {
			return cleanAuthor(name)
		}
	}
	return ""
}

func cleanAuthor(s string) string {
	s = strings.Trim(oneLine(s), " -–—,:|")
	if name, ok := byline(s); ok {
		s = name
	}
	if opener, name, ok := strings.Cut(s, ": "); ok && labelled(opener) {
		s = oneLine(name) // "Posted by : Jo Marsh"
	}
	for _, sep := range []string{" • ", " · ", " ⋅ ", " — ", " – ", " on "} {
		s, _, _ = strings.Cut(s, sep)
	}
	if last, given, ok := strings.Cut(s, ", "); ok && !strings.ContainsAny(last+given, " ,&") {
		s = given + " " + last // "Roy, Aniruddha", as libraries write it
	}
	if len(s) > 120 || strings.Contains(s, "://") || strings.Contains(s, "@") || notAuthor(s) || !strings.ContainsFunc(s, inWord) {
		return ""
	}
	return s
}

// notAuthor tells whether a field for the author holds what systems put there when
// there is none.
func notAuthor(s string) bool {
	switch strings.ToLower(s) {
	case "admin", "administrator", "by", "author", "anonymous", "none", "null", "undefined", "unknown", "n/a", "guest":
		return true
	}
	return false
}

// dropFields cuts the blocks that a field was read from: the headline's heading,
// the byline, the date.
func (p *page) dropFields(a *model.Article) {
	body := false
	for i := range p.blocks {
		b := &p.blocks[i]
		if b.drop != "" && b.rule != "page/extract" {
			continue
		}
		if !body && a.Headline != "" && sameWords(b.text, a.Headline) {
			b.drop, b.rule = "headline", "page/headline"
		}
		body = body || b.drop == "" && b.prose()
	}
}
