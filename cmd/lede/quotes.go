package main

import (
	"github.com/spf13/cobra"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/clean"
	"github.com/lede-reader/lede/model/quotes"
)

func newQuotes() *cobra.Command {
	return &cobra.Command{
		Use:   "quotes [PATH…]",
		Short: "Find who said what: quotations and mashed pull quotes with speaker and role",
		Long: `Reads articles and adds quotes to each: byte offsets into the text as it came in, speaker, role,
and kind, "direct" or "pull" (a pull quote that a scrape mashed into the body). What the speaker was
known by is the cue, as words of the text: the verb, who stands by it, and the name that this was taken
for; its ground is name, pronoun, role, turn, subject or office. "sure" is false where it is a guess. Of a page, which has
no text yet, the quotations of its cleaned text are given.`,
		RunE: func(cmd *cobra.Command, paths []string) error {
			c := clean.New()
			return filter(cmd, items(cmd.Context(), paths, cmd.InOrStdin()), func(it model.Item, r *record) ([]*record, error) {
				text := it.Text
				if it.HTML != "" {
					a := c.Clean(it)
					setCleaned(r, &a)
					text = withSigns(&a).text
				}
				r.set("quotes", quoted(text, quotes.Find(text)))
				return nil, nil
			})
		},
	}
}

// quote is one quotation of the contract.
type quote struct {
	Start   int             `json:"start"`
	End     int             `json:"end"`
	Text    string          `json:"text"`
	Speaker string          `json:"speaker"`
	Role    string          `json:"role"`
	Kind    model.QuoteKind `json:"kind"`
	Cue     *cue            `json:"cue,omitempty"`
	Sure    bool            `json:"sure"`
}

// cue is what the attribution of a quotation relies on, as words of the text.
type cue struct {
	Ground model.Ground `json:"ground"`
	Verb   string       `json:"verb,omitempty"`
	By     string       `json:"by,omitempty"`
	Name   string       `json:"name,omitempty"`
}

// cut is an extent of a text, "" where it is not in it.
func cut(text string, x model.Extent) string {
	if x.Start < 0 || x.End < x.Start || x.End > len(text) {
		return ""
	}
	return text[x.Start:x.End]
}

// quoted gives quotations in the words of the contract; the text is the one that their
// cues stand in.
func quoted(text string, qs []model.Quote) []quote {
	out := make([]quote, 0, len(qs))
	for _, q := range qs {
		j := quote{Start: q.Start, End: q.End, Text: q.Text, Speaker: q.Speaker, Role: q.Role, Kind: q.Kind, Sure: !q.Unsure && q.Speaker != ""}
		if c := q.Cue; c.Ground != "" {
			j.Cue = &cue{c.Ground, cut(text, c.Verb), cut(text, c.By), cut(text, c.Name)}
		}
		out = append(out, j)
	}
	return out
}
