package main

import (
	"context"
	"fmt"
	"io"
	"iter"
	"os"
	"runtime/debug"
	"slices"

	"github.com/spf13/cobra"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/clean"
)

func newClean() *cobra.Command {
	var learn bool
	cmd := &cobra.Command{
		Use:   "clean [PATH…]",
		Short: "Take boilerplate, date, byline and credit off each article",
		Long: `Reads articles (files, folders, or JSON lines on standard input) and writes each as a JSON
line with title, title_from, published, byline, dateline, agency, language, text, and removed:
what was taken out, and why. Each line is answered at once, from what came before it of its source.

It works on all cores, and writes the same with any number of them, in the order of the input.
Memory does not grow with the input: what is learned takes at most 96 MB. Of a source are kept the
newest 500 documents, or some 80 articles of 4 KB, and what was seen to repeat; with thousands of
sources, less of those that were not met for long. A line may have 16 MB.`,
		RunE: func(cmd *cobra.Command, paths []string) error {
			ctx, stop := context.WithCancel(cmd.Context())
			defer stop() // of reading ahead
			c := clean.New()
			debug.SetMemoryLimit(bulk)
			in := cmd.InOrStdin()
			if learn {
				file, done, err := rereadable(ctx, paths, in)
				if err != nil {
					return err
				}
				defer done()
				c.LearnAll(items(ctx, paths, file()))
				in = file()
			}
			return respond(cmd, clean.Stream(c, items(ctx, paths, in), cleanedLine))
		},
	}
	cmd.Flags().BoolVar(&learn, "learn", false, "read everything twice (standard input by way of a temporary file), so that later articles clean earlier ones too")
	return cmd
}

// bulk is what cleaning may take before its garbage is collected more often: what
// it learns of all sources, what is on its way, and half as much garbage.
const bulk = 160 << 20

// cleanedLine is the line for a cleaned item.
func cleanedLine(it model.Item, a *model.Article) response {
	return responseTo(it, func(r *record) ([]*record, error) {
		setCleaned(r, a)
		return nil, nil
	})
}

// rereadable gives standard input as a file that can be read from the start any
// number of times, where the paths ask for standard input.
func rereadable(ctx context.Context, paths []string, in io.Reader) (start func() io.Reader, done func(), err error) {
	if len(paths) > 0 && !slices.Contains(paths, "-") {
		return func() io.Reader { return in }, func() {}, nil
	}
	f, err := os.CreateTemp("", "lede-*.jsonl")
	if err != nil {
		return nil, nil, fmt.Errorf("keep standard input for a second reading: %w", err)
	}
	done = func() { f.Close(); os.Remove(f.Name()) }
	if _, err := io.Copy(f, untilDone(ctx, in)); err != nil {
		done()
		return nil, nil, fmt.Errorf("keep standard input for a second reading: %w", err)
	}
	return func() io.Reader { return io.NewSectionReader(f, 0, 1<<62) }, done, nil
}

// removed is one removal of the contract.
type removed struct {
	Text   string `json:"text"`
	Reason string `json:"reason"`
	Rule   string `json:"rule"`
	Later  string `json:"later,omitempty"` // when it was cut, if that was after the article had been cleaned
}

// setCleaned writes the fields that cleaning adds.
func setCleaned(r *record, a *model.Article) {
	r.drop("html")
	r.setFilled("source", a.Source)
	r.set("title", a.Headline)
	r.set("title_from", a.HeadlineFrom)
	r.set("published", a.Published.String())
	r.set("byline", a.Byline)
	r.set("dateline", a.Dateline)
	r.set("agency", append([]string{}, a.Credits...))
	r.set("language", a.Language)
	r.set("text", withSigns(a).text)
	r.set("removed", append([]removed{}, slices.Collect(removals(a))...))
}

func removals(a *model.Article) iter.Seq[removed] {
	return func(yield func(removed) bool) {
		for _, m := range a.Removed {
			if !m.Restored && !yield(removed{a.Raw[m.Start:m.End], m.Reason, m.Rule, m.Later.String()}) {
				return
			}
		}
	}
}
