package clean

import (
	"embed"
	"slices"
	"strconv"
	"strings"
	"sync"
)

//go:embed cues/*.txt
var cueFiles embed.FS

// cue is a phrase that speaks for boilerplate of one reason.
type cue struct {
	reason     string
	weight     int
	words      []uint32 // 0 stands for any word
	head, tail bool     // at the start, at the end of a unit only
}

// Weights with a meaning of their own.
const (
	label  = 9 // cuts a paragraph that is nothing else
	enough = 4 // cuts a block by itself
)

// cueBook is every cue, under the hash of its first word.
type cueBook struct {
	lists map[uint32][]cue
	first hashed[openings]
	may   [1024]uint64 // a bit for the upper half of each first word's hash
	size  int
}

// openings are the cues that open with a word. Of each is told apart the second
// of its words, 0 where any may follow: few go on as the text does.
type openings struct {
	cues    []cue
	seconds []uint32
}

// englishCues and books are the cues of English, and for each other language that
// has a list those of English and its own. Each is read when a copy of its language
// is met first: a program that cleans nothing pays nothing.
var (
	englishCues = sync.OnceValue(func() *cueBook { return (&cueBook{}).with("en") })

	books = sync.OnceValue(func() map[string]func() *cueBook {
		out := map[string]func() *cueBook{}
		files, _ := cueFiles.ReadDir("cues")
		for _, f := range files {
			language := strings.TrimSuffix(f.Name(), ".txt")
			out[language] = sync.OnceValue(func() *cueBook { return englishCues().with(language) })
		}
		out["en"] = englishCues
		return out
	})
)

// bookOf is the cues for a text in a language, ISO 639-1; for one without a list
// those of English.
func bookOf(language string) *cueBook {
	if book := books()[language]; book != nil {
		return book()
	}
	return englishCues()
}

// with is the book with the list of a language added.
func (b *cueBook) with(language string) *cueBook {
	out := *b
	out.lists = make(map[uint32][]cue, len(b.lists))
	for h, list := range b.lists {
		out.lists[h] = slices.Clip(list) // what is added makes it a list of its own
	}
	list, _ := cueFiles.ReadFile("cues/" + language + ".txt")
	out.read(string(list))
	first := make(map[uint32]openings, len(out.lists))
	for h, list := range out.lists {
		o := openings{cues: list, seconds: make([]uint32, len(list))}
		for i := range list {
			o.seconds[i] = list[i].second()
		}
		first[h] = o
	}
	out.first = hashedOf(first)
	return &out
}

// opening are the cues that open with a word.
func (b *cueBook) opening(hash uint32) []cue {
	if o := b.first.get(hash); o != nil {
		return o.cues
	}
	return nil
}

// read adds a list; a line that is no cue is passed over (a test says there is none).
func (b *cueBook) read(text string) {
	reason := ""
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			reason = strings.Trim(line, "[]")
		default:
			if c := parseCue(reason, line); c != nil {
				h := c.words[0]
				b.lists[h] = append(b.lists[h], *c)
				b.may[h>>22] |= 1 << (h >> 16 & 63)
				b.size++
			}
		}
	}
}

func parseCue(reason, line string) *cue {
	number, phrase, ok := strings.Cut(line, " ")
	weight, err := strconv.Atoi(number)
	if !ok || err != nil || reason == "" {
		return nil
	}
	c := &cue{reason: reason, weight: weight}
	phrase, c.head = strings.CutPrefix(phrase, "^")
	phrase, c.tail = strings.CutSuffix(phrase, "$")
	for _, w := range strings.Fields(phrase) {
		if w == "*" {
			c.words = append(c.words, 0)
			continue
		}
		for _, part := range words(nil, w, 0, len(w)) {
			c.words = append(c.words, part.hash)
		}
	}
	if len(c.words) == 0 || c.words[0] == 0 {
		return nil
	}
	return c
}

// second is the second word of a cue, 0 where any may follow.
func (c *cue) second() uint32 {
	if len(c.words) < 2 {
		return 0
	}
	return c.words[1]
}

// find calls each for every cue in w, with the index of its first word. Words
// in quotation marks are passed over. A label is found anywhere: several may
// stand in a row.
func (b *cueBook) find(w []word, each func(c *cue, at int)) {
	for i := range w {
		if h := w[i].hash; w[i].quoted || b.may[h>>22]&(1<<(h>>16&63)) == 0 {
			continue
		}
		open := b.first.get(w[i].hash)
		if open == nil {
			continue
		}
		next := uint32(0)
		if i+1 < len(w) {
			next = w[i+1].hash
		}
		for k, second := range open.seconds {
			if second != 0 && second != next {
				continue
			}
			c := &open.cues[k]
			if i+len(c.words) > len(w) || c.weight != label && (c.head && i > 0 || c.tail && i+len(c.words) != len(w)) {
				continue
			}
			if c.matches(w[i:]) {
				each(c, i)
			}
		}
	}
}

func (c *cue) matches(w []word) bool {
	for k, h := range c.words {
		if h != 0 && h != w[k].hash {
			return false
		}
	}
	return true
}

//go:embed abbreviations.txt
var abbreviationList string

var abbreviations = sync.OnceValue(func() map[string]bool { return wordSet(abbreviationList) })

// wordSet reads an embedded list: words parted by white space, # to the end of
// the line is a comment.
func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for line := range strings.Lines(list) {
		line, _, _ = strings.Cut(line, "#")
		for _, w := range strings.Fields(line) {
			set[w] = true
		}
	}
	return set
}
