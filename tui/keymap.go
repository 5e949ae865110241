package tui

import (
	"strings"

	"github.com/lede-reader/lede/tui/help"
)

// keymap finds a command by place and key.
type keymap struct {
	commands []command
	byKey    map[string][]int
}

// Commands are the names of all commands, which Options.Keys knows.
func Commands() []string {
	var names []string
	for _, c := range commands() {
		names = append(names, c.name)
	}
	return names
}

// newKeymap takes the table of keys, with other keys for some commands.
func newKeymap(other map[string][]string) *keymap {
	k := &keymap{commands: commands(), byKey: map[string][]int{}}
	for i, c := range k.commands {
		if keys, ok := other[c.name]; ok {
			k.commands[i].keys = keys
		}
		for _, key := range k.commands[i].keys {
			k.byKey[key] = append(k.byKey[key], i)
		}
	}
	return k
}

// find is the command of a key in a place, nil if there is none.
func (k *keymap) find(at place, key string) *command {
	for _, i := range k.byKey[key] {
		if k.commands[i].where&at != 0 {
			return &k.commands[i]
		}
	}
	return nil
}

// key is the first key of a command, as it is named to a person; "" if it has
// none.
func (k *keymap) key(name string) string {
	for _, c := range k.commands {
		if c.name == name && len(c.keys) > 0 {
			return printed(c.keys[0])
		}
	}
	return ""
}

// help is the table for a person, in groups.
func (k *keymap) help() []help.Group {
	var groups []help.Group
	for _, c := range k.commands {
		if len(groups) == 0 || groups[len(groups)-1].Name != c.group {
			groups = append(groups, help.Group{Name: c.group})
		}
		names := make([]string, len(c.keys))
		for i, key := range c.keys {
			names[i] = printed(key)
		}
		g := &groups[len(groups)-1]
		g.Entries = append(g.Entries, help.Entry{Keys: strings.Join(names, " "), What: c.help, Name: c.name})
	}
	return groups
}

// printed is a key as it stands in the help.
func printed(key string) string {
	switch key {
	case "up":
		return "↑"
	case "down":
		return "↓"
	case "left":
		return "←"
	case "right":
		return "→"
	case "enter", "esc", "tab", "space", "home", "end":
		return strings.ToUpper(key[:1]) + key[1:]
	case "pgdown":
		return "PgDn"
	case "pgup":
		return "PgUp"
	}
	if letter, ok := strings.CutPrefix(key, "ctrl+"); ok {
		return "^" + strings.ToUpper(letter)
	}
	return key
}
