package model

// Comparison is how the texts of two articles stand to each other, sentence by
// sentence. Seen from the other text, This and Other change places and the rest is
// turned about.
type Comparison struct {
	This, Other Side

	Passages []Passage  // sentences in a row that stand in both, the longest first
	Figures  []Exchange // figures that differ in sentences which stand in both
	Names    []Exchange // names, the same
	Quotes   []Requote  // direct quotations that do not stand in both word for word
	Terms    []Term     // names, then words, that say what both are about; the strongest of each first

	Verdict string // one line for a person, seen from This: "82 % wire, 2 paragraphs added, 1 quote dropped"
}

// Cut lists what only Other has, furniture apart, where it would stand in This: the numbers of
// its sentences before each sentence of This, and at last those behind all.
func (c *Comparison) Cut() [][]int {
	this := c.This.Sentences
	cut := make([][]int, len(this)+1)
	at := 0
	for j, s := range c.Other.Sentences {
		switch {
		case s.Standing == Alone && !s.Aside:
			cut[at] = append(cut[at], j)
		case s.Standing != Alone && !s.Moved:
			for at = s.Twin + 1; at < len(this) && this[at].Twin == this[s.Twin].Twin; at++ {
			}
		}
	}
	return cut
}

// Side is one of the two texts.
type Side struct {
	Article   *Article
	Sentences []Compared // in the order of the text, never overlapping
	Words     int        // that count: furniture does not
	Common    int        // of them, those that stand in the other text
}

// Share is the part of a text's words that stand in the other, 0–1.
func (s *Side) Share() float64 {
	if s.Words == 0 {
		return 0
	}
	return float64(s.Common) / float64(s.Words)
}

// Standing says how a sentence stands to the other text.
type Standing string

// The standings of a sentence. One that is alone was added where it is This one's,
// and was cut where it is the Other's.
const (
	Verbatim Standing = "verbatim" // the same words, perhaps at another place
	Reworded Standing = "reworded" // most of its words
	Alone    Standing = "alone"    // it stands in this text only
)

// Compared is one sentence of a text and how it stands to the other.
type Compared struct {
	Start, End int // bytes of the article's Text, End exclusive; white space around it left out
	Block      int // of Body that it stands in
	Words      int
	Standing   Standing
	Twin       int    // number of the other's sentence it stands for, the first of several; -1: Alone
	Moved      bool   // its twin stands at another place
	Aside      bool   // furniture, or no words at all: it does not count
	Edits      []Edit // of a Reworded one: where its twin has other words, in the order of the text
}

// Edit is a place where a sentence and its twin differ; one of the two may be empty, and
// is then the place where the other's words would stand.
type Edit struct{ Own, Twin Extent }

// Extent is a run of bytes of a text, End exclusive.
type Extent struct{ Start, End int }

// Passage is a run of sentences that stands in both texts, reworded ones
// among them.
type Passage struct {
	This, Other Extent
	Words       int // of This that stand in Other
}

// Exchange is a figure or a name that differs. One of From and To is "" where there is
// nothing in its place.
type Exchange struct {
	From, To string // as Other and as This print it
	Unit     string // the word behind both, "" if they go on differently: "dead" in "12 → 14 dead"
	Times    int
	Old, New Extent // where From stands in Other's text and To in This one's, the first time
}

// Requote is a quotation that one text does not have, or has in other words.
type Requote struct {
	Text, Speaker string
	Added         bool // it stands in This; else in Other
	Differs       bool // both have it, not word for word
	Start, End    int  // bytes of the Text that has it
}

// Term is a name or a word that stands in both texts.
type Term struct {
	Text   string
	Name   bool
	Weight float64 // against the strongest of all, 0–1
}
