package model

import "strings"

// Article is one cleaned text from one source.
//
// Raw is the copy as it came in, as plain text (of a page: its visible text, a
// line a block). Body and Removed are spans of it: every word of Raw stands in
// a block, in a removal, or in both never.
type Article struct {
	ID, Source, URL string

	Headline     string
	HeadlineFrom Origin
	Published    Date
	Byline       string   // as printed, without "By"
	Dateline     string   // the place that opens wire copy, as printed: "LONDON"
	Credits      []string // agencies named in or under the copy: "dpa", "NAN"
	Language     string   // ISO 639-1, "" if not known

	Body       []Block
	Removed    []Removal // in the order of Raw, never overlapping
	PullQuotes []PullQuote
	Quotes     []Quote // direct quotations; offsets into Text()
	Raw        string
}

// Origin tells where a headline comes from.
type Origin string

// The origins of a headline.
const (
	FromSource Origin = "source" // the feed or the file's field gave it
	FromPage   Origin = "page"   // found in the page or the text
	FromLede   Origin = "lede"   // made by lede from the first paragraph
)

// Text is the body as plain text, paragraphs parted by a blank line.
func (a *Article) Text() string {
	var b strings.Builder
	size := 0
	for _, block := range a.Body {
		size += len(block.Text) + len("\n\n")
	}
	b.Grow(size)
	for i, block := range a.Body {
		if i > 0 {
			b.WriteString("\n\n")
		}
		b.WriteString(block.Text)
	}
	return b.String()
}

// Lede is the first paragraph, "" if the body has none.
func (a *Article) Lede() string {
	for _, b := range a.Body {
		if b.Kind == Paragraph {
			return b.Text
		}
	}
	return ""
}

// HeadlineBlock is the block of the body that says the headline once more, -1 if none
// does: a heading over the text, perhaps under a kicker. It is not shown twice.
func (a *Article) HeadlineBlock() int {
	if a.HeadlineFrom == FromLede || a.Headline == "" {
		return -1
	}
	for i, b := range a.Body[:min(len(a.Body), maxKickers+1)] {
		if b.Kind == Heading && strings.HasPrefix(b.Text, a.Headline) {
			return i
		}
	}
	return -1
}

// maxKickers is how many lines stand over a headline.
const maxKickers = 2

// Block is one paragraph, heading or list item of a body.
type Block struct {
	Kind       BlockKind
	Level      int    // of a heading 1–6, of a list item its depth from 1
	Marker     string // of a list item: "•" or "3."
	Text       string // plain, without markup; no blank line in it
	Marks      []Mark // in order of Start
	Start, End int    // the block's span of Raw in bytes, End exclusive
}

// BlockKind says how a block is set.
type BlockKind uint8

// The kinds of blocks.
const (
	Paragraph BlockKind = iota
	Heading
	ListItem
	Blockquote
	Preformatted // line breaks and spaces count
)

// Mark is a run of a block's text that is set apart or leads somewhere.
type Mark struct {
	Start, End int // bytes of Block.Text, End exclusive
	Kind       MarkKind
	URL        string // of a Link, unchecked
}

// MarkKind says how a run is marked.
type MarkKind uint8

// The kinds of marks.
const (
	Strong MarkKind = iota
	Emphasis
	Code
	Link
)

// Removal is a run of the raw text that cleaning took out, and why.
type Removal struct {
	Start, End int      // bytes of Article.Raw, End exclusive
	Reason     string   // what it is, a word of ours: "appeal", "date", "credit"
	Rule       string   // the rule that cut it, a name of ours: "cue/appeal", "repetition"
	Support    int      // how many stories of the source it stands in, 0 if that was not the ground
	Examples   []string // ids of some articles it also stands in
	Block      int      // the block of Body that it stood before or in; len(Body) at the end
	Restored   bool     // a person put it back: it is part of Body again
	Kept       bool     // a person keeps it for the whole source: it is Restored, unless it was taken out of this one article again
	Later      Date     // when it was cut, if that was after the article had been cleaned; zero else
}

// Evidence is what speaks for one removal, beside what that says itself.
type Evidence struct {
	Start  int      // of the removal, in Raw
	Cues   []string // words in it that publishers use about themselves, as they stand there
	Others []string // headlines of Examples that are still in the library
	Source string   // whose stories Support counts, "" if the article's source was not known
}
