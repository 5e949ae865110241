package group

import (
	"fmt"
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
)

// outlined is a comparison in lines: the sentences of This with their signs and what differs in
// them ([old|new]), then those that only Other has. Verbatim ones are counted only.
func outlined(c *model.Comparison) string {
	var b strings.Builder
	text, other := c.This.Article.Text(), c.Other.Article.Text()
	signs := map[model.Standing]string{model.Verbatim: "=", model.Reworded: "~", model.Alone: "+"}
	same := 0
	for _, s := range c.This.Sentences {
		if s.Standing == model.Verbatim && !s.Moved {
			same++
			continue
		}
		at := s.Start
		fmt.Fprintf(&b, "%s%s ", signs[s.Standing], map[bool]string{true: "m"}[s.Moved])
		for _, e := range s.Edits {
			fmt.Fprintf(&b, "%s[%s|%s]", text[at:e.Own.Start], other[e.Twin.Start:e.Twin.End], text[e.Own.Start:e.Own.End])
			at = e.Own.End
		}
		b.WriteString(text[at:s.End] + "\n")
	}
	for _, s := range c.Other.Sentences {
		if s.Standing == model.Alone {
			fmt.Fprintf(&b, "- %s\n", other[s.Start:s.End])
		}
	}
	return fmt.Sprintf("%d same\n%s", same, b.String())
}

// printed is an article of paragraphs parted by blank lines; what stands between “ and ” is quoted.
func printed(text string) *model.Article {
	a := &model.Article{ID: hashed(text), HeadlineFrom: model.FromLede}
	for p := range strings.SplitSeq(text, "\n\n") {
		if p != "" {
			a.Body = append(a.Body, model.Block{Text: p})
		}
	}
	for at := 0; ; {
		i := strings.Index(text[at:], "“")
		if i < 0 {
			return a
		}
		start := at + i + len("“")
		n := strings.Index(text[start:], "”")
		if n < 0 {
			return a
		}
		a.Quotes = append(a.Quotes, model.Quote{Start: start, End: start + n, Text: text[start : start+n], Kind: model.Direct})
		at = start + n
	}
}

func hashed(text string) string { return fmt.Sprint(hashID(text)) }

const ferry = "The ferry Aurora ran aground off Cape Lind on Monday with 212 people on board. Twelve tugs pulled it free at high water.\n\n" +
	"Captain Edda Holm said fog had come up within minutes. “I have never seen a bank that thick in May,” she told reporters. The coast guard wants to know why no one sounded the horn.\n\n" +
	"The line pays 4,500 crowns to each of the passengers. Some 12 of them were hurt, one seriously. All cabins on the lower deck were flooded."

