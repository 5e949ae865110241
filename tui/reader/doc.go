// Package reader is the article pane: the head (headline, source, date, credit,
// lineage), the body with its pull quotes, and the place in it.
//
// The pane gets an article whole, makes a page of it at its measure
// (prose.Measure) and moves a spot over the page. Everything that a method
// changes is drawn when the method returns; View only puts lines together.
//
// Look at it with go run ./tui/reader/testdata/look
package reader
