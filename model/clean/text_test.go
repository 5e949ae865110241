package clean

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
)

const filler = "The council met on Monday and talked for hours about the harbour, the crane and the road."

func TestCues(t *testing.T) {
	for _, row := range []struct{ name, line, reason string }{
		{"appeal", "Please support our journalism: your donation keeps our reporters on the ground.", "appeal"},
		{"button", "Donate now", "appeal"},
		{"two buttons", "Donate Not now", "appeal"},
		{"sign-up", "Sign up for our free newsletter and get it in your inbox every morning", "newsletter"},
		{"form", "Please enter a valid email address", "newsletter"},
		{"share bar", "Facebook Twitter WhatsApp Telegram Print", "share"},
		{"cookies", "We use cookies to make this site work.", "cookie"},
		{"rights", "© 2025 The Bay Paper. All rights reserved.", "notice"},
		{"link", "Read more: A town votes on its harbour", "related"},
		{"arrow", "→ A town votes on its harbour", "related"},
		{"list head", "Most read", "related"},
		{"caption", "The harbour at dawn Photo: Al Orr", "caption"},
		{"caption with rights", "The harbour lies still at dawn. © Jo Marsh", "caption"},
		{"caption by an agency", "The harbour at dawn on Monday (AFP)", "caption"},
		{"caption by its form", "The harbour at dawn on Monday (Jo Marsh/Bay Paper)", "caption"},
		{"caption under an agency's name", "AFP The harbour was closed on Monday", "caption"},
		{"counts", "234 shares 17 comments", "share"},
		{"trail", "Home › World › Harbours", "notice"},
		{"tags", "Topics: Harbours, World, Al Orr", "notice"},
		{"year of a copyright", "Copyright 2025 The Bay Paper", "notice"},
		{"link in brackets", "[Read more: A town votes on its harbour]", "related"},
		{"copyright in a sentence", "Copyright in the song passed to the estate, which sued for reproducing it without permission.", ""},
		{"the country", "The US must support the harbour, and donate what it owes the US fleet.", ""},
		{"German", "Bitte unterstützen Sie unseren Journalismus mit einer Spende.", ""},
		{"a quotation of an appeal", "“Please support our journalism with a donation,” the editor told the crowd.", ""},
		{"a report of one", "The paper said your donation would keep reporters on the ground.", ""},
		{"support in a sentence", "Ministers promised their support to the farms that were hit by the storm.", ""},
		{"subscribe in a sentence", "Most of the town subscribes to the view that the harbour must close.", ""},
		{"a short sentence", "What happens next?", ""},
		{"a score", "Bay 3 Quay 2", ""},
		{"a heading", "‘A long road’", ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			a := New().Apply(model.Item{ID: "x", Text: filler + "\n\n" + row.line + "\n\n" + filler + "\n\n" + filler})
			sound(t, a)
			switch {
			case row.reason == "" && len(a.Removed) > 0:
				t.Errorf("cut: %+v", a.Removed)
			case row.reason != "" && (len(a.Removed) == 0 || a.Removed[0].Reason != row.reason):
				t.Errorf("%+v", a.Removed)
			}
		})
	}
}

