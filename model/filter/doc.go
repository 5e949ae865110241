// Package filter is the language in which a person says which stories to list:
//
//	unread speaker:Healey after:3d "defence spending" -opera
//
// It reads what was typed (Parse), says what is wrong with it and where, and what may
// stand there; it knows what a line that is being typed can go on with (Complete). What
// the terms find is the store's to know.
//
// All terms must hold; of two with "or" between them either one, and "or" binds
// closer than the space. "-" before a term turns it about.
//
//	unread, starred            something in the story is
//	source:NAME                the source that carried it
//	speaker:NAME role:NAME     who is quoted in it, and as what
//	tag:NAME has:quotes        its tags; that anybody is quoted in it
//	after:DAY before:DAY       from a day on; up to the day before
//	words "more words"         that stand in it
//
// A NAME finds the names with a word that begins so: Heal finds John Healey. In quotation
// marks it is made of whole words: "John Healey". Case and accents do not matter. A DAY
// is 2026-02-19, today, yesterday, 3d or 2w: as many days or weeks ago.
//
// The terms about one article, all but unread, starred, after, before and those with "-",
// are of one and the same version of a story. With "-" a story is left out if the term
// is true of any version. The days are those of the story as the list shows it.
//
// To try a change: go test ./model/filter, and -fuzz FuzzParse for a few seconds.
package filter
