package main

import (
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/desk"
	"github.com/lede-reader/lede/model/safe"
	"github.com/lede-reader/lede/model/store"
)

func newCompare(h *home) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "compare THIS OTHER",
		Short: "Hold two articles against each other: what is the same, reworded, cut, added",
		Long: `Compares two articles of the library, by their ids, or those of two files, which are cleaned first.
Prints a verdict, then THIS sentence by sentence with what only OTHER has in its place: + added, - cut,
~ reworded, with OTHER's words in [brackets] and those of THIS in {braces}, = moved. What is the same
is counted. --json writes one object with the spans in both texts, in bytes of text as lede shows it.`,
		Example: `  lede compare 001.txt 002.txt
  lede list --json | jq -r 'select(.relation == "near") | "\(.id) \(.to)"' | while read a b; do lede compare $a $b; done`,
		Args: wanted(cobra.ExactArgs(2)),
		RunE: func(cmd *cobra.Command, args []string) error {
			compare := func(cmd *cobra.Command, ids []string, d *desk.Desk) error {
				c, err := d.Compare(cmd.Context(), ids[0], ids[1])
				if errors.Is(err, store.ErrNotFound) {
					return model.Problem{Name: ids[0] + " and " + ids[1], What: "not both are in the library", Cure: "see lede list --json for the ids, or name two files"}
				}
				if err != nil {
					return fmt.Errorf("compare %s with %s: %w", ids[0], ids[1], err)
				}
				return buffered(cmd, func(out io.Writer) error {
					if asJSON {
						return comparisonRecord(&c).writeTo(out)
					}
					return writeComparison(out, &c)
				})
			}
			if !isFile(args[0]) || !isFile(args[1]) {
				return h.onLibrary(compare)(cmd, args)
			}
			var log arrivals
			d := desk.New(store.NewMemory(), desk.Options{Reading: log.of(reading(args, cmd.InOrStdin()))})
			if err := d.IngestWhole(cmd.Context()); err != nil {
				return err
			}
			if len(log.items) != 2 {
				if err := complainOf(cmd, d, exitError); err != nil {
					return err
				}
				return model.Problem{Name: strings.Join(args, " and "), What: fmt.Sprintf("hold %d articles", len(log.items)), Cure: "name two files of one article each"}
			}
			return compare(cmd, []string{log.items[0].ID, log.items[1].ID}, d)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "one JSON object")
	return cmd
}

// isFile tells whether a path is that of a file.
func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// writeComparison writes a comparison as text.
func writeComparison(w io.Writer, c *model.Comparison) error {
	this, other := c.This.Article.Text(), c.Other.Article.Text()
	var b strings.Builder
	b.WriteString(safe.Row(c.Verdict).String() + "\n\n")
	same := 0
	line := func(sign, text string) {
		if same > 0 {
			fmt.Fprintf(&b, "  (%d the same)\n", same)
		}
		same = 0
		if sign != "" {
			b.WriteString(sign + " " + safe.Line(text).String() + "\n")
		}
	}
	cuts := c.Cut()
	for i := range cuts {
		for _, j := range cuts[i] {
			s := c.Other.Sentences[j]
			line("-", other[s.Start:s.End])
		}
		if i == len(c.This.Sentences) {
			break
		}
		switch s := c.This.Sentences[i]; {
		case s.Aside:
		case s.Standing == model.Alone:
			line("+", this[s.Start:s.End])
		case s.Standing == model.Reworded:
			line("~", marked(s, this, other))
		case s.Moved:
			line("=", this[s.Start:s.End])
		default:
			same++
		}
	}
	line("", "")
	_, err := io.WriteString(w, b.String())
	return err
}

