// Look prints a pane as it looks, for the eye:
//
//	go run ./tui/reader/testdata/look [-pane reader] [-w 100] [-h 40] [-light] [-colors 0|1|2] [-ascii] [-article 1] [-keys "dd'"]
//
// Keys are pressed before it is drawn: j k d u space ' G for the reader, j k G
// for the lists.
package main

import (
	"flag"
	"fmt"
	"time"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/safe"
	"github.com/lede-reader/lede/tui/board"
	"github.com/lede-reader/lede/tui/ledger"
	"github.com/lede-reader/lede/tui/rail"
	"github.com/lede-reader/lede/tui/reader"
	"github.com/lede-reader/lede/tui/sheet"
	"github.com/lede-reader/lede/tui/style"
	"github.com/lede-reader/lede/tui/testdata/edition"
)

func main() {
	pane := flag.String("pane", "reader", "reader, board, ledger, rail or sheet")
	w, h := flag.Int("w", 100, "columns"), flag.Int("h", 40, "rows")
	light, ascii := flag.Bool("light", false, "light background"), flag.Bool("ascii", false, "ASCII only")
	colors := flag.Int("colors", 2, "0 none, 1 sixteen, 2 full")
	number := flag.Int("article", 1, "version of the story from 0")
	keys := flag.String("keys", "", "keys to press")
	flag.Parse()

	st := style.New(style.Options{Dark: !*light, Colors: style.Depth(*colors), ASCII: *ascii})
	story, articles := edition.Edition()
	fmt.Println(draw(*pane, st, story, articles, *number, *w, *h, *keys))
}

func draw(pane string, st *style.Styles, story *model.Story, articles []*model.Article, number, w, h int, keys string) string {
	now := time.Date(2025, 2, 20, 9, 0, 0, 0, time.UTC)
	a := articles[number]
	switch pane {
	case "reader":
		p := reader.New(st)
		p.SetNow(now)
		p.SetSize(w, h)
		p.Show(a, story)
		for _, k := range keys {
			switch k {
			case 'j':
				p.Scroll(1)
			case 'k':
				p.Scroll(-1)
			case 'd':
				p.HalfPage(1)
			case 'u':
				p.HalfPage(-1)
			case ' ':
				p.PageDown()
			case '\'':
				p.NextQuote()
			case 'G':
				p.Bottom()
			}
		}
		return p.View()
	}
	type list interface {
		Move(int) bool
		Bottom()
		View() string
	}
	var l list
	switch pane {
	case "board":
		p := board.New(st)
		p.SetNow(now)
		p.SetSize(w, h)
		p.Show(story, articles)
		l = p
	case "ledger":
		p := ledger.New(st)
		p.SetSize(w, h)
		a.Removed[1].Restored = true
		p.Show(a)
		l = p
	case "rail":
		p := rail.New(st)
		p.SetNow(now)
		p.SetSize(w, h)
		p.Show(story, articles, a.ID)
		return p.View()
	case "sheet":
		p := sheet.New(st)
		p.SetSize(w, h)
		p.Show(safe.Line("The copy as it came in"), []sheet.Paragraph{{Kind: sheet.Verbatim, Text: safe.Block(a.Raw)}})
		return p.View()
	default:
		return "no such pane"
	}
	for _, k := range keys {
		switch k {
		case 'j':
			l.Move(1)
		case 'k':
			l.Move(-1)
		case 'G':
			l.Bottom()
		}
	}
	return l.View()
}
