package main

import (
	"bufio"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/desk"
)

func newShow(h *home) *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "show ID…",
		Short: "Print articles of the library, as markdown or JSON lines",
		Args:  wanted(cobra.MinimumNArgs(1)),
		RunE: h.onLibrary(func(cmd *cobra.Command, ids []string, d *desk.Desk) error {
			write, ok := exporters[format]
			if !ok {
				return usageError{fmt.Errorf("--format %q: want md or jsonl", format)}
			}
			out := bufio.NewWriter(cmd.OutOrStdout())
			failed := false
			for _, id := range ids {
				if err := write(cmd.Context(), d, model.Item{ID: id}, out); err != nil {
					failed = true
					complain(cmd.ErrOrStderr(), model.Problem{Name: id, What: err.Error(), Cure: "see lede list --json for the ids"})
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
	return cmd
}
