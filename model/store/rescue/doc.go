// Package rescue says what is the matter with a database file that cannot be used, puts
// it aside without losing anything, and carries what can be read over into a new one.
//
// Check tells full, read-only, busy and damaged apart, each with its cure. Of a damaged
// file, Carry reads the pages itself, without SQLite, which gives a whole table up
// for one bad page: it needs no header (file.go guesses the size of a page), no list of
// tables (plan.go looks where a fresh database has them), no index and no inner page of a
// tree (adopt.go finds the pages with rows that no tree leads to, and the one table
// with a hole that they fit by their numbers and by the types of what they hold). The
// log is believed as far as SQLite would (log.go). A page has no sum of its own: noise
// inside a text that runs over several pages may come over as part of it.
//
// The safe order, for whoever holds the library alone: make a fresh database under a name
// of its own, Carry, close it, put the old one Aside, rename the new one to its place. Cut
// off anywhere, the next start finds the damaged one or the finished one.
//
// To see what a change does:
//
//	go test ./model/store/rescue && go test -run=- -bench=. ./model/store/rescue
package rescue
