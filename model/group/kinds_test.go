package group

import (
	"fmt"
	"hash/fnv"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// moreCopyists make kinds of copies and traps that real bodies allow: they need quotations,
// names and sentences of a language.
var moreCopyists = []copyist{
	{"tail", true, func(p *press, ps []string) []string { return excerpt(ps, .2+.1*float64(p.r.IntN(4)), 1) }},
	{"middle", true, func(p *press, ps []string) []string {
		return excerpt(ps, .1+.1*float64(p.r.IntN(2)), .6+.1*float64(p.r.IntN(3)))
	}},
	{"merged by pairs", true, func(_ *press, ps []string) []string {
		var out []string
		for pair := range slices.Chunk(ps, 2) {
			out = append(out, strings.Join(pair, " "))
		}
		return out
	}},
	{"another name", true, func(p *press, ps []string) []string {
		counts := map[string]int{}
		for _, n := range namesIn(ps) {
			counts[n]++
		}
		best := ""
		for _, n := range slices.Sorted(maps.Keys(counts)) {
			if counts[n] > counts[best] && counts[n] < 4 {
				best = n
			}
		}
		if best == "" {
			return ps
		}
		now := capital(p.syllables(3))
		return mapText(ps, func(s string) string {
			return regexp.MustCompile(`\b`+regexp.QuoteMeta(best)+`\b`).ReplaceAllString(s, now)
		})
	}},
	{"live blog", true, func(p *press, ps []string) []string {
		at := 8 + p.r.IntN(3)
		return mapText(ps, func(s string) string {
			at++
			return fmt.Sprintf("%02d:%02d GMT Update. %s", at%24, p.r.IntN(60), s)
		})
	}},
	{"quotes said anew", true, func(p *press, ps []string) []string {
		return mapText(ps, func(s string) string {
			return quoted.ReplaceAllStringFunc(s, func(q string) string {
				ws := strings.Fields(q)
				for i := range ws {
					if p.r.IntN(2) == 0 && i > 0 && i < len(ws)-1 {
						ws[i] = p.words[p.r.IntN(400)]
					}
				}
				return strings.Join(ws, " ")
			})
		})
	}},
	{"heavy", true, func(p *press, ps []string) []string {
		return eachWord(ps, func(w string) string {
			switch p.r.IntN(28) {
			case 0:
				return ""
			case 1, 2:
				return p.words[p.r.IntN(400)]
			}
			return w
		})
	}},
	{"quotation at length", false, func(p *press, ps []string) []string {
		ws := strings.Fields(unquoted.Replace(strings.Join(ps, " ")))
		ws = ws[len(ws)/3:]
		e := p.event(time.Time{})
		return append([]string{"“" + strings.Join(ws[:min(len(ws), 70)], " ") + "”, " + p.sentence(e)}, p.paragraphs(e, 90)...)
	}},
}

var quoted = regexp.MustCompile(`[“"][^“”"\n]{40,}[”"]`)

// fill is a paper's form of words that is filled in anew each time.
type fill struct {
	source string
	text   func(p *press, day time.Time) string
}

func (p *press) number(n int) string { return fmt.Sprint(2 + p.r.IntN(n)) }
func (p *press) share() string       { return fmt.Sprintf("%d.%d", p.r.IntN(40), p.r.IntN(10)) }
func (p *press) name() string        { return capital(p.syllables(2 + p.r.IntN(2))) }
func (p *press) one(of ...string) string {
	return of[p.r.IntN(len(of))]
}

// fills are notices that a source prints time and again: they are never the same text.
var fills = []fill{
	{"City Wire", func(p *press, _ time.Time) string {
		c, boss := p.name(), p.name()
		return c + " on Tuesday reported quarterly earnings of " + p.share() + " per share, " + p.one("beating", "missing") + " analysts' expectations of " + p.share() + " per share.\n\nRevenue " +
			p.one("rose", "fell") + " to " + p.number(900) + " million dollars from " + p.number(900) + " million a year earlier, the company said in a statement. Net income for the period came to " + p.number(90) + " million dollars.\n\n“We are pleased with the progress that we have made in the quarter and remain confident about our outlook for the year,” chief executive " + boss + " said.\n\nShares of " + c + " have " + p.one("gained", "lost") + " " + p.share() + " percent since the start of the year. The company expects full-year revenue between " + p.number(900) + " million and " + p.number(900) + " million dollars."
	}},
	{"Weather Desk", func(p *press, day time.Time) string {
		return "Good morning. Here is the forecast for the region for " + day.Weekday().String() + ".\n\nIt will be " + p.one("dry", "wet", "mild", "cold") + " at first with " + p.one("sunny spells", "scattered showers", "patchy fog") + " in the east. Highest temperatures of " + p.number(30) + " to " + p.number(30) + " degrees, with light to moderate " + p.one("westerly", "northerly", "southerly") + " winds.\n\nTonight will be " + p.one("clear", "cloudy") + " with lows of " + p.number(12) + " degrees inland and " + p.number(12) + " on the coast. The outlook for the days ahead is unsettled, with rain at times and a chance of thunder. The pollen count is " + p.one("low", "moderate", "high") + ". Sunset is at " + p.number(23) + "." + p.number(59) + "."
	}},
	{"Coast Radio", func(p *press, _ time.Time) string {
		a, b := p.name(), p.name()
		return a + " beat " + b + " " + p.number(5) + "-" + p.number(3) + " on Saturday to move up to " + p.one("third", "fifth", "ninth") + " place in the table.\n\n" + p.name() + " opened the scoring in the " + p.number(40) + "th minute with a low shot into the corner after a pass from " + p.name() + ". " + b + " drew level shortly before the break through " + p.name() + ", but the home side went ahead again in the " + p.number(40) + "th minute.\n\n“It was a hard game and I am proud of the players, they never stopped believing,” the manager said afterwards.\n\n" + a + " have now won " + p.number(9) + " of their last " + p.number(9) + " games and travel to " + p.name() + " next weekend. Attendance: " + p.number(30000) + "."
	}},
	{"Daily Lantern", func(p *press, day time.Time) string {
		n := make([]string, 6)
		for i := range n {
			n[i] = p.number(48)
		}
		return "Here are the winning numbers of the national lottery draw on " + day.Weekday().String() + " evening.\n\nThe numbers were " + strings.Join(n, ", ") + ", and the bonus ball was " + p.number(48) + ". There were " + p.number(9) + " winners of the first prize, who receive " + p.number(900) + ",000 each. A further " + p.number(900) + " players matched five numbers.\n\nThe jackpot in the next draw is expected to be " + p.number(20) + " million. Tickets can be bought in shops until half an hour before the draw. Prizes must be claimed within 180 days at any shop that sells tickets."
	}},
	{"Morning Post", func(p *press, day time.Time) string {
		return "Shares closed " + p.one("higher", "lower", "little changed") + " on " + day.Weekday().String() + " as investors weighed company results and the outlook for interest rates.\n\nThe main index " + p.one("rose", "fell") + " " + p.share() + " percent to " + p.number(9000) + " points. Among the biggest movers, " + p.name() + " added " + p.share() + " percent and " + p.name() + " lost " + p.share() + " percent. Volume was " + p.number(900) + " million shares.\n\nThe currency was at 1." + p.number(99) + " to the dollar. Oil was at " + p.number(99) + " dollars a barrel, and the yield on ten-year government bonds stood at " + p.share() + " percent. Traders said that markets were waiting for figures on jobs that are due later this week."
	}},
	{"Parish Letter", func(p *press, day time.Time) string {
		return "The library on Mill Lane will be open on " + day.Weekday().String() + " from 10 until 17, with a reading for children under 8 at 15 in room 4 on the first floor. Members may borrow up to 12 books for 28 days; a fine of 20 cents is charged for every day after that.\n\nThe guest of the day is the storyteller of the town theatre, who has told tales for 30 years. There are " + p.number(90) + " places. The doors close at " + p.number(40) + " minutes past the hour. Tea and cakes are sold in the hall by the friends of the library, and all that is earned goes to the fund for new books."
	}},
	{"Plain News", func(p *press, day time.Time) string {
		return "Drivers should expect delays on " + day.Weekday().String() + " because of roadworks, the highways agency said.\n\nThe " + p.one("northbound", "southbound") + " carriageway between junctions " + p.number(30) + " and " + p.number(30) + " will be closed from " + p.number(12) + " in the evening until " + p.number(9) + " in the morning. Traffic will be diverted through " + p.name() + " and " + p.name() + ".\n\nThere are also works on the ring road near " + p.name() + ", where a speed limit of " + p.number(60) + " is in force. Trains on the coast line run every " + p.number(40) + " minutes. Drivers are advised to allow extra time for their journeys and to check before they set out."
	}},
}

// filledIn are forms filled in on days of two weeks.
func filledIn(p *press) []made {
	var out []made
	start := time.Date(2025, 5, 5, 6, 0, 0, 0, time.UTC)
	for i, f := range fills {
		for k := range 6 {
			day := start.AddDate(0, 0, 2*k)
			a := p.article(f.source, day, strings.Split(f.text(p, day), "\n\n"))
			a.Language = ""
			out = append(out, made{fmt.Sprint("f", i, "-", k), "form", a})
		}
	}
	p.r.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

// realBodies are the texts of the development set of messy plain text, without what
// was put into them.
func realBodies(t *testing.T, _ *press, which int) [][]string {
	type doc struct {
		Pieces []struct {
			Text, Kind string
			Para       int
		}
	}
	var out [][]string
	printed := map[string]bool{}
	for _, d := range readLines[doc](t, "../../../shared/dev/text/single.gold.jsonl") {
		var ps []string
		last := -1
		for _, p := range d.Pieces {
			switch {
			case !strings.HasPrefix(p.Kind, "real"):
			case p.Para == last:
				ps[len(ps)-1] += " " + p.Text
			default:
				ps, last = append(ps, p.Text), p.Para
			}
		}
		again := slices.ContainsFunc(ps, func(s string) bool { return len(s) > 80 && printed[s] }) // the set has copies
		for _, s := range ps {
			printed[s] = true
		}
		h := fnv.New32a()
		h.Write([]byte(ps[0]))
		if n := len(strings.Fields(strings.Join(ps, " "))); !again && int(h.Sum32()>>8&1) == which && len(ps) >= 6 && n > 150 && n < 3000 {
			out = append(out, ps)
		}
	}
	return out
}
