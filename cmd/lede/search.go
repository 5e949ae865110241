package main

import (
	"bufio"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/desk"
	"github.com/lede-reader/lede/model/safe"
)

func newSearch(h *home) *cobra.Command {
	var asJSON bool
	var most int
	var within string
	cmd := &cobra.Command{
		Use:   "search WORDS…",
		Short: "Find articles by their words",
		Long: `Prints the articles that have all the words, those that came last first: date, id, headline and the
words around what was found, parted by tabs. "Words in quotation marks" stand together, -word must not be
there; case, accents and quotation marks in the text do not matter.
` + filterHelp,
		Example: `  lede search harbour tunnel
  lede search '"harbour tunnel" -opera'
  lede search tunnel --filter 'speaker:Healey after:2w'`,
		Args: wanted(cobra.MinimumNArgs(1)),
		RunE: h.onLibrary(func(cmd *cobra.Command, words []string, d *desk.Desk) error {
			if err := readyFor(cmd.Context(), d, within, cmd.ErrOrStderr()); err != nil {
				return err
			}
			hits, err := d.Search(cmd.Context(), strings.Join(words, " "), within, false, most)
			if err != nil {
				return err
			}
			out := bufio.NewWriter(cmd.OutOrStdout())
			for i := range hits {
				if asJSON {
					err = hitRecord(&hits[i]).writeTo(out)
				} else {
					h := &hits[i]
					_, err = fmt.Fprintf(out, "%s\t%s\t%s\t%s\n", safe.Line(h.Published.String()), safe.Line(h.Article), safe.Line(h.Headline), safe.Line(h.Snippet))
				}
				if err != nil {
					return fmt.Errorf("write: %w", err)
				}
			}
			return out.Flush()
		}),
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "a JSON object a line")
	filterFlag(cmd, &within, "articles of stories that pass")
	cmd.Flags().IntVarP(&most, "number", "n", 100, "at most so many articles")
	return cmd
}

func hitRecord(h *model.Hit) *record {
	r := newRecord()
	r.set("id", h.Article)
	r.set("story", h.Story)
	r.set("title", h.Headline)
	r.set("source", h.Source)
	r.set("published", h.Published.String())
	r.set("snippet", h.Snippet)
	return r
}
