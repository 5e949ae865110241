package clean

import "github.com/lede-reader/lede/model"

// Open is a cleaner that knows what nb holds: what was learned of a source is
// recalled when the source is first met. nil: memory alone, as New.
func Open(nb model.Notebook) *Cleaner { return New() }

// Recall reads what nb holds of a source, if that is not in memory already. Learn,
// Apply and Clean do so too; but only Recall says what went wrong.
func (c *Cleaner) Recall(source string) error { return nil }

// Notes gives what changed since the last call, to be kept: each change once.
func (c *Cleaner) Notes() []model.Note { return nil }

// Catch takes in what another process noted since. The cleaner's own notes may be
// among them. The error says what of it is damaged; the rest was taken in.
func (c *Cleaner) Catch(notes []model.Note) error { return nil }
