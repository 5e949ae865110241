package tui

import (
	"errors"
	"slices"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/tui/testdata/fake"
)

// Story 2 of the fake has 7 paragraphs: more than a stacked screen, less than a
// split one. Story 6 has 12.

func TestAPreviewMarksNothingRead(t *testing.T) {
	lib := fake.New(20)
	s := start(t, lib, 120, 40)
	s.press("j", "j", "j", "k", "G", "g", "J", "K")
	s.pass(time.Minute)
	s.press("j")
	if len(lib.Acts) != 0 {
		t.Fatalf("previews did %v", lib.Acts)
	}
}

func TestSpaceReadsOnStopsAtTheEndAndGoesOn(t *testing.T) {
	lib := fake.New(20)
	s := start(t, lib, 80, 24)
	s.press("6", "j", "space") // opens
	s.sees("Island school finds a second pier (6)")
	if s.m.focus != OnBody {
		t.Fatal("space did not open the story")
	}
	for range 20 {
		s.press("space")
		if s.m.body.ended {
			break
		}
		s.on("s6")
	}
	s.sees("The end")
	if !lib.State("s6").Read {
		t.Error("its end was reached and it is not read")
	}
	s.on("s6")
	s.press("space")
	s.on("s7")
	if lib.State("s7").Read {
		t.Error("the next is read at once")
	}
}

func TestScrollingMarksReadAfterThreeSeconds(t *testing.T) {
	lib := fake.New(20)
	s := start(t, lib, 80, 24)
	s.gap = 10 * time.Millisecond
	s.press("6", "j", "enter")
	s.pass(time.Second)
	s.press("j")
	if lib.State("s6").Read {
		t.Fatal("read after a second and a line")
	}
	s.pass(3 * time.Second)
	if !lib.State("s6").Read {
		t.Fatal("open for four seconds, scrolled, and not read")
	}
	s.press("u")
	s.sees("Undone: marked read")
}

func TestOpeningAShortArticleReadsIt(t *testing.T) {
	lib := fake.New(20)
	s := start(t, lib, 200, 60)
	s.press("j", "j", "j", "j", "j", "j", "j", "j", "j", "j") // s10
	if !s.m.reader.AtEnd() {
		t.Skip("not short on this screen")
	}
	s.press("enter")
	if !lib.State("s10").Read {
		t.Error("it was opened, all of it is on the screen, and it is unread")
	}
}

func TestByHandMarksNothingByReading(t *testing.T) {
	lib := fake.New(20)
	s := start(t, lib, 80, 24, func(o *Options) { o.MarkRead = ByHand })
	s.press("6", "j", "enter", "G", "space", "space")
	s.pass(time.Minute)
	if len(lib.Acts) != 0 {
		t.Fatalf("reading did %v", lib.Acts)
	}
	s.press("D")
	if len(lib.Acts) != 1 {
		t.Fatal("D did nothing")
	}
}

func TestOnOpenMarksRead(t *testing.T) {
	lib := fake.New(20)
	s := start(t, lib, 80, 24, func(o *Options) { o.MarkRead = OnOpen })
	s.press("6", "j", "enter")
	if !lib.State("s6").Read {
		t.Fatal("it was opened and is unread")
	}
}

func TestReadingOneCopyReadsTheSameText(t *testing.T) {
	lib := fake.New(20)
	s := start(t, lib, 80, 24)
	s.press("j", "enter", "G")
	if !lib.State("s1").Read || !lib.State("s1.1").Read || lib.State("s1.2").Read {
		t.Fatal("the lead and its pickup should be read, the follow-up not")
	}
	s.press("space", "space") // the end, then the follow-up that was not read
	s.on("s1")
	s.sees("3 of 3")
}

func TestHeldKeysLeaveThePreviewForLater(t *testing.T) {
	lib := fake.New(60)
	s := start(t, lib, 120, 40)
	s.press("j")
	shown := s.m.body.asked
	s.pass(time.Second)
	s.held("j", "j", "j", "j", "j", "j", "j")
	if got := s.m.body.asked; got != shown && got != "s2" {
		t.Fatalf("the preview went to %s while the key was held", got)
	}
	s.on("s8")
	s.pass(pause)
	if s.m.body.asked != "s8" {
		t.Fatalf("150 ms after the last key the preview shows %s", s.m.body.asked)
	}
}

func TestASlowLibraryHoldsNoKeyUp(t *testing.T) {
	lib := fake.New(60)
	s := start(t, lib, 120, 40)
	s.stalled = true
	s.press("j", "j", "j", "d", "d", "f", "?", "esc", "enter", "esc", "w", "w", "w")
	s.on("s5")
	if s.rowOf("s3").Unread != 0 || s.rowOf("s4").Unread != 0 || !s.rowOf("s5").Starred {
		t.Error("what was done is not on the screen before the library answers")
	}
	s.send(lateMsg{"s5"})
	s.flow(false)
	s.pass(time.Second)
	if !lib.State("s3").Read || !lib.State("s4").Read || !lib.State("s5").Starred {
		t.Error("what was done did not reach the library")
	}
	if s.m.body.asked != "s5" {
		t.Errorf("the body shows %s", s.m.body.asked)
	}
}

