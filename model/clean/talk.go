package clean

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed fieldwords.txt
var fieldList string

// fieldWords are the words of the lines over a copy, by kind.
var fieldWords = sync.OnceValue(func() map[string]map[string]bool { return kinds(fieldList) })

// talk is how many tokens that the page says of itself begin at a token: how long it
// takes to read, how many remarks there are, how long ago it was, how to share it or
// reach its writer, its section. 0 if none do; strong tells that no sentence has it.
func (l *fieldLine) talk(i int) (n int, strong bool) {
	w := l.bare(i)
	if w == "" {
		return 0, false
	}
	words := fieldWords()
	switch {
	case strings.Contains(l.word(i), "@"):
		return 1, true
	case w[0] >= '0' && w[0] <= '9':
		if n := l.readFor(i); n > 0 {
			return n, true
		}
		if n := l.ago(i); n > 0 {
			return n, true
		}
		if words["counted"][l.bare(i+1)] {
			return 2, true
		}
		if n := l.clock(i); n == 1 && l.word(i+1) == "/" && l.clock(i+2) == 1 {
			return 3, false // of a player: "0:00 / 1:52"
		}
		if i > 0 && len(w) <= len("123") && plainNumber(w) && l.bare(i+1) == "" && !strings.Contains(l.word(i), ".") {
			return 1, false // of comments
		}
	case words["reading"][w]:
		return l.readFor(i), true
	case w == "about" || w == "a" || w == "an":
		return l.ago(i), true
	case w == "for" && l.bare(i+1) == "immediate" && l.bare(i+2) == "release":
		return 3, true
	case w == "just" && l.bare(i+1) == "now":
		return 2, true
	case w == "listen":
		if n := l.listen(i); n > 0 {
			return n, true
		}
	case (w == "no" || w == "leave" || w == "add" || w == "show" || w == "view" || w == "hide" || w == "jump") && i+1 < len(l.tokens):
		j := i + 1
		if l.bare(j) == "a" || l.bare(j) == "to" {
			j++
		}
		if words["counted"][l.bare(j)] {
			j++
			if plainNumber(l.bare(j)) {
				j++
			}
			return j - i, true
		}
	case words["counted"][w] && plainNumber(l.bare(i+1)) && capital(l.word(i)):
		return 2, true
	case w == "at" && i > 0 && l.opensBy():
		n := l.clock(i)
		return n, false // "Posted by Jo Marsh at 9:14 AM"
	case w == "from" && i == 0 && l.bare(1) == "the":
		return l.issue(), true
	case w == "loading" || w == "advertisement":
		return 1, false
	case words["label"][w] && strings.HasSuffix(l.word(i), ":"):
		return l.sections(i+1) + 1, true
	case w == "filed" && (l.bare(i+1) == "under" || l.bare(i+1) == "in"):
		return l.sections(i+2) + 2, true
	case w == "tagged":
		return l.sections(i+1) + 1, false
	}
	return l.saidWhen(i), true
}

// readFor is how many tokens a reading time has: "4 min read", "Lesezeit: 4 Minuten",
// "Listen to this article 6 min".
func (l *fieldLine) readFor(i int) int {
	words := fieldWords()
	at := i
	if words["reading"][l.bare(at)] {
		at++
		for at < len(l.tokens) && at <= i+3 && (l.bare(at) == "" || words["behind"][l.bare(at)]) {
			at++
		}
	}
	w := l.bare(at)
	figures := 0
	for figures < len(w) && w[figures] >= '0' && w[figures] <= '9' {
		figures++
	}
	if figures == 0 || figures > 3 {
		return 0
	}
	unit := strings.TrimPrefix(w[figures:], "-")
	if unit == "" {
		at++
		unit = l.bare(at)
	}
	unit, read, _ := strings.Cut(unit, "-")
	if !words["minute"][unit] || unit == "m" {
		return 0
	}
	at++
	if l.bare(at) == "ago" {
		return 0
	}
	for read == "" && at < len(l.tokens) && words["behind"][l.bare(at)] && l.bare(at) != "time" {
		at++
	}
	return at - i
}

// listen is how many tokens "Listen to this article 6 min" has.
func (l *fieldLine) listen(i int) int {
	at := i + 1
	for at < len(l.tokens) && fieldWords()["object"][l.bare(at)] && !capital(l.word(at)) {
		at++
	}
	if plainNumber(l.bare(at)) && fieldWords()["minute"][l.bare(at+1)] {
		return at + 2 - i
	}
	if n := l.clock(at); n > 0 && at > i+1 {
		return at + n - i
	}
	if at > i+2 && (at == len(l.tokens) || capital(l.word(at))) {
		return at - i
	}
	return 0
}

// ago is how many tokens "about 2 hours ago" has.
func (l *fieldLine) ago(i int) int {
	at := i
	if l.bare(at) == "about" {
		at++
	}
	if w := l.bare(at); w != "a" && w != "an" && !plainNumber(w) {
		return 0
	}
	if !fieldWords()["unit"][l.bare(at+1)] || l.bare(at+2) != "ago" {
		return 0
	}
	return at + 3 - i
}