func TestCuesOfOtherLanguages(t *testing.T) {
	for _, row := range []struct{ language, body, line string }{
		{"de", "Der Rat der Stadt hat am Montag bis in die Nacht über den Hafen beraten, und er wird sich auch in der nächsten Woche noch einmal mit dem Plan befassen. Das ist für die Leute nicht leicht, denn sie werden auf das Ergebnis warten.", "Unterstützen Sie unseren Journalismus mit einer Spende."},
		{"fr", "Le conseil de la ville a débattu lundi jusque dans la nuit de l'avenir du port, et il se réunira une nouvelle fois dans les jours qui viennent pour en parler. Les habitants sont dans l'attente, et ce n'est pas la première fois que cela leur arrive.", "Soutenez notre journal : faites un don."},
		{"es", "El consejo de la ciudad debatió el lunes hasta la noche sobre el futuro del puerto, y se reunirá otra vez en los próximos días para hablar de lo que pasa con la grúa. Los vecinos esperan una respuesta, y no es la primera vez que les toca esperar.", "Apoya nuestro periodismo: haz una donación."},
		{"it", "Il consiglio della città ha discusso lunedì fino a notte del futuro del porto, e si riunirà di nuovo nei prossimi giorni per parlare della gru che non funziona. Gli abitanti sono in attesa di una risposta, e non è la prima volta che succede.", "Sostieni il nostro giornalismo con una donazione."},
		{"pt", "O conselho da cidade debateu na segunda até à noite o futuro do porto, e vai reunir-se outra vez nos próximos dias para falar da grua que não funciona. Os moradores esperam por uma resposta, e não é a primeira vez que isso acontece com eles.", "Apoie o nosso jornalismo: faça uma doação."},
		{"nl", "De raad van de stad heeft maandag tot in de nacht over de haven gesproken, en hij zal er in de komende week nog een keer over praten. Dat is voor de mensen niet makkelijk, want zij wachten al lang op het antwoord dat maar niet komt.", "Steun onze journalistiek met een donatie."},
	} {
		t.Run(row.language, func(t *testing.T) {
			a := New().Apply(model.Item{ID: "x", Text: row.body + "\n\n" + row.line + "\n\n" + row.body})
			if a.Language != row.language || len(a.Removed) != 1 || a.Removed[0].Reason != "appeal" || len(a.Body) != 2 {
				t.Errorf("language %q, removed %+v", a.Language, a.Removed)
			}
		})
	}
}

func TestFieldsOfText(t *testing.T) {
	tail := "\n\n" + filler + "\n\n" + filler
	for _, row := range []struct {
		name, text, title, date, byline, dateline string
		credits                                   []string
	}{
		{"headline over a byline and a date", "Town votes to keep its harbour\n\nBy Jo Marsh\n\n3 March 2024" + tail, "Town votes to keep its harbour", "2024-03-03", "Jo Marsh", "", nil},
		{"byline and date in a line", "By Jo Marsh | 3 March 2024" + tail, "", "2024-03-03", "Jo Marsh", "", nil},
		{"several names", "By Jo Marsh, Al Orr and Lena van der Berg" + tail, "", "", "Jo Marsh, Al Orr and Lena van der Berg", "", nil},
		{"a bare name", "Sarah Orr\n\n3 March 2024" + tail, "", "2024-03-03", "Sarah Orr", "", nil},
		{"a desk", "Harbour correspondent" + tail, "", "", "Harbour correspondent", "", nil},
		{"wire copy", "OSLO, Aug 8 (AFP) - " + filler + tail, "", "", "", "OSLO", []string{"AFP"}},
		{"wire copy under a line that was left", "An odd line of the page.\n\nOSLO, Aug 8 (AFP) - " + filler + tail, "", "", "", "OSLO", []string{"AFP"}},
		{"a place", "OSLO — " + filler + tail, "", "", "", "OSLO", nil},
		{"agencies under the copy", filler + tail + " (dpa/NAN)", "", "", "", "", []string{"dpa", "NAN"}},
		{"in a line", filler + tail + "\n\nReuters contributed to this report", "", "", "", "", []string{"Reuters"}},
		{"with reporting", filler + tail + "\n\nWith reporting from The Associated Press.", "", "", "", "", []string{"The Associated Press"}},
		{"people", filler + tail + "\n\n(Reporting by Jo Marsh; Editing by Al Orr)", "", "", "Jo Marsh", "", nil},
		{"no credit", filler + tail + " It cost 650 million euros (£545 million)", "", "", "", "", nil},
		{"nor that", filler + tail + " They asked (President Vladimir).", "", "", "", "", nil},
		{"no headline in prose", "A first line without a stop" + tail, "", "", "", "", nil},
		{"no byline in prose", "By the time it closed, no one was left" + tail, "", "", "", "", nil},
	} {
		t.Run(row.name, func(t *testing.T) {
			a := New().Apply(model.Item{ID: "x", Text: row.text})
			sound(t, a)
			title := a.Headline
			if a.HeadlineFrom == model.FromLede {
				title = ""
			}
			if title != row.title || a.Published.String() != row.date || a.Byline != row.byline || a.Dateline != row.dateline || !slices.Equal(a.Credits, row.credits) {
				t.Errorf("%q %q %q %q %q; removed %+v", title, a.Published, a.Byline, a.Dateline, a.Credits, a.Removed)
			}
		})
	}
}

