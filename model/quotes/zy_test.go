package quotes

import "testing"

func TestZY(t *testing.T) {
	for _, s := range []string{"Council President Walter Hensley Jr. called the vote the hardest of his career.\n\nMarcus Tillman, a retired bus driver, brought a library card. \"My whole street used this place,\" Tillman said.\n\nWhen a man in the gallery shouted \"Shame on all of you!\" the council president banged his gavel. \"We will have order in this room,\" he said.",
		"A former public defender ousted Gov. Ty Winslow on Tuesday. Winslow had not conceded. The Rev. Otis Broussard led them. \"I have prayed in some places,\" said Broussard.\n\nA few minutes after 1 a.m. the governor came back to the stage. \"Folks, go home and hug somebody,\" he said.",
		"It has no name.\n\nNguyen Thi Bich Lan, the gemmologist who examined it, found a flaw in the shape of a wing. “You could look at it for a week and not tire,” she said.",
		"A spokesman said so. Secretary of State Karthik Subramaniam said that a recount was likely but would not change much. “Machines in this state don't make two-thousand-vote mistakes,” he said."} {
		paras := splitParagraphs(s)
		spans := findSpans(s, paras)
		d := read(s, paras, spans, tokenize(s, paras, spans))
		for _, p := range d.people {
			t.Logf("%+v", p)
		}
		for _, r := range d.capitalRuns() {
			t.Logf("run %q name %q score %d", s[d.toks[r.start].start:d.toks[r.end-1].end], d.folds(r.name, r.nameEnd), r.score)
		}
		d.attribute()
		for _, m := range d.mentions {
			t.Logf("  %q %+v", s[d.toks[m.first].start:d.toks[m.last].end], m)
		}
		for _, q := range Find(s) {
			t.Logf("%+v %q", q, s[q.Cue.Verb.Start:q.Cue.Verb.End])
		}
	}
}
