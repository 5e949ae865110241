// Package tui is the reader on a terminal: the root Model, which routes
// messages to panes and asks the Library by commands.
//
//	model.go   what a reader is made of       update.go  message → one call
//	keys.go    the only table of keys         typing.go  a key → its command
//	layout.go  where the panes are            view.go    the screen
//	order.go   which list is shown, and when another may be (the second law)
//	body.go    the article that follows the cursor, and what is fetched for it
//	reading.go, moving.go, triage.go, overlay.go, window.go   what commands do
//	compare.go two versions held against each other
//	sources.go what is followed: the pane, adding, one source's stories alone
//	search.go  the stories with some words, as they are typed; sieve.go  those that pass a
//	           filter; narrowing.go  what both have in common
//	acts.go    what was asked of the library, one after the other
//	run.go     the terminal: gate, signals, faults
//
// Nothing here waits: each question to the Library is a command, its answer a
// message that says what it answers (messages.go), and one that came too late
// is dropped. What a key did is on the screen before the library has answered.
//
// To change a key or add a command change keys.go; the help follows. To see it
//
//	go run ./tui/testdata/look
//
// and after a change of looks
//
//	go test ./tui -update && git diff tui/testdata
package tui