func TestGivenTitle(t *testing.T) {
	a := New().Apply(model.Item{ID: "x", Title: "Town votes", Text: "Town votes\n\n" + filler})
	if a.Headline != "Town votes" || a.HeadlineFrom != model.FromSource || a.Text() != filler {
		t.Errorf("%q %q %q", a.Headline, a.HeadlineFrom, a.Text())
	}
}

func TestLayout(t *testing.T) {
	wrapped := "The council met on Monday and talked for hours about the harbour, the\ncrane and the road. No one was surprised when the talks ended without a\nresult, as they had the week before, and the week before that one.\n\n- a crane for the quay that is as long as a line can be and then a bit\n- a road\n\nIt will meet again."
	for _, row := range []struct {
		name, text string
		want       []string
	}{
		{"hard-wrapped", wrapped, []string{
			"The council met on Monday and talked for hours about the harbour, the crane and the road. No one was surprised when the talks ended without a result, as they had the week before, and the week before that one.",
			"a crane for the quay that is as long as a line can be and then a bit", "a road", "It will meet again.",
		}},
		{"single newlines", "One sentence here.\r\nAnother one.\rAnd a third.", []string{"One sentence here.", "Another one.", "And a third."}},
		{"white space", " \t One  line. \u00a0\n \n\n\u200b Two. ", []string{"One line.", "Two."}},
		{"markdown is prose", "# Not a heading\n\n> Not a quote", []string{"# Not a heading", "> Not a quote"}},
		{"numbers stay", "1. One thing.\n2. Another.", []string{"1. One thing.", "2. Another."}},
		{"dialogue", "– Vi har ingen brådska, sade hon.\n– Inte jag heller.", []string{"– Vi har ingen brådska, sade hon.", "– Inte jag heller."}},
		{"Japanese", "首相は火曜日に発表した。次の日も話した。\n二つ目の段落。", []string{"首相は火曜日に発表した。次の日も話した。", "二つ目の段落。"}},
		{"Chinese, single newlines", "市议会把表决推迟到夏天。\n市长说：“我们不着急。”\n接下来怎么办？\n研究人员发现一种耐热的苔藓，论文星期三发表。\n无人受伤。", []string{"市议会把表决推迟到夏天。", "市长说：“我们不着急。”", "接下来怎么办？", "研究人员发现一种耐热的苔藓，论文星期三发表。", "无人受伤。"}},
		{"Chinese, hard-wrapped", "磨坊市议会把有关老磨坊去留的表决推\n迟到夏天。市政府说，还缺三份评估报\n告。整修费用估计为四百二十万元，其\n中屋顶占一半。\n\n接下来怎么办？", []string{"磨坊市议会把有关老磨坊去留的表决推迟到夏天。市政府说，还缺三份评估报告。整修费用估计为四百二十万元，其中屋顶占一半。", "接下来怎么办？"}},
		{"Thai, single newlines", "สภาเมืองเลื่อนการลงมติ\nเทศบาลบอกว่ายังขาดรายงาน\nแล้วจะเป็นอย่างไรต่อไป\nไม่มีผู้บาดเจ็บ", []string{"สภาเมืองเลื่อนการลงมติ", "เทศบาลบอกว่ายังขาดรายงาน", "แล้วจะเป็นอย่างไรต่อไป", "ไม่มีผู้บาดเจ็บ"}},
		{"Hebrew", "שלום עולם, אמר האיש.\n\nעוד פסקה.", []string{"שלום עולם, אמר האיש.", "עוד פסקה."}},
	} {
		t.Run(row.name, func(t *testing.T) {
			a := New().Apply(model.Item{ID: "x", Text: row.text})
			sound(t, a)
			var got []string
			for _, b := range a.Body {
				got = append(got, b.Text)
			}
			if !slices.Equal(got, row.want) {
				t.Errorf("got %q", got)
			}
		})
	}
}

