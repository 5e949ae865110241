package main

import (
	"bufio"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/desk"
)

// marks are the acts of lede mark.
var marks = []model.Act{
	model.MarkRead, model.MarkUnread, model.Star, model.Unstar, model.Spike, model.Unspike,
	model.Tag, model.Untag, model.Split, model.Join,
}

func newMark(h *home) *cobra.Command {
	var tag string
	var whole bool
	names := make([]string, len(marks))
	for i, m := range marks {
		names[i] = string(m)
	}
	cmd := &cobra.Command{
		Use:   "mark ACT ID…",
		Short: "Mark articles: " + strings.Join(names, ", "),
		Long: `Does to articles what the reader's keys do, as one step that u in the reader takes back. An ID is
an article's, as lede list --json gives it; - reads ids on standard input, a line each. With --story all
articles of its story are meant. Prints how many articles changed.`,
		Example: `  lede mark star https://example.org/story
  lede search --json tunnel | jq -r .id | lede mark tag --tag tunnels -`,
		Args:      wanted(cobra.MinimumNArgs(2)),
		ValidArgs: names,
		RunE: h.onLibrary(func(cmd *cobra.Command, args []string, d *desk.Desk) error {
			act := model.Action{Act: model.Act(args[0]), Tag: tag}
			if !slices.Contains(marks, act.Act) {
				return usageError{fmt.Errorf("mark %q: want %s", args[0], strings.Join(names, ", "))}
			}
			if (act.Act == model.Tag || act.Act == model.Untag) && tag == "" {
				return usageError{fmt.Errorf("mark %s: say which with --tag WORD", act.Act)}
			}
			ids, err := idsOf(cmd, args[1:])
			if err != nil {
				return err
			}
			failed := false
			for _, id := range ids {
				s, err := d.Story(cmd.Context(), id)
				if err != nil {
					failed = true
					complain(cmd.ErrOrStderr(), model.Problem{Name: id, What: err.Error(), Cure: "see lede list --json for the ids"})
					continue
				}
				if !whole {
					act.Articles = append(act.Articles, id)
					continue
				}
				for _, v := range s.Versions {
					act.Articles = append(act.Articles, v.Article)
				}
			}
			n := 0
			if len(act.Articles) > 0 {
				r, err := d.Do(cmd.Context(), act)
				if err != nil {
					return err
				}
				n = r.Count
			}
			fmt.Fprintln(cmd.OutOrStdout(), n)
			if failed {
				return exitWith(exitError)
			}
			return nil
		}),
	}
	cmd.Flags().StringVar(&tag, "tag", "", "the word of tag and untag")
	cmd.Flags().BoolVar(&whole, "story", false, "all articles of the story")
	return cmd
}

// idsOf are the ids named, those on standard input for "-".
func idsOf(cmd *cobra.Command, args []string) ([]string, error) {
	var ids []string
	for _, arg := range args {
		if arg != "-" {
			ids = append(ids, arg)
			continue
		}
		lines := bufio.NewScanner(untilDone(cmd.Context(), cmd.InOrStdin()))
		for lines.Scan() {
			if id := strings.TrimSpace(lines.Text()); id != "" {
				ids = append(ids, id)
			}
		}
		if err := lines.Err(); err != nil {
			return nil, fmt.Errorf("read ids: %w", err)
		}
	}
	return ids, nil
}
