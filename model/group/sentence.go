package group

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/lede-reader/lede/model"
)

// sentence is a run of a text that ends with a stop or with its paragraph.
type sentence struct {
	start, end int // bytes, white space around it left out
	from, to   int // its tokens
	block      int // number of its paragraph
}

//go:embed words/shortened.txt
var shortenedText string

// shortened are the words that take a stop without ending a sentence.
var shortened = sync.OnceValue(func() map[uint32]bool {
	set := map[uint32]bool{}
	for line := range listLines(shortenedText) {
		for _, w := range line {
			set[foldWord(w)] = true
		}
	}
	return set
})

// sentences parts the paragraphs of a text into sentences; tokens are its words. All
// that is not white space stands in one.
func sentences(text string, paragraphs []model.Extent, tokens []token) []sentence {
	out := make([]sentence, 0, len(tokens)/12+len(paragraphs))
	k := 0
	for block, p := range paragraphs {
		first, pos := k, p.Start
		for ; k < len(tokens) && tokens[k].start < p.End; k++ {
			if k > first && endsBetween(text, tokens[k-1], tokens[k]) {
				at := opening(text, tokens[k-1].end, tokens[k].start)
				out = appendSentence(out, text, sentence{pos, at, first, k, block})
				pos, first = at, k
			}
		}
		out = appendSentence(out, text, sentence{pos, p.End, first, k, block})
	}
	return out
}

// paragraphs are where the blocks of an article stand in its Text.
func paragraphs(a *model.Article) []model.Extent {
	out := make([]model.Extent, len(a.Body))
	at := 0
	for i, b := range a.Body {
		out[i] = model.Extent{Start: at, End: at + len(b.Text)}
		at += len(b.Text) + len("\n\n")
	}
	return out
}

// appendSentence adds a sentence without the white space around it, if there is
// anything else.
func appendSentence(out []sentence, text string, s sentence) []sentence {
	body := text[s.start:s.end]
	trimmed := strings.TrimLeftFunc(body, unicode.IsSpace)
	s.start += len(body) - len(trimmed)
	s.end = s.start + len(strings.TrimRightFunc(trimmed, unicode.IsSpace))
	if s.start == s.end {
		return out
	}
	return append(out, s)
}

// endsBetween tells whether a sentence ends between two words that follow each other:
// with a full-width stop, or with a stop behind which white space stands and the
// next word is not in small letters, unless the word before it is an initial or shortened.
func endsBetween(text string, a, b token) bool {
	if b.flags&isFirst == 0 {
		return false
	}
	gap := text[a.end:b.start]
	if strings.ContainsAny(gap, "。！？") {
		return true
	}
	i := strings.IndexAny(gap, ".!?…؟۔।")
	if i < 0 || strings.IndexFunc(gap[i:], unicode.IsSpace) < 0 {
		return false
	}
	if r, _ := utf8.DecodeRuneInString(text[b.start:]); unicode.IsLower(r) {
		return false
	}
	if gap[i] != '.' || i > 0 {
		return true
	}
	word := text[a.start:a.end]
	return !(utf8.RuneCountInString(word) == 1 && unicode.IsUpper(firstRune(word))) && !shortened()[a.word]
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// opening is where the sentence starts whose first word starts at b: behind the last
// white space, or the full-width stop with what closes it, that stands before.
func opening(text string, a, b int) int {
	gap := text[a:b]
	if i := strings.LastIndexFunc(gap, unicode.IsSpace); i >= 0 {
		_, n := utf8.DecodeRuneInString(gap[i:])
		return a + i + n
	}
	at := strings.LastIndexAny(gap, "。！？")
	_, n := utf8.DecodeRuneInString(gap[at:])
	for at += n; at < len(gap); {
		r, n := utf8.DecodeRuneInString(gap[at:])
		if r != '」' && r != '』' && r != '”' && r != '）' && r != '"' {
			break
		}
		at += n
	}
	return a + at
}
