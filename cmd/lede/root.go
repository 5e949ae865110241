package main

import (
	"context"
	"fmt"
	"io"
	"iter"
	"runtime/debug"

	"github.com/spf13/cobra"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/desk"
	"github.com/lede-reader/lede/model/store"
)

func newRoot() *cobra.Command {
	var look look
	h := &home{}
	root := &cobra.Command{
		Use:   "lede [PATH…]",
		Short: "A terminal news reader: every story once, clean, in their words",
		Long: `lede opens your library in a reader: what its sources brought, cleaned of boilerplate, grouped
into stories, with pull quotes and who said them. lede add ADDRESS adds a source, a feed or a folder;
until there is one it shows five sample articles. With PATHs (files, folders, - for JSON lines on
standard input) it opens those alone, and keeps nothing. Press ? in the reader for the keys.

Without a terminal on standard output it prints the list of stories.`,
		Example: `  lede                        the library
  lede ~/stories feed.jsonl   these alone
  lede add example.org/news   follow a feed, a page or a folder
  lede clean --learn feed/ | lede quotes | jq -r '.quotes[] | "\(.speaker): \(.text)"'`,
		Args:          cobra.ArbitraryArgs,
		Version:       version(),
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(cmd *cobra.Command, paths []string) error {
			c, err := h.settings()
			if err != nil {
				return err
			}
			o, err := look.options(c)
			if err != nil {
				return err
			}
			if len(paths) == 0 {
				return openLibrary(cmd, h, o)
			}
			d := desk.New(store.NewMemory(), desk.Options{Reading: reading(paths, cmd.InOrStdin())})
			if !isTerminal(cmd.OutOrStdout()) {
				return listRead(cmd, d)
			}
			o.Growing = true
			// what goes wrong in it is one of the Problems
			return read(cmd, library{d}, o, func(ctx context.Context) { _ = d.Ingest(ctx) })
		},
	}
	root.SetFlagErrorFunc(usage)
	look.flags(root)
	h.flags(root)
	root.AddCommand(
		newAdd(h), newRemove(h), newSources(h), newFetch(h), newImport(h), newExport(h), newSearch(h), newList(h), newShow(h), newMark(h), newCompare(h),
		newClean(), newQuotes(), newGroup(), newConfig(h), newMan(),
	)
	for _, c := range root.Commands() {
		c.Flags().SortFlags = false
	}
	return root
}

// reading gives the items of the paths.
func reading(paths []string, in io.Reader) desk.Sources {
	return func(ctx context.Context) iter.Seq2[model.Item, error] { return items(ctx, paths, in) }
}

// complainOf says what could not be read; if anything, it returns the code to
// end with.
func complainOf(cmd *cobra.Command, d *desk.Desk, code exitWith) error {
	problems, err := d.Problems(cmd.Context())
	if err != nil || len(problems) == 0 {
		return err
	}
	for _, p := range problems {
		complain(cmd.ErrOrStderr(), p)
	}
	return code
}

// version is that of the module, or of the commit it was built from.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	v := info.Main.Version
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && v == "(devel)" {
			v = fmt.Sprintf("(devel) %.12s", s.Value)
		}
	}
	return v
}
