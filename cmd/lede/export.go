package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"iter"

	"github.com/spf13/cobra"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/desk"
	"github.com/lede-reader/lede/model/markdown"
	"github.com/lede-reader/lede/model/store"
)

func newExport() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "export [PATH…]",
		Short: "Write what the reader shows: as JSON lines or markdown",
		Long: `Leads articles through the whole column — cleaned, quoted, grouped — and writes what the reader
shows, in the order they were read. Without PATH it writes the sample articles; - reads JSON lines on standard input.`,
		RunE: func(cmd *cobra.Command, paths []string) error {
			write, ok := exporters[format]
			if !ok {
				return usageError{fmt.Errorf("--format %q: want jsonl or md", format)}
			}
			var log arrivals
			d := desk.New(store.NewMemory(), log.of(reading(paths, cmd.InOrStdin())))
			if err := d.IngestWhole(cmd.Context()); err != nil {
				return err
			}
			out := bufio.NewWriter(cmd.OutOrStdout())
			for _, it := range log.items {
				if err := write(cmd.Context(), d, it, out); err != nil {
					return fmt.Errorf("export %s: %w", it.ID, err)
				}
			}
			if err := out.Flush(); err != nil {
				return fmt.Errorf("write: %w", err)
			}
			return complainOf(cmd, d, exitError)
		},
	}
	cmd.Flags().StringVar(&format, "format", "jsonl", "jsonl or md")
	return cmd
}

var exporters = map[string]func(context.Context, *desk.Desk, model.Item, io.Writer) error{
	"jsonl": exportLine,
	"md":    exportMarkdown,
}

// arrivals notes which items came in, in order, and of each the line it was read
// from last, for the fields that no stage knows.
type arrivals struct {
	items  []model.Item // id and line alone
	number map[string]int
}

// of passes a source's items through and notes them.
func (l *arrivals) of(source desk.Sources) desk.Sources {
	return func(ctx context.Context) iter.Seq2[model.Item, error] {
		l.items, l.number = nil, map[string]int{}
		return func(yield func(model.Item, error) bool) {
			for it, err := range source(ctx) {
				if err == nil {
					l.note(it)
				}
				if !yield(it, err) {
					return
				}
			}
		}
	}
}

func (l *arrivals) note(it model.Item) {
	n, again := l.number[it.ID]
	if !again {
		n = len(l.items)
		l.number[it.ID] = n
		l.items = append(l.items, model.Item{ID: it.ID})
	}
	l.items[n].Line = it.Line
}

// exportLine writes one article as a JSON line with the fields of all stages.
func exportLine(ctx context.Context, d *desk.Desk, it model.Item, w io.Writer) error {
	a, err := d.Article(ctx, it.ID)
	if err != nil {
		return err
	}
	place, err := d.Placement(ctx, it.ID)
	if err != nil {
		return err
	}
	r, err := recordOf(it)
	if err != nil {
		return err
	}
	r.setFilled("url", a.URL)
	setCleaned(r, &a)
	r.set("quotes", quoted(a.Quotes))
	r.set("pull_quotes", pulled(a.PullQuotes, false))
	r.set("chosen_quotes", pulled(a.PullQuotes, true))
	setPlaced(r, place)
	return r.writeTo(w)
}

// pull is one pull quote of the contract.
type pull struct {
	Text    string `json:"text"`
	Speaker string `json:"speaker"`
	Role    string `json:"role"`
}

// pulled gives the pull quotes that the paper made, or those that lede chose.
func pulled(ps []model.PullQuote, chosen bool) []pull {
	out := make([]pull, 0, len(ps))
	for _, p := range ps {
		if p.Chosen == chosen {
			out = append(out, pull{p.Text, p.Speaker, p.Role})
		}
	}
	return out
}

func exportMarkdown(ctx context.Context, d *desk.Desk, it model.Item, w io.Writer) error {
	a, err := d.Article(ctx, it.ID)
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, markdown.Article(&a)+"\n")
	return err
}
