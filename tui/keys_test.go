package tui

import (
	"slices"
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/tui/testdata/fake"
)

// does says, for every command of the table, how it is tried: keys before it,
// and what must be so afterwards. at 120x40 unless said otherwise.
func does() map[string]struct {
	before []string
	check  func(t *testing.T, s *screen, lib *fake.Library)
} {
	type row = struct {
		before []string
		check  func(t *testing.T, s *screen, lib *fake.Library)
	}
	on := func(story string) func(*testing.T, *screen, *fake.Library) {
		return func(_ *testing.T, s *screen, _ *fake.Library) { s.t.Helper(); s.on(story) }
	}
	sees := func(parts ...string) func(*testing.T, *screen, *fake.Library) {
		return func(_ *testing.T, s *screen, _ *fake.Library) { s.t.Helper(); s.sees(parts...) }
	}
	must := func(what string, ok func(s *screen, lib *fake.Library) bool) func(*testing.T, *screen, *fake.Library) {
		return func(t *testing.T, s *screen, lib *fake.Library) {
			t.Helper()
			if !ok(s, lib) {
				t.Errorf("not so: %s\n%s", what, strings.Join(s.lines(), "\n"))
			}
		}
	}
	read := func(ids ...string) func(*testing.T, *screen, *fake.Library) {
		return must("read: "+strings.Join(ids, " "), func(_ *screen, lib *fake.Library) bool {
			return !slices.ContainsFunc(ids, func(id string) bool { return !lib.State(id).Read })
		})
	}
	return map[string]row{
		"down":         {nil, on("s1")},
		"up":           {[]string{"j", "j"}, on("s1")},
		"half-down":    {nil, on("s9")},
		"half-up":      {[]string{"2", "0", "j"}, on("s11")},
		"page-down":    {nil, on("s18")},
		"page-up":      {[]string{"2", "0", "j"}, on("s2")},
		"top":          {[]string{"j", "j"}, on("s0")},
		"bottom":       {nil, on("s59")},
		"open":         {[]string{"j"}, must("the body has the keys and the versions are shown", func(s *screen, _ *fake.Library) bool { return s.m.focus == OnBody && s.m.list.Expanded() })},
		"back":         {[]string{"enter"}, must("the list has the keys", func(s *screen, _ *fake.Library) bool { return s.m.focus == OnList })},
		"read-on":      {[]string{"j"}, must("the body was moved", func(s *screen, _ *fake.Library) bool { return s.m.body.moved })},
		"read-back":    {[]string{"9", "j", "space"}, must("it is not at its end", func(s *screen, _ *fake.Library) bool { return !s.m.body.ended })},
		"next-story":   {[]string{"j", "enter"}, on("s2")},
		"prev-story":   {[]string{"j", "j", "enter"}, on("s1")},
		"next-version": {[]string{"j"}, sees("2 of 3")},
		"prev-version": {[]string{"j", "]", "]"}, sees("2 of 3")},
		"next-unread":  {[]string{"j", "d", "k", "k"}, on("s2")},
		"prev-unread":  {[]string{"j", "d"}, on("s0")},
		"done":         {[]string{"j"}, func(t *testing.T, s *screen, lib *fake.Library) { read("s1", "s1.1", "s1.2")(t, s, lib); s.on("s2") }},
		"done-version": {[]string{"j"}, must("only the lead is read", func(_ *screen, lib *fake.Library) bool { return lib.State("s1").Read && !lib.State("s1.2").Read })},
		"toggle-read":  {[]string{"j"}, read("s1", "s1.1", "s1.2")},
		"star":         {[]string{"j"}, must("starred", func(s *screen, lib *fake.Library) bool { return lib.State("s1").Starred && s.rowOf("s1").Starred })},
		"spike": {[]string{"j"}, must("put away", func(s *screen, lib *fake.Library) bool {
			return lib.State("s1.2").Spiked && s.rowOf("s1").Spiked && s.selected() == "s2"
		})},
		"all-read":   {nil, read("s0", "s1", "s1.2", "s33", "s59")},
		"above-read": {[]string{"j", "j"}, must("those above are read, the others not", func(_ *screen, lib *fake.Library) bool { return lib.State("s1.2").Read && !lib.State("s2").Read })},
		"undo": {[]string{"j", "d"}, func(t *testing.T, s *screen, lib *fake.Library) {
			s.on("s1")
			s.sees("Undone: 3 versions marked read")
			if lib.State("s1").Read {
				t.Error("still read")
			}
		}},
		"redo":         {[]string{"j", "d", "u"}, func(t *testing.T, s *screen, lib *fake.Library) { read("s1")(t, s, lib); s.sees("Done again") }},
		"board":        {[]string{"j"}, sees("Quotes", "Jon Okafor")},
		"board-go":     {[]string{"j", `"`}, must("the body has the keys", func(s *screen, _ *fake.Library) bool { return s.m.over == None && s.m.focus == OnBody })},
		"board-tell":   {[]string{"j", `"`}, sees("INW 17:23 · “said Jon Okafor”")},
		"board-next":   {[]string{"j", `"`}, sees("2 of 3")},
		"board-prev":   {[]string{"j", `"`, "]", "]"}, sees("2 of 3")},
		"board-search": {[]string{"j", `"`}, must("words are typed", func(s *screen, _ *fake.Library) bool { return s.m.pans() })},
		"copy-quote":   {[]string{"j"}, sees("Sent to the clipboard (Y shows it): “We have waited")},
		"next-quote":   {[]string{"j"}, must("the body was moved", func(s *screen, _ *fake.Library) bool { return s.m.body.moved })},
		"next-new":     {[]string{"j"}, sees("all of it is new")},
		"why":          {[]string{"j"}, sees("Why together", "9 of 10 sentences", "Nordlicht", "Taken out: appeal")},
		"ledger":       {nil, sees("Removed", "notice")},
		"restore":      {[]string{"X"}, must("it is back", func(_ *screen, lib *fake.Library) bool { return lib.Removal("s0", 0).Restored })},
		"keep": {[]string{"X"}, func(t *testing.T, s *screen, lib *fake.Library) {
			s.sees("kept for this source", "Kept in")
			if !lib.Removal("s0", 0).Kept {
				t.Error("it is not kept")
			}
		}},
		"raw":             {nil, sees("Please subscribe.")},
		"compare":         {[]string{"j", "]"}, sees("(2) against", "(lead)", "The same text, word for word")},
		"next-difference": {[]string{"5", "j", "]", "="}, sees("There are no more differences that way.")},
		"prev-difference": {[]string{"5", "j", "]", "="}, sees("There are no more differences that way.")},
		"compare-next":    {[]string{"5", "j", "="}, sees("(3)")},
		"compare-prev":    {[]string{"5", "j", "=", "]"}, sees("(2)")},
		"compare-turn":    {[]string{"5", "j", "="}, sees("(2) against", "(lead)")},
		"unfold":          {[]string{"5", "j", "="}, must("nothing is folded", func(s *screen, _ *fake.Library) bool { return s.m.versus.Open() })},
		"split":           {[]string{"j", "]"}, func(_ *testing.T, s *screen, _ *fake.Library) { s.sees("Split off", "/61"); s.on("s1") }},
		"join":            {nil, func(_ *testing.T, s *screen, _ *fake.Library) { s.sees("oined", "/59", "×4"); s.on("s0") }},
		"search":          {[]string{"enter"}, must("words are typed in the list", func(s *screen, _ *fake.Library) bool { return s.m.searching() && s.m.focus == OnList })},
		"filter":          {[]string{"enter"}, must("a filter is typed in the list", func(s *screen, _ *fake.Library) bool { return s.m.sifting() && s.m.focus == OnList })},
		"unread-only":     {[]string{"d"}, func(_ *testing.T, s *screen, _ *fake.Library) { s.sees("1/59", "unread") }},
		"refresh":         {nil, must("sources were read", func(_ *screen, lib *fake.Library) bool { return lib.Calls["Fetch"] == 1 && lib.Calls["List"] == 2 })},
		"problems":        {nil, sees("What could not be read", "broken.txt:3: not text; mend it")},
		"sources":         {nil, sees("Sources", "4 · 1 failing", "The Harbour Post", "failing since 3 readings", "mend the address")},
		"fetch":           {nil, must("all were fetched", func(_ *screen, lib *fake.Library) bool { return slices.Equal(lib.Fetched, []int64{0}) })},
		"source-add":      {[]string{"S"}, must("an address is typed", func(s *screen, _ *fake.Library) bool { return s.m.sources.Typing() })},
		"source-remove": {[]string{"S", "j"}, func(t *testing.T, s *screen, lib *fake.Library) {
			s.sees("Unfollowed · u takes it back — Nordlicht", "not followed")
			if all, _ := lib.Sources(t.Context()); len(all) != 3 {
				t.Errorf("%d are followed", len(all))
			}
		}},
		"source-only": {[]string{"S", "j"}, func(_ *testing.T, s *screen, _ *fake.Library) {
			s.sees("Only stories from Nordlicht", "1/15")
			s.on("s1")
		}},
		"source-fetch":  {[]string{"S", "j"}, must("it was fetched", func(_ *screen, lib *fake.Library) bool { return slices.Equal(lib.Fetched, []int64{2}) })},
		"source-detail": {[]string{"S", "j"}, sees("https://nord.example/feed", "Home: https://nord.example")},
		"source-name":   {[]string{"S", "j"}, must("a name is typed", func(s *screen, _ *fake.Library) bool { return s.m.sources.Typed() == "Nordlicht" })},
		"source-text": {[]string{"S", "j"}, func(t *testing.T, s *screen, lib *fake.Library) {
			s.sees("feed+text")
			if all, _ := lib.Sources(t.Context()); !all[1].FullText {
				t.Error("not kept")
			}
		}},
		"switch":      {nil, must("the body has the keys", func(s *screen, _ *fake.Library) bool { return s.m.focus == OnBody })},
		"zoom":        {nil, must("the list is alone", func(s *screen, _ *fake.Library) bool { return s.m.lay.List.W == 120 && !s.m.lay.Body.Shown() })},
		"layout":      {nil, must("stacked", func(s *screen, _ *fake.Library) bool { return s.m.lay.Shape == Stack })},
		"help":        {nil, sees("Keys", "half a page down")},
		"search-help": {[]string{"?"}, must("typing", func(s *screen, _ *fake.Library) bool { return s.m.help.Typing() })},
		"quit":        {nil, must("it ended", func(s *screen, _ *fake.Library) bool { return s.quit })},
		"quit-now":    {[]string{"j", "enter"}, must("it ended", func(s *screen, _ *fake.Library) bool { return s.quit })},
		"suspend":     {nil, must("it stopped", func(s *screen, _ *fake.Library) bool { return s.stopped })},
	}
}

