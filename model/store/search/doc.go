// Package search finds articles by the words in them: a full-text index in the
// library's own database, written in the transaction that stores the articles.
//
// The index is FTS5 without a copy of the text. What a word is, is decided here and
// not by SQLite (fold.go, scan.go), so that writing, asking and lighting up agree: words are
// folded rune by rune (lower case, no accents, ligatures or soft hyphens, ß is ss) and
// handed to FTS5 parted by spaces, whose ascii tokenizer then only parts them. Scripts
// without spaces are handed over as overlapping pairs of signs (Chinese, Japanese,
// Korean) or threes (Thai, Lao, Khmer, Burmese), each run ending with its shorter
// rests; a part of a run is a phrase of them, a shorter part a beginning.
//
// Whole words answer at once: their articles are read from the newest down and no
// further than asked for. A beginning is dear where it is common, since FTS5 puts the
// articles of all its words together first. What it costs is read off FTS5's list of pages;
// where that is too much, its commonest words stand in for it (common.go), counted in
// one article of 64 as they are added. Only while typing, and only where there are
// so many finds that the newest of them are what is shown.
//
// The names that an article is found by (labels.go: who speaks, as what, who carries it)
// have an index of their own, of the same words: there a name is not lost among all that
// are written of, and the first letters of one are cheap.
//
// To see what a change does:
//
//	go test ./model/store/search && go test -run=- -bench=. ./model/store/search
package search