func TestCompare(t *testing.T) {
	edit := func(pairs ...string) string { return strings.NewReplacer(pairs...).Replace(ferry) }
	for _, row := range []struct{ name, this, other, verdict, outline string }{
		{"exact copy", ferry, ferry, "the same text, word for word", "8 same\n"},
		{"set otherwise", edit("“", `"`, "”", `"`, "4,500", "4500", "The ferry", "THE FERRY"), ferry, "the same text, word for word", "8 same\n"},
		{
			"cut from the end", ferry[:strings.LastIndex(ferry, "\n\n")], ferry, "100 % the same, 1 paragraph cut", "5 same\n" +
				"- The line pays 4,500 crowns to each of the passengers.\n- Some 12 of them were hurt, one seriously.\n- All cabins on the lower deck were flooded.\n",
		},
		{
			"added to the end", ferry, ferry[:strings.LastIndex(ferry, " All cabins")], "90 % the same, 1 sentence added", "7 same\n+ All cabins on the lower deck were flooded.\n",
		},
		{
			"rewritten lede", edit("The ferry Aurora ran aground off Cape Lind on Monday with 212 people on board.", "Rescuers brought 212 passengers ashore after a car ferry hit rocks."), ferry,
			"86 % the same, 1 sentence added, 1 sentence cut", "7 same\n+ Rescuers brought 212 passengers ashore after a car ferry hit rocks.\n- The ferry Aurora ran aground off Cape Lind on Monday with 212 people on board.\n",
		},
		{
			"American spelling", edit("seriously", "seriously, on the defense harbor"), edit("seriously", "seriously, on the defence harbour"),
			"the same text, word for word", "8 same\n",
		},
		{"merged paragraphs", strings.ReplaceAll(ferry, "\n\n", " "), ferry, "the same text, word for word", "8 same\n"},
		{
			"figure corrected", edit("Some 12 of", "Some 14 of"), ferry,
			"the same text with other figures: 12 → 14", "7 same\n~ Some [12|14] of them were hurt, one seriously.\n",
		},
		{
			"figure with its unit", edit("212 people", "220 people", "pays 4,500", "pays $5,000"), ferry,
			"the same text with other figures: 212 → 220, 4,500 → $5,000 crowns", "6 same\n" +
				"~ The ferry Aurora ran aground off Cape Lind on Monday with [212|220] people on board.\n~ The line pays $[4,500|5,000] crowns to each of the passengers.\n",
		},
		{
			"figure for a word", edit("Twelve tugs", "11 tugs"), ferry,
			"the same text with other figures: Twelve → 11 tugs", "7 same\n~ [Twelve|11] tugs pulled it free at high water.\n",
		},
		{
			"number as a word", edit("Twelve tugs", "Fourteen tugs"), ferry,
			"the same text with other figures: Twelve → Fourteen tugs", "",
		},
		{
			"the same number, as a word", edit("Some 12 of", "Some twelve of"), ferry,
			"99 % the same, 1 sentence reworded", "7 same\n~ Some [12|twelve] of them were hurt, one seriously.\n",
		},
		{
			"name corrected", edit("Edda Holm", "Edda Holmsen"), ferry,
			"the same text with other names: Captain Edda Holm → Captain Edda Holmsen", "7 same\n~ Captain Edda [Holm|Holmsen] said fog had come up within minutes.\n",
		},
		{
			"figure and name corrected", edit("Some 12 of", "Some 14 of", "Cape Lind", "Cape Lund"), ferry,
			"the same text with other figures: 12 → 14; other names: Cape Lind → Cape Lund", "6 same\n" +
				"~ The ferry Aurora ran aground off Cape [Lind|Lund] on Monday with 212 people on board.\n~ Some [12|14] of them were hurt, one seriously.\n",
		},
		{
			"reaction added", ferry + "\n\nThe minister of transport, Ole Brandt, called the grounding a disgrace. “We will look at every log,” he said.", ferry,
			"82 % the same, 1 paragraph added, 1 quote added", "8 same\n+ The minister of transport, Ole Brandt, called the grounding a disgrace.\n+ “We will look at every log,” he said.\n",
		},
		{
			"quote dropped", edit("“I have never seen a bank that thick in May,” she told reporters. ", ""), ferry,
			"100 % the same, 1 sentence cut, 1 quote dropped", "7 same\n- “I have never seen a bank that thick in May,” she told reporters.\n",
		},
		{
			"quote reworded", edit("a bank that thick in May", "so thick a bank in spring"), ferry,
			"96 % the same, 1 sentence reworded, 1 quote reworded", "7 same\n~ “I have never seen [|so thick] a bank [that thick|]in [May|spring],” she told reporters.\n",
		},
		{
			"moved", "All cabins on the lower deck were flooded.\n\n" + strings.TrimSuffix(ferry, " All cabins on the lower deck were flooded."), ferry,
			"the same text in another order", "7 same\n=m All cabins on the lower deck were flooded.\n",
		},
		{
			"sentence split", edit("Holm said fog had", "Holm spoke of fog. It had"), ferry,
			"97 % the same, 2 sentences reworded", "7 same\n~ Captain Edda Holm [said|spoke of] fog.\n~ [|It] had come up within minutes.\n",
		},
		{
			"two texts of one story", "Passengers of the Aurora waited for hours in a school gym before buses took them home.\n\nMost had lost their luggage.", ferry,
			"two texts: nothing of this one stands in the other", "",
		},
		{
			"an appeal before one", "Please support our independent journalism. Your donation helps us, and you can click here to subscribe to our newsletter.\n\n" + ferry + ferry, ferry + ferry,
			"the same text, word for word", "",
		},
		{
			"a sign-up in one", strings.Replace(ferry, "The line pays", "Subscribe to our newsletter and read the best reporting, free, in your inbox.\n\nThe line pays", 1), ferry,
			"the same text, word for word", "8 same\n+ Subscribe to our newsletter and read the best reporting, free, in your inbox.\n",
		},
		{
			"a paragraph on newsletters in one", ferry + "\n\nThe line tells its passengers by newsletter and on its site, on which they may register, what the ministry found.", ferry,
			"81 % the same, 1 paragraph added", "",
		},
		{"Chinese", "周一，渡轮在林德角外搁浅，船上有212人。船长说大雾在几分钟内升起。海岸警卫队正在调查。", "周一，渡轮在林德角外搁浅，船上有218人。船长说大雾在几分钟内升起。", "", "1 same\n~ 周一，渡轮在林德角外搁浅，船上有[218|212]人。\n+ 海岸警卫队正在调查。\n"},
		{"Russian", "Паром сел на мель у мыса Линд в понедельник. На борту было 212 человек.", "Паром сел на мель у мыса Линд в понедельник. На борту было 218 человек.", "the same text with other figures: 218 → 212 человек", "1 same\n~ На борту было [218|212] человек.\n"},
		{"empty", "", ferry, "this version has no text", ""},
		{"empty other", ferry, "", "the other version has no text", ""},
		{"both empty", "", "", "neither has a text", "0 same\n"},
	} {
		t.Run(row.name, func(t *testing.T) {
			c := Compare(printed(row.this), printed(row.other))
			if row.verdict != "" && c.Verdict != row.verdict {
				t.Errorf("verdict %q, want %q", c.Verdict, row.verdict)
			}
			if got := outlined(&c); row.outline != "" && got != row.outline {
				t.Errorf("got\n%swant\n%s", got, row.outline)
			}
		})
	}
}
