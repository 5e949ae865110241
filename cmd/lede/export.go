package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"

	"github.com/spf13/cobra"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/desk"
	"github.com/lede-reader/lede/model/markdown"
	"github.com/lede-reader/lede/model/outline"
	"github.com/lede-reader/lede/model/store"
)

func newExport(h *home) *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "export [PATH…]",
		Short: "Write what the reader shows; or the sources, or what you did",
		Long: `Leads the articles of the PATHs through the whole column — cleaned, quoted, grouped — and writes what
the reader shows, in the order they were read; - reads JSON lines on standard input. Without PATH it
writes the library: its articles as jsonl or md, its sources as opml or urls (newsboat), what you read,
starred, spiked and tagged as deeds.`,
		RunE: func(cmd *cobra.Command, paths []string) error {
			whole, isWhole := libraryExporters[format]
			write, ok := exporters[format]
			switch {
			case isWhole && len(paths) > 0:
				return usageError{fmt.Errorf("--format %s writes the library: name no PATH", format)}
			case isWhole:
				return h.onLibrary(func(cmd *cobra.Command, _ []string, d *desk.Desk) error {
					return buffered(cmd, func(out io.Writer) error { return whole(cmd, d, out) })
				})(cmd, nil)
			case !ok:
				return usageError{fmt.Errorf("--format %q: want jsonl, md, opml, urls or deeds", format)}
			case len(paths) == 0:
				return h.onLibrary(func(cmd *cobra.Command, _ []string, d *desk.Desk) error {
					return buffered(cmd, func(out io.Writer) error { return exportLibrary(cmd.Context(), d, out, write) })
				})(cmd, nil)
			}
			return exportPaths(cmd, paths, write)
		},
	}
	cmd.Flags().StringVar(&format, "format", "jsonl", "jsonl or md; of the library also opml, urls, deeds")
	return cmd
}

// exporter writes one article.
type exporter func(context.Context, *desk.Desk, model.Item, io.Writer) error

var exporters = map[string]exporter{"jsonl": exportLine, "md": exportMarkdown}

// libraryExporters write something of a whole library.
var libraryExporters = map[string]func(*cobra.Command, *desk.Desk, io.Writer) error{
	"opml": exportSources(outline.WriteOPML), "urls": exportSources(outline.WriteURLs), "deeds": exportDeeds,
}

// buffered writes through a buffer.
func buffered(cmd *cobra.Command, write func(io.Writer) error) error {
	out := bufio.NewWriter(cmd.OutOrStdout())
	if err := write(out); err != nil {
		return err
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write: %w", err)
	}
	return nil
}

// exportSources writes the sources as a list that other readers know.
func exportSources(write func(io.Writer, []model.Source) []model.Problem) func(*cobra.Command, *desk.Desk, io.Writer) error {
	return func(cmd *cobra.Command, d *desk.Desk, w io.Writer) error {
		all, err := d.Sources(cmd.Context())
		if err != nil {
			return err
		}
		for _, p := range write(w, all) {
			complain(cmd.ErrOrStderr(), p)
		}
		for i := range all {
			// another reader can do nothing with the address alone
			if s := &all[i]; s.Shown() != s.Address {
				complain(cmd.ErrOrStderr(), model.Problem{Name: s.Shown(), What: "its user name and password stand in the list", Cure: "keep it to yourself"})
			}
		}
		return nil
	}
}

// exportLibrary writes all articles of the library, the newest story first.
func exportLibrary(ctx context.Context, d *desk.Desk, w io.Writer, write exporter) error {
	return listStories(ctx, d, model.Query{}, 0, w, func(w io.Writer, s *model.Story) error {
		for _, v := range s.Versions {
			err := write(ctx, d, model.Item{ID: v.Article}, w)
			if errors.Is(err, store.ErrPending) {
				continue // its text was lost and will come again
			}
			if err != nil {
				return fmt.Errorf("export %s: %w", v.Article, err)
			}
		}
		return nil
	})
}

// exportPaths leads what the paths hold through the column and writes it.
func exportPaths(cmd *cobra.Command, paths []string, write exporter) error {
	var log arrivals
	d := desk.New(store.NewMemory(), desk.Options{Reading: log.of(reading(paths, cmd.InOrStdin()))})
	if err := d.IngestWhole(cmd.Context()); err != nil {
		return err
	}
	err := buffered(cmd, func(out io.Writer) error {
		for _, it := range log.items {
			if err := write(cmd.Context(), d, it, out); err != nil {
				return fmt.Errorf("export %s: %w", it.ID, err)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return complainOf(cmd, d, exitError)
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
	r, err := wholeOf(ctx, d, it)
	if err != nil {
		return err
	}
	return r.writeTo(w)
}

// wholeOf is one article with the fields of all stages.
func wholeOf(ctx context.Context, d *desk.Desk, it model.Item) (*record, error) {
	a, err := d.Article(ctx, it.ID)
	if err != nil {
		return nil, err
	}
	place, err := d.Placement(ctx, it.ID)
	if err != nil {
		return nil, err
	}
	r := recordOf(it)
	r.setFilled("url", a.URL)
	setCleaned(r, &a)
	r.set("quotes", quoted(a.Text(), withSigns(&a).moved(a.Quotes)))
	r.set("pull_quotes", pulled(a.PullQuotes, false))
	r.set("chosen_quotes", pulled(a.PullQuotes, true))
	setPlaced(r, place)
	return r, nil
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
