package desk

import (
	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/quotes"
)

// Quoted tells who says what in a story, of its articles in the order of its versions;
// nil where one is missing (quotes.Gather).
func (d *Desk) Quoted(articles []*model.Article) model.Quoted { return quotes.Gather(articles) }