// marked is a sentence with the other text's words in brackets and its own in braces.
func marked(s model.Compared, this, other string) string {
	var b strings.Builder
	at := s.Start
	for _, e := range s.Edits {
		b.WriteString(this[at:e.Own.Start])
		if old := other[e.Twin.Start:e.Twin.End]; old != "" {
			b.WriteString("[" + old + "]")
			if e.Own.Start < e.Own.End {
				b.WriteByte(' ')
			}
		}
		if e.Own.Start < e.Own.End {
			b.WriteString("{" + this[e.Own.Start:e.Own.End] + "}")
		}
		at = e.Own.End
	}
	b.WriteString(this[at:s.End])
	return b.String()
}

// comparisonRecord is a comparison as one object.
func comparisonRecord(c *model.Comparison) *record {
	r := newRecord()
	r.set("this", c.This.Article.ID)
	r.set("other", c.Other.Article.ID)
	r.set("verdict", c.Verdict)
	r.set("share", rounded(c.This.Share()))
	r.set("other_share", rounded(c.Other.Share()))
	r.set("sentences", sentenceRecords(&c.This))
	r.set("other_sentences", sentenceRecords(&c.Other))
	passages := make([]passageRecord, len(c.Passages))
	for i, p := range c.Passages {
		passages[i] = passageRecord{ends(p.This), ends(p.Other), p.Words}
	}
	r.set("passages", passages)
	r.set("figures", exchangeRecords(c.Figures))
	r.set("names", exchangeRecords(c.Names))
	quotes := make([]requoteRecord, 0, len(c.Quotes))
	for _, q := range c.Quotes {
		kind := "dropped"
		switch {
		case q.Differs:
			kind = "reworded"
		case q.Added:
			kind = "added"
		}
		in := "other"
		if q.Added {
			in = "this"
		}
		quotes = append(quotes, requoteRecord{q.Text, q.Speaker, kind, in, q.Start, q.End})
	}
	r.set("quotes", quotes)
	return r
}

func rounded(share float64) float64 { return math.Round(share*1000) / 1000 }

// The JSON of a comparison: spans are bytes of the texts, their ends exclusive.
type (
	sentenceRecord struct {
		Start    int            `json:"start"`
		End      int            `json:"end"`
		Standing model.Standing `json:"standing"`
		Twin     *int           `json:"twin"` // number in the other's list, null if it is alone
		Moved    bool           `json:"moved"`
		Aside    bool           `json:"aside"`
		Differs  [][4]int       `json:"differs"` // start and end here, start and end there
	}
	passageRecord struct {
		Here  [2]int `json:"here"`
		There [2]int `json:"there"`
		Words int    `json:"words"` // that stand in both
	}
	exchangeRecord struct {
		From  string `json:"from"`
		To    string `json:"to"`
		Unit  string `json:"unit"`
		Times int    `json:"times"`
		Here  [2]int `json:"here"` // where to stands first
		There [2]int `json:"there"`
	}
	requoteRecord struct {
		Text    string `json:"text"`
		Speaker string `json:"speaker"`
		Kind    string `json:"kind"`
		In      string `json:"in"`
		Start   int    `json:"start"`
		End     int    `json:"end"`
	}
)

func ends(e model.Extent) [2]int { return [2]int{e.Start, e.End} }

func sentenceRecords(side *model.Side) []sentenceRecord {
	out := make([]sentenceRecord, len(side.Sentences))
	for i, s := range side.Sentences {
		out[i] = sentenceRecord{Start: s.Start, End: s.End, Standing: s.Standing, Moved: s.Moved, Aside: s.Aside, Differs: [][4]int{}}
		if s.Twin >= 0 {
			out[i].Twin = &side.Sentences[i].Twin
		}
		for _, e := range s.Edits {
			out[i].Differs = append(out[i].Differs, [4]int{e.Own.Start, e.Own.End, e.Twin.Start, e.Twin.End})
		}
	}
	return out
}

func exchangeRecords(es []model.Exchange) []exchangeRecord {
	out := make([]exchangeRecord, len(es))
	for i, e := range es {
		out[i] = exchangeRecord{e.From, e.To, e.Unit, e.Times, ends(e.New), ends(e.Old)}
	}
	return out
}
