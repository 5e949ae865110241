package main

import (
	"bufio"
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/desk"
	"github.com/lede-reader/lede/model/safe"
)

func newShow(h *home) *cobra.Command {
	var format string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "show ID…",
		Short: "Print articles of the library, as markdown or JSON lines",
		Long: `Prints articles as the reader shows them; JSON lines with how many sentences are new to you, as
lede list has it. What an article lost after it had been cleaned, because later ones of its source
repeat it, is a line on stderr.`,
		Args: wanted(cobra.MinimumNArgs(1)),
		RunE: h.onLibrary(func(cmd *cobra.Command, ids []string, d *desk.Desk) error {
			if asJSON {
				format = "jsonl"
			}
			write, ok := showers[format]
			if !ok {
				return usageError{fmt.Errorf("--format %q: want md or jsonl", format)}
			}
			out := bufio.NewWriter(cmd.OutOrStdout())
			failed := false
			for _, id := range ids {
				if err := write(cmd.Context(), d, model.Item{ID: id}, out); err != nil {
					failed = true
					complain(cmd.ErrOrStderr(), model.Problem{Name: id, What: err.Error(), Cure: "see lede list --json for the ids"})
					continue
				}
				if err := sayLater(cmd.Context(), d, id, cmd.ErrOrStderr()); err != nil {
					return err
				}
			}
			if err := out.Flush(); err != nil {
				return fmt.Errorf("write: %w", err)
			}
			if failed {
				return exitWith(exitError)
			}
			return nil
		}),
	}
	cmd.Flags().StringVar(&format, "format", "md", "md or jsonl")
	cmd.Flags().BoolVar(&asJSON, "json", false, "the same as --format jsonl")
	return cmd
}

var showers = map[string]exporter{"jsonl": showLine, "md": exportMarkdown}

// showLine writes one article as a JSON line, with what is new in it.
func showLine(ctx context.Context, d *desk.Desk, it model.Item, w io.Writer) error {
	r, err := wholeOf(ctx, d, it)
	if err != nil {
		return err
	}
	st, err := d.Story(ctx, it.ID)
	if err != nil {
		return err
	}
	for _, v := range st.Versions {
		if v.Article == it.ID {
			setNew(r, v)
		}
	}
	return r.writeTo(w)
}

// sayLater tells what an article lost after it had been cleaned.
func sayLater(ctx context.Context, d *desk.Desk, id string, w io.Writer) error {
	a, err := d.Article(ctx, id)
	if err != nil {
		return err
	}
	for _, r := range a.Removed {
		if !r.Later.IsZero() && !r.Restored {
			fmt.Fprintf(w, "%s: cut later, on %s: “%s”, which %d stories have\n", safe.Line(id), r.Later.Time.Format("2 January 2006"), told(a.Raw[r.Start:r.End]), r.Support)
		}
	}
	return nil
}
