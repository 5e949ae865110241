// Package clean makes an article of an item: headline, date, byline, dateline,
// credits and the body without boilerplate. Nothing is lost: Raw is the copy as it
// came in, every run that left it is a Removal with its reason, rule and evidence,
// and Restore puts it back.
//
// # The method
//
// A copy is laid out (layout.go: blank lines, single newlines, hard wrapping) as
// paragraphs, sentences and words (sheet.go). A page is read block by block
// (walk.go), each with its place (place.go, classes.txt); readability gives the
// first opinion on blocks, choose.go the second. Then rules cut units, which are
// sentences most of the time, until none finds more:
//
//  1. head.go, date.go, byline.go, headline.go, credit.go lift the fields off
//     the top and the bottom. The dateline is read and stays in the body.
//  2. verdict.go weighs the cues of evidence.go: phrases of cues/LANGUAGE.txt,
//     with a weight each. Words in quotation marks do not count, a sentence that
//     says "said" is never cut, one cue alone is enough only for a short
//     paragraph of its own. paragraph.go cuts labels, captions and lists of other
//     stories whole, links.go "Read more: …"; spread.go what stands between two
//     cuts.
//  3. repetition.go cuts what a source repeats in different stories. memory.go
//     keeps five-word shingles and who holds them, in bounded space: 4 million
//     slots of 8 bytes (32 MiB) and 20,000 documents; then the older half is
//     forgotten, except what stands in several stories. sight.go: two documents
//     tell one story if they share much of their words or, outside what they
//     share, their names.
//
// What is left is then read again as a copy of its own (again.go), until that
// finds nothing: cleaning the body once more changes nothing. Last, publisher.go
// reads from the removed boilerplate what its publisher calls itself, where no
// one else has said it. What is learned is kept by the source that the item or
// the page names, never by a name found so.
//
// # Trying a change
//
//	go test ./model/clean -run Dev -v
//
// prints the figures on the development sets of ../shared/dev, for the half
// that may be looked at and the half that may not. LEDE_DEV_SHOW=50 lists errors
// of the first, LEDE_DEV_DOC=c20:ID and LEDE_DEV_PAGE=ID what each rule did.
package clean
