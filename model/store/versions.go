package store

import (
	"cmp"
	"slices"

	"github.com/lede-reader/lede/model"
)

// order puts the versions of a story in the order in which they are shown: by
// the date of the first of their text, copies behind what they are copies of,
// a copy without a date in the place of its text; then by arrival, a text by that
// of the first of it that is there. It also says which are pickups.
func order(vs []model.Version, arrival func(id string) int) {
	first, came := map[string]model.Date{}, map[string]int{} // of each text group
	for _, v := range vs {
		n := arrival(v.Article)
		if d, ok := first[v.Group]; !ok || earlier(v.Published, d) {
			first[v.Group] = v.Published
		}
		if c, ok := came[v.Group]; !ok || n < c {
			came[v.Group] = n
		}
	}
	slices.SortFunc(vs, func(a, b model.Version) int {
		if a.Group != b.Group {
			return cmp.Or(byDate(first[a.Group], first[b.Group]), cmp.Compare(came[a.Group], came[b.Group]))
		}
		return cmp.Or(byDate(a.Published, b.Published), cmp.Compare(arrival(a.Article), arrival(b.Article)))
	})
	seen := map[string]bool{}
	for i := range vs {
		vs[i].Pickup = seen[vs[i].Group]
		seen[vs[i].Group] = true
	}
}

// earlier tells whether a is a known date before b; any known date is before
// an unknown one.
func earlier(a, b model.Date) bool { return byDate(a, b) < 0 }

// byDate compares by time, unknown dates last.
func byDate(a, b model.Date) int {
	switch {
	case a.IsZero() && b.IsZero():
		return 0
	case a.IsZero():
		return 1
	case b.IsZero():
		return -1
	}
	return a.Time.Compare(b.Time)
}

// row is a story as the list shows it; vs are its versions in order.
func row(story string, vs []model.Version, quoted bool) model.Row {
	lead := vs[0]
	r := model.Row{
		Story: story, Headline: lead.Headline, Origin: lead.Origin, Source: lead.Source,
		Published: lead.Published, Versions: len(vs), Spiked: true, Quoted: quoted,
	}
	for _, v := range vs {
		if !v.Read {
			r.Unread++
		}
		r.Starred = r.Starred || v.Starred
		r.Spiked = r.Spiked && v.Spiked
		if !v.Published.IsZero() && (r.Published.IsZero() || v.Published.Time.After(r.Published.Time)) {
			r.Published = v.Published
		}
	}
	return r
}

// shows tells whether a query asks for the row.
func shows(q model.Query, r model.Row) bool {
	return q.Spiked == r.Spiked && (!q.Unread || r.Unread > 0) && (!q.Starred || r.Starred)
}
