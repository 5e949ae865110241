package quotes

import (
	"fmt"
	"os"
	"testing"
)

func TestDbg(t *testing.T) {
	want := os.Getenv("ART")
	for _, h := range []string{"known"} {
		for _, a := range loadDev(t, h) {
			if a.name != want {
				continue
			}
			paras := splitParagraphs(a.text)
			spans := findSpans(a.text, paras)
			d, _ := lookThrough(a.text, paras, spans, nil)
			at := d.attribute()
			fmt.Println("english", d.english)
			for i, p := range d.people {
				fmt.Printf("P%d %q g%d roles %v\n", i, p.name, p.gender, p.roles)
			}
			for i, m := range d.mentions {
				fmt.Printf("M%d kind%d [%s] person %d subj %v def %v\n", i, m.kind, d.text[d.toks[m.whole].start:d.toks[m.last].end], m.person, m.subject, m.definite)
			}
			for i, tk := range d.toks {
				fmt.Printf("%d:%s/s%d/m%d ", i, d.text[tk.start:min(tk.end, tk.start+12)], tk.sentence, tk.mention)
			}
			fmt.Println()
			for i, x := range at {
				fmt.Printf("Q %.40q %+v\n", d.text[d.spans[i].start:d.spans[i].end], x)
			}
		}
	}
}
