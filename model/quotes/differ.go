package quotes

import (
	"strings"

	"github.com/lede-reader/lede/model"
)

// differ tells the places where the words of a quote are not those of its fullest take;
// other tells whether one of them is more than what the article marks itself. What is
// left out at the ends is none.
func differ(u, first *utterance) (out []model.Edit, other bool) {
	if standsIn(u.words, first.words) >= 0 || standsIn(first.words, u.words) >= 0 || len(first.words) > mostAligned {
		return nil, false
	}
	match := matchWords(u.words, first.words)
	// Own words from ..i and the first's from ..m stand between two matches.
	from, after := 0, -1 // after: the word of first matched last
	for i := 0; i <= len(match); i++ {
		to := len(first.words)
		if i < len(match) {
			if match[i] < 0 {
				continue
			}
			to = match[i]
		}
		own := u.words[from:i]
		twin := first.words[after+1 : to]
		if after < 0 {
			twin = twin[max(0, len(twin)-len(own)):] // before: no more than stands against it
		} else if i == len(match) {
			twin = twin[:min(len(twin), len(own))]
		}
		if len(own) > 0 || len(twin) > 0 && after >= 0 && i < len(match) {
			e := model.Edit{Own: extent(u, from, own), Twin: extent(first, to-len(twin), twin)}
			if i == len(match) {
				e.Twin = extent(first, after+1, twin)
			}
			out = append(out, e)
			other = other || !marked(u.text, e.Own)
		}
		from, after = i+1, to
	}
	return out, other
}

// extent is the run of bytes of some words; of none, the place before word at.
func extent(u *utterance, at int, ws []folded) model.Extent {
	if len(ws) > 0 {
		return model.Extent{Start: ws[0].start, End: ws[len(ws)-1].end}
	}
	if at < len(u.words) {
		return model.Extent{Start: u.words[at].start, End: u.words[at].start}
	}
	return model.Extent{Start: len(u.text), End: len(u.text)}
}

// marked tells whether a text says itself that an editor was at work: words in
// brackets, an ellipsis where there are none.
func marked(text string, own model.Extent) bool {
	if own.Start < own.End {
		return strings.HasSuffix(text[:own.Start], "[") && strings.HasPrefix(strings.TrimLeft(text[own.End:], ".,!?"), "]")
	}
	before := strings.TrimRight(text[:own.Start], " [](”“\"'’‘—–-\n")
	return strings.HasSuffix(before, "…") || strings.HasSuffix(before, "...") || strings.HasSuffix(before, ". .") || strings.HasSuffix(before, "..")
}
