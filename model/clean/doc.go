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
// first opinion on blocks, choose.go the second: sections that it missed come back,
// headings and lists beside what is kept; leaveout.go drops the next story, tables of
// contents, what comes twice. A page that is a shell has its body in its structured
// data (structured.go, shell.go). Its date is that on which structured data, the
// address and what readers are shown agree best (pagedate.go). A long paragraph, a
// list item or a heading that a page sets in its article is cut by no cue alone.
// Then rules cut units, which are sentences most of the time, until none finds more:
//
//  1. head.go, topline.go (fieldline.go, talk.go, compose.go, fieldrun.go), date.go, byline.go,
//     barename.go, people.go, headline.go, wire.go, wireforms.go, credit.go, tail.go lift the
//     fields off the top and the bottom. The dateline is read and stays in the body.
//     What the source gave beside the copy helps to know them. Of a date like
//     05/04/2024 the source's other dates tell which is the day; else none is guessed.
//     A first line that reads like a headline over prose alone may be a part of the
//     copy: it is the headline, and stays as a heading.
//  2. verdict.go weighs the cues of evidence.go: phrases of cues/LANGUAGE.txt,
//     with a weight each. Words in quotation marks do not count, a sentence that
//     says "said" is never cut, one cue alone is enough only for a short
//     paragraph of its own. In a copy that speaks to its reader throughout, "you"
//     and "we" say nothing. paragraph.go cuts labels and lists of other stories
//     whole, caption.go captions, lines.go counts of shares, trails, tags and who
//     wrote the copy, links.go "Read more: …"; spread.go what stands between two cuts.
//  3. repetition.go cuts what a source repeats in different stories. memory.go
//     keeps five-word shingles of each source, shorter sentences whole (shingles.go),
//     and who holds them (index.go; tally.go says what nobody does). sight.go is what it
//     sees in a copy, kin.go who tells its story: two documents tell one story if they share much of their
//     words (more than their ends, where they name nobody in common before that) or,
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
// page.go): beyond its first 2 MiB, 65,536 lines or units, or as a page of more than
// 200,000 tags. Its words are accounted for like any other's.
//
// # What is kept
//
// Of a source are known whole at most 500 documents, or as many as have 56,000
// shingles (80 articles of 4 KB); where no source is known, 1000, or 700,000
// shingles (1000 such articles). Then forget.go drops the older half, except what
// stands in several stories: at most a quarter of the room, from as many documents
// again. Of a very long document the start and the end are learned. A shingle takes
// 6 to 7 bytes, a document 200 and its id and names: 50 sources with 200 articles of
// 4 KB each take 12 to 18 MB. Drafts that wait for Apply take 12 MiB (drafts.go).
//
// All sources in memory take at most 96 MiB. Beyond that the older half of what is
// known of the sources that were met longest ago is forgotten, again and again if
// need be, in the end all of it (notebook.go): ten thousand sources that take turns
// keep a document or two each.
//
// Where there is a notebook (Open) the sources take at most 28 MiB, those that were met
// longest ago leave memory, and nothing is lost by that. Every document known
// is a note of its own, some 2.5 KB for an article of 4 KB (lesson.go): under 30
// bits of the print of its source's name, then a running number, so that what was
// learned of a source stands side by side. It is read when the source is met first
// (recall.go). What is forgotten is noted as deleted, what is left of an old document
// noted anew. A cleaner opened anew cleans as the one that never stopped, once
// what Notes gave is written down. Two processes that share a notebook tell each
// other by Catch; if both learn at the very same time, a lesson may be lost.
// Damaged notes are a lesson less each.
//
// # What a person and later documents change
//
// Restore puts one removal back. Keep has a passage, and its sentences, stay in all
// articles of a source (keep.go): after all rules have cut, what equals it is put back,
// and stands in the ledger as Kept, also where Restore takes it out of one article again.
// It is one note of the source, under a number that
// no document has. Where nothing is kept that costs a look at an empty list.
//
// Learning a document notes which earlier ones hold what it shows to be repeated
// (Grown); Later cuts that from an article that was cleaned before. Only
// repetition speaks then, and each such removal says when it was made.
//
// # Very many copies
//
// Stream cleans any number of items on all cores: what needs no memory side by
// side, then those of a source one after the other in their order, sources beside each
// other. What comes out is the same with any number of cores. Some eight items a
// core, and no more than 8 MiB of them unless one is longer, are on their way at once.
//
// # Trying a change
//
//	go test ./model/clean -run Dev -v
//
// prints the figures on the development sets of ../shared/dev, for the half
// that may be looked at and the half that may not. LEDE_DEV_SHOW=50 lists errors
// of the first, LEDE_DEV_FIELDS=press20 its wrong fields (LEDE_DEV_FIELDS=pages those of
// pages; go test ./cmd/lede -run DevColumn -v those of the whole column, with mashed
// pull quotes lifted), LEDE_DEV_DOC=c20:ID and LEDE_DEV_PAGE=ID what each rule did. The set
// of testdata/press (DevPress; LEDE_DEV_DOC=press20:ID) was written by someone who
// had not read the cues; that of testdata/languages (DevLanguages;
// LEDE_DEV_DOC=alone:ID) is of invented papers in twenty languages.
//
// # Another language
//
// Repetition needs to know nothing of a language, so that all have it; dates are
// read by the words of model/dates, sentences end at the stops of sentences.go and
// not at what abbreviations.txt lists. To give a language cues,
//
//  1. write four papers of it to testdata/languages/CODE.txt, as its README tells,
//     and some sentences that must stay to languages_real_test.go, first;
//  2. add its commonest words to languages.txt, if they do not tell it yet;
//  3. write cues/CODE.txt in the form of en.txt: whole phrases of the publisher's
//     own, weight 4 only for what no report says, and as many verbs of saying as
//     there are. English cues hold besides: do not repeat them;
//  4. go test ./model/clean -run 'Language|Papers|RealSentences|CueLists' -v
package clean
