package group

import "iter"

// All that an article is placed by, beside texts that are compared, is asked through three
// doors. Each question names a shingle or a term, and can be answered by whoever keeps
// those: see doc.go, On many machines.

// texture tells in which groups shingles stand.
type texture interface {
	// groups appends the groups that a shingle stands in, or says that it is furniture.
	groups(dst []uint32, h uint64) (groups []uint32, known bool)

	// marked tells only whether it is furniture.
	marked(h uint64) bool

	// add says that a shingle stands in a group. Of more than maxGroups the first stay.
	add(h uint64, group uint32)

	// mark says that a shingle is furniture from now on.
	mark(h uint64)
}

// topics finds the last articles that have a strong term.
type topics interface {
	add(slot int32, strong []uint32)

	// having gives the articles with a term, the latest first.
	having(term uint32) iter.Seq[int32]
}

// counter says in how many articles a term stands.
type counter interface {
	get(term uint32) uint32
	add(term, n uint32)

	// size is how many terms it knows, and drop lets those go that were counted
	// no more often than least.
	size() int
	drop(least uint32)
	all(yield func(term, n uint32) bool)
}
