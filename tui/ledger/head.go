package ledger

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/safe"
	"github.com/lede-reader/lede/tui/style"
)

// summed is the pane's title: how much is gone, then how much for which reason.
func (p *Pane) summed() []string {
	if len(p.removed()) == 0 {
		return p.st.Title("Removed", "", p.w)
	}
	words, bytes := 0, 0
	for _, r := range p.removed() {
		if !r.Restored {
			start, end := p.span(r)
			words, bytes = words+len(strings.Fields(p.a.Raw[start:end])), bytes+end-start
		}
	}
	count := fmt.Sprintf("%s %s %d %% of the copy", counted(words, "word"), p.st.Dot, 100*bytes/max(len(p.a.Raw), 1))
	lines := p.st.Title("Removed", count, p.w)
	if p.h < roomy || p.w <= style.TitleIndent {
		return lines
	}
	reasons := p.st.Muted.Render(p.st.Cut(p.reasons(), p.w-style.TitleIndent))
	return append(lines, strings.Repeat(" ", style.TitleIndent)+reasons, "")
}

// roomy is the least height at which the head says the reasons.
const roomy = 12

// reasons are the words removed for each reason, the most first, and how many
// removals were put back.
func (p *Pane) reasons() string {
	type sum struct {
		reason string
		words  int
	}
	var sums []sum
	back, kept := 0, 0
	for _, r := range p.removed() {
		switch {
		case r.Kept && r.Restored:
			kept++
			continue
		case r.Restored:
			back++
			continue
		}
		start, end := p.span(r)
		i := slices.IndexFunc(sums, func(s sum) bool { return s.reason == r.Reason })
		if i < 0 {
			i, sums = len(sums), append(sums, sum{reason: r.Reason})
		}
		sums[i].words += len(strings.Fields(p.a.Raw[start:end]))
	}
	slices.SortStableFunc(sums, func(a, b sum) int { return cmp.Compare(b.words, a.words) })
	var parts []string
	for _, s := range sums {
		parts = append(parts, cmp.Or(safe.Row(s.reason).String(), "removed")+" "+strconv.Itoa(s.words))
	}
	if back > 0 {
		parts = append(parts, fmt.Sprintf("%d put back", back))
	}
	if kept > 0 {
		parts = append(parts, fmt.Sprintf("%d kept", kept))
	}
	return strings.Join(parts, " "+p.st.Dot+" ")
}

// counted is a number of things: "1 story", "2 stories".
func counted(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	if stem, ok := strings.CutSuffix(thing, "y"); ok {
		thing = stem + "ie"
	}
	return style.Grouped(n) + " " + thing + "s"
}

// Weighed tells whether Evidence was called for the article that is shown.
func (p *Pane) Weighed() bool { return p.evidence != nil }

// Evidence takes what speaks for the removals of an article, if that is shown.
func (p *Pane) Evidence(article string, of []model.Evidence) {
	if p.a == nil || p.a.ID != article {
		return
	}
	p.evidence = make(map[int]model.Evidence, len(of))
	for _, e := range of {
		p.evidence[e.Start] = e
	}
	row := p.list.Row(p)
	p.entries = make([]*entry, len(p.removed()))
	p.list.Hold(p, row)
	p.list.Follow(p)
}