// opensBy tells whether the line opens with "By" or what stands before it.
func (l *fieldLine) opensBy() bool {
	n, _ := l.opener(0)
	return n > 0
}

// issue is how many tokens a line has that says in which number of a magazine the copy
// stands: "From the June 2024 issue".
func (l *fieldLine) issue() int {
	last := len(l.tokens) - 1
	if w := l.bare(last); last > maxIssue || w != "issue" && w != "edition" {
		return 0
	}
	for i := 2; i < last; i++ {
		if w := l.bare(i); !ofDate(w) && !capital(l.word(i)) {
			return 0
		}
	}
	return last + 1
}

// maxIssue is how many words such a line has at most.
const maxIssue = 8

func plainNumber(w string) bool {
	for i := range len(w) {
		if !digit(w, i) && w[i] != ',' && w[i] != '.' {
			return false
		}
	}
	return w != "" && len(w) <= len("12,345")
}

// saidWhen is how many tokens "Updated 2 hours ago" has, or "Posted at 10:15 AM":
// a date that names no day.
func (l *fieldLine) saidWhen(i int) int {
	at := i
	if l.bare(at) == "last" || l.bare(at) == "first" {
		at++
	}
	if labelled(l.bare(at)) && capital(l.word(i)) {
		at++
	} else if at > i {
		return 0
	}
	named := at > i
	switch w := l.bare(at); {
	case named && l.ago(at) > 0:
		return at + l.ago(at) - i
	case named && w == "just" && l.bare(at+1) == "now":
		return at + 2 - i
	case w == "today" || w == "yesterday":
		if !named && (i > 0 || !capital(l.word(at))) {
			return 0
		}
		at++
		if n := l.clock(at); n > 0 || named || at == len(l.tokens) {
			return at + n - i
		}
		return 0
	case named:
		if n := l.clock(at); n > 0 {
			return at + n - i
		}
		if at == len(l.tokens) && i > 0 {
			return at - i // "IANS | Updated:"
		}
	}
	return 0
}

// clock is how many tokens the time of a day has: "at 10:15 AM IST".
func (l *fieldLine) clock(i int) int {
	at := i
	if l.bare(at) == "at" || l.bare(at) == "on" {
		at++
	}
	w := l.bare(at)
	if len(w) < len("1:00") || !digit(w, 0) || !either(w, 1, ":.") || !digit(w, len(w)-1) && !strings.HasSuffix(w, "m") {
		return 0
	}
	at++
	for at < len(l.tokens) && (halfDay(l.bare(at)) || zoneName(l.bare(at))) {
		at++
	}
	if opensDate(l.bare(at)) && l.bare(at) != "updated" {
		return 0 // "10:15, 3 March 2024"
	}
	return at - i
}

func halfDay(w string) bool {
	switch w {
	case "am", "pm", "a.m", "p.m":
		return true
	}
	return false
}

// sections is how many tokens the names of sections have that follow a label.
func (l *fieldLine) sections(i int) int {
	at := i
	for at < len(l.tokens) && capital(l.word(at)) && !hasFigure(l.bare(at)) {
		at++
		if !strings.HasSuffix(l.word(at-1), ",") && l.word(at) != "&" && l.bare(at) != "and" && l.word(at) != "/" {
			break
		}
		if !strings.HasSuffix(l.word(at-1), ",") {
			at++
		}
	}
	return at - i
}

// shareBar is how many tokens of a share bar stand in a row: "Share on X Email
// this article". Words that may be others count only beside one that may not, or
// beside two of their like.
func (l *fieldLine) shareBar(i int) (n int, strong bool) {
	words := fieldWords()
	at, sure, calls := i, 0, 0
	for at < len(l.tokens) {
		w := l.bare(at)
		switch {
		case w == "":
		case !capital(l.word(at)) && !words["object"][w]:
			return l.endOfBar(i, at, sure, calls)
		case words["bar"][w]:
			sure++
		case words["share"][w] && capital(l.word(at)):
			calls++
		case at > i && words["object"][w] && !capital(l.word(at)):
		default:
			return l.endOfBar(i, at, sure, calls)
		}
		at++
	}
	return l.endOfBar(i, at, sure, calls)
}

func (l *fieldLine) endOfBar(i, at, sure, calls int) (n int, strong bool) {
	for at > i && l.bare(at-1) == "" {
		at--
	}
	switch {
	case sure == 0 && calls == 0:
		return 0, false
	case sure+calls > 1, at-i > 1 && l.bare(i) == "share":
		// "Share article", "Copy link"
	case at == len(l.tokens) && at == i+1 && i > 0:
		return 1, false // the last word of a line: "Share"
	default:
		return 0, false
	}
	if at < len(l.tokens) && !capital(l.word(at)) && !hasFigure(l.bare(at)) {
		return 0, false // "Share prices fell": a sentence goes on
	}
	return at - i, sure > 0
}
