// Package press prints news that never was: as much of it as a test or a
// measurement wants, the same for the same seed, in no time.
//
// An article is an event (people, an organisation, a place) told in sentences of
// the grammar in words/, whose slots are filled from word lists by Zipf's law:
// the commonest words are real, the long tail is compounds, so that an index
// over it grows as one over real copy does. About one article in seven is an
// earlier one again: copied, cut, lightly rewritten or followed up. Each
// publisher has appeals, sign-ups and share lines of its own around the copy.
//
// Everything in it is invented; no sentence comes from a newspaper.
package press