func TestErrorsAreASentence(t *testing.T) {
	lib := fake.New(9)
	s := start(t, lib, 120, 40)
	lib.Fail = errors.New("the disk is full;\x1b[31m free some space")
	s.press("d")
	s.sees("the disk is full;[31m free some space")
	s.press("r", "u", "n", "j", "enter", "]", "W", "e", "a")
	lib.Fail = nil
	s.press("esc", "esc", "g", "a")
	lib.Change(func(*fake.Library) {})
	s.news()
	s.press("j")
	s.on("s1")
	s.sees("River ferry")
	if s.m.body.asked != "s1" {
		t.Errorf("the body shows %q after the library came back", s.m.body.asked)
	}
}

func TestALibraryThatFailsAtFirst(t *testing.T) {
	lib := fake.New(9)
	lib.Fail = errors.New("the library is locked")
	s := start(t, lib, 80, 24)
	s.sees("the library is locked")
	lib.Fail = nil
	s.press("r")
	s.sees("1/9")
}

func TestBoardGoesToAnotherVersion(t *testing.T) {
	lib := fake.New(9)
	s := start(t, lib, 120, 40)
	s.press("j", `"`, "j", "G", "enter")
	if s.m.focus != OnBody || s.m.over != None {
		t.Fatal("the board did not go to the quote")
	}
	s.sees("We have waited")
}

func TestOverlaysFollowTheStory(t *testing.T) {
	s := start(t, fake.New(9), 120, 40)
	s.press("j", "i")
	s.sees("https://example.org/1/0")
	s.press("J")
	s.sees("https://example.org/2/0")
	s.press("W")
	s.sees("Please subscribe.")
	s.press("W", "X")
	s.sees("Removed")
	s.press("X")
	s.lacks("Removed")
}

func TestRestoreIsUndone(t *testing.T) {
	lib := fake.New(9)
	s := start(t, lib, 120, 40)
	s.press("X", "enter")
	s.sees("Put back into the body · u takes it back")
	if !lib.Removal("s0", 0).Restored {
		t.Fatal("not restored")
	}
	s.press("u")
	if lib.Removal("s0", 0).Restored {
		t.Fatal("undo did not take it out again")
	}
}

func TestNothingToDoIsSaid(t *testing.T) {
	lib := fake.New(2)
	s := start(t, lib, 120, 40)
	for _, c := range []struct{ key, says string }{
		{"u", "Nothing to undo."},
		{"ctrl+r", "Nothing to do again."},
		{"K", "no more stories that way"},
		{"<", "has one version only"},
		{"C", "Nothing stands above the cursor."},
		{"esc", "q quits."},
	} {
		s.press(c.key)
		s.sees(c.says)
	}
	s.press("A", "n")
	s.sees("Nothing else is unread.")
	s.press("G", ">")
	s.sees("no next story to join with")
	s.press("]", "]", "]")
	s.sees("no more versions that way")
	s.press("a", "r")
	s.sees("Nothing is unread.", "a shows all stories")
	s.press("d", "f", "x", "N", "D", "enter", "space", "b", "J", "i", "X", `"`, "'", "]")
	s.press("a")
	s.sees("1/2")
}

func TestTheHintGoesAway(t *testing.T) {
	s := start(t, fake.New(30), 120, 40, func(o *Options) { o.NoHint = false })
	s.sees("j down", "Enter open", "Space read on", "d done", "? help")
	for range hints {
		s.press("j")
	}
	s.lacks("Enter open")
	s.sees("? help")
}

func TestBackgroundComesAsAnEvent(t *testing.T) {
	s := start(t, fake.New(3), 80, 24)
	dark := s.m.View().Content
	s.send(tea.BackgroundColorMsg{Color: white{}})
	if s.m.st.Dark || s.m.View().Content == dark {
		t.Error("a light background changes nothing")
	}
	s = start(t, fake.New(3), 80, 24, func(o *Options) { o.KeepDark = true })
	s.send(tea.BackgroundColorMsg{Color: white{}})
	if !s.m.st.Dark {
		t.Error("a background that was asked for was changed")
	}
}

type white struct{}

func (white) RGBA() (r, g, b, a uint32) { return 0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF }

func TestJoinAndItsUndo(t *testing.T) {
	lib := fake.New(20)
	s := start(t, lib, 120, 40)
	s.press("j", "j", ">")
	s.on("s2")
	s.sees("oined", "3/19")
	s.press("u")
	s.on("s2")
	s.sees("Undone: ", "3/20")
	if !slices.Equal([]model.Act{model.Join}, []model.Act{lib.Acts[0].Act}) {
		t.Error(lib.Acts)
	}
}

func TestUndoOfASpikeThatIsOutOfSight(t *testing.T) {
	lib := fake.New(20)
	s := start(t, lib, 120, 40)
	s.press("x", "r")
	s.on("s1")
	s.sees("1/19")
	s.press("u")
	s.on("s0")
	s.sees("1/20", "Undone: spiked")
}

func TestAHeldKeyScrollsASidePaneByHalves(t *testing.T) {
	s := start(t, fake.New(200), 120, 40)
	s.press("j")
	tops := map[int]bool{}
	for range 40 {
		s.pass(30 * time.Millisecond)
		s.send(key("j"))
		tops[s.m.list.First()] = true
	}
	s.on("s41")
	if len(tops) > 5 {
		t.Errorf("the list was scrolled to %d places by 40 keys", len(tops))
	}
}
