package markdown

import "github.com/lede-reader/lede/model"

// Block is one block of a body as CommonMark.
func Block(b model.Block) string { return b.Text }

// Article is a whole article as a CommonMark document.
func Article(a *model.Article) string { return a.Text() }
