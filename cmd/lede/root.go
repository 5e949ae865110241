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
	"github.com/lede-reader/lede/model/source"
	"github.com/lede-reader/lede/model/store"
	"github.com/lede-reader/lede/seeds"
)

func newRoot() *cobra.Command {
	var look look
	root := &cobra.Command{
		Use:   "lede [PATH…]",
		Short: "A terminal news reader: every story once, clean, in their words",
		Long: `lede opens articles from files, folders (.txt, .html, .jsonl) or - (JSON lines on standard
input) in a reader: cleaned of boilerplate, grouped into stories, with pull quotes and who said
them. Without PATH it opens five sample articles. Press ? in the reader for the keys.

Without a terminal on standard output it prints the list of stories.`,
		Example: `  lede                        the sample articles
  lede ~/stories feed.jsonl   your own
  lede clean --learn feed/ | lede quotes | jq -r '.quotes[] | "\(.speaker): \(.text)"'`,
		Args:          cobra.ArbitraryArgs,
		Version:       version(),
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(cmd *cobra.Command, paths []string) error {
			o, err := look.options()
			if err != nil {
				return err
			}
			d := desk.New(store.NewMemory(), reading(paths, cmd.InOrStdin()))
			if !isTerminal(cmd.OutOrStdout()) {
				return list(cmd, d)
			}
			return read(cmd, d, o)
		},
	}
	root.SetFlagErrorFunc(usage)
	look.flags(root)
	root.AddCommand(newClean(), newQuotes(), newGroup(), newExport(), newMan())
	for _, c := range root.Commands() {
		c.Flags().SortFlags = false
	}
	return root
}

// reading gives the items of the paths, or the samples where there is none.
func reading(paths []string, in io.Reader) desk.Sources {
	return func(ctx context.Context) iter.Seq2[model.Item, error] {
		if len(paths) == 0 {
			return source.FS(seeds.Files)
		}
		return items(ctx, paths, in)
	}
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
