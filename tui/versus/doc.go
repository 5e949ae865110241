// Package versus is the comparison of two versions: the text of one, set as the reader
// sets it, with what the other has otherwise in its place. A sentence has its sign before
// each of its lines: + it stands here only, - in the other only, ~ it is reworded, with the
// other's words in brackets before those that stand here; = it stands at another place there.
// What is the same is dimmed, and where much of it stands in a row it is folded.
//
// The text is parted into units (units.go), drawn when they come onto the screen
// (draw.go): one of a megabyte opens as fast as any other.
package versus
