package feed

import "time"

// The limits of this package. What is over one of them is cut there and is a
// Problem.
const (
	// maxFeed is how many bytes of a feed are read, after decoding. Ten thousand
	// items of an article each (4 KB) are 40 MB.
	maxFeed = 48 << 20

	// maxItems is how many items of a feed are taken, the first.
	maxItems = 10_000

	// maxText is the longest text or HTML of one item: what a document may hold.
	maxText = 16 << 20

	// maxTitle is the longest title, byline or other short field. A megabyte of
	// one is a mistake or an attack; what is over is cut.
	maxTitle = 1 << 20

	// maxAddress is the longest URL: what servers take. Longer ones are none.
	maxAddress = 8 << 10

	// maxID is the longest id, a key of every index; a longer one is hashed.
	maxID = 2 << 10

	// maxDepth is how many elements deep an item is followed. Deeper ones are
	// text of the last.
	maxDepth = 64

	// maxPrefixes is how many namespace prefixes of a document are known.
	maxPrefixes = 64

	// maxProblems is how many troubles with single items are told one by one;
	// of the others only their number.
	maxProblems = 20

	// maxLinks is how many feeds of a page are named.
	maxLinks = 100

	// maxAhead is how far in the future a date may lie: a day for time zones,
	// a day for clocks that are wrong.
	maxAhead = 48 * time.Hour

	// maxRefresh is the longest pause that a feed can ask for.
	maxRefresh = 30 * 24 * time.Hour
)
