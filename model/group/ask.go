package group

// All that an article is placed by, beside texts that are compared, is asked through three
// doors. Each question names a shingle or a term, and can be answered by whoever keeps
// those: see doc.go, On many machines.

// texture tells in which groups shingles stand.
type texture interface {
	// stands appends where each of some shingles stands.
	stands(dst []stand, of []shingle) []stand

	// marked tells only whether it is furniture.
	marked(h uint64) bool

	// put says that a shingle stands in one group more: who asked knows that there is room.
	put(h uint64, group uint32)

	// mark says that a shingle is furniture from now on.
	mark(h uint64)
}

// topics finds the last articles that have a strong term.
type topics interface {
	add(slot int32, strong []uint32)

	// having appends the articles with a term, the latest first: mostRecent at most.
	having(dst []int32, term uint32) []int32
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
