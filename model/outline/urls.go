package outline

import (
	"strings"

	"github.com/lede-reader/lede/model"
)

// lines reads a list of addresses, one a line, with what newsboat puts behind
// them: tags, of which the first is the folder, "~" and a name, "!".
func (l *list) lines(doc []byte) {
	n := 0
	for text := range strings.Lines(strings.ReplaceAll(string(doc), "\r\n", "\n")) {
		n++
		words := wordsOf(strings.TrimSpace(text))
		if len(words) == 0 || strings.HasPrefix(words[0], "#") {
			continue
		}
		if kind, _, _ := strings.Cut(words[0], ":"); kind == "query" || kind == "filter" || kind == "exec" {
			l.newsboatOnly(n, kind, words[0])
			continue
		}
		s := model.Source{Kind: model.FeedSource, Address: words[0]}
		if _, why, cure := webAddress(s.Address); why != "" {
			l.problem(n, cure, "%q %s", brief(s.Address), why)
			continue
		}
		for _, word := range words[1:] {
			switch {
			case strings.HasPrefix(word, "~"):
				s.Name = oneLine(word[1:])
			case strings.HasPrefix(word, "!"):
				l.problem(n, "it is listed with the others; remove it if it is not wanted", "%s is hidden, which lede does not know", brief(s.Address))
			case oneLine(word) == "":
			case s.Folder == "":
				s.Folder = folderOf([]string{word})
			default:
				l.problem(n, "", "the tag %q is left out: a source is in one folder, and %s is in %q", brief(word), brief(s.Address), brief(s.Folder))
			}
		}
		l.add(n, s)
	}
}

// newsboatOnly says what to do instead of what only newsboat has.
func (l *list) newsboatOnly(line int, kind, word string) {
	_, rest, _ := strings.Cut(word, ":")
	rest = brief(rest)
	switch kind {
	case "query":
		name, _, _ := strings.Cut(rest, ":")
		l.problem(line, "use the filter, F, in the reader", "the query %q is left out: lede has no feeds made of queries", name)
	case "filter":
		l.problem(line, "add the feed's own address, or let the script write files into a folder and add that", "the filter %q is left out: lede runs no programs to read a source", rest)
	case "exec":
		l.problem(line, "let the program write files into a folder and add that: lede add PATH", "the program %q is left out: lede runs no programs to read a source", rest)
	}
}

// wordsOf cuts a line at spaces, but not within double quotes; a backslash there
// takes the next letter as it is.
func wordsOf(line string) []string {
	var words []string
	var word strings.Builder
	quoted, open := false, false
	flush := func() {
		if open {
			words = append(words, word.String())
		}
		word.Reset()
		open = false
	}
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case quoted && c == '\\' && i+1 < len(line):
			i++
			word.WriteByte(line[i])
		case c == '"':
			quoted, open = !quoted, true
		case !quoted && (c == ' ' || c == '\t'):
			flush()
		default:
			word.WriteByte(c)
			open = true
		}
	}
	flush()
	return words
}
