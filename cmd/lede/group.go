package main

import (
	"math"
	"strings"

	"github.com/spf13/cobra"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/clean"
	"github.com/lede-reader/lede/model/group"
)

func newGroup() *cobra.Command {
	return &cobra.Command{
		Use:   "group [PATH…]",
		Short: "Put copies and follow-ups together: group, story, relation, and why",
		Long: `Reads articles and adds to each, from what came before it: group (same text), story (same story),
relation (new, exact, near, update, related), to (the id it was put with), share and why. A later
line for an id moves it. Text is taken as it is: clean it first with lede clean --learn.`,
		RunE: func(cmd *cobra.Command, paths []string) error {
			index, c := group.Open(nil), clean.New()
			return filter(cmd, items(cmd.Context(), paths, cmd.InOrStdin()), func(it model.Item, r *record) ([]*record, error) {
				a := articleOf(it, r)
				if it.HTML != "" {
					a = c.Clean(it)
					setCleaned(r, &a)
				}
				places, err := index.Add(&a)
				if err != nil {
					return nil, err
				}
				setPlaced(r, places[0])
				var moved []*record
				for _, p := range places[1:] {
					m := newRecord()
					m.set("id", p.ID)
					setPlaced(m, p)
					moved = append(moved, m)
				}
				return moved, nil
			})
		},
	}
}

// articleOf takes an item as it is: its lines are paragraphs, its fields are
// what an earlier stage found.
func articleOf(it model.Item, r *record) model.Article {
	a := model.Article{
		ID: it.ID, Source: it.Source, URL: it.URL, Headline: it.Title,
		HeadlineFrom: model.FromSource, Published: it.Published, Raw: it.Text,
	}
	r.get("title_from", &a.HeadlineFrom)
	r.get("agency", &a.Credits)
	r.get("language", &a.Language)
	for p := range strings.SplitSeq(it.Text, "\n") {
		if p = strings.TrimSpace(p); p != "" {
			a.Body = append(a.Body, model.Block{Text: p})
		}
	}
	return a
}

// setPlaced writes the fields that grouping adds.
func setPlaced(r *record, p model.Placement) {
	r.set("group", p.Group)
	r.set("story", p.Story)
	r.set("relation", p.Relation)
	r.set("to", p.To)
	r.set("share", math.Round(p.Share*1000)/1000)
	r.set("why", p.Why)
}
