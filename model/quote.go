package model

// Quote is one direct quotation, or one mashed pull quote, in a text.
type Quote struct {
	Start, End int    // bytes of the text that was searched, outer marks left out, End exclusive
	Text       string // text[Start:End]
	Speaker    string // fullest name the article gives, without title or role; "" where no single person speaks
	Role       string // "Defence Secretary", "" if not known
	Kind       QuoteKind
	Cue        Cue
	Unsure     bool // attribution is a guess: shown as "— ?"
}

// Cue is what the attribution of a quotation relies on. Extents are bytes of the text that
// was searched, empty where there is nothing.
type Cue struct {
	Ground Ground
	Verb   Extent // the verb or noun of saying, or a colon or dash that stands for it: "said", "claim"
	By     Extent // the words for who says it: "Mr Healey", "he", "the minister", "police"
	Name   Extent // the name that By was taken for, with title and role; By itself where that is one
}

// Ground says how the words for a speaker led to a person, or to nobody.
type Ground string

// The grounds of an attribution, "" where there is none.
const (
	ByName    Ground = "name"    // they name the speaker
	ByPronoun Ground = "pronoun" // he or she, for who fits best of those spoken of
	ByRole    Ground = "role"    // what the speaker is: "the minister"
	ByTurn    Ground = "turn"    // there are none: it goes on from the quotation before
	BySubject Ground = "subject" // no verb of saying is near: the sentence is about the speaker
	ByOffice  Ground = "office"  // they are for no single person, or for nobody known
)

// QuoteKind tells how a quotation stands in the text.
type QuoteKind string

// The kinds of quotations.
const (
	Direct QuoteKind = "direct"
	Pull   QuoteKind = "pull"
)

// PullQuote is a quote set large beside or between the paragraphs of a body.
type PullQuote struct {
	Text, Speaker, Role string
	Block               int  // it stands before this block of Body; len(Body) at the end
	Chosen              bool // by lede; else it was the paper's own
}
