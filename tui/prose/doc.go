// Package prose makes pages of articles.
//
// A page is a row of units: a block of the body (a very long one in several
// pieces) or a pull quote at its place. A unit is rendered when it first comes
// onto the screen, never before: its words pass the gate, become markdown in
// which prose stays prose, go through Glamour at the width that is left beside
// bar and indent, and are read back from what Glamour wrote (decode.go). What is
// read back must be the very words, else the unit is set without Glamour
// (Fallbacks counts it). Bars, hanging indents, air between blocks and lit
// passages are drawn here (set.go).
//
// Where the reader is, is a Spot while the width holds and a Place across widths:
// a byte of a block, not a row. No number of lines of a whole page is ever
// counted, so that a page of a megabyte opens as fast as any other.
//
// To change how a block is set change set.go or glamour.go and look with
//
//	go run ./tui/reader/testdata/look
package prose
