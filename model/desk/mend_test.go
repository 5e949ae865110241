package desk

import (
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/store"
)

// Where the notes of grouping are damaged all articles are placed anew, and what a
// person did with them stays.
func TestDamagedNotesAreMended(t *testing.T) {
	s := store.NewMemory()
	d := New(s, Options{Reading: samples})
	if err := d.Ingest(t.Context()); err != nil {
		t.Fatal(err)
	}
	do(t, d, model.Split, "002_cc9a268175d66e70.txt")
	do(t, d, model.Join, "004_b0625f55f9919e7b.txt", "001_87ac6df4963aa302.txt")
	want := state(t, d)
	err := s.Update(t.Context(), func(tx store.Tx) error {
		var all []model.Note
		for n, err := range tx.Notes(store.GroupBook, -1<<63, 1<<63-1) {
			if err != nil {
				return err
			}
			n.Value[len(n.Value)/2] ^= 0x55
			all = append(all, n)
		}
		return tx.Note(store.GroupBook, all...)
	})
	if err != nil {
		t.Fatal(err)
	}
	d = New(s, Options{Reading: of(model.Item{ID: "new", Text: body(7)})})
	if err := d.Ingest(t.Context()); err != nil {
		t.Fatal(err)
	}
	if problems, _ := d.Problems(t.Context()); len(problems) != 1 || !strings.Contains(problems[0].What, "damaged") {
		t.Errorf("problems %+v, want that it was damaged", problems)
	}
	do(t, d, model.Spike, "new")
	if got, _, _ := strings.Cut(state(t, d), "story\n  new"); got != want {
		t.Errorf("after mending:\n%s\nwant\n%s", got, want)
	}
}
