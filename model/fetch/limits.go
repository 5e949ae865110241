package fetch

import (
	"cmp"
	"time"
)

// Limits are what a server is granted. A field that is zero has the value of the
// constant that bears its name.
type Limits struct {
	Body      int           // bytes of one body, unpacked
	Headers   int           // bytes of all headers of one answer
	Redirects int           // in a row
	Whole     time.Duration // of a fetch with all its redirects; waiting for one's turn does not count
	Start     time.Duration // until the headers of one answer are there: look-up, connection, TLS and thought
	DripTime  time.Duration // in which at least
	DripBytes int           // must come of a body
	Held      int           // bytes of bodies held by all fetches in flight
	AtOnce    int           // fetches
	PerHost   int           // of them with one host
	Burst     int           // requests to one host without a pause, and after that
	PerSecond float64       // so many a second
}

const (
	// maxBody is SECURITY's limit for a document: the longest feeds of the wild
	// are a quarter of it.
	maxBody = 16 << 20

	// maxRatio is how much larger than what was sent a body may be, beyond the
	// first ratioFree bytes. Feeds are packed 3 to 20 times; gzip reaches 1,030.
	maxRatio  = 100
	ratioFree = 1 << 20

	// maxHeaders is eight times what browsers are sent by talkative sites.
	maxHeaders = 64 << 10

	// maxRedirects is SECURITY's; browsers take 20, honest chains are of 1 to 4.
	maxRedirects = 10

	// maxWhole is SECURITY's time for a fetch, maxStart half of it, so that a
	// server that is silent at first has time to send its body too.
	maxWhole = 20 * time.Second
	maxStart = 10 * time.Second

	// minDrip is less than any modem sends. Slower is a server that wants to keep
	// the connection, not to be read.
	minDripBytes = 2 << 10
	minDripTime  = 10 * time.Second

	// maxHeld leaves room below the 150 MB that a fetch of hostile feeds may
	// take: garbage may be as large as what is held. One body needs twice its
	// size while it is put together, which just fits in beside what is uncounted.
	maxHeld = 48 << 20

	// maxAtOnce is where a refresh of 500 feeds is bound by its slowest hosts and
	// no longer by turns; maxPerHost is what browsers did before HTTP/2.
	maxAtOnce  = 32
	maxPerHost = 2

	// maxBurst: no person follows more feeds of one host than that, so that a
	// refresh is not slowed down. What asks for more fetches the pages of
	// articles, where ten a second are four times as fast as anybody reads.
	maxBurst     = 64
	maxPerSecond = 10

	// uncounted is how much each fetch may hold without asking: nearly all feeds
	// are smaller and never wait for a large one. maxAtOnce × uncounted is taken
	// off maxHeld.
	uncounted = 512 << 10

	// firstPiece and largestPiece are of the memory that a body of unknown
	// length is read into; pieces double in between.
	firstPiece   = 16 << 10
	largestPiece = 1 << 20

	// maxAddress is the longest address that servers take.
	maxAddress = 8 << 10

	// maxField is the longest ETag or other header that is given back. They are
	// kept, one a source.
	maxField = 1 << 10

	// maxDrained is how much of a redirect's body is read so that its connection
	// can be used again; opening another one costs about that.
	maxDrained = 4 << 10

	// maxWait bounds what Retry-After may ask for: a server whose clock or
	// arithmetic is wrong shall not silence a source for good. maxFresh bounds
	// Cache-Control and Expires: servers send a year for all that ends in .xml.
	maxWait  = 7 * 24 * time.Hour
	maxFresh = 24 * time.Hour

	// A host that is down or hangs is not asked once for each of its feeds: it is
	// left alone for silentFor when maxSilence is reached without an answer in
	// between. An attempt to connect that runs out of time counts noConnection: two
	// are enough; one that connects and gets no answer counts noAnswer, since that
	// may be the fault of one address.
	maxSilence   = 6
	noConnection = 3
	noAnswer     = 1
	silentFor    = time.Minute

	// maxIdle is when a connection that is not used is closed: a refresh of one host asks again
	// within it, and they cost memory on both sides.
	maxIdle = 5 * time.Second

	// manyHosts is where those that were not asked lately are forgotten, so that
	// a reader that runs for months does not remember every redirect; lately is
	// longer than Burst takes to be granted anew.
	manyHosts = 256
	lately    = time.Minute

	// HTTP/2 buffers what nobody has read yet; without limits 4 MiB a stream.
	// They are as large as a body of usual size.
	maxStreamBuffer     = 256 << 10
	maxConnectionBuffer = 512 << 10

	// firstBackOff and maxBackOff: feeds change at most every few minutes, and a
	// server that was down for a week is not lost.
	firstBackOff = 5 * time.Minute
	maxBackOff   = 24 * time.Hour
)

// orDefault fills in the constants.
func (l Limits) orDefault() Limits {
	l = Limits{
		Body:      cmp.Or(l.Body, maxBody),
		Headers:   cmp.Or(l.Headers, maxHeaders),
		Redirects: cmp.Or(l.Redirects, maxRedirects),
		Whole:     cmp.Or(l.Whole, maxWhole),
		Start:     cmp.Or(l.Start, maxStart),
		DripTime:  cmp.Or(l.DripTime, minDripTime),
		DripBytes: cmp.Or(l.DripBytes, minDripBytes),
		Held:      cmp.Or(l.Held, maxHeld),
		AtOnce:    cmp.Or(l.AtOnce, maxAtOnce),
		PerHost:   cmp.Or(l.PerHost, maxPerHost),
		Burst:     cmp.Or(l.Burst, maxBurst),
		PerSecond: cmp.Or(l.PerSecond, maxPerSecond),
	}
	return l
}
