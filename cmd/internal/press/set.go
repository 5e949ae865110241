package press

import (
	"strings"

	"github.com/lede-reader/lede/model"
)

// pages is how many of three articles a publisher sets all its furniture around.
const furnished = 2

// setting is an article as it is printed, a line or paragraph each.
type setting struct {
	appeal       []string
	share        string
	before       []string // paragraphs up to the sign-up
	signUp       string
	after        []string
	credit       string
	closing      []string
	datelineMark string
}

// set lays the publisher's furniture around the copy.
func (a *Article) set() setting {
	s := setting{before: a.Paragraphs}
	if a.Dateline != "" {
		s.datelineMark = strings.ToUpper(a.Dateline) + " (" + a.Credit + ") — "
	} else if a.Credit != "" {
		s.credit = "(" + a.Credit + ")"
	}
	if a.Number%3 >= furnished {
		return s
	}
	p := &a.Publisher
	s.appeal, s.share, s.closing = p.Appeal, p.Share, p.Closing
	if half := len(a.Paragraphs) / 2; p.SignUp != "" && half > 1 {
		s.before, s.signUp, s.after = a.Paragraphs[:half], p.SignUp, a.Paragraphs[half:]
	}
	return s
}

// Text is the article as plain text that was scraped off its page.
func (a *Article) Text() string {
	s := a.set()
	var b strings.Builder
	b.Grow(6000)
	for _, p := range s.appeal {
		b.WriteString(p + "\n\n")
	}
	if s.share != "" {
		b.WriteString(s.share + "\n\n")
	}
	b.WriteString(s.datelineMark)
	write := func(texts ...string) {
		for _, t := range texts {
			if t != "" {
				b.WriteString(t)
				b.WriteString("\n\n")
			}
		}
	}
	write(s.before...)
	write(s.signUp)
	write(s.after...)
	write(s.credit)
	write(s.closing...)
	return b.String()[:b.Len()-2]
}

// Item is the article as a source would give it, as plain text.
func (a *Article) Item() model.Item {
	return model.Item{
		ID:        a.ID(),
		Source:    a.Publisher.Name,
		URL:       a.URL(""),
		Title:     a.Headline,
		Published: model.Date{Time: a.Published},
		Text:      a.Text(),
	}
}

// Content is the article as the HTML that a feed carries in full.
func (a *Article) Content() string {
	s := a.set()
	var b strings.Builder
	b.Grow(7000)
	paragraphs := func(class string, texts ...string) {
		for _, t := range texts {
			if t != "" {
				b.WriteString("<p" + class + ">")
				b.WriteString(escape(t))
				b.WriteString("</p>\n")
			}
		}
	}
	paragraphs(` class="support"`, s.appeal...)
	paragraphs(` class="share-line"`, s.share)
	if s.datelineMark != "" && len(s.before) > 0 {
		paragraphs("", s.datelineMark+s.before[0])
		s.before = s.before[1:]
	}
	paragraphs("", s.before...)
	paragraphs(` class="newsletter"`, s.signUp)
	paragraphs("", s.after...)
	paragraphs(` class="agency"`, s.credit)
	paragraphs(` class="closing"`, s.closing...)
	return b.String()
}

// escaper makes text safe between tags, in HTML and in XML.
var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

// escape spares the text that has nothing to escape.
func escape(s string) string {
	if !strings.ContainsAny(s, `&<>"`) {
		return s
	}
	return escaper.Replace(s)
}
