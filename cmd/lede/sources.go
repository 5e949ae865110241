package main

import (
	"bufio"
	"context"
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/desk"
	"github.com/lede-reader/lede/model/safe"
)

func newSources(h *home) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "sources",
		Short: "List the sources that are followed, and what ails them",
		Args:  wanted(cobra.NoArgs),
		RunE: h.onLibrary(func(cmd *cobra.Command, _ []string, d *desk.Desk) error {
			all, err := d.Sources(cmd.Context())
			if err != nil {
				return err
			}
			out := bufio.NewWriter(cmd.OutOrStdout())
			for i := range all {
				if asJSON {
					err = sourceRecord(&all[i]).writeTo(out)
				} else {
					_, err = fmt.Fprintln(out, sourceLine(&all[i]))
				}
				if err != nil {
					return fmt.Errorf("write: %w", err)
				}
			}
			return out.Flush()
		}),
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "a JSON object a line")
	return cmd
}

// sourceLine is number, kind, articles, label, address and state, parted by tabs.
func sourceLine(s *model.Source) string {
	return fmt.Sprintf("%d\t%s\t%d\t%s\t%s\t%s", s.Number, s.Kind, s.Articles, safe.Line(s.Label()), safe.Line(s.Shown()), safe.Line(stateOf(s)))
}

// stateOf says how a source is.
func stateOf(s *model.Source) string {
	switch {
	case s.Gone:
		return "gone for good; lede remove " + strconv.FormatInt(s.Number, 10)
	case s.Trouble != (model.Problem{}):
		return model.Problem{What: s.Trouble.What, Cure: s.Trouble.Cure}.Error() // the address stands beside it
	}
	return "ok"
}

func sourceRecord(s *model.Source) *record {
	r := newRecord()
	r.set("source", s.Number)
	r.set("kind", s.Kind)
	r.set("address", s.Shown())
	r.setFilled("name", s.Name)
	r.setFilled("title", s.Title)
	r.setFilled("home", s.Home)
	r.setFilled("folder", s.Folder)
	r.set("full_text", s.FullText)
	r.set("articles", s.Articles)
	r.set("failures", s.Failures)
	r.setFilled("trouble", s.Trouble.What)
	r.setFilled("cure", s.Trouble.Cure)
	if !s.Next.IsZero() {
		r.set("not_before", s.Next.UTC().Format(time.RFC3339))
	}
	r.set("gone", s.Gone)
	return r
}

func newRemove(h *home) *cobra.Command {
	return &cobra.Command{
		Use:   "remove SOURCE…",
		Short: "Follow sources no more; what came from them stays",
		Long: `Each SOURCE is a number, address or name as lede sources lists it. What came from a source stays
in the library; adding it again goes on where it stopped.`,
		Args: wanted(cobra.MinimumNArgs(1)),
		RunE: h.onLibrary(func(cmd *cobra.Command, names []string, d *desk.Desk) error {
			numbers, err := numbersOf(cmd.Context(), d, names)
			if err != nil {
				return err
			}
			for _, n := range numbers {
				if _, err := d.Do(cmd.Context(), model.Action{Act: model.Unfollow, Source: n}); err != nil {
					return fmt.Errorf("remove source %d: %w", n, err)
				}
			}
			return nil
		}),
	}
}

// numbersOf finds sources by number, address or name.
func numbersOf(ctx context.Context, d *desk.Desk, names []string) ([]int64, error) {
	if len(names) == 0 {
		return nil, nil
	}
	all, err := d.Sources(ctx)
	if err != nil {
		return nil, err
	}
	var numbers []int64
	for _, name := range names {
		i := slices.IndexFunc(all, func(s model.Source) bool {
			return strconv.FormatInt(s.Number, 10) == name || s.Address == name || s.Shown() == name || s.Label() == name || s.Title == name
		})
		if i < 0 {
			return nil, model.Problem{Name: name, What: "no source has this number, address or name", Cure: "see lede sources"}
		}
		numbers = append(numbers, all[i].Number)
	}
	return numbers, nil
}
