package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/desk"
	"github.com/lede-reader/lede/model/safe"
)

func newList(h *home) *cobra.Command {
	var q model.Query
	var asJSON, stories bool
	var source string
	var most int
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the stories of the library, the newest first",
		Long: `Prints a line for each story: date, headline, source, number of versions, parted by tabs. With
--json a JSON object for each article, with --json --stories for each story. "new_sentences" is how
many sentences of the article you have read in no version of its story (those of four words or more).
` + filterHelp,
		Example: `  lede list --filter 'unread speaker:Healey after:3d'
  lede list --json --filter 'tag:later -starred' | jq -r .id | lede mark star -`,
		Args: wanted(cobra.NoArgs),
		RunE: h.onLibrary(func(cmd *cobra.Command, _ []string, d *desk.Desk) error {
			if stories && !asJSON {
				return usageError{errors.New("--stories says what --json writes: use both")}
			}
			if source != "" {
				numbers, err := numbersOf(cmd.Context(), d, []string{source})
				if err != nil {
					return err
				}
				q.Source = numbers[0]
			}
			if err := readyFor(cmd.Context(), d, q.Filter, cmd.ErrOrStderr()); err != nil {
				return err
			}
			write := writeLine
			switch {
			case stories:
				write = writeStory
			case asJSON:
				write = writeVersions
			}
			return listStories(cmd.Context(), d, q, most, cmd.OutOrStdout(), write)
		}),
	}
	f := cmd.Flags()
	f.BoolVar(&asJSON, "json", false, "a JSON object a line, one for each article")
	f.BoolVar(&stories, "stories", false, "with --json: one for each story")
	f.BoolVar(&q.Unread, "unread", false, "only stories with something unread")
	f.BoolVar(&q.Starred, "starred", false, "only stories with a star")
	f.BoolVar(&q.Spiked, "spiked", false, "only stories that were put away")
	f.StringVar(&source, "source", "", "only stories from a source (number, address or name)")
	f.StringVar(&q.Tag, "tag", "", "only stories with this tag")
	f.StringVar(&q.Words, "words", "", "only stories with these words")
	filterFlag(cmd, &q.Filter, "stories that pass")
	f.IntVarP(&most, "number", "n", 0, "at most so many stories")
	return cmd
}

// listEvery is how many stories are asked for at once.
const listEvery = 200

// listStories writes the stories that a query asks for; most 0 is all.
func listStories(ctx context.Context, d *desk.Desk, q model.Query, most int, to io.Writer, write func(io.Writer, *model.Story) error) error {
	l, err := d.List(ctx, q)
	if err != nil {
		return err
	}
	total := l.Len()
	if most > 0 {
		total = min(total, most)
	}
	out := bufio.NewWriter(to)
	for from := 0; from < total; from += listEvery {
		stories, err := l.Stories(ctx, from, min(listEvery, total-from))
		if err != nil {
			return err
		}
		for i := range stories {
			if len(stories[i].Versions) == 0 {
				continue
			}
			if err := write(out, &stories[i]); err != nil {
				return fmt.Errorf("write: %w", err)
			}
		}
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write: %w", err)
	}
	return nil
}

// writeLine writes a story as date, headline, source and how many versions it has,
// parted by tabs.
func writeLine(w io.Writer, s *model.Story) error {
	lead := s.Lead()
	date := lead.Published
	for _, v := range s.Versions {
		if v.Published.Time.After(date.Time) {
			date = v.Published
		}
	}
	_, err := fmt.Fprintf(w, "%s\t%s\t%s\t×%d\n", safe.Line(date.String()), safe.Line(lead.Headline), safe.Line(lead.Source), len(s.Versions))
	return err
}

func writeStory(w io.Writer, s *model.Story) error {
	lead := s.Lead()
	unread, starred := 0, false
	ids := make([]string, len(s.Versions))
	for i, v := range s.Versions {
		ids[i] = v.Article
		starred = starred || v.Starred
		if !v.Read {
			unread++
		}
	}
	r := newRecord()
	r.set("story", s.ID)
	r.set("title", lead.Headline)
	r.set("source", lead.Source)
	r.set("published", lead.Published.String())
	r.set("articles", ids)
	r.set("unread", unread)
	r.set("starred", starred)
	return r.writeTo(w)
}

func writeVersions(w io.Writer, s *model.Story) error {
	for _, v := range s.Versions {
		r := newRecord()
		r.set("id", v.Article)
		r.set("source", v.Source)
		r.set("title", v.Headline)
		r.set("title_from", v.Origin)
		r.set("published", v.Published.String())
		r.set("agency", append([]string{}, v.Credits...))
		setPlaced(r, v.Placement)
		r.set("read", v.Read)
		r.set("starred", v.Starred)
		r.set("spiked", v.Spiked)
		r.set("pending", v.Pending)
		setNew(r, v)
		if err := r.writeTo(w); err != nil {
			return err
		}
	}
	return nil
}

// setNew says how many sentences of an article were read in no version of its story:
// null where that is not known, of one that was not cleaned yet or a library of before.
func setNew(r *record, v model.Version) {
	if v.New < 0 {
		r.set("new_sentences", nil)
		return
	}
	r.set("new_sentences", v.New)
}

// listRead prints the stories of what is read: what the reader would show, for a pipe.
func listRead(cmd *cobra.Command, d *desk.Desk) error {
	if err := d.IngestWhole(cmd.Context()); err != nil {
		return err
	}
	if err := listStories(cmd.Context(), d, model.Query{}, 0, cmd.OutOrStdout(), writeLine); err != nil {
		return err
	}
	return complainOf(cmd, d, exitSomeFailed)
}
