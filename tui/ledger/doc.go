// Package ledger is the cleaning ledger: what was taken out of an article, at
// its place, why, and by which rule; what a person put back is marked so.
//
// rules.txt has a line for each rule that a person would not understand by its
// name; a rule that is not in it is shown by its name.
package ledger