func TestRepetition(t *testing.T) {
	const line = "The Bay Paper has been put together in the old net loft by a crew of nine since long before the war."
	doc := func(i int, extra string) string {
		subject := []string{"Jo Marsh", "Lena Duda", "Al Orr", "Sade Novak", "Tore Rao"}[i%5]
		var b strings.Builder
		for k := range 8 {
			fmt.Fprintf(&b, "In the town of Ort%d, %s of the Amt%d met %d people who had come by ship %d to speak of matter %d.\n\n", i, subject, i, i*31+k, i*17+k, i*13+k*7)
		}
		return b.String() + extra
	}
	removed := func(source string, texts ...string) int {
		c := New()
		for i, x := range texts {
			c.Learn(model.Item{ID: fmt.Sprint(i), Source: source, Text: x})
		}
		n := 0
		for i, x := range texts {
			a := c.Apply(model.Item{ID: fmt.Sprint(i), Source: source, Text: x})
			sound(t, a)
			for _, r := range a.Removed {
				if r.Support < 2 || len(r.Examples) == 0 {
					t.Errorf("without evidence: %+v", r)
				}
				n++
			}
		}
		return n
	}
	if n := removed("bay", doc(0, line), doc(1, line)); n != 2 {
		t.Errorf("two stories of a known source: %d removals", n)
	}
	if n := removed("", doc(0, line), doc(1, line)); n != 0 {
		t.Errorf("two stories of an unknown source: %d removals", n)
	}
	if n := removed("", doc(0, line), doc(1, line), doc(2, line)); n != 3 {
		t.Errorf("three stories of an unknown source: %d removals", n)
	}
	if n := removed("bay", doc(0, line), doc(0, line), doc(0, line)); n != 0 {
		t.Errorf("three copies of one story: %d removals", n)
	}
	if n := removed("bay", doc(0, "Nobody was hurt.\n\nThe end came late."), doc(1, "Nobody was hurt.\n\nIt was over.")); n != 0 {
		t.Errorf("a short sentence: %d removals", n)
	}
	c := New()
	for i := range 2 {
		c.Learn(model.Item{ID: "same", Source: "bay", Text: doc(i, line)})
	}
	if a := c.Clean(model.Item{ID: "same", Source: "bay", Text: doc(0, line)}); len(a.Removed) != 0 {
		t.Errorf("a document speaks against itself: %+v", a.Removed)
	}
}

func TestLedeHeadline(t *testing.T) {
	for _, row := range []struct{ lede, want string }{
		{"", ""},
		{"A ship ran aground.", "A ship ran aground"},
		{"A ship ran aground. It was pulled free.", "A ship ran aground"},
		{"OSLO (AP) — A ship ran aground.", "A ship ran aground"},
		{"OSLO — a ship ran aground.", "A ship ran aground"},
		{"(ANSA) - ROMA, 05 MAR - A ship ran aground.", "A ship ran aground"},
		{"NEW DELHI: A ship ran aground.", "A ship ran aground"},
		{"EXCLUSIVE: A ship ran aground.", "EXCLUSIVE: A ship ran aground"},
		{"He lives in the U.S.", "He lives in the U.S."},
		{"The harbour of the small town will stay open for another year, the council decided on Monday after a long night of talks.", "The harbour of the small town will stay open for another year"},
		{"The harbour of the small town in the far north will stay open for another year to the delight of the fishermen there.", "The harbour of the small town in the far north will stay open for another year…"},
		{strings.Repeat("x", 200), strings.Repeat("x", 90) + "…"},
	} {
		if got := ledeHeadline(row.lede); got != row.want {
			t.Errorf("%q: %q, want %q", row.lede, got, row.want)
		}
	}
}

