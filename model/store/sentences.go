package store

import (
	"encoding/binary"
	"slices"

	"github.com/lede-reader/lede/model"
)

// What a reader knows of a story follows from what he has read: the fingerprints of the
// sentences of those versions of the story as it is now that are marked read for him. It
// is not kept beside that, so that undo, split, join and a later cleaning carry it along,
// and no second truth can part from the first. Expiry takes nothing from it either, for
// a story goes as a whole. Two things do not follow and are kept, for each reader:
//
//   - a version that brings nothing new arrives as read by itself. It is an echo (the set
//     of that name) until he marks it himself. What an echo says is not known through it:
//     where the version that he did read is unread again (u), its sentences are new again,
//     and the echo may stay as it is, since it says nothing beyond them;
//   - an article that changes in its place (a feed's item under the id it had) loses its
//     sentences of before: those of the form that he had read are kept as earlier.

// hearing is what one version of a story says, and what a reader did with it.
type hearing struct {
	prints  []uint32 // of its sentences, sorted, each once; nil if they are not known
	earlier []uint32 // of forms of it that he had read before it changed

	read, echo, spiked bool
}

// heard tells whether the reader knows anything of the story.
func heard(all []hearing) bool {
	return slices.ContainsFunc(all, func(h hearing) bool { return h.read && !h.echo || len(h.earlier) > 0 })
}

// sure tells whether all that he has read has fingerprints.
func sure(all []hearing) bool {
	return !slices.ContainsFunc(all, func(h hearing) bool { return h.read && !h.echo && h.prints == nil })
}

// unknown is which of some sentences the reader has read in no version.
func unknown(some []uint32, all []hearing) []uint32 {
	left := slices.Clone(some)
	for i := range all {
		if h := &all[i]; h.read && !h.echo {
			left = without(left, h.prints)
		}
		left = without(left, all[i].earlier)
	}
	return left
}

// unseen is which of some sentences stand in no version that he has put away.
func unseen(some []uint32, all []hearing) []uint32 {
	left := slices.Clone(some)
	for i := range all {
		if all[i].spiked {
			left = without(left, all[i].prints)
		}
	}
	return left
}

// known are all sentences that the reader has read, sorted.
func known(all []hearing) (out []uint32) {
	for i := range all {
		if h := &all[i]; h.read && !h.echo {
			out = append(out, h.prints...)
		}
		out = append(out, all[i].earlier...)
	}
	return sorted(out)
}

// newIn is how many sentences of a version of a story he has read in none, -1 if
// that cannot be told.
func newIn(h *hearing, all []hearing) int {
	switch {
	case h.prints == nil || !sure(all):
		return -1
	case h.read:
		return 0
	}
	return len(unknown(h.prints, all))
}

// tellNew says in the versions of a story what is new in them to the reader.
func tellNew(vs []model.Version, all []hearing) {
	for i := range vs {
		vs[i].Sentences, vs[i].New, vs[i].Echo = len(all[i].prints), newIn(&all[i], all), all[i].read && all[i].echo
	}
}

// newInAll is how many sentences stand in versions that he has not read, of a story
// of which he has read something; 0 if nothing was read, or if it cannot be told.
func newInAll(all []hearing) int {
	if !heard(all) || !sure(all) {
		return 0
	}
	var open []uint32
	for i := range all {
		if !all[i].read {
			open = append(open, all[i].prints...)
		}
	}
	return len(unknown(sorted(open), all))
}

// covered are the numbers of the versions that are not read and would have nothing new
// once the one with a number was.
func covered(all []hearing, by int) (out []int) {
	then := slices.Clone(all)
	then[by].read, then[by].echo = true, false
	for i := range all {
		if i != by && !all[i].read && len(all[i].prints) > 0 && len(unknown(all[i].prints, then)) == 0 {
			out = append(out, i)
		}
	}
	return out
}

// arrives is the state in which a version starts for a reader, by what it says and
// what he did with the other versions: as read where he has read all that it says, as
// spiked where all of it was put away. What says nothing that has a fingerprint is new.
func arrives(prints []uint32, others []hearing) (read, spiked bool) {
	if len(prints) == 0 {
		return false, false
	}
	return len(unknown(prints, others)) == 0, len(unseen(prints, others)) == 0
}

// comesBack tells whether an article that was read or spiked is so no more, now that it
// says something else: where that is new to the reader. The first of all is what it was.
func comesBack(prints []uint32, all []hearing) (unread, unspiked bool) {
	was := all[0]
	others := slices.Clone(all)
	others[0].echo = false // he may be spared what an echo said, too
	return was.read && len(unknown(prints, others)) > 0, was.spiked && len(unseen(prints, all)) > 0
}

// without takes the second of two sorted lists out of the first, in place.
func without(some, other []uint32) []uint32 {
	if len(other) == 0 {
		return some
	}
	out := some[:0]
	for _, p := range some {
		for len(other) > 0 && other[0] < p {
			other = other[1:]
		}
		if len(other) == 0 || other[0] != p {
			out = append(out, p)
		}
	}
	return out
}

// sorted sorts fingerprints, each once, in place; nil stays nil.
func sorted(prints []uint32) []uint32 {
	slices.Sort(prints)
	return slices.Compact(prints)
}

// encodePrints writes sorted fingerprints down; none are not nil.
func encodePrints(prints []uint32) []byte {
	b := make([]byte, 0, 4*len(prints))
	for _, p := range prints {
		b = binary.LittleEndian.AppendUint32(b, p)
	}
	return b
}

// decodePrints is the inverse of encodePrints.
func decodePrints(b []byte) []uint32 {
	prints := make([]uint32, 0, len(b)/4)
	for ; len(b) >= 4; b = b[4:] {
		prints = append(prints, binary.LittleEndian.Uint32(b))
	}
	return prints
}
