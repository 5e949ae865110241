package quotes

import (
	"testing"

	"github.com/lede-reader/lede/model"
)

func TestCue(t *testing.T) {
	for _, row := range []struct {
		name, text      string
		ground          model.Ground
		verb, by, whose string
	}{
		{"a name", "“The bridge will close on Friday,” said Ms Orr. Jane Orr runs the port.", model.ByName, "said", "Ms Orr", "Ms Orr"},
		{"a pronoun", "Harbour Secretary Jane Orr came late. “The bridge will close on Friday,” she said.", model.ByPronoun, "said", "she", "Harbour Secretary Jane Orr"},
		{"a role", "Harbour Secretary Jane Orr came. Bob Roe left.\n\n“The bridge will close on Friday,” the harbour secretary said.", model.ByRole, "said", "harbour secretary", "Harbour Secretary Jane Orr"},
		{"a turn", "“The bridge will close,” Jane Orr said. “It will open on Monday at noon.”", model.ByTurn, "", "Jane Orr", "Jane Orr"},
		{"an office", "“The bridge will close on Friday,” police said.", model.ByOffice, "said", "police", ""},
		{"a role nobody is known by", "“The bridge will close on Friday,” the harbour secretary said.", model.ByOffice, "said", "harbour secretary", ""},
		{"a dash", "“The bridge will close on Friday.” — Jane Orr", model.ByName, "—", "Jane Orr", "Jane Orr"},
		{"a label", "Jane Orr: “The bridge will close on Friday.”", model.ByName, ":", "Jane Orr", "Jane Orr"},
		{"a noun", "Jane Orr’s claim that “the bridge will close on Friday” is wrong.", model.ByName, "claim", "Jane Orr", "Jane Orr"},
		{"nothing", "“The bridge will close on Friday.”", "", "", "", ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			all := Find(row.text)
			q := all[len(all)-1]
			at := func(x model.Extent) string { return row.text[x.Start:x.End] }
			if q.Cue.Ground != row.ground || at(q.Cue.Verb) != row.verb || at(q.Cue.By) != row.by || at(q.Cue.Name) != row.whose {
				t.Errorf("%q by %q: ground %q verb %q by %q name %q", q.Text, q.Speaker, q.Cue.Ground, at(q.Cue.Verb), at(q.Cue.By), at(q.Cue.Name))
			}
		})
	}
}
