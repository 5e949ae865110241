package clean

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/lede-reader/lede/model"
)

// Keep gives the note by which a passage is kept for a source: from the moment
// that Catch has taken it in nothing equal to the passage is cut from that source's
// articles, and no sentence equal to one in it that has at least eight words. Case,
// punctuation and spacing do not matter. It is to be written down first; until
// then nothing has changed. It is an error if the source has maxPassages already.
//
// Unkeep gives the note that takes one Keep of the passage back.
func (c *Cleaner) Keep(source, text string) (model.Note, error) {
	m := c.of(source)
	if m.failed != nil {
		return model.Note{}, m.failed
	}
	kept := append(m.passages(), passagesOf(source, text)...)
	if len(kept) > maxPassages {
		return model.Note{}, fmt.Errorf("%d passages are kept for this source: there is no room for more", maxPassages)
	}
	return m.keepNote(kept), nil
}

// Unkeep is the opposite of Keep.
func (c *Cleaner) Unkeep(source, text string) model.Note {
	m := c.of(source)
	kept := m.passages()
	for _, p := range passagesOf(source, text) {
		if i := slices.Index(kept, p); i >= 0 {
			kept = slices.Delete(kept, i, i+1)
		}
	}
	return m.keepNote(kept)
}

// Heed puts back what is kept for the source of an article that was cleaned
// before that was known; false if nothing changed. See Restore for what
// belongs to the body as it was.
func (c *Cleaner) Heed(a *model.Article) bool {
	source := c.SourceOf(a)
	return c.of(source).heed(a, source)
}

// SourceOf is the source by which an article was learned, "" where it was not
// known: a name that was only read off the boilerplate does not count.
func (c *Cleaner) SourceOf(a *model.Article) string {
	if a.Source == "" || !c.of(a.Source).knows(a.ID) && c.of("").knows(a.ID) {
		return ""
	}
	return a.Source
}

// KeepIn puts the passage back where an article lost it (on), or takes it out
// again; false if nothing changed. The source is the one it is kept for.
func KeepIn(a *model.Article, source, text string, on bool) bool {
	return putBack(a, found(a.Raw, source, passagesOf(source, text)), on)
}

// maxPassages is how many passages are kept for one source, sentences of longer
// ones counted: a note of 36 KB at the most.
const maxPassages = 2000

// passage is a run of words that is kept: prints of its first words and of all.
type passage struct {
	head, all uint64
	size      int // words
}

// headWords is how many words the first print is of, if there are so many.
const headWords = shingle

