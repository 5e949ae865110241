package clean

import "slices"

// Spoke gives the cues in a text whose language is an ISO 639-1 code, as they
// stand there: at most maxSpoke, each once; those that overlap are one.
func Spoke(language, text string) []string {
	list := words(nil, text, 0, min(len(text), maxRead))
	var runs []span // of words
	bookOf(language).find(list, func(c *cue, at int) {
		switch c.reason {
		case "voice", "said", "network": // single words, which say little
			return
		}
		end := at + len(c.words)
		if n := len(runs); n > 0 && at < runs[n-1].end {
			runs[n-1].end = max(runs[n-1].end, end)
			return
		}
		runs = append(runs, span{at, end})
	})
	var out []string
	for _, r := range runs {
		phrase := oneLine(text[list[r.start].start:list[r.end-1].end])
		if len(out) < maxSpoke && !slices.Contains(out, phrase) {
			out = append(out, phrase)
		}
	}
	return out
}

// maxSpoke is how many cues are named to a person.
const maxSpoke = 4
