package main

// What the other readers took, of PERFORMANCE, for the bounds that are shares of
// it: at 10,000 articles and, with Big, at 100,000.
const (
	newsboatDown    = 267.0 // bytes
	floorDown       = 214.0
	newsboatDownCPU = 6.1 // ms
	newsboatDownBig = 60.0
	newsboatOpen    = 8.0 // ms
	newsboatOpenB   = 3100.0
	newsraftStart   = 84.0 // ms
	newsraftSearch  = 70.0
	newsraftFindBig = 456.0
	sfeedMark       = 81.0
	newsraftMarkBig = 4732.0
	newsboatMB      = 93.0
	newsboatMBBig   = 647.0
	newsraftMB      = 18.0
	newsraftMBBig   = 22.0
	newsraftRefresh = 80.0 // ms of CPU
)

// Of issue 3.
const (
	listedLeast  = 2650.0 // articles/s
	enginesLeast = 500.0
	enginesKeep  = 0.8 // of that at 10,000 stored, at 100,000
	enginesCPU   = 4.0 // ms an article: two cores at that speed
	peakMost     = 250.0
	sameAsSmall  = 1.5 // start and memory, of those at the smallest size
	typedMost    = 50.0
	idleCPU      = 6.0 // ms/s of a bare Bubble Tea program
	idleWaits    = 300.0
)

// big is the size from which the bounds for 100,000 articles count.
const big = 50_000

// by chooses a bound by size.
func by(size int, small, large float64) float64 {
	if size >= big {
		return large
	}
	return small
}
