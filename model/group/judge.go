package group

import (
	"math"
	"time"

	"github.com/lede-reader/lede/model"
)

// The measures of same text and update. Change one, run
// `go test ./model/group -run Dev -v`, look at the kinds.
const (
	leastWords      = 20 // shorter bodies are only ever exact copies
	nearShare       = .5 // of the better side
	nearOther       = .2 // of the other side
	nearNames       = .6
	nearFigures     = .5
	updateWords     = 40
	updateShare     = .12
	updateBlock     = .35 // where they stand in one block: background, or an item of a digest
	updateNames     = .3
	correctionNames = .9
	correctionShare = .7
	correctionTime  = 18 * time.Hour
	liftedQuotes    = .8 // of the common words in quotation marks: a lifted quotation
	liftedByOne     = .6 // where the other text does not quote them

	// A text that comes again after farDays must be the same almost to the word:
	// standing notices are.
	farDays  = 3
	farShare = .8
	farBoth  = .9
)

// judge says how a new text stands to one that is known. apart is the time
// between them, negative where a date is missing.
func (c *comparison) judge(apart time.Duration, sameSource, oneHeadline bool) model.Relation {
	if c.liveA < leastWords || c.liveB < leastWords {
		return model.New
	}
	better, other := math.Max(c.shareA(), c.shareB()), math.Min(c.shareA(), c.shareB())
	names := c.namesAgree()
	if c.sharedA == 0 {
		return model.New
	}
	if (c.lifted() >= liftedQuotes || c.quotedByOne() >= liftedByOne) && other < farBoth {
		return model.New
	}
	if better >= nearShare && other >= nearOther && (names >= nearNames && !c.otherNames() || c.oneName(other)) && c.figuresAgree(names, better, apart, sameSource) && !c.anotherDay(apart, sameSource) && !c.tooFar(apart, better, other) && !c.item(oneHeadline) {
		return model.Near
	}
	if min(c.sharedA, c.sharedB) >= updateWords && (better >= updateShare && c.scattered() || better >= updateBlock) && names >= updateNames && !c.otherNames() && !c.digest() {
		return model.Update
	}
	return model.New
}

// namesAgree is the part of the names that are the same: at the same place of common
// passages, or anywhere, whichever is more.
func (c *comparison) namesAgree() float64 {
	n, all := c.agreement(nameBits)
	same, other := c.exchanged(nameBits)
	if all == 0 || same+other == 0 {
		return 1
	}
	return max(part01(n, all), part01(same, same+other))
}

// oneName tells whether a text that is else the same, to its figures, has one other name: it
// is corrected, if that were most of its names.
func (c *comparison) oneName(other float64) bool {
	n, all := c.agreement(nameBits)
	figures, others := c.exchanged(figureBits)
	return other >= correctionShare && all-n <= 1 && figures > 0 && others == 0
}

// leastPassage is how many words a passage has that counts as one.
const leastPassage = 10

// scattered tells whether the common words stand in several passages.
func (c *comparison) scattered() bool {
	n := 0
	for _, p := range c.passages() {
		if p.endI-p.i >= leastPassage && !c.hideA.has(p.i) {
			n++
		}
	}
	return n >= 2
}

// otherNames tells whether the common passages mostly have other names in them: a form
// filled in for another occasion.
func (c *comparison) otherNames() bool {
	same, other := c.exchanged(nameBits)
	return other > same && (other >= 2 || c.otherFigures())
}

// mostCorrected is how many figures a correction may change; so many only where half as many stay.
const mostCorrected = 3

// figuresAgree tells whether the figures are those of one text: most are the
// same; or few are not, in a text that is else the same, printed so soon that it is a
// correction rather than the same notice for another day.
func (c *comparison) figuresAgree(names, better float64, apart time.Duration, sameSource bool) bool {
	n, all := c.agreement(figureBits)
	same, other := c.exchanged(figureBits)
	if float64(n) >= nearFigures*float64(all) || same > other && float64(same) >= nearFigures*float64(all) {
		return true
	}
	soon := apart < correctionTime && (apart >= 0 || !sameSource) || !sameSource
	return soon && all-n <= mostCorrected && (other < mostCorrected || 2*same >= other) && names >= correctionNames && better >= correctionShare && c.sameDays()
}

// anotherDay tells whether a source prints its notice of another day: the same words
// days later, with other figures for most, or other figures and another weekday, at their places.
func (c *comparison) anotherDay(apart time.Duration, sameSource bool) bool {
	if !sameSource || apart < correctionTime {
		return false
	}
	same, other := c.exchanged(figureBits)
	return other > 0 && (other > mostCorrected || other > 1 && 2*other > same || !c.sameDays())
}

// otherFigures tells whether two texts that are much the same have more other
// figures than a correction changes, and hardly one in common.
func (c *comparison) otherFigures() bool {
	same, other := c.exchanged(figureBits)
	return other > mostCorrected && float64(same) < nearFigures*float64(other) && max(c.shareA(), c.shareB()) >= nearShare
}

// sameDays tells whether the texts name the same weekdays where they are else the same.
func (c *comparison) sameDays() bool {
	a, b := c.weekdays(c.a, c.hideA), c.weekdays(c.b, c.hideB)
	return a == b || a == 0 || b == 0
}

func (c *comparison) weekdays(t *text, hide bits) (set uint8) {
	for i, w := range t.words {
		if day, ok := calendarShort()[w]; ok && !hide.has(i) {
			set |= 1 << day
		}
	}
	return set
}

func (c *comparison) tooFar(apart time.Duration, better, other float64) bool {
	if apart <= farDays*24*time.Hour {
		return false
	}
	return better < farBoth || other < farShare
}
