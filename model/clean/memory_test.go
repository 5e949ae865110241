package clean

import (
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
)

// ownStory is a text of 24 words that no other number has.
func ownStory(i int) string {
	return strings.Repeat(fmt.Sprintf("w%d x%d y%d z%d ", i, i, i, i), 6) + ". "
}

// learned is a memory of one source to which documents may be taught.
func learned(source string) *memory { return newMemory(source, boundsOf(source), new(atomic.Int64)) }

// However much of what is old was proven to repeat, forgetting makes room: else
// every further document would have to forget again.
func TestForgettingMakesRoom(t *testing.T) {
	m := learned("s")
	for i := range 4 * m.most {
		before := m.whole
		// each notice stands in two stories
		notice := fmt.Sprintf("Notice%d of%d the%d day%d comes%d again%d.", i/2, i/2, i/2, i/2, i/2, i/2)
		m.learn(fmt.Sprint(i), "s", newSheet(nil, ownStory(i)+notice))
		if before >= m.most && (m.whole > m.most*3/4 || len(m.docs) > m.whole+m.most) {
			t.Fatalf("after %d documents %d are kept, %d of them whole", i+1, len(m.docs), m.whole)
		}
	}
}

// What most documents repeat outlives forgetting.
func TestForgettingKeepsWhatRepeats(t *testing.T) {
	for _, source := range []string{"s", ""} {
		m := learned(source)
		appeal := "Give a little so that we can keep our paper free for all."
		for i := range 3*m.most + 100 {
			text := ownStory(i)
			if i < 20 {
				text += appeal
			}
			m.learn(fmt.Sprint(i), source, newSheet(nil, text))
		}
		s := newSheet(nil, ownStory(9*m.most)+appeal)
		seen := m.look(nil, source, s)
		if got := seen.supports(s, supportKnown)[len(s.words)-shingle]; got < supportKnown {
			t.Errorf("source %q: the appeal is held by %d stories", source, got-1)
		}
	}
}

// A document of any length adds no more than its share to the index: what stands
// at its start and its end.
func TestOneDocumentDoesNotFillTheIndex(t *testing.T) {
	var b strings.Builder
	for i := range 80_000 {
		fmt.Fprintf(&b, "w%d ", i)
	}
	m := learned("s")
	s := newSheet(nil, b.String())
	m.learn("a", "s", s)
	if n := m.index.len(); n == 0 || n > m.room/4 {
		t.Errorf("%d shingles, want at most %d", n, m.room/4)
	}
	keys := s.shingles("s")
	for _, i := range []int{0, len(keys) - shingle} {
		if len(m.index.holders(nil, keys[i])) != 1 {
			t.Errorf("the shingle at %d is not known", i)
		}
	}
}
