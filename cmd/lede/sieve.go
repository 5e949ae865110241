package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/lede-reader/lede/model/desk"
	terms "github.com/lede-reader/lede/model/filter"
)

// filterHelp is the language of filters, for a command that has --filter.
const filterHelp = `
--filter takes what F takes in the reader: terms that must all hold, "or" between two for either, - before one
that must not. unread and starred; source:NAME, speaker:NAME, role:NAME, tag:NAME, where a word of the name
begins so, or speaker:"JOHN HEALEY" in whole words; has:quotes; after:DAY (from it on) and before:DAY (up
to the day before), a DAY being 2026-02-19, today, yesterday, 3d or 2w; words and "words in a row".
A filter that is not understood is an error here: nothing is listed.`

func filterFlag(cmd *cobra.Command, text *string, what string) {
	cmd.Flags().StringVar(text, "filter", "", "only "+what+`: 'unread speaker:Healey after:3d -opera'`)
}

// readyFor makes a library ready for the filter of a command. One that is not understood
// is refused: a script does not see that it gets more than it asked for.
func readyFor(ctx context.Context, d *desk.Desk, filter string, complaints io.Writer) error {
	if filter == "" {
		return nil
	}
	var wrong []string
	_, problems := terms.Parse(filter, time.Now())
	for _, p := range problems {
		wrong = append(wrong, fmt.Sprintf("at “%s”: %s", filter[p.Start:p.End], p.Error()))
	}
	if len(wrong) > 0 {
		return usageError{errors.New("--filter: " + strings.Join(wrong, "; "))}
	}
	if err := d.Label(ctx, 0); err != nil {
		if ctx.Err() != nil {
			return err
		}
		complain(complaints, fmt.Errorf("articles of before may be missing: %w", err))
	}
	return nil
}
