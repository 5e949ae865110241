// Package group puts articles together, one at a time, for good, and says why.
//
// Two levels. The articles of a group have the same text: who has read one has
// read the other (copies, cuts, light rewrites, corrections). The groups of a
// story are about the same event.
//
//	x := group.Open(notebook)
//	placements, err := x.Add(article) // its own first; more only where it moved others
//	notes := x.Notes()                // to be kept in one transaction with the placements
//
// # Method
//
// Read (fold.go, spelling.go): words fold to hashes that are the same however a desk
// sets them. All words the same: exact.
//
// Same text (shingle.go, table.go, match.go): of the runs of five words one in
// eight is sampled by its hash and looked up; the four groups that share most are
// compared word by word (align.go, compare.go): the part of each text that stands in
// common runs of four words and more.
//
// Furniture (furniture.go, edge.go) does not count on either side: runs that stand in
// three stories; before that, what opens or ends both texts, with little in common
// beyond it, and speaks to the reader or comes from one source.
//
// Verdict (judge.go, digest.go): near from half of either text, if names and figures agree at
// the same places and the longer text does not go on to speak of other things;
// else update, if enough words stand in both and they are on one subject.
//
// Same story (calendar.go, vector.go, tie.go, link.go): where an update points; else
// the story whose articles share most of the subject (strong terms, names twice,
// the headline three times), fading with the days between. An article without a
// date has that of its copies; else the weekdays that it names speak for it, and
// more likeness is asked for. An article that belongs to two stories makes one of them.
//
// A person's word (person.go, undo.go) stands above all that.
//
// Sentences (sentences.go) is a door of its own: it cuts a text into sentences and gives each a fingerprint
// of its folded words, by which a sentence is known again in another version.
//
// # What is kept, and where
//
// At hand (entry.go, member.go, table.go, slots.go, subject.go, count.go) are some 56 bytes
// an article, 40 a text, 24 a story, seven a sampled shingle; bounded are the articles that are
// found by subject (the last 65,536), the terms counted (98,304, of which the rarest go when more
// come) and the caches. All else of an article — its id, words, vector, explanation — stands on its
// sheet (sheet.go) in the notebook, and is read when it is named or compared.
//
// Notes (notes.go) are numbered by kind and by what they are of. Entries of articles, texts and stories
// are noted in chunks of 32, whichever changed; a sheet when it changed; what a turn (from Notes to
// Notes) added to the shingles and the counts as a journal of that turn, and when a journal has
// become long, its whole is noted: shingles part by part, counts at once. Lists of members are
// not noted: they follow from the entries. Every note bears a checksum.
//
// Loading (load.go) reads all but sheets. Another process's notes are taken over (catch.go) by the same
// readers: entries that changed change their lists, journals are played on. The rule is that
// an index that was opened anew or caught up places exactly as the one that never stopped; so nothing
// may depend on what a cache holds or in which order a table was filled. TestKeptIsNeverStopped
// says so. A damaged note is an error (ErrDamaged); of a damaged sheet the article is as good as unknown.
//
// The parts of the table are sorted, so that they could be read from the notebook
// when they are needed, behind a filter of ten bits a shingle: from a million articles on
// that is the next step.
//
// To change a rule, change its constant and see its effect:
//
//	go test ./model/group -run 'Dev|Samples' -v
//	go test ./model/group -run XXX -bench . -benchtime 3000x
//
// Word lists are in words/, invented news threads in testdata/threads.txt.
//
// # On many machines
//
// Nothing here needs one memory. Shingles are looked up by hash: table parts can stand
// on as many machines as there are parts (256), each article asking those that hold its
// 30 to 60 samples and then the one that holds a candidate's words. Terms of stories are
// looked up within windowDays only, so subjects divide by term and by day. Ten million
// articles a day are 116 a second: at .4 ms of one core that is a twentieth of a core;
// what grows is memory: seven bytes a sample, some 450 bytes an article and day. What must not
// change for that: samples are chosen by hash alone, a placement depends on what came
// before only through lookups by shingle, term and group, and groups and stories are
// named by their first article.
package group
