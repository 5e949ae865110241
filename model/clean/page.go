package clean

import "github.com/lede-reader/lede/model"

func pageSheet(it model.Item, a *model.Article) *sheet { return newSheet(it.HTML) }

func (s *sheet) pullQuotes(a *model.Article) {}
