package store

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// wanted is what a person looks for: runs of folded words that must, and must not, be there.
type wanted struct {
	all, none [][]string
	typing    bool // the last word may go on
}

// parse reads words, "words in quotation marks" and -words. With typing the last
// word may go on unless something stands behind it.
func parse(words string, typing bool) wanted {
	var w wanted
	quoted := false
	for part := range strings.SplitSeq(strings.NewReplacer("“", `"`, "”", `"`).Replace(words), `"`) {
		if quoted {
			w.add(part)
		} else {
			for _, word := range strings.Fields(part) {
				w.add(word)
			}
		}
		quoted = !quoted
	}
	w.typing = typing && w.typing && strings.TrimRight(words, " \"”") == words
	return w
}

func (w *wanted) add(part string) {
	to := &w.all
	w.typing = true
	if rest, ok := strings.CutPrefix(part, "-"); ok {
		part, to, w.typing = rest, &w.none, false
	}
	if run, _ := fold(part); len(run) > 0 {
		*to = append(*to, run)
	}
}

// find tells whether a text has what is wanted.
func (w *wanted) find(text string) bool {
	have, _ := fold(text)
	for i, run := range w.all {
		if at(have, run, w.typing && i == len(w.all)-1) < 0 {
			return false
		}
	}
	for _, run := range w.none {
		if at(have, run, false) >= 0 {
			return false
		}
	}
	return len(w.all) > 0
}

// around is how many words a snippet has on either side.
const around = 8

// snippet is some words around the first that was found, and where that stands.
func (w *wanted) snippet(text string) (string, [][2]int) {
	have, ends := fold(text)
	for i, run := range w.all {
		n := at(have, run, w.typing && i == len(w.all)-1)
		if n < 0 {
			continue
		}
		from, last := ends[max(0, n-around)][0], ends[min(len(ends), n+len(run)+around)-1][1]
		return strings.ReplaceAll(text[from:last], "\n", " "), [][2]int{{ends[n][0] - from, ends[n+len(run)-1][1] - from}}
	}
	return "", nil
}

// at is where a run of words stands in others, -1 if nowhere.
func at(have, run []string, goesOn bool) int {
next:
	for i := 0; i+len(run) <= len(have); i++ {
		for j, word := range run {
			if have[i+j] != word && !(goesOn && j == len(run)-1 && strings.HasPrefix(have[i+j], word)) {
				continue next
			}
		}
		return i
	}
	return -1
}

// fold cuts a text into words without case and accents, with their bytes.
func fold(text string) (words []string, spans [][2]int) {
	start := -1
	for i, r := range text + " " {
		if inWord := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r); inWord && start < 0 {
			start = i
		} else if !inWord && start >= 0 {
			words, spans = append(words, plain(text[start:i])), append(spans, [2]int{start, i})
			start = -1
		}
	}
	return words, spans
}

// plain is a word in lower case, without accents.
func plain(word string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(word))
}
