package quotes

import (
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
)

// TestPullForms says what is a pull quote of forms that papers print and few articles have,
// each told by more than one invented case.
func TestPullForms(t *testing.T) {
	for _, row := range []struct{ name, text, words, speaker, role string }{
		{
			"and in a role, quoted",
			"Pay will rise in April.\n\nBob Roe, the minister, spoke on Monday. “Nobody who works in the docks should have to sleep in them,” he said.\n\nNobody who works in the docks should have to sleep in them Work and Pensions Secretary Bob Roe\n\nThe union was pleased.",
			"Nobody who works in the docks should have to sleep in them", "Bob Roe", "Work and Pensions Secretary",
		},
		{
			"and in a role, at the top",
			"There is a bed for each of them and there is a nurse for none Health and Social Care Secretary Ann Orr\n\nTwo wards are shut.\n\nAnn Orr saw them on Monday. “There is a bed for each of them and there is a nurse for none,” she said.",
			"There is a bed for each of them and there is a nurse for none", "Ann Orr", "Health and Social Care Secretary",
		},
		{
			"and in a role, its sign",
			"The show is late.\n\nBea Lund, who runs it, was calm. “We have sold all of the seats and built none of the stage,” she said.\n\nWe have sold all of the seats and built none of the stage Arts & Heritage Commissioner Bea Lund\n\nIt opens in May.",
			"We have sold all of the seats and built none of the stage", "Bea Lund", "Arts & Heritage Commissioner",
		},
		{
			"and in what was said",
			"The mill is sold.\n\nTom Hale, the mayor, was there. “We shall miss the smell of Bread and Butter Lane,” he said.\n\nWe shall miss the smell of Bread and Butter Lane Mayor Tom Hale\n\nFlats will follow.",
			"We shall miss the smell of Bread and Butter Lane", "Tom Hale", "Mayor",
		},
		{
			"first named in full by its signature",
			"The aviary is shut.\n\nI have never met a parrot that liked me Head keeper Simon Adler\n\nAdler, who has been bitten twice, came from Leeds in May.",
			"I have never met a parrot that liked me", "Simon Adler", "Head keeper",
		},
		{
			"first named in full by its signature, of others",
			"The bus has gone.\n\nNobody told us that the last one had left Parish clerk Helen Marsh\n\nMs Marsh walked home. It took her an hour.",
			"Nobody told us that the last one had left", "Helen Marsh", "Parish clerk",
		},
		{
			"first named in full by its signature, of a thing",
			"The clock is stopped.\n\nIt was right more often than our council ever was Former clockmaker David Pell\n\nPell wound it for 40 years. He has kept the key.",
			"It was right more often than our council ever was", "David Pell", "Former clockmaker",
		},
		{
			"first named in full by a sentence",
			"The aviary is shut.\n\nI was shown the empty cages and the feathers that we found, with head keeper Simon Adler\n\nAdler, who has been bitten twice, came from Leeds in May.",
			"", "", "",
		},
		{
			"first named in full with a title",
			"The aviary is shut.\n\nIn the hall we met the man that nobody wished to see, Councillor Simon Adler\n\nAdler, who has been bitten twice, came from Leeds in May.",
			"", "", "",
		},
		{
			"an infinitive before the end",
			"The cup is won.\n\nMy sister kept goal all day and ran home to read the little ones a story Captain Bea Lund\n\nBea Lund, the captain, was there.",
			"My sister kept goal all day and ran home to read the little ones a story", "Bea Lund", "Captain",
		},
		{
			"an infinitive before the end, of saying",
			"The bill has passed.\n\nWe came here to vote and we were not asked to say a word Senator Tom Hale\n\nTom Hale, the senator, was there.",
			"We came here to vote and we were not asked to say a word", "Tom Hale", "Senator",
		},
		{
			"an infinitive before the end, of telling",
			"The ship is in.\n\nI had four sons at sea and nobody thought to tell me anything Captain Ann Orr\n\nAnn Orr, the captain, was there.",
			"I had four sons at sea and nobody thought to tell me anything", "Ann Orr", "Captain",
		},
		{
			"an infinitive that leads to the name",
			"The ship is in.\n\nTen questions that we have always wanted to ask Captain Ann Orr\n\nAnn Orr, the captain, was there.",
			"", "", "",
		},
		{
			"name below",
			"The race is run.\n\nAnn Orr came in last. “I was never lost, I was only late, and the view was better,” she said.\n\nI was only late, and the view was better\nAnn Orr\n\nShe slept for a day.",
			"I was only late, and the view was better", "Ann Orr", "",
		},
		{
			"name and role below",
			"The race is run.\n\nTom Hale, a postman, came in last. “The dog that used to chase me came along to cheer,” he said.\n\nThe dog that used to chase me came along to cheer\nTom Hale, postman\n\nHe slept for a day.",
			"The dog that used to chase me came along to cheer", "Tom Hale", "postman",
		},
		{
			"name below a blank line",
			"The race is run.\n\nAnn Orr came in last. “I was never lost, I was only late, and the view was better,” she said.\n\nI was only late, and the view was better\n\nAnn Orr\n\nShe slept for a day.",
			"", "", "",
		},
		{
			"dash below marks",
			"The race is run.\n\n“Half of them ran the wrong way and won,” Bea Lund said.\n\n“Half of them ran the wrong way and won”\n— Head steward Bea Lund\n\nShe slept for a day.",
			"Half of them ran the wrong way and won", "Bea Lund", "Head steward",
		},
		{
			"name below what nobody said",
			"The race is run.\n\nAnn Orr came in last. “I was never lost, I was only late,” she said.\n\nand then the river rose and the reeds were grey\nAnn Orr\n\nShe slept for a day.",
			"", "", "",
		},
		{
			"name of who wrote it below",
			"The race is run.\n\nAnn Orr came in last. “I was never lost, I was only late, and the view was better,” she said.\n\nI was only late, and the view was better\nJoan Pell\n\nShe slept for a day.",
			"", "", "",
		},
		{
			"name below a headline",
			"I was only late, and the view was better\nAnn Orr\n\nAnn Orr came in last. “I was never lost, I was only late, and the view was better,” she said.\n\nShe slept for a day.",
			"", "", "",
		},
		{
			"a caption below",
			"The race is run.\n\nAnn Orr came in last. “I was never lost, I was only late, and the view was better,” she said.\n\nI was only late, and the view was better\nAnn Orr and her dog Flash on Monday\n\nShe slept for a day.",
			"", "", "",
		},
	} {
		t.Run(row.name, func(t *testing.T) {
			var got model.Quote
			for _, q := range Find(row.text) {
				if q.Kind == model.Pull {
					got = q
				}
			}
			if got.Text != row.words || got.Speaker != row.speaker || got.Role != row.role {
				t.Errorf("found %q by %q, %q", got.Text, got.Speaker, got.Role)
			}
		})
	}
}

