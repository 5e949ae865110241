// Package board is the quote board: who said what in a story, each quote once
// with the versions that carry it, and what differs between them.
//
// Which people and which quotes are the same is told by model.Quoted. The pane
// shows the quotes as a list (roll.List) whose entries are drawn when they are
// looked at: draw.go the speaker and the words, takes.go who carries them, drift.go
// what differs, told.go, where that is asked for, all that is known.
package board
