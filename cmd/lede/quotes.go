package main

import (
	"github.com/spf13/cobra"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/clean"
	"github.com/lede-reader/lede/model/quotes"
)

func newQuotes() *cobra.Command {
	return &cobra.Command{
		Use:   "quotes [PATH…]",
		Short: "Find who said what: quotations and mashed pull quotes with speaker and role",
		Long: `Reads articles and adds quotes to each: byte offsets into the text as it came in, speaker, role,
and kind, "direct" or "pull" (a pull quote that a scrape mashed into the body). Of a page, which has
no text yet, the quotations of its cleaned text are given.`,
		RunE: func(cmd *cobra.Command, paths []string) error {
			c := clean.New()
			return filter(cmd, items(cmd.Context(), paths, cmd.InOrStdin()), func(it model.Item, r *record) ([]*record, error) {
				text := it.Text
				if it.HTML != "" {
					a := c.Clean(it)
					setCleaned(r, &a)
					text = withSigns(&a).text
				}
				r.set("quotes", quoted(quotes.Find(text)))
				return nil, nil
			})
		},
	}
}

// quote is one quotation of the contract.
type quote struct {
	Start   int             `json:"start"`
	End     int             `json:"end"`
	Text    string          `json:"text"`
	Speaker string          `json:"speaker"`
	Role    string          `json:"role"`
	Kind    model.QuoteKind `json:"kind"`
}

func quoted(qs []model.Quote) []quote {
	out := make([]quote, 0, len(qs))
	for _, q := range qs {
		out = append(out, quote{q.Start, q.End, q.Text, q.Speaker, q.Role, q.Kind})
	}
	return out
}
