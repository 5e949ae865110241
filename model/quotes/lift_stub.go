package quotes

import "github.com/lede-reader/lede/model"

func Lift(a *model.Article) { a.Quotes = Find(a.Text()) }
