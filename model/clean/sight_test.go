package clean

import (
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
)

// Two short stories may have more of a tail in common than they have of their own;
// they are two all the same. What goes on telling one story is not.
func TestShortStoriesWithALongTail(t *testing.T) {
	const (
		tail = "The weekly comes out in nine villages and in the two towns on the river. It was begun in a shed behind the mill and has moved four times since then. " +
			"Every spring it asks its readers which street is to be walked next, and in autumn somebody walks it with them from one end to the other."
		line = "The weekly comes out in nine villages and in the two towns on the river, was begun in a shed behind the mill in a wet autumn and has moved " +
			"four times since then, each time with the same press, on the same cart and with a horse of the same name."
		bridge = "Workers in Aldport have begun to lift the old rail bridge over the Wend off its piers, a day sooner than planned. " +
			"Ines Carrow, who leads them, told people in Mill Lane that the river would be shut to boats until Friday noon at least."
		school = "A school in Brackley has sold its bell to a collector from Norwich to pay for a new roof over the gym. " +
			"Parents led by Tom Ashdown had wanted to keep it, and said on Monday evening that the one from Leeds would do for years."
		talks = "Talks between the villages and the company that owns the quarry at Harrow Hill broke off late on Sunday. " +
			"Its owner, Petra Lind, had offered to leave the upper wood alone, which the people of Stoke Dale thought too little."
		bridgeAgain = "People in Mill Lane have asked for a ferry as long as the rail bridge over the Wend is out. " +
			"Ines Carrow promised on Thursday to look for a boat that is wide enough, and Aldport will pay for the first week."
	)
	for name, c := range map[string]struct {
		tail    string
		stories []string
		cut     bool
	}{
		"three stories":          {tail, []string{bridge, school, talks}, true},
		"two stories":            {line, []string{bridge, school}, true},
		"two, amid prose":        {tail, []string{bridge, school}, false}, // three are asked for
		"a story that goes on":   {line, []string{bridge, bridgeAgain}, false},
		"a story with a new top": {line, []string{bridge, bridge + " " + school}, false},
		"the story twice":        {line, []string{bridge, bridge}, false},
	} {
		t.Run(name, func(t *testing.T) {
			cleaner := New()
			var items []model.Item
			for i, s := range c.stories {
				items = append(items, model.Item{ID: string(rune('a' + i)), Source: "s", Text: s + "\n\n" + c.tail})
			}
			cleaner.Learn(items...)
			for i, it := range items {
				a := cleaner.Apply(it)
				if got := !strings.Contains(a.Text(), "nine villages"); got != c.cut {
					t.Errorf("story %d: the tail was cut: %v, left\n%s", i, got, a.Text())
				}
				if !strings.HasPrefix(a.Text(), c.stories[i]) {
					t.Errorf("story %d lost of its own:\n%s", i, a.Text())
				}
			}
		})
	}
}
