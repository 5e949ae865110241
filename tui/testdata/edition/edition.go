// Package edition is one story of four articles, the first four samples cleaned
// and put together by hand, for tests of the panes and for looking at them.
//
// edition.json was made of shared/gold (clean.json, quotes.json); only the
// headlines and the shares in the story were written for it.
package edition

import (
	_ "embed"
	"encoding/json"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/seeds"
)

//go:embed edition.json
var data []byte

// Edition is the story and its articles in the order of its versions.
func Edition() (*model.Story, []*model.Article) {
	var e struct {
		Articles []*model.Article
		Story    model.Story
	}
	if err := json.Unmarshal(data, &e); err != nil {
		panic("edition.json: " + err.Error())
	}
	byID := make(map[string]*model.Article)
	for _, a := range e.Articles {
		raw, err := seeds.Files.ReadFile(a.ID + ".txt")
		if err != nil {
			panic("edition.json: " + err.Error())
		}
		a.Raw = string(raw)
		byID[a.ID] = a
	}
	var articles []*model.Article
	for i := range e.Story.Versions {
		v := &e.Story.Versions[i]
		v.ID = v.Article
		articles = append(articles, byID[v.Article])
	}
	return &e.Story, articles
}