func TestEveryKeyDoesWhatTheHelpSays(t *testing.T) {
	table := does()
	for _, c := range commands() {
		row, ok := table[c.name]
		if !ok {
			t.Errorf("%s is bound and not tried", c.name)
			continue
		}
		for _, k := range c.keys {
			t.Run(c.name+" "+k, func(t *testing.T) {
				lib := fake.New(60)
				lib.Trouble(model.Problem{Name: "broken.txt", Line: 3, What: "not text", Cure: "mend it"})
				follow(lib)
				s := start(t, lib, 120, 40)
				s.press(row.before...)
				s.press(k)
				row.check(t, s, lib)
			})
		}
	}
}

func TestNoKeyHasTwoCommandsInOnePlace(t *testing.T) {
	taken := map[string]string{}
	for _, c := range commands() {
		for _, k := range c.keys {
			for p := inList; p != 0; p <<= 1 {
				if c.where&p == 0 {
					continue
				}
				id := k + " in " + string(rune('0'+p))
				if other := taken[id]; other != "" {
					t.Errorf("%s: %s and %s", id, other, c.name)
				}
				taken[id] = c.name
			}
		}
	}
}

func TestHelpIsSearched(t *testing.T) {
	s := start(t, fake.New(3), 80, 24)
	s.press("?", "/", "s", "p", "i", "k")
	s.sees("Search: spik", "spike: away until it really changes")
	s.lacks("half a page")
	s.press("q", "q")
	s.sees("No key does that")
	s.press("backspace", "backspace", "enter", "j")
	s.sees("spike: away")
	s.press("esc")
	s.lacks("spike: away")
	s.on("s0")
}

func TestKeysCanBeOthers(t *testing.T) {
	s := start(t, fake.New(9), 80, 24, func(o *Options) { o.Keys = map[string][]string{"down": {"ctrl+n"}} })
	s.press("j")
	s.on("s0")
	s.press("ctrl+n")
	s.on("s1")
	s.press("?")
	s.sees("^N")
}

func TestCounts(t *testing.T) {
	s := start(t, fake.New(50), 80, 24)
	s.press("1", "2")
	s.sees("12")
	s.press("j")
	s.on("s12")
	s.press("5", "k")
	s.on("s7")
	s.press("3", "0", "G")
	s.on("s29")
	s.press("5", "esc", "j")
	s.on("s30")
}

func TestEscNeverQuits(t *testing.T) {
	s := start(t, fake.New(5), 120, 40)
	s.press("enter", "esc", "esc", "esc", "h", "left")
	if s.quit {
		t.Fatal("Esc quit")
	}
	s.sees("q quits")
}
