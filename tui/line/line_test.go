package line

import (
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"github.com/lede-reader/lede/tui/style"
)

func TestLine(t *testing.T) {
	key := func(name string) tea.KeyPressMsg {
		if letter, ok := strings.CutPrefix(name, "ctrl+"); ok {
			return tea.KeyPressMsg{Code: rune(letter[0]), Mod: tea.ModCtrl}
		}
		return tea.KeyPressMsg{Code: map[string]rune{"left": tea.KeyLeft, "right": tea.KeyRight, "home": tea.KeyHome, "end": tea.KeyEnd, "backspace": tea.KeyBackspace, "delete": tea.KeyDelete}[name]}
	}
	for name, row := range map[string]struct{ text, keys, want string }{
		"backspace":             {"ab", "backspace", "a|"},
		"backspace at its end":  {"", "backspace", "|"},
		"a joined emoji is one": {"a👩‍👩‍👧", "backspace", "a|"},
		"a mark is of its base": {"ae\u0301", "left", "a|e\u0301"},
		"right":                 {"ae\u0301b", "home right right", "ae\u0301|b"},
		"right at the end":      {"ab", "right right", "ab|"},
		"left at the start":     {"a", "left left", "|a"},
		"delete":                {"漢字", "home delete", "|字"},
		"delete at the end":     {"a", "delete", "a|"},
		"a word":                {"https://example.org/feed/", "ctrl+w", "https://example.org/|"},
		"words":                 {"https://example.org/feed/", "ctrl+w ctrl+w ctrl+w ctrl+w ctrl+w", "|"},
		"to the start":          {"abc", "left ctrl+u", "|c"},
		"to the end":            {"abc", "ctrl+a ctrl+f ctrl+k", "a|"},
		"home, end":             {"abc", "home ctrl+e ctrl+b", "ab|c"},
		"a key of no letter":    {"abc", "ctrl+v ctrl+x", "abc|"},
	} {
		var l Line
		l.Set(row.text)
		for _, k := range strings.Fields(row.keys) {
			l.Type(key(k))
		}
		if got := l.text[:l.at] + "|" + l.text[l.at:]; got != row.want {
			t.Errorf("%s: %q, want %q", name, got, row.want)
		}
	}
	var l Line
	l.Set(strings.Repeat("漢", longest))
	l.insert("x\x00\t\xff")
	if len(l.text) > longest || !utf8.ValidString(l.text) {
		t.Errorf("%d bytes", len(l.text))
	}
}

func TestALongLineShowsItsCursor(t *testing.T) {
	for name, row := range map[string]struct {
		text, keys, want string
		room, x          int
	}{
		"short":              {"ab c", "", "ab c", 9, 4},
		"its end":            {"abcdef", "", "def", 4, 3},
		"its start":          {"abcdef", "home", "abcd", 4, 0},
		"wide letters":       {"漢字漢字", "", "漢字", 5, 4},
		"half a wide letter": {"漢字漢字", "", "字", 4, 2},
		"spaces stay":        {"a  b ", "", "a  b ", 9, 5},
		"no room":            {"abc", "", "", 0, 0},
	} {
		var l Line
		l.Set(row.text)
		if row.keys == "home" {
			l.at = 0
		}
		text, x := l.View(row.room)
		if text != row.want || x != row.x || style.Width(text) > max(row.room, 1) {
			t.Errorf("%s: %q at %d, want %q at %d", name, text, x, row.want, row.x)
		}
	}
}
