package clean

import (
	"fmt"
	"strings"
	"testing"
)

// ownStory is a text of 24 words that no other number has.
func ownStory(i int) string {
	return strings.Repeat(fmt.Sprintf("w%d x%d y%d z%d ", i, i, i, i), 6) + ". "
}

// However much of what is old was proven to repeat, forgetting makes room: else
// every further document would have to forget again.
func TestForgettingMakesRoom(t *testing.T) {
	if testing.Short() {
		t.Skip("long, and runs in one goroutine")
	}
	m := newMemory()
	for i := range 2 * maxDocuments {
		before := len(m.records)
		// each notice stands in two stories
		notice := fmt.Sprintf("Notice%d of%d the%d day%d comes%d again%d.", i/2, i/2, i/2, i/2, i/2, i/2)
		m.learn(fmt.Sprint(i), "s", newSheet(ownStory(i)+notice))
		if before >= maxDocuments && len(m.records) > maxDocuments*4/5 {
			t.Fatalf("after %d documents %d are kept, there were %d before", i+1, len(m.records), before)
		}
	}
}

// What most documents repeat outlives forgetting.
func TestForgettingKeepsWhatRepeats(t *testing.T) {
	if testing.Short() {
		t.Skip("long, and runs in one goroutine")
	}
	m := newMemory()
	appeal := "Give a little so that we can keep our paper free for all."
	for i := range 2*maxDocuments + 100 {
		text := ownStory(i)
		if i < 20 {
			text += appeal
		}
		m.learn(fmt.Sprint(i), "s", newSheet(text))
	}
	s := newSheet(ownStory(9*maxDocuments) + appeal)
	seen := m.look(0, "s", s)
	if got := seen.support(supportKnown)[len(s.words)-shingle]; got < supportKnown {
		t.Errorf("the appeal is held by %d stories", got-1)
	}
}

// A document of any length adds no more than its share to the index.
func TestOneDocumentDoesNotFillTheIndex(t *testing.T) {
	if testing.Short() {
		t.Skip("long, and runs in one goroutine")
	}
	var b strings.Builder
	for i := range 2 * maxLearned {
		fmt.Fprintf(&b, "w%d ", i)
	}
	m := newMemory()
	m.learn("a", "s", newSheet(b.String()))
	if m.index.used == 0 || m.index.used > maxLearned {
		t.Errorf("%d shingles, want at most %d", m.index.used, maxLearned)
	}
}
