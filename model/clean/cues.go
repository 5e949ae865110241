package clean

import (
	"embed"
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
	first map[uint32][]*cue
	may   [1024]uint64 // a bit for the upper half of each first word's hash
	size  int
}

// books are the cues of English, and for each other language that has a list
// those of English and its own. They are read at first use: a program that
// cleans nothing pays nothing.
var books = sync.OnceValue(func() map[string]*cueBook {
	out := map[string]*cueBook{}
	english, _ := cueFiles.ReadFile("cues/en.txt")
	files, _ := cueFiles.ReadDir("cues")
	for _, f := range files {
		b := &cueBook{first: map[uint32][]*cue{}}
		b.read(string(english))
		if f.Name() != "en.txt" {
			own, _ := cueFiles.ReadFile("cues/" + f.Name())
			b.read(string(own))
		}
		out[strings.TrimSuffix(f.Name(), ".txt")] = b
	}
	return out
})

// bookOf is the cues for a text in a language, ISO 639-1; for one without a list
// those of English.
func bookOf(language string) *cueBook {
	if b := books()[language]; b != nil {
		return b
	}
	return books()["en"]
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
				b.first[h] = append(b.first[h], c)
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

// find calls each for every cue in w, with the index of its first word. Words
// in quotation marks are passed over. A label is found anywhere: several may
// stand in a row.
func (b *cueBook) find(w []word, each func(c *cue, at int)) {
	for i := range w {
		if h := w[i].hash; w[i].quoted || b.may[h>>22]&(1<<(h>>16&63)) == 0 {
			continue
		}
		for _, c := range b.first[w[i].hash] {
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
