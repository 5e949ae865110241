// Look opens the reader on an invented library, to look at and to measure:
//
//	go run ./tui/testdata/look [-n stories] [-grow] [-slow 200ms] [-light] [-nocolor] [-ascii]
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

func main() {
	n := flag.Int("n", 60, "stories")
	grow := flag.Bool("grow", false, "let stories arrive")
	light := flag.Bool("light", false, "light background")
	none := flag.Bool("nocolor", false, "no colours")
	ascii := flag.Bool("ascii", false, "ASCII only")
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
