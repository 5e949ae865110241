// Package quotes finds who said what: direct quotations with their speakers
// and roles (Find), pull quotes that a scrape mashed into the body (Lift), and over the
// articles of a story who is one person and which quotes are one (Gather).
// Rules and word lists, no model; a millisecond for an article, linear in its length.
//
// # Method
//
// The text goes down these files, one a step:
//
//	marks.go      a state machine over “ ” " `` '' „ « » 「 」 and, where they dominate, ‘ ’;
//	              a paragraph that opens with a mark carries an open quotation on;
//	              ’’ closes “; nested marks stay inside
//	signed.go     mashed pull quotes by their shape, whoever they are by: from the start of a
//	signature.go  paragraph or of a sentence in it, words that are quoted in another place and then
//	              a role, an honorific and a name (signature.go reads them off) where no sentence
//	              can have them: at a line's end without a stop, or where the next sentence begins.
//	              They become paragraphs of their own. Words that stand without marks in the text
//	              count too, eight in one run, at a line's end
//	below.go      the same, signed on the line below, by a name that the article's sentences have
//	mashed.go     paragraphs without a stop that end in a name known elsewhere (tails.go reads
//	tails.go      role, honorific and name off) and whose words align with quoted words, looser
//	align.go      grams of three, then a longest common subsequence: five words and three fifths,
//	said.go       gaps bounded, four fifths where the name is strange; the first and the last
//	              words must have been said: what leads up to a name is a report ("…, warns").
//	              Pull quotes are left out of the next steps, since a planted role would run
//	              into the names
//	tokens.go     words outside quotations and brackets; a quotation is one token
//	sentences.go  sentences over those tokens
//	runs.go       capitalised runs, cut into role, honorific and name
//	people.go     runs scored by first name, title, role, apposition and verb make people; short
//	bearing.go    what tells a person from a company; names of one word
//	short.go
//	names.go      names are matched to them by surname, gender and recency
//	roles.go      (and predicate.go) the words before the name, the apposition after it ("who is a …", two roles of
//	              one), a reference elsewhere, what the first sentence calls who is named next
//	mentions.go   everybody spoken of, the nameless too: they compete for the words
//	clauses.go    which word is a verb of saying, and who its subject is: the head of the phrase
//	subjects.go   beside it ("a spokesman for Mr Roe" is a spokesman), over appositions
//	speaker.go    the ladder of rungs.go: a verb and a colon before; an attribution after; a dash and
//	rungs.go      (with colon.go and possessor.go) a name; a noun of saying with its owner; the nearest verb before; "…, X said"; the
//	              quotation before; the sentence's subject. The first that holds is taken
//	pronoun.go    he and she by gender, distance, subject position and last speaker; "the US
//	              president" by role over the whole article, names held back by a lead
//	nouns.go      "the potter", "the 31-year-old", "his brother": who fits; fields.go tells the
//	fields.go     health minister from another; lead.go reads names that a lead holds back
//	lead.go
//	deeds.go      "the founder" is who founded; "the former", "the latter"
//	scare.go      what is no quotation: titles, scare marks
//	cue.go        what an attribution relies on, for a reader who wants to know
//	choose.go     one sentence to set large where the paper has none, or none
//	lift.go       blocks, or what is glued to their sentences, off the body, into removals
//	cut.go        and pull quotes
//
// Where no single person speaks (an office, a paper, an unnamed official) the
// speaker is "". A guess is Unsure: a pronoun that two people fit, a noun taken for who was
// spoken of last, a paragraph that says nothing of its speaker. Other languages (German,
// French, Spanish, Italian, Portuguese, Dutch) have verbs and the rungs beside the quotation;
// all others have marks.
//
// Over a story:
//
//	gather.go     collects its quotes
//	cast.go       who is one person: full names, then those of one word; an article tells its own
//	kinship.go    people apart. How near two names are: a surname, a first name, another spelling
//	acquaint.go   names and roles that stay open are looked up in the texts of the others
//	learn.go      "the minister" is who has that role in another; who says the same words under
//	              a name like it is the same
//	alike.go      which quotes are one: those with most pairs of words in common are aligned,
//	folded.go     words without house style ("defence", "five per cent", "U.S."); the fullest
//	              stands for all, and the shorter must stand in it by three quarters
//	differ.go     where the words of two differ, what an article marks itself set apart
//
// The ladder follows the work on quotation attribution in news: Pouliquen, Steinberger
// and Best 2007 (patterns of name and verb), Elson and McKeown 2010 and O'Keefe et al. 2012
// (what the nearest mention and the last speaker are worth), Muzny et al. 2017 (sieves from sure
// to unsure). One person over texts of several papers: Pouliquen et al. again (names that are
// variants). Quotes that are one with changes: Leskovec, Backstrom and Kleinberg 2009 (a shorter
// phrase hangs on the longer that it nearly stands in). What is worth setting large: by
// words alone, as in the simpler models of Bohn and Ling 2020, and seldom, since people agree on few.
// Names: first names as in ../given/names.txt, whose comment has origin and licence.
//
// # Changing a rule
//
// Development articles with marked quotations stand in testdata/dev: known.txt to look
// at, held.txt to be measured on only; in mashed.known.txt and mashed.held.txt pull
// quotes to plant and what looks like them. Texts of ../shared are planted, too, and
// read as they are: nothing may be lifted off those. After a change:
//
//	go test ./model/quotes -run 'Dev|Real' -v
//
// prints the figures of both halves and every error of the known one.
package quotes
