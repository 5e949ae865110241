package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/desk"
	"github.com/lede-reader/lede/model/safe"
)

func newAdd(h *home) *cobra.Command {
	var as model.Source
	var page, feed bool
	cmd := &cobra.Command{
		Use:   "add ADDRESS…",
		Short: "Follow feeds, pages that name feeds, single pages, folders or files",
		Long: `Finds out what stands at each address, follows it and takes in what it has: a feed (RSS, Atom,
JSON Feed), a page that names a feed, a page itself, a folder of .txt, .html and .jsonl files, or
such a file.`,
		Example: `  lede add https://example.org/news
  lede add --full-text --name "The Example" example.org/feed.xml
  lede add ~/stories`,
		Args: wanted(cobra.MinimumNArgs(1)),
		RunE: h.onLibrary(func(cmd *cobra.Command, addresses []string, d *desk.Desk) error {
			switch {
			case page && feed:
				return usageError{errors.New("--page and --feed: one of them")}
			case page:
				as.Kind = model.PageSource
			case feed:
				as.Kind = model.FeedSource
			}
			failed := false
			for _, address := range addresses {
				s, says, err := d.AddAs(cmd.Context(), address, as)
				if ctxErr := cmd.Context().Err(); ctxErr != nil {
					return ctxErr
				}
				if err != nil {
					failed = true
					complain(cmd.ErrOrStderr(), err)
					continue
				}
				fmt.Fprintf(cmd.OutOrStdout(), "%d\t%s\t%s\t%s\n", s.Number, s.Kind, safe.Line(s.Label()), safe.Line(s.Shown()))
				if says != "" {
					fmt.Fprintln(cmd.ErrOrStderr(), safe.Line(says))
				}
			}
			if err := d.Finish(cmd.Context()); err != nil {
				return err
			}
			if failed {
				return exitWith(exitSomeFailed)
			}
			return nil
		}),
	}
	f := cmd.Flags()
	f.StringVar(&as.Name, "name", "", "what to call it, instead of what it calls itself")
	f.StringVar(&as.Folder, "folder", "", `where to file it: "News/Europe"`)
	f.BoolVar(&as.FullText, "full-text", false, "fetch the page of each item and take its text")
	f.BoolVar(&page, "page", false, "read the page itself, whatever feeds it names")
	f.BoolVar(&feed, "feed", false, "refuse what is not a feed and names none")
	return cmd
}

// wanted makes wrong arguments a mistake in usage.
func wanted(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if err := check(cmd, args); err != nil {
			return usage(cmd, err)
		}
		return nil
	}
}
