// Look opens the reader on an invented library, to look at and to measure:
//
//	go run ./tui/testdata/look [-n stories] [-grow] [-slow 200ms] [-hint] [-light] [-nocolor] [-ascii]
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"time"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/tui"
	"github.com/lede-reader/lede/tui/style"
	"github.com/lede-reader/lede/tui/testdata/fake"
)

type library struct{ *fake.Library }

func (l library) List(ctx context.Context, q model.Query) (tui.Listing, error) {
	return l.Library.List(ctx, q)
}

// follow gives the library sources in each state, and one that is hostile.
func follow(l *fake.Library) {
	now := time.Now()
	l.Follow(
		model.Source{Kind: model.FeedSource, Address: "https://harbour.example/rss", Title: "The Harbour Post", Articles: 1204, Print: 1, FullText: true},
		model.Source{Kind: model.FeedSource, Address: "https://nord.example/feed", Title: "Nordlicht", Articles: 310, Print: 1, Next: now.Add(30 * time.Minute)},
		model.Source{
			Kind: model.PageSource, Address: "https://rzeka.example/miasto", Title: "Gazeta Rzeczna", Failures: 3, Next: now.Add(time.Hour),
			Trouble: model.Problem{What: "the server says that there is no such page (404)", Cure: "mend the address, or unfollow it"},
		},
		model.Source{Kind: model.FolderSource, Address: "/home/ada/inbox", Articles: 7, Print: 1},
		model.Source{Kind: model.FeedSource, Address: "https://gone.example/feed", Title: "Inland Wire", Articles: 88, Gone: true},
		model.Source{Kind: model.FeedSource, Address: "https://evil.example/\x1b]52;c;QQ==\x07", Title: "\x1b[2J\u202eevil 漢字 👩‍👩‍👧", Articles: 1, Print: 1},
	)
}

func main() {
	n := flag.Int("n", 60, "stories")
	grow := flag.Bool("grow", false, "let stories arrive")
	light := flag.Bool("light", false, "light background")
	none := flag.Bool("nocolor", false, "no colours")
	ascii := flag.Bool("ascii", false, "ASCII only")
	hint := flag.Bool("hint", false, "no sources, and the line that says how to add one")
	plain := flag.Bool("plain", false, "no letters that are two cells wide")
	flag.Parse()
	lib := fake.New(*n)
	if *plain {
		lib.Plain()
	}
	if *n >= 1_000_000 {
		fmt.Println("use a smaller one")
		return
	}
	lib.Change(func(l *fake.Library) {
		l.Trouble(model.Problem{Name: "inbox/broken.jsonl", Line: 12, What: "this line is not JSON", Cure: "mend or delete it"})
	})
	if *hint {
		lib.Change(func(l *fake.Library) { l.Hint("These are samples. S adds a source of yours · or: lede add URL") })
	} else {
		lib.Change(follow)
	}
	if *grow {
		go func() {
			for i := *n; ; i++ {
				time.Sleep(300 * time.Millisecond)
				lib.Change(func(l *fake.Library) {
					l.Arrive(0, i)
					l.Progress(model.Progress{Done: i - *n, Total: 1000, Busy: i < *n+1000})
				})
			}
		}()
	}
	o := tui.Options{Library: library{lib}, Style: style.Options{Dark: !*light, Colors: style.Full, ASCII: *ascii}, KeepDark: *light}
	if *none {
		o.Style.Colors, o.KeepColors = style.None, true
	}
	if err := tui.Run(context.Background(), o, os.Stdin, os.Stdout, nil); err != nil {
		fmt.Fprintln(os.Stderr, "look:", err)
		os.Exit(1)
	}
}
