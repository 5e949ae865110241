package press

import (
	"fmt"
	"strings"
)

// Publisher sets things of its own around the copy.
type Publisher struct {
	Number int
	Name   string // "The Velmoreport Courier"
	Domain string

	Appeal  []string // above the copy, paragraphs
	SignUp  string   // in the middle of it
	Share   string   // below the headline
	Closing []string // below the copy
}

// What publishers ask for, in words of ours; %s is their name.
var (
	appeals = []string{
		"Copy like this costs money to print. If %s is worth something to you, put a coin in the box",
		"%s has no owner but its readers. Become one of them for the price of a bun a month",
		"You have read three articles of %s this week. Help us to write the fourth",
		"Our reporters walk, because trams are dear. Give to %s and they will ride",
	}
	reasons = []string{
		"We answer to nobody else, and nobody else answers for us. From the council chamber to the quay, we are there before the ink is dry.",
		"We keep every page open to all, paid for by those who can. Each gift, large or small, goes into the next notebook.",
		"No lord and no lender tells us what to print. That is why we ask you, and only you, and only once a day.",
	}
	signUps = []string{
		"Sign up for the %s morning letter: all that matters, before your tea is cold.",
		"Get the %s bulletin in your inbox each evening. Enter your email address",
		"Join %s on the messenger of your choice for alerts as they happen.",
	}
	shares = []string{
		"Share this article Copy link Email Print",
		"Share | Save | Comment (%d)",
		"Follow %s on all channels",
	}
	closings = []string{
		"© %s 2026. All rights reserved. No part of this page may be copied without leave in writing.",
		"Got a story for us? Write to the newsdesk of %s.",
		"Read more from %s",
		"Comments on this article are closed. The rules of the house of %s apply.",
	}
)

// Publisher is the one that prints article n.
func (p *Press) Publisher(n int) Publisher {
	n %= p.Publishers
	d := p.dice(uint64(n), 5)
	w := writer{words: p.words, dice: d}
	town, paper := p.words.places[(n*37+d.below(37))%placeRanks], w.pick(p.words.parts["paper"])
	pub := Publisher{
		Number: n,
		Name:   "The " + town + " " + paper,
		Domain: strings.ReplaceAll(strings.ToLower(town+paper), "ö", "o") + fmt.Sprintf("%d.example", n),
	}
	named := func(from []string) string {
		s := w.pick(from)
		if strings.Contains(s, "%d") {
			return fmt.Sprintf(s, n)
		}
		return strings.ReplaceAll(s, "%s", pub.Name)
	}
	if d.below(3) > 0 {
		pub.Appeal = []string{"Your help keeps " + pub.Name + " in print", named(appeals), named(reasons)}
	}
	if d.below(3) > 0 {
		pub.SignUp = named(signUps)
	}
	if d.below(2) > 0 {
		pub.Share = named(shares)
	}
	pub.Closing = []string{named(closings)}
	if d.oneIn(2) {
		pub.Closing = append(pub.Closing, named(closings))
	}
	return pub
}
