package model

// Query says which stories a list shows. The zero Query is every story that is
// not spiked, newest first.
type Query struct {
	Unread  bool   // only stories with something unread
	Starred bool   // only stories with a star
	Spiked  bool   // only stories put away
	Source  int64  // only stories with an article from this source, 0 for all
	Tag     string // only stories with an article that has this tag, "" for all
	Words   string // only stories with an article that the search finds, "" for all

	// Filter is in the language of package filter, "" for all. What of it cannot be
	// understood shows nothing and hides nothing.
	Filter string

	// Typing says that the last of Words, and of the words in Filter, may go on: it is the
	// beginning of one. For an answer within 50 ms whatever was typed, only the 2,000 articles that came
	// last of those that match count, before the rest of the query is looked at.
	Typing bool
}

// Row is one story as the list shows it.
type Row struct {
	Story     string // its id
	Headline  string
	Origin    Origin
	Source    string
	Published Date
	Versions  int // articles in it
	Unread    int // of them not read yet
	New       int // sentences in these that are new to the reader, who has read something of the story; else 0
	Starred   bool
	Spiked    bool
	Quoted    bool // the lead has a pull quote
}

// Progress is how far reading and cleaning have come.
type Progress struct {
	Done, Total int    // items; Total grows while folders are walked, 0 if unknown
	Busy        bool   // more is coming
	Problems    int    // so far
	Source      string // what is being read, for the status line
}

// Change says that the library is not as it was: a list should look again.
type Change struct {
	Generation uint64 // grows with every change
	Progress   Progress
	Stories    int // in the library

	// Event is what became of earlier articles last, the zero Event if nothing did.
	Event Event

	// Hint is one line of ours for a library without sources of the person's own:
	// what is shown instead, and how to add one. "" as soon as there is one.
	Hint string
}

// Event says that articles which were cleaned before have lost what later ones of
// their source have shown to be repeated. It is an act (Recut) that can be undone.
type Event struct {
	Number   int    // grows with every event
	Source   string // its name, "" if it is not known
	Articles int    // that lost something
	Text     string // what most of them lost
	Stories  int    // in how many stories of the source that stands now
}
