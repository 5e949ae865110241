package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/desk"
	"github.com/lede-reader/lede/model/outline"
	"github.com/lede-reader/lede/model/safe"
)

func newImport(h *home) *cobra.Command {
	return &cobra.Command{
		Use:   "import FILE…",
		Short: "Take in lists of sources (OPML, newsboat urls), articles, or what you did elsewhere",
		Long: `What a FILE is shows from its content: OPML or a list of addresses (newsboat's urls) are sources to
follow; text, HTML, JSON lines with text or html, or a folder of them are articles to keep; JSON lines
that lede export --format deeds wrote are what you read, starred, spiked and tagged. - is JSON lines on
standard input. What cannot be carried over is said line by line. lede fetch then reads the sources.`,
		Args: wanted(cobra.MinimumNArgs(1)),
		RunE: h.onLibrary(func(cmd *cobra.Command, files []string, d *desk.Desk) error {
			failed := false
			for _, file := range files {
				ok, err := importFile(cmd, d, file)
				if err != nil {
					return err
				}
				failed = failed || !ok
			}
			if failed {
				return exitWith(exitSomeFailed)
			}
			return nil
		}),
	}
}

// importFile takes one file in; ok if all of it was.
func importFile(cmd *cobra.Command, d *desk.Desk, file string) (ok bool, err error) {
	head, err := headOf(file)
	if err != nil {
		complain(cmd.ErrOrStderr(), err)
		return false, nil
	}
	switch {
	case listsSources(file, head):
		return importSources(cmd, d, file)
	case tellsDeeds(head):
		return importDeeds(cmd, d, file)
	}
	return importArticles(cmd, d, file)
}

// headBytes is how much of a file is looked at to tell what it is.
const headBytes = 4 << 10

// headOf is the beginning of a file, "" of a folder or standard input.
func headOf(file string) (string, error) {
	if file == "-" {
		return "", nil
	}
	info, err := os.Stat(file)
	if err != nil || !info.Mode().IsRegular() {
		return "", err
	}
	f, err := os.Open(file)
	if err != nil {
		return "", err
	}
	defer f.Close()
	head, err := io.ReadAll(io.LimitReader(f, headBytes))
	return string(head), err
}

// listsSources tells whether a file is OPML or a list of addresses.
func listsSources(file, head string) bool {
	switch ext := strings.ToLower(filepath.Ext(file)); {
	case ext == ".opml", filepath.Base(file) == "urls", strings.Contains(strings.ToLower(head), "<opml"):
		return true
	}
	for line := range strings.Lines(head) {
		if line = strings.Trim(strings.TrimSpace(line), `"`); line == "" || line[0] == '#' {
			continue
		}
		for _, scheme := range []string{"http://", "https://", "query:", "filter:", "exec:"} {
			if strings.HasPrefix(line, scheme) {
				return true
			}
		}
		return false
	}
	return false
}

func importSources(cmd *cobra.Command, d *desk.Desk, file string) (bool, error) {
	f, err := os.Open(file)
	if err != nil {
		return false, err
	}
	defer f.Close()
	sources, problems := outline.Read(file, f)
	for _, p := range problems {
		complain(cmd.ErrOrStderr(), p)
	}
	fresh := 0
	for _, s := range sources {
		known, err := d.Follow(cmd.Context(), s)
		if err != nil {
			return false, err
		}
		if !known {
			fresh++
		}
	}
	fmt.Fprintf(cmd.OutOrStdout(), "%s: %s, %d new\n", safe.Line(file), counted(len(sources), "source"), fresh)
	return len(problems) == 0, nil
}

func importArticles(cmd *cobra.Command, d *desk.Desk, file string) (bool, error) {
	n := 0
	bar := showProgress(cmd, d)
	err := d.Import(cmd.Context(), func(ctx context.Context) iter.Seq2[model.Item, error] {
		return func(yield func(model.Item, error) bool) {
			for it, err := range items(ctx, []string{file}, cmd.InOrStdin()) {
				if err == nil {
					n++
				}
				if !yield(it, err) {
					return
				}
			}
		}
	})
	bar.end()
	if err != nil {
		return false, err
	}
	fmt.Fprintf(cmd.OutOrStdout(), "%s: %s\n", safe.Line(file), counted(n, "article"))
	err = complainOf(cmd, d, exitSomeFailed)
	var code exitWith
	return err == nil, ignore(err, &code)
}

// ignore is err, or nil if it is of the kind that target points to.
func ignore(err error, target any) error {
	if errors.As(err, target) {
		return nil
	}
	return err
}
