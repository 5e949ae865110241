// Package ledger is the cleaning ledger: the copy as it came in, with what was taken
// out of it set off in its place: why, by which rule, and what speaks for it. What a
// person put back, or keeps for the source, is marked so.
//
// rules.txt has a line for each rule that a person would not understand by its
// name; a rule that is not in it is shown by its name.
package ledger
