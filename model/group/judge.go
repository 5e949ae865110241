package group

import (
	"math"
	"time"

	"github.com/lede-reader/lede/model"
)

// The measures of same text and update. Change one, run
// `go test ./model/group -run Dev -v`, look at the kinds.
const (
	leastWords   = 20  // shorter bodies are only ever exact copies
	nearShare    = .5  // of the better side
	nearOther    = .15 // of the other side
	nearNames    = .6
	nearFigures  = .5
	updateWords  = 40
	updateShare  = .12
	updateNames  = .3
	liftedQuotes = .8 // of the common words in quotation marks: a lifted quotation

	// A text that comes again after farDays must be the same almost to the word:
	// standing notices are.
	farDays  = 3
	farShare = .8
	farBoth  = .9
)

// judge says how a new text stands to one that is known. apart is the time
// between them, negative where a date is missing.
func (c *comparison) judge(apart time.Duration) model.Relation {
	if c.liveA < leastWords || c.liveB < leastWords {
		return model.New
	}
	better, other := math.Max(c.shareA(), c.shareB()), math.Min(c.shareA(), c.shareB())
	names, _, _ := c.agreement(nameBits)
	if c.sharedA == 0 {
		return model.New
	}
	if part01(c.quoted, c.sharedA) >= liftedQuotes && better < farBoth {
		return model.New
	}
	if better >= nearShare && other >= nearOther && names >= nearNames && c.figuresAgree(better) && !c.tooFar(apart, better, other) && !c.roundup() {
		return model.Near
	}
	if min(c.sharedA, c.sharedB) >= updateWords && better >= updateShare && names >= updateNames && !c.roundup() {
		return model.Update
	}
	return model.New
}

func (c *comparison) figuresAgree(better float64) bool {
	part, n, all := c.agreement(figureBits)
	return part >= nearFigures || all-n <= 1 && better >= farShare
}

func (c *comparison) tooFar(apart time.Duration, better, other float64) bool {
	if apart <= farDays*24*time.Hour {
		return false
	}
	return better < farBoth || other < farShare
}

// leastCoherence is the part of the subject words of a passage lifted into a longer
// text that must come again in the rest of that text.
const leastCoherence = .1

// roundup tells whether the shorter text stands in a longer one that goes on to
// speak of other things.
func (c *comparison) roundup() bool {
	long, hide, cover, share := c.b, c.hideB, c.coverB, c.shareB()
	if c.shareA() < share {
		long, hide, cover, share = c.a, c.hideA, c.coverA, c.shareA()
	}
	if share >= nearShare {
		return false
	}
	in, out := map[uint16]struct{}{}, map[uint16]struct{}{}
	for i, w := range long.words {
		switch {
		case hide.has(i) || stopShort(w):
		case cover.has(i):
			in[w] = struct{}{}
		default:
			out[w] = struct{}{}
		}
	}
	if len(in) == 0 || len(out) < leastWords {
		return false
	}
	again := 0
	for w := range in {
		if _, ok := out[w]; ok {
			again++
		}
	}
	return float64(again)/float64(len(in)) < leastCoherence
}
