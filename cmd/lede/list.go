package main

import (
	"bufio"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/desk"
	"github.com/lede-reader/lede/model/safe"
)

// list prints the stories, a line each: what the reader would show, for a pipe.
func list(cmd *cobra.Command, d *desk.Desk) error {
	ctx := cmd.Context()
	if err := d.IngestWhole(ctx); err != nil {
		return err
	}
	stories, err := d.List(ctx, model.Query{})
	if err != nil {
		return err
	}
	rows, err := stories.Rows(ctx, 0, stories.Len())
	if err != nil {
		return err
	}
	out := bufio.NewWriter(cmd.OutOrStdout())
	for _, r := range rows {
		fmt.Fprintln(out, line(r))
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write: %w", err)
	}
	return complainOf(cmd, d, exitSomeFailed)
}

// line is one story: date, headline, source and how many versions it has, parted by tabs.
func line(r model.Row) string {
	return fmt.Sprintf("%s\t%s\t%s\t×%d", safe.Line(r.Published.String()), safe.Line(r.Headline), safe.Line(r.Source), r.Versions)
}
