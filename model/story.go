package model

// Relation says how an article stands to the one it was put with.
type Relation string

// The relations, from none to the loosest.
const (
	New     Relation = "new"     // nothing known like it
	Exact   Relation = "exact"   // the same words
	Near    Relation = "near"    // the same text, cut or lightly rewritten
	Update  Relation = "update"  // carries on a good part of the text
	Related Relation = "related" // another text of the same story
)

// Placement says where an article was put on arrival, or moved to later.
type Placement struct {
	ID       string // the article
	Group    string // same text: the id of its first article
	Story    string // same story: the id of its first article
	Relation Relation
	To       string  // the article it was put with; "" if New
	Share    float64 // part of this article's words that stand in To, 0–1
	Why      string  // one sentence for a person
}

// Story is one event: a lead article and its versions.
type Story struct {
	ID       string
	Versions []Version // the lead first, then by time
}

// Lead is the version that stands for the story in the list.
func (s *Story) Lead() Version { return s.Versions[0] }

// Version is one article of a story as the list knows it.
type Version struct {
	Article   string // its id
	Headline  string
	Origin    Origin
	Source    string
	Published Date
	Credits   []string
	Pickup    bool // the same text as another version; else a follow-up or the lead
	Pending   bool // it came in and was not cleaned yet
	Sentences int  // of it that differ and have a fingerprint
	New       int  // of them those that the reader has read in no version; -1 if that is not known
	Echo      bool // it is read by itself, because it brought nothing new
	Placement
	State
}

// State is what one reader did with one article.
type State struct {
	Read    bool
	Starred bool
	Spiked  bool // put away until it really changes
}
