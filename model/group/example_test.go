package group_test

import (
	"fmt"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/group"
)

func ExampleIndex_Add() {
	text := "Engineers closed Queen's Bridge over the Lune on Monday after they found cracks in two pylons. " +
		"Mayor Hal Brook said repairs would last until autumn. Buses go by way of the weir."
	follow := "Drivers queued for an hour on Tuesday in the town without its bridge. Hal Brook asked for an army bridge " +
		"over the Lune until the cracked pylons of Queen's Bridge are mended. Engineers inspect the weir, which buses cross now."
	x := group.Open(nil)
	for _, a := range []*model.Article{
		{ID: "1", Source: "Evening Mercury", Published: model.Day(2025, 3, 10), Body: []model.Block{{Text: text}}},
		{ID: "2", Source: "Coast Radio", Published: model.Day(2025, 3, 10), Body: []model.Block{{Text: text + " (Lune Press)"}}},
		{ID: "3", Source: "Valley Tribune", Published: model.Day(2025, 3, 11), Body: []model.Block{{Text: follow}}},
	} {
		ps, err := x.Add(a)
		if err != nil {
			panic(err)
		}
		p := ps[0]
		fmt.Printf("%s: %s, %q\n", p.ID, p.Relation, p.Why)
	}
	// Output:
	// 1: new, ""
	// 2: near, "94 % of its words stand in the text of Evening Mercury, 10 Mar"
	// 3: related, "shares Hal Brook, Queen's Bridge, Lune, bridge with Evening Mercury, 10 Mar, a day apart"
}
