package quotes_test

import (
	"testing"

	"github.com/lede-reader/lede/model/quotes"
)

// Who a noun for a person means, where only the noun stands at the verb.
func TestNounForAPerson(t *testing.T) {
	for _, c := range []struct{ name, text, words, speaker string }{
		{"who did it", "Marta Oyelaran founded the club in 1988. Bob Roe joined it. The founder was in tears. “It was all the paper that he wrote,” she said.", "It was all the paper that he wrote,", "Marta Oyelaran"},
		{"another field", "Colin Baptiste, the health minister, came late to the vote. The culture minister said: “We will not be told when to sit.”", "We will not be told when to sit.", ""},
		{"owner of something", "Marta Oyelaran founded the club in 1988. The owner of the house was there. “No comment is what I said,” the owner said.", "No comment is what I said,", ""},
		{"the latter", "Pavel Novak measured the sag. Luis Ortega measured it again. “We did not use the same ruler,” the latter said.", "We did not use the same ruler,", "Luis Ortega"},
		{"the former", "Pavel Novak measured the sag. Luis Ortega measured it again. “I would have used my own,” the former said.", "I would have used my own,", "Pavel Novak"},
		{"the old man", "Percy Dodd, 84, had seen it with Tom Hargreave, 30. “I smelled it before the alarm,” the old man said.", "I smelled it before the alarm,", "Percy Dodd"},
		{"what it said", "Ms Orr answered in a second post. “I have asked for free sandwiches,” it said.", "I have asked for free sandwiches,", "Orr"},
		{"what comes from somebody", "And this from Ann Orr, the judge, got a laugh: “You may all sit down for this.”", "You may all sit down for this.", "Ann Orr"},
		{"one of many", "One of the jurors, Gwen Prosser, wrote a song. Percy Dodd heard it. “We had to do something with it,” the juror said.", "We had to do something with it,", "Gwen Prosser"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, q := range quotes.Find(c.text) {
				if q.Text == c.words {
					if q.Speaker != c.speaker {
						t.Errorf("by %q, not %q (%v)", q.Speaker, c.speaker, q.Cue)
					}
					return
				}
			}
			t.Error("not found")
		})
	}
}
