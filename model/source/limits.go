package source

// The limits of this package. What is over one of them is a Problem, and is not
// held in memory.
const (
	// maxDocument is the largest file or JSON line that is read as one
	// document. The longest articles are a hundredth of it; pages that carry
	// their pictures inside reach a few megabytes.
	maxDocument = 16 << 20

	// maxField is the largest source, url or title of a JSON line. They are a
	// line each; a megabyte of one is a mistake or an attack.
	maxField = 1 << 20

	// maxID is the largest id of a JSON line: it is a key of every index, and
	// no path or address is longer.
	maxID = 4 << 10

	// maxDepth is how many folders deep a folder is read. Deeper ones are made
	// by loops and by programs, not by people.
	maxDepth = 64

	// sniffed is how much of a document is looked at to tell what it is: enough
	// for the head of a page with its comments.
	sniffed = 4 << 10

	// keptBuffer is the memory that a reader of lines keeps from line to line;
	// the room that one giant line took is given back.
	keptBuffer = 1 << 20
)
