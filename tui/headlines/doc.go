// Package headlines is the list of stories: a window of rows round the cursor,
// drawn from a list that may have a million. One story at a time can be
// expanded into its versions.
//
// Positions are lines: a story takes one line or two, each version of the
// expanded story one more. All arithmetic is in place.go; drawing is in
// row.go and version.go; list.go holds what is known.
package headlines
