package model

// Quote is one direct quotation, or one mashed pull quote, in a text.
type Quote struct {
	Start, End int    // bytes of the text that was searched, outer marks left out, End exclusive
	Text       string // text[Start:End]
	Speaker    string // fullest name the article gives, without title or role; "" where no single person speaks
	Role       string // "Defence Secretary", "" if not known
	Kind       QuoteKind
	Cue        string // what the attribution relies on: "said", ", he added"; "" if nothing
	Unsure     bool   // attribution is a guess: shown as "— ?"
}

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
