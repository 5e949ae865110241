package tui

import (
	"fmt"
	"math"
	"strings"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/safe"
	"github.com/lede-reader/lede/tui/sheet"
	"github.com/lede-reader/lede/tui/style"
)

const (
	mostPassages = 4   // that are listed
	passageEnds  = 5   // words of each end of one
	textShare    = .25 // from where two versions are told as one text rather than as one story
	strongest    = .3  // of the strongest name's weight: those that are named first
)

// inCommon adds what the version in the body and its partner have in common: of one text the
// passages, of one story the names and terms.
func (m *Model) inCommon(add func(sheet.Kind, safe.Text)) {
	c := m.against.why
	if !(pair{m.body.article.ID, m.partner()}).of(c) {
		return
	}
	_, other := m.called(pair{c.This.Article.ID, c.Other.Article.ID})
	add(sheet.Heading, safe.Row("In common with "+other.String()))
	add(sheet.Plain, m.told(upper(c.Verdict)+"."))
	if c.This.Common > 0 {
		add(sheet.Muted, safe.Line(fmt.Sprintf("%s of this version's words stand there, %s of its words here.", percent(c.This.Share()), percent(c.Other.Share()))))
	}
	if max(c.This.Share(), c.Other.Share()) >= textShare {
		for _, p := range c.Passages[:min(len(c.Passages), mostPassages)] {
			add(sheet.Plain, m.passage(c.This.Article.Text()[p.This.Start:p.This.End], p.Words))
		}
		if n := len(c.Passages) - mostPassages; n > 0 {
			add(sheet.Muted, safe.Line(fmt.Sprintf("and %d shorter", n)))
		}
		for _, kind := range []struct {
			name string
			of   []model.Exchange
		}{{"Figures", c.Figures}, {"Names", c.Names}} {
			if said := exchanges(kind.of); said != "" {
				add(sheet.Plain, m.told(kind.name+" that differ (there → here): "+said+"."))
			}
		}
	} else if said := terms(c.Terms); said != "" {
		add(sheet.Plain, safe.Row(said+"."))
	}
	if apart := m.apart(c.This.Article.Published, c.Other.Article.Published); apart != "" {
		add(sheet.Muted, safe.Line(apart))
	}
	add(sheet.Muted, safe.Line(m.keys.key("compare")+" shows both, sentence by sentence."))
}

// told is a sentence with arrows as the terminal has them.
func (m *Model) told(s string) safe.Text { return safe.Row(strings.ReplaceAll(s, "→", m.st.To)) }

// passage is a run of common words by its ends.
func (m *Model) passage(text string, words int) safe.Text {
	all := strings.Fields(text)
	said := strings.Join(all, " ")
	if len(all) > 2*passageEnds {
		said = strings.Join(all[:passageEnds], " ") + " " + m.st.Ellipsis + " " + strings.Join(all[len(all)-passageEnds:], " ")
	}
	return safe.Row(m.st.Bullet + " " + m.st.OpenMark + m.st.Cut(safe.Row(said).String(), longestEnds) + m.st.CloseMark + " " + m.st.Dot + " " + style.Grouped(words) + " words")
}

// longestEnds is the most cells of a passage's ends: scripts without spaces have no words to count.
const longestEnds = 120

// exchanges are those that stand for each other, then those that one text has alone.
func exchanges(es []model.Exchange) string {
	var both, one []string
	for _, e := range es {
		switch {
		case e.From != "" && e.To != "":
			said := strings.TrimSpace(e.From + " → " + e.To + " " + e.Unit)
			if e.Times > 1 {
				said += fmt.Sprintf(" (%d times)", e.Times)
			}
			both = append(both, said)
		case e.To != "":
			one = append(one, e.To+" only here")
		default:
			one = append(one, e.From+" only there")
		}
	}
	return strings.Join(append(both, one...), ", ")
}

// terms are names and words in both texts, by how much they weigh.
func terms(ts []model.Term) string {
	var first, rest, words []string
	for _, t := range ts {
		switch {
		case !t.Name:
			words = append(words, t.Text)
		case t.Weight >= strongest:
			first = append(first, t.Text)
		default:
			rest = append(rest, t.Text)
		}
	}
	var parts []string
	for _, p := range []struct {
		weight string
		of     []string
	}{{"Names in both, the strongest: ", first}, {"less strong: ", rest}, {"words in both: ", words}} {
		if len(p.of) > 0 {
			parts = append(parts, p.weight+strings.Join(p.of, ", "))
		}
	}
	return strings.Join(parts, "; ")
}

// apart is the time between two versions.
func (m *Model) apart(a, b model.Date) string {
	if a.IsZero() || b.IsZero() {
		return ""
	}
	d := a.Time.Sub(b.Time)
	when := "after"
	if d < 0 {
		d, when = -d, "before"
	}
	days := int(math.Round(d.Hours() / 24))
	switch {
	case a.DayOnly || b.DayOnly:
		if days == 0 {
			return "Both are of the same day."
		}
	case d.Minutes() < 1:
		return "Both came at the same time."
	case d.Hours() < 1:
		return fmt.Sprintf("This one came %d min %s it.", int(d.Minutes()), when)
	case d.Hours() < 48:
		return fmt.Sprintf("This one came %d h %s it.", int(d.Hours()), when)
	}
	if days == 1 {
		return "This one came a day " + when + " it."
	}
	return fmt.Sprintf("This one came %d days %s it.", days, when)
}

// percent is a share in whole percent.
func percent(share float64) string { return fmt.Sprintf("%.0f %%", 100*share) }
