package model

// Quoted is who says what in a story: each person once and each quote once, over all
// the articles that it was made of. Numbers of articles are places in that list.
type Quoted struct {
	Speakers []Speaker // those with most quotes first
	Quotes   []Saying  // by Speaker; then those of whom no article is sure, then nobody's. A speaker's in the order of articles and text
}

// Speaker is one person who is quoted in a story, whatever its articles call him.
type Speaker struct {
	Name               string // the fullest that an article gives, without title or role
	Role               string // the best that an article gives, "" if none does
	NameFrom, RoleFrom int    // the first article that gives it; RoleFrom is -1 where Role is ""
	Also               []string
	Quotes             int // how many of the story's quotes are surely his
}

// Saying is one quote of a story with all the ways its articles print it.
type Saying struct {
	Speaker  int    // of Speakers: who said it by most articles; -1 where none names anybody
	Unsure   bool   // no article is sure of the Speaker
	Takes    []Take // the first is the fullest, of those about as full what most articles print; then in their order; never empty
	Reworded bool   // they do not agree on the words; a cut is no other wording
	Disputed bool   // they do not agree on the speaker
}

// Take is how one article prints a quote: one of its Quotes, or of its PullQuotes.
type Take struct {
	Article     int
	Quote, Pull int    // number in the article's Quotes, in its PullQuotes; the other is -1
	Speaker     int    // of Speakers, as this article has it, be it Unsure; -1 if it names nobody
	Edits       []Edit // where its words are not those of the first take: Own in bytes of its Text, Twin of the first's
}
