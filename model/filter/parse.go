package filter

import (
	"slices"
	"strings"
	"time"
)

// maxTerms is how many terms are looked for: each may cost a look into an index.
const maxTerms = 32

// named are the terms with a value, in the order in which they are offered.
var named = []Kind{Source, Speaker, Role, Tag, After, Before, Has}

// bare are the words that are terms by themselves, and those that join terms.
var bare = []string{string(Unread), string(Starred)}

// The words between terms.
const (
	either = "or"
	both   = "and" // says nothing: all terms must hold
)

// Parse reads a filter as it was typed at a moment, in the zone of whom it is for. What
// cannot be understood is left out and said, in its order.
func Parse(text string, now time.Time) (Filter, []Problem) {
	p := parser{text: text, now: now}
	all := pieces(text)
	for i := range all {
		p.take(&all[i])
	}
	p.end(all)
	return p.filter, p.problems
}

type parser struct {
	text     string
	now      time.Time
	filter   Filter
	problems []Problem
	terms    int
	joins    *piece // "or" that has no term behind it yet
}

// take reads one piece.
func (p *parser) take(in *piece) {
	if in.name == "" && !in.quoted && !in.not {
		switch strings.ToLower(in.value) {
		case either:
			if len(p.filter.Clauses) == 0 || p.joins != nil {
				p.bad(in, `"or" stands between two terms`, `in quotation marks it is a word`)
				return
			}
			p.joins = in
			return
		case both:
			return
		}
	}
	t, ok := p.term(in)
	if !ok {
		return
	}
	if p.terms++; p.terms > maxTerms {
		p.bad(in, "these are too many terms", "the first 32 count")
		return
	}
	last := len(p.filter.Clauses) - 1
	if p.joins != nil {
		p.filter.Clauses[last] = append(p.filter.Clauses[last], t)
		p.joins = nil
		return
	}
	p.filter.Clauses = append(p.filter.Clauses, Clause{t})
}

// term makes a term of a piece; none if it says nothing, or is bad.
func (p *parser) term(in *piece) (Term, bool) {
	t := Term{Kind: Kind(in.name), Not: in.not, Name: Name{in.value, in.closed}, Start: in.start, End: in.end}
	if in.name == "" {
		return p.words(in, t)
	}
	switch t.Kind {
	case Source, Speaker, Role, Tag:
		if !says(in.value) {
			p.bad(in, in.name+": wants a name", t.Kind.wants())
			return t, false
		}
		return t, true
	case After, Before:
		day, ok := dayOf(in.value, p.now)
		if !ok {
			p.bad(in, quote(in.value)+" is no day", dayForms)
		}
		t.Name, t.Day = Name{}, day
		return t, ok
	case Has:
		if strings.EqualFold(in.value, hasQuotes) {
			t.Name = Name{}
			return t, true
		}
		p.bad(in, quote(in.value)+" is nothing that stories have", "has:"+hasQuotes)
		return t, false
	}
	if in.value == "" && in.end < len(p.text) { // "analysis: harbour"
		in.value = in.name
		return p.words(in, Term{Kind: Words, Not: in.not, Start: in.start, End: in.end})
	}
	p.bad(in, quote(in.name+":")+" is no term", meant(in.name))
	return t, false
}

// hasQuotes is the one value of Has.
const hasQuotes = "quotes"

// words makes a term of a piece without a name.
func (p *parser) words(in *piece, t Term) (Term, bool) {
	t.Kind = Words
	if !in.quoted {
		for _, name := range bare {
			if strings.EqualFold(in.value, name) {
				t.Kind, t.Name = Kind(name), Name{}
				return t, true
			}
		}
	}
	t.Name = Name{in.value, in.closed || in.not || in.end < len(p.text)}
	return t, says(in.value)
}

// wants says what stands behind the colon.
func (k Kind) wants() string {
	switch k {
	case Speaker:
		return `speaker:Healey, speaker:"John Healey"`
	case Role:
		return `role:minister, role:"defence secretary"`
	case Tag:
		return "tag:later, a tag of yours"
	case After, Before:
		return dayForms
	case Has:
		return "has:" + hasQuotes
	}
	return `source:Guardian, source:"The Guardian"`
}

// bad says what is wrong with a piece.
func (p *parser) bad(in *piece, what, cure string) {
	p.problems = append(p.problems, Problem{Start: in.start, End: in.end, What: what, Cure: cure, Begun: p.begun(in)})
}

// begun tells whether a piece ends what was typed and may yet become a term.
func (p *parser) begun(in *piece) bool {
	if in.end < len(p.text) || in.closed {
		return false
	}
	switch Kind(in.name) {
	case Source, Speaker, Role, Tag:
		return true
	case After, Before:
		return mayBeDay(in.value)
	case Has:
		return strings.HasPrefix(hasQuotes, strings.ToLower(in.value))
	}
	return false
}

// end says what is missing behind the last piece.
func (p *parser) end(all []piece) {
	if p.joins == nil {
		return
	}
	last := len(all) - 1
	p.problems = append(p.problems, Problem{
		Start: p.joins.start, End: p.joins.end, What: `"or" stands between two terms`, Cure: "another term behind it", Begun: all[last].start == p.joins.start,
	})
	slices.SortStableFunc(p.problems, func(a, b Problem) int { return a.Start - b.Start })
}

// quote sets what was typed in quotation marks, so that what is said is not
// taken for it. It is from outside, as all that is typed.
func quote(s string) string { return "“" + s + "”" }

// meant is the term that was meant by a name that is none, or all that there are.
func meant(name string) string {
	for _, k := range named {
		if near(name, string(k)) {
			return string(k) + ":"
		}
	}
	list := strings.Join(bare, ", ")
	for _, k := range named {
		list += ", " + string(k) + ":"
	}
	return list
}

// near tells whether a name is another with one letter too many, too few or wrong, two
// exchanged, or begins it.
func near(a, b string) bool {
	if len(a) >= 2 && strings.HasPrefix(b, a) {
		return true
	}
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	a, b = a[i:], b[i:]
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	return len(a) <= 1 && len(b) <= 1 || len(a) == 2 && len(b) == 2 && a[0] == b[1] && a[1] == b[0]
}
