// Package kin tells which version of a story came from which. A placement says
// with which article another was put when it arrived; what arrives first need
// not have been published first, so here the older one is where the newer one
// came from.
package kin

import "github.com/lede-reader/lede/model"

// Tie is where a version came from.
type Tie struct {
	From     int // number of the older version, None if there is none
	Relation model.Relation
	Share    float64 // part of its words that stand in the older one; 0 if that is not known
}

// None is the From of a version that came from no other.
const None = -1

// Ties are the ties of a story's versions, in their order.
func Ties(s *model.Story) []Tie {
	ties := make([]Tie, len(s.Versions))
	number := make(map[string]int, len(s.Versions))
	for i, v := range s.Versions {
		ties[i].From = None
		number[v.Article] = i
	}
	var turned []int
	for i, v := range s.Versions {
		to, ok := number[v.To]
		switch {
		case !ok || to == i:
		case before(v.Published, s.Versions[to].Published):
			turned = append(turned, i)
		default:
			ties[i] = Tie{to, v.Relation, v.Share}
		}
	}
	for _, i := range turned { // the share was of the older one's words
		if to := number[s.Versions[i].To]; ties[to].From == None {
			ties[to] = Tie{From: i, Relation: s.Versions[i].Relation}
		}
	}
	return ties
}

// before tells whether a is known to be older than b. A day is not older than a
// moment of it.
func before(a, b model.Date) bool {
	if a.IsZero() || b.IsZero() {
		return false
	}
	if a.DayOnly || b.DayOnly {
		ay, am, ad := a.Time.Date()
		by, bm, bd := b.Time.Date()
		return model.Day(ay, am, ad).Time.Before(model.Day(by, bm, bd).Time)
	}
	return a.Time.Before(b.Time)
}