// passagesOf are a text and the sentences in it that are no mere phrases.
func passagesOf(source, text string) []passage {
	seed := shingleSeed(source)
	var out []passage
	add := func(w []word, least int) {
		if len(w) < least {
			return
		}
		p := passage{printWords(seed, w[:min(headWords, len(w))]), printWords(seed, w), len(w)}
		if !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	add(words(nil, text, 0, len(text)), 1)
	for _, p := range layout(text) {
		sentences(text, p, func(s span) { add(words(nil, text, s.start, s.end), minRepeated) })
	}
	return out
}

func printWords(seed uint64, list []word) uint64 {
	for i := range list {
		seed = (seed ^ uint64(list[i].hash)) * 0xFF51AFD7ED558CCD
		seed ^= seed >> 29
	}
	return seed
}

// found are the runs of a copy that equal a passage, in order, none in another.
func found(raw, source string, kept []passage) []span {
	heads := map[uint64][]passage{}
	sizes := map[int]bool{} // of heads
	for _, p := range kept {
		heads[p.head] = append(heads[p.head], p)
		sizes[min(p.size, headWords)] = true
	}
	seed := shingleSeed(source)
	list := words(nil, raw, 0, min(len(raw), maxRead))
	var out []span
	for i := 0; i < len(list); {
		longest := 0
		for size := range sizes {
			if i+size > len(list) {
				continue
			}
			for _, p := range heads[printWords(seed, list[i:i+size])] {
				if p.size > longest && i+p.size <= len(list) && printWords(seed, list[i:i+p.size]) == p.all {
					longest = p.size
				}
			}
		}
		if longest > 0 {
			out = append(out, span{int(list[i].start), int(list[i+longest-1].end)})
		}
		i += max(longest, 1)
	}
	return out
}

// heed puts back what of an article is kept.
func (m *memory) heed(a *model.Article, source string) bool {
	m.mu.RLock()
	kept := m.kept
	m.mu.RUnlock()
	if len(kept) == 0 || len(a.Removed) == 0 {
		return false
	}
	return putBack(a, found(a.Raw, source, kept), true)
}

// putBack makes removals of an article that lie within runs of Raw kept ones or,
// with on false, removals in force again.
func putBack(a *model.Article, runs []span, on bool) bool {
	if len(runs) == 0 {
		return false
	}
	var removed []model.Removal
	changed := false
	add := func(r model.Removal, start, end int) {
		if t := trimmed(a.Raw, start, end); t.start < t.end {
			r.Start, r.End = t.start, t.end
			removed = append(removed, r)
		}
	}
	for _, r := range a.Removed {
		at := r.Start
		for _, k := range runs {
			k = k.within(a.Raw, r)
			if k.start >= k.end || r.Kept == on {
				continue
			}
			changed = true
			add(r, at, k.start)
			part := r
			part.Restored, part.Kept = on, on
			add(part, k.start, k.end)
			at = k.end
		}
		add(r, at, r.End)
	}
	if !changed {
		return false
	}
	if !on {
		removed = joined(a.Raw, removed)
	}
	lay(a, removed)
	return true
}

// within is the part of a run that lies in a removal, with the marks around its words.
func (k span) within(raw string, r model.Removal) span {
	k.start, k.end = max(k.start, r.Start), min(k.end, r.End)
	if k.start >= k.end {
		return k
	}
	mark := func(c rune) bool { return !inWord(c) && !unicode.IsSpace(c) }
	k.start = r.Start + len(strings.TrimRightFunc(raw[r.Start:k.start], mark))
	k.end = r.End - len(strings.TrimLeftFunc(raw[k.end:r.End], mark))
	return k
}

// joined makes one of removals that follow on each other for the same reason.
func joined(raw string, removed []model.Removal) []model.Removal {
	var out []model.Removal
	for _, r := range removed {
		if n := len(out); n > 0 {
			p := &out[n-1]
			if !p.Restored && !r.Restored && p.Reason == r.Reason && p.Rule == r.Rule && p.Support == r.Support && p.Later == r.Later && strings.TrimSpace(raw[p.End:r.Start]) == "" {
				p.End = r.End
				continue
			}
		}
		out = append(out, r)
	}
	return out
}

// passages are those that are kept, to be changed by the caller.
func (m *memory) passages() []passage {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return slices.Clone(m.kept)
}

// Notes of numbers below this one are not of documents (next): that of keptNumber
// has the passages that are kept.
const (
	firstNumber = 1 << printBits // the least that next gives
	keptNumber  = 1
	keptVersion = 2 // of such a note: see lesson
)

// keepNote writes passages down: a version, their number, and of each its size and
// its prints.
func (m *memory) keepNote(kept []passage) model.Note {
	n := model.Note{Key: m.first + keptNumber}
	if len(kept) == 0 {
		return n
	}
	b := binary.AppendUvarint([]byte{keptVersion}, uint64(len(kept)))
	for _, p := range kept {
		b = binary.AppendUvarint(b, uint64(p.size))
		b = binary.LittleEndian.AppendUint64(b, p.head)
		b = binary.LittleEndian.AppendUint64(b, p.all)
	}
	n.Value = sealed(b)
	return n
}

// takeKept takes such a note in.
func (m *memory) takeKept(value []byte) error {
	kept, err := decodeKept(value)
	if err == nil {
		m.kept = kept
	}
	return err
}

func decodeKept(b []byte) ([]passage, error) {
	if b == nil {
		return nil, nil
	}
	rest, ok := unsealed(b, keptVersion)
	if !ok {
		return nil, errDamaged
	}
	r := noteReader{rest: rest}
	n := r.number()
	if n > maxPassages {
		return nil, errDamaged
	}
	out := make([]passage, 0, n)
	for range n {
		p := passage{size: int(min(r.number(), maxRead))}
		p.head, p.all = r.eight(), r.eight()
		out = append(out, p)
	}
	if r.bad || len(r.rest) > 0 {
		return nil, errDamaged
	}
	return out, nil
}
