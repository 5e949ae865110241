package tui

import (
	tea "charm.land/bubbletea/v2"
)

// place is where a command may be given, one bit each.
type place uint8

const (
	inList place = 1 << iota
	inBody
	inBoard
	inLedger
	inSheet
	inSources
	inHelp
	inVersus

	inPanes  = inList | inBody
	overs    = inBoard | inLedger | inSheet | inSources | inHelp | inVersus
	all      = inPanes | overs
	stories  = all &^ (inSources | inHelp)  // where a story is in sight
	versions = inPanes | inSheet | inVersus // where how its versions belong together is
)

// command is one thing that a key can do. n is the count before the key, 0 if
// there was none.
type command struct {
	name  string
	keys  []string
	where place
	group string
	help  string
	do    func(m *Model, n int) tea.Cmd
}

// Groups of the help, in its order.
const (
	moving   = "Move"
	reading  = "Read"
	triage   = "Triage"
	looking  = "Quotes, grouping, cleaning"
	listing  = "The list"
	followed = "Sources"
	windowed = "The window"
)

// commands is the only table of keys; the help is made from it.
func commands() []command {
	return []command{
		{"down", keys("j", "down"), all, moving, "down; 5j: five down", down},
		{"up", keys("k", "up"), all, moving, "up", up},
		{"half-down", keys("ctrl+d"), all, moving, "half a page down", halfDown},
		{"half-up", keys("ctrl+u"), all, moving, "half a page up", halfUp},
		{"page-down", keys("pgdown", "ctrl+f"), all, moving, "a page down", pageDown},
		{"page-up", keys("pgup", "ctrl+b"), all, moving, "a page up", pageUp},
		{"top", keys("g", "home"), all, moving, "to the top", top},
		{"bottom", keys("G", "end"), all, moving, "to the bottom; 7G: to story 7", bottom},

		{"open", keys("enter", "l", "right"), inList, reading, "open the story, show its versions", open},
		{"back", keys("esc", "h", "left"), all, reading, "back; hide the versions", back},
		{"read-on", keys("space"), inPanes, reading, "read on; at the end, the next unread", readOn},
		{"read-back", keys("b"), inPanes, reading, "read back", readBack},
		{"next-story", keys("J"), stories, reading, "next story", nextStory},
		{"prev-story", keys("K"), stories, reading, "previous story", prevStory},
		{"next-version", keys("]"), stories &^ (inVersus | inBoard), reading, "next version of the story", nextVersion},
		{"prev-version", keys("["), stories &^ (inVersus | inBoard), reading, "previous version", prevVersion},
		{"next-unread", keys("n"), inPanes, reading, "next unread story", nextUnread},
		{"prev-unread", keys("p"), inPanes, reading, "previous unread story", prevUnread},

		{"done", keys("d"), inPanes, triage, "done: the whole story is read; next unread", done},
		{"done-version", keys("D"), inPanes, triage, "this version is read", doneVersion},
		{"toggle-read", keys("N", "m"), inPanes, triage, "read or unread", toggleRead},
		{"star", keys("f"), inPanes, triage, "star, or take it off", star},
		{"spike", keys("x"), inPanes, triage, "spike: away until it really changes", spike},
		{"all-read", keys("A"), inPanes, triage, "everything listed is read", allRead},
		{"above-read", keys("C"), inPanes, triage, "everything above the cursor is read", aboveRead},
		{"undo", keys("u"), all &^ inHelp, triage, "undo", undo},
		{"redo", keys("ctrl+r"), all &^ inHelp, triage, "redo", redo},

		{"board", keys(`"`), stories, looking, "quote board: who said what", board_},
		{"board-go", keys("enter", "l", "right"), inBoard, looking, "quote board: to the quote's place", boardGo},
		{"board-tell", keys("i"), inBoard, looking, "quote board: who says so, by what words; what differs", boardTell},
		{"board-next", keys("]"), inBoard, looking, "quote board: as the next version has it", boardNext},
		{"board-prev", keys("["), inBoard, looking, "quote board: as the version before has it", boardPrev},
		{"board-search", keys("/"), inBoard, looking, "quote board: by speaker or words", boardSearch},
		{"copy-quote", keys("Y"), inPanes | inBoard, looking, "copy a quote with who said it: the next in the body", copyQuote},
		{"next-quote", keys("'"), inPanes, looking, "next quote in the body", nextQuote},
		{"next-new", keys("."), inPanes, looking, "next sentence that is new to you", nextNewSentence},
		{"why", keys("i"), stories &^ inBoard, looking, "why these versions stand together; source; cleaning", why},
		{"ledger", keys("X"), stories, looking, "what was removed, where, and why", ledger_},
		{"restore", keys("enter"), inLedger, looking, "removed: put it back, or take it out again", restore},
		{"keep", keys("!"), inLedger, looking, "removed: keep it for this source for good, or no longer", keep},
		{"raw", keys("W"), stories, looking, "the copy as it came in", raw},
		{"compare", keys("="), stories, looking, "compare this version with the lead, or the lead with what came before", compare},
		{"next-difference", keys("n"), inVersus, looking, "compare: next difference", nextDifference},
		{"prev-difference", keys("p", "N"), inVersus, looking, "compare: previous difference", prevDifference},
		{"compare-next", keys("]"), inVersus, looking, "compare: with the next version", compareNext},
		{"compare-prev", keys("["), inVersus, looking, "compare: with the previous version", comparePrev},
		{"compare-turn", keys("tab"), inVersus, looking, "compare: from the other's side", compareTurn},
		{"unfold", keys("enter"), inVersus, looking, "compare: show what is the same, or fold it", unfold},
		{"split", keys("<"), versions, looking, "split this version off its story", split},
		{"join", keys(">"), versions, looking, "join with the next story", join},

		{"search", keys("/"), inPanes, listing, "stories with these words; Enter keeps them, Esc leaves", search_},
		{"filter", keys("F"), inPanes, listing, "stories that are so: unread, speaker, source, days; Tab completes", filter_},
		{"unread-only", keys("a"), inPanes, listing, "all stories, or unread only", unreadOnly},
		{"refresh", keys("r"), inPanes, listing, "show what is new; read the sources again", refresh},
		{"problems", keys("e"), all &^ inHelp, listing, "what could not be read", problems},

		{"sources", keys("S"), all &^ inHelp, followed, "what is followed, and how it does", sources_},
		{"fetch", keys("R"), inPanes | inSources, followed, "read all sources now", fetchAll},
		{"source-add", keys("a", "+"), inSources, followed, "follow a feed, a page or a folder", addSource},
		{"source-remove", keys("d"), inSources, followed, "follow it no more, or again; its stories stay", unfollow},
		{"source-only", keys("enter", "l", "right"), inSources, followed, "only its stories, or all again", onlySource},
		{"source-fetch", keys("r"), inSources, followed, "read this one now", fetchSource},
		{"source-detail", keys("o"), inSources, followed, "its address, and all that is known of it", detailSource},
		{"source-name", keys("c"), inSources, followed, "call it something else", nameSource},
		{"source-text", keys("f"), inSources, followed, "fetch the page of each item for its full text, or not", fullText},

		{"switch", keys("tab"), inPanes, windowed, "to the other pane", switchPane},
		{"zoom", keys("z"), inPanes, windowed, "this pane alone, or all", zoom},
		{"layout", keys("w"), inPanes, windowed, "next layout that fits", layout},
		{"help", keys("?"), all, windowed, "this help", help_},
		{"search-help", keys("/"), inHelp, windowed, "in the help: search", searchHelp},
		{"quit", keys("q"), all, windowed, "back; from the list, quit", quitBack},
		{"quit-now", keys("Q", "ctrl+c"), all, windowed, "quit at once", quitNow},
		{"suspend", keys("ctrl+z"), all, windowed, "to the shell; fg comes back", suspend},
	}
}

func keys(k ...string) []string { return k }
