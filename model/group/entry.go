package group

import "github.com/lede-reader/lede/model"

// article is what stays in memory of one article; the rest is on its sheet. Its
// list in the group is made anew when the index is opened.
type article struct {
	id, exact uint64 // hashes: of its id, of all words
	unix      int64  // when it was published, 0 if unknown
	seen      int64  // the latest date that had come when it came
	group, to int32
	next      int32 // member of the group
	share     float32
	language  uint16 // hash, 0 if unknown
	weekday   int8
	relation  uint8 // number in relations
	flags     mark
}

type mark uint8

const (
	isGone    mark = 1 << iota // placed again under another slot, or forgotten
	isMember                   // of its group: all but those that were placed again
	isText                     // others are compared with it
	isPattern                  // the first of its very words: exact copies go to it
	isSubject                  // it has a vector
)

var relations = [...]model.Relation{model.New, model.Exact, model.Near, model.Update, model.Related}

// relationCode is the number of a relation.
func relationCode(r model.Relation) uint8 {
	for i, s := range relations {
		if s == r {
			return uint8(i)
		}
	}
	return 0
}

func (a *article) is(m mark) bool { return a.flags&m != 0 }
func (a *article) moment() moment { return moment{a.unix, a.weekday} }

// group is the articles of one text. An article that was forgotten stays a member, so that
// groups and stories keep their names.
type group struct {
	head, tail int32 // members in order of arrival
	story      int32
	prev, next int32 // group of the story
	living     int32 // members that were not forgotten
	unix       int64 // of the first member that has a date
	weekday    int8
	texts      uint8 // members that others are compared with, counted to 255
}

func (g *group) moment() moment { return moment{g.unix, g.weekday} }

// story is the groups of one event that have members.
type story struct {
	head, tail int32 // groups in order
	first      int32 // article, none if it must be looked for
	into       int32 // the story that it became part of
	count      int32 // of its groups
	alone      bool  // a person split it off: nothing joins it to another by itself
	held       bool  // a person joined it: an article that comes again stays
}

const none = -1

// record is how an article stands to the one it was put with.
type record struct {
	to       int32
	relation model.Relation
	share    float32
	why      string
}