// TestLiftTakesTheSignatureBelow: both blocks go, and one pull quote stands for them; not
// where a blank line parts them.
func TestLiftTakesTheSignatureBelow(t *testing.T) {
	first, last := "Anna Sund has the ferry. “The ferry will sail on Friday whether it rains or not,” she said.", "The harbour was closed on Monday."
	paras := []string{"The harbour is shut.", first, "The ferry will sail on Friday whether it rains or not", "Anna Sund, captain", last}
	a := article(paras...)
	Lift(a)
	if len(a.Body) != 5 {
		t.Errorf("body %q", a.Text())
	}
	a = article(paras...)
	for i, b := range a.Body[3:] {
		a.Body[3+i].Start, a.Body[3+i].End = b.Start-1, b.End-1
	}
	a.Raw = strings.Replace(a.Raw, "\n\nAnna Sund, c", "\nAnna Sund, c", 1)
	Lift(a)
	if len(a.Body) != 3 || a.Body[1].Text != first || a.Body[2].Text != last || len(a.Removed) != 2 || a.Raw[a.Removed[1].Start:a.Removed[1].End] != "Anna Sund, captain" {
		t.Errorf("body %q, removed %+v", a.Text(), a.Removed)
	}
	if len(a.PullQuotes) != 1 || a.PullQuotes[0].Speaker != "Anna Sund" || a.PullQuotes[0].Role != "captain" || a.PullQuotes[0].Block != 2 {
		t.Errorf("pull quotes: %+v", a.PullQuotes)
	}
}
