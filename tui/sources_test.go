package tui

import (
	"time"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/tui/testdata/fake"
)

// follow gives a library four sources, one in each state that is common.
func follow(lib *fake.Library) {
	lib.Follow(
		model.Source{Kind: model.FeedSource, Address: "https://harbour.example/rss", Title: "The Harbour Post", Articles: 1204, Print: 1, Added: day.Add(-90 * 24 * time.Hour)},
		model.Source{Kind: model.FeedSource, Address: "https://nord.example/feed", Title: "Nordlicht", Home: "https://nord.example", Articles: 310, Print: 1, Next: day.Add(30 * time.Minute)},
		model.Source{
			Kind: model.PageSource, Address: "https://rzeka.example/miasto", Title: "Gazeta Rzeczna", Failures: 3, Next: day.Add(2 * time.Hour),
			Trouble: model.Problem{Name: "https://rzeka.example/miasto", What: "the server says that there is no such page (404)", Cure: "mend the address, or unfollow it"},
		},
		model.Source{Kind: model.FolderSource, Address: "/home/ada/inbox", Articles: 7, Print: 1},
	)
}