func TestHeadlineOfBody(t *testing.T) {
	for _, row := range []struct {
		name string
		body []string
		want string
	}{
		{"the first sentence", []string{"A ship ran aground in the harbour.", "It was pulled free."}, "A ship ran aground in the harbour"},
		{"a question first", []string{"Who pays for the crane? The town will pay for it in full."}, "The town will pay for it in full"},
		{"a fragment first", []string{"Harbour, Monday.", "A ship ran aground in the harbour."}, "A ship ran aground in the harbour"},
		{"an appeal first", []string{"Your help keeps the paper on the quay.", "A ship ran aground in the harbour."}, "A ship ran aground in the harbour"},
		{"a quotation that says you", []string{"“You will not see this crane again,” she told the town."}, "“You will not see this crane again,” she told the town"},
		{"nothing but a fragment", []string{"Harbour, Monday"}, "Harbour, Monday"},
		{"nothing", nil, ""},
	} {
		var a model.Article
		for _, text := range row.body {
			a.Body = append(a.Body, model.Block{Kind: model.Paragraph, Text: text})
		}
		if got := headlineOf(&a); got != row.want {
			t.Errorf("%s: %q, want %q", row.name, got, row.want)
		}
	}
}

func TestWithoutSite(t *testing.T) {
	for _, row := range []struct{ title, site, host, want string }{
		{"A town votes | The Bay Paper", "The Bay Paper", "bay.example", "A town votes"},
		{"A town votes - News - Bay Paper", "The Bay Paper", "bay.example", "A town votes - News"},
		{"Bay Paper: not cut", "", "x.example", "Bay Paper: not cut"},
		{"The Bay Paper – A town votes", "The Bay Paper", "", "A town votes"},
		{"Rise - and fall", "", "bay.example", "Rise - and fall"},
		{"A town votes - NPS", "", "www.nps.example", "A town votes"},
	} {
		if got := withoutSite(row.title, row.site, row.host); got != row.want {
			t.Errorf("%q: %q, want %q", row.title, got, row.want)
		}
	}
}

func TestCueListsAreReadWhole(t *testing.T) {
	files, _ := os.ReadDir("cues")
	english := map[string]bool{} // counted in every language
	for _, name := range append([]string{"en.txt"}, otherLists(files)...) {
		b, _ := os.ReadFile("cues/" + name)
		lines, seen := 0, map[string]bool{}
		section := ""
		for line := range strings.Lines(string(b)) {
			line = strings.TrimSpace(line)
			switch {
			case line == "" || line[0] == '#':
				continue
			case line[0] == '[':
				section = line
				continue
			}
			lines++
			if seen[section+line] {
				t.Errorf("%s: %s %q stands twice", name, section, line)
			}
			seen[section+line] = true
			_, phrase, _ := strings.Cut(line, " ")
			if name == "en.txt" {
				english[section+phrase] = true
			} else if english[section+phrase] {
				t.Errorf("%s: %s %q stands in en.txt, and would count twice", name, section, phrase)
			}
		}
		own := &cueBook{lists: map[uint32][]cue{}}
		own.read(string(b))
		if own.size != lines || lines == 0 {
			t.Errorf("%s: %d of %d lines are cues", name, own.size, lines)
		}
	}
}

// otherLists are the names of the files but for en.txt.
func otherLists(files []os.DirEntry) (all []string) {
	for _, f := range files {
		if f.Name() != "en.txt" {
			all = append(all, f.Name())
		}
	}
	return all
}

// A copy that is nothing but a list has a headline too.
func TestListHasAHeadline(t *testing.T) {
	a := New().Apply(model.Item{ID: "a", Text: "- The ferry leaves at nine\n- The bus leaves at ten"})
	if a.Headline == "" || a.HeadlineFrom != model.FromLede {
		t.Errorf("headline %q from %q", a.Headline, a.HeadlineFrom)
	}
}
