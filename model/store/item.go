package store

import (
	"strings"
	"unicode/utf8"

	"github.com/zeebo/xxh3"

	"github.com/lede-reader/lede/model"
)

// print is a fingerprint of all of an item that cleaning looks at, but for the
// name of its source.
func print(it *model.Item) uint64 {
	h := xxh3.New()
	for _, field := range []string{it.URL, it.Title, it.Published.String(), it.Text, it.HTML} {
		h.WriteString(field)
		h.WriteString("\x00")
	}
	h.WriteString(it.Byline) // none leaves the print as it was before this counted
	return h.Sum64()
}

// What is shown of a text without a title until it is cleaned.
const (
	provisionalBytes = 2000 // of the text that are looked at
	provisionalRunes = 90   // of the line that is made
	minProvisional   = 6    // words of a line that may be copy
)

// provisional is what is shown of an item until it is cleaned.
func provisional(it *model.Item) model.Article {
	a := model.Article{ID: it.ID, Source: it.Source, URL: it.URL, Published: it.Published, Headline: strings.Join(strings.Fields(it.Title), " "), HeadlineFrom: model.FromSource}
	if a.Headline == "" {
		a.Headline, a.HeadlineFrom = provisionalHeadline(strings.ToValidUTF8(it.Text[:min(len(it.Text), provisionalBytes)], "")), model.FromLede
	}
	if a.Headline == "" {
		a.Headline = it.ID
	}
	return a
}

// provisionalHeadline is the beginning of the first line that looks like copy; cleaning
// will find a better one. Where none does, that of the text.
func provisionalHeadline(text string) string {
	for line := range strings.Lines(text) {
		words := strings.Fields(line)
		if len(words) > 2 && words[0] == "date" && words[1][0] <= '9' {
			words = words[2:] // as crawls print it
		}
		if len(words) >= minProvisional && !speaksToReader(words) {
			return cutShort(words)
		}
	}
	return cutShort(strings.Fields(text))
}

// speaksToReader tells whether the first words of a line call on the reader or sign
// the copy, as appeals, sign-ups and bylines do.
func speaksToReader(words []string) bool {
	for i, w := range words[:min(len(words), 2*minProvisional)] {
		switch strings.ToLower(strings.Trim(w, ".,:;!?’'\"")) {
		case "your", "you", "subscribe", "newsletter", "donate", "cookies", "please":
			return true
		case "by", "published", "updated", "posted", "share":
			if i == 0 {
				return true
			}
		}
	}
	return false
}

// cutShort joins words, as many as have room, and says with an ellipsis that there
// are more. It ends with the first sentence.
func cutShort(words []string) string {
	var b strings.Builder
	n := 0
	for i, w := range words {
		size := utf8.RuneCountInString(w) + 1
		if n += size; n > provisionalRunes {
			if i == 0 {
				b.WriteString(string([]rune(w)[:provisionalRunes]))
			}
			b.WriteString("…")
			break
		}
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w)
		if i >= minProvisional && size > 4 && strings.HasSuffix(w, ".") {
			return strings.TrimSuffix(b.String(), ".")
		}
	}
	return b.String()
}
