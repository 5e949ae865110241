// Package board is the quote board: who said what in a story, each quote once
// with the sources that carry it.
//
// gather.go makes the board's speakers and quotes of the articles: the same
// words, or nearly the same, by the same speaker are one quote. The pane shows
// them as a list (roll.List) whose entries are drawn when they are looked at.
package board
