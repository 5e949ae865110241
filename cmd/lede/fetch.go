package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/desk"
	"github.com/lede-reader/lede/model/safe"
)

func newFetch(h *home) *cobra.Command {
	return &cobra.Command{
		Use:   "fetch [SOURCE…]",
		Short: "Read the sources again, and clean, quote and group what they bring",
		Long: `Reads the sources named (number, address or name), or all that are due: one that fails is left
alone for a while, longer with every failure. Prints a line for each source that brought something,
failed, or is a folder that turns out to be empty. Fit for cron, beside an open reader. Exit code 3: some sources failed.`,
		RunE: h.onLibrary(func(cmd *cobra.Command, names []string, d *desk.Desk) error {
			numbers, err := numbersOf(cmd.Context(), d, names)
			if err != nil {
				return err
			}
			bar := showProgress(cmd, d)
			var sum tally
			err = d.Fetch(cmd.Context(), numbers, func(o desk.Outcome) {
				sum.add(o)
				bar.aside(func() { say(cmd.OutOrStdout(), cmd.ErrOrStderr(), o) })
			})
			bar.end()
			if err != nil {
				return err
			}
			for _, e := range d.Events() {
				fmt.Fprintln(cmd.OutOrStdout(), happened(e))
			}
			fmt.Fprintln(cmd.OutOrStdout(), sum)
			if sum.failed > 0 {
				return exitWith(exitSomeFailed)
			}
			return nil
		}),
	}
}

// say tells what came of one source, nothing where nothing did.
func say(out, errs io.Writer, o desk.Outcome) {
	if n := o.Received; n.New+n.Changed > 0 {
		fmt.Fprintf(out, "%s: %d new, %d changed\n", safe.Line(o.Source.Label()), n.New, n.Changed)
	}
	if o.Says != "" {
		fmt.Fprintln(out, safe.Line(o.Says))
	}
	if o.Source.Trouble != (model.Problem{}) {
		complain(errs, o.Source.Trouble)
	}
	for _, p := range o.Problems {
		if p != o.Source.Trouble {
			complain(errs, p)
		}
	}
}

// told is the beginning of a text.
func told(text string) string {
	runes := []rune(safe.Row(text).String())
	if len(runes) > mostTold {
		runes = append(runes[:mostTold-1], '…')
	}
	return string(runes)
}

// mostTold is how many characters of what was cut are printed.
const mostTold = 60

// happened is what became of earlier articles, in a line.
func happened(e model.Event) string {
	source := ""
	if e.Source != "" {
		source = safe.Line(e.Source).String() + ": "
	}
	return fmt.Sprintf("%s%s lost “%s”, which %d stories have by now", source, counted(e.Articles, "earlier article"), told(e.Text), e.Stories)
}

// tally is what a whole fetch came to.
type tally struct{ sources, new, changed, failed int }

func (t *tally) add(o desk.Outcome) {
	t.sources++
	t.new += o.Received.New
	t.changed += o.Received.Changed
	if o.Source.Trouble != (model.Problem{}) {
		t.failed++
	}
}

// String is the last line of a fetch.
func (t tally) String() string {
	return fmt.Sprintf("%s read, %d failed; %s new, %d changed", counted(t.sources, "source"), t.failed, counted(t.new, "article"), t.changed)
}

// counted is a number of things.
func counted(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
