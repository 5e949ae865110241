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
//     paragraph of its own. In a copy that speaks to its reader throughout, "you"
//     and "we" say nothing. paragraph.go cuts labels and lists of other stories
//     whole, caption.go captions, lines.go counts of shares, trails, tags and who
//     wrote the copy, links.go "Read more: …"; spread.go what stands between two cuts.
//  3. repetition.go cuts what a source repeats in different stories. memory.go
//     keeps five-word shingles of each source, shorter sentences whole, and who holds
//     them (index.go). sight.go: two documents tell one story if they share much of their words or,
//     outside what they share, their names. A sentence amid prose must stand in one
//     story more than is asked of a copy's edges, a short one in many.
//
// What is left is then read again as a copy of its own (again.go), until that
// finds nothing: cleaning the body once more changes nothing. Last, publisher.go
// reads from the removed boilerplate what its publisher calls itself, where no
// one else has said it. What is learned is kept by the source that the item or
// the page names, never by a name found so.
//
// A copy longer than any article is read more simply (sheet.go, layout.go,
// page.go): beyond its first 2 MiB, 131,072 lines or units, or as a page of more than
// 200,000 tags. Its words are accounted for like any other's.
//
// # What is kept
//
// Of a source are known whole at most 500 documents, or as many as have 56,000
// shingles (80 articles of 4 KB); where no source is known, 1000, or 700,000
// shingles (1000 such articles). Then forget.go drops the older half, except what
// stands in several stories: at most a quarter of the room, from as many documents
// again. Of a very long document the start and the end are learned. A shingle takes
// 5 bytes, a document 200 and its id and names: 50 sources with 200 articles of
// 4 KB each take 10 to 15 MB. All sources in memory take at most 28 MiB, drafts that wait
// for Apply 12 MiB (drafts.go); beyond that sources that were met longest ago leave
// memory.
//
// Where there is a notebook (Open), nothing is lost by that. Every document known
// is a note of its own, some 2.5 KB for an article of 4 KB (lesson.go): under 30
// bits of the print of its source's name, then a running number, so that what was
// learned of a source stands side by side. It is read when the source is met first
// (recall.go). What is forgotten is noted as deleted, what is left of an old document
// noted anew. A cleaner opened anew cleans as the one that never stopped, once
// what Notes gave is written down. Two processes that share a notebook tell each
// other by Catch; if both learn at the very same time, a lesson may be lost.
// Damaged notes are a lesson less each.
//
// # Trying a change
//
//	go test ./model/clean -run Dev -v
//
// prints the figures on the development sets of ../shared/dev, for the half
// that may be looked at and the half that may not. LEDE_DEV_SHOW=50 lists errors
// of the first, LEDE_DEV_DOC=c20:ID and LEDE_DEV_PAGE=ID what each rule did.
package clean
