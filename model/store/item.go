package store

import (
	"strings"

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
	return h.Sum64()
}

// provisionalWords is how many words of a text without a title stand for one.
const provisionalWords = 12

// provisional is what is shown of an item until it is cleaned.
func provisional(it *model.Item) model.Article {
	a := model.Article{ID: it.ID, Source: it.Source, URL: it.URL, Published: it.Published, Headline: strings.Join(strings.Fields(it.Title), " "), HeadlineFrom: model.FromSource}
	if a.Headline == "" {
		text := it.Text[:min(len(it.Text), 1000)]
		words := strings.Fields(text)
		a.Headline, a.HeadlineFrom = strings.Join(words[:min(len(words), provisionalWords)], " "), model.FromLede
	}
	if a.Headline == "" {
		a.Headline = it.ID
	}
	return a
}
