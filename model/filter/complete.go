package filter

import (
	"slices"
	"strings"
	"unicode"
)

// Completion is how a filter can go on where it is being typed.
type Completion struct {
	Start int      // byte from which on what was typed would be replaced
	Texts []string // what it may be replaced by, the likeliest first

	// Kind is that of a term whose values the library knows, "" if Texts is all; Begun
	// is as much of the value as was typed.
	Kind  Kind
	Begun string
	not   bool
}

// Complete says how a filter can go on behind what was typed.
func Complete(typed string) Completion {
	c := Completion{Start: len(typed)}
	p := piece{start: len(typed)}
	if all := pieces(typed); len(all) > 0 && all[len(all)-1].end == len(typed) && !all[len(all)-1].closed {
		p = all[len(all)-1]
	}
	c.Start, c.not = p.start, p.not
	var values []string
	switch kind := Kind(p.name); kind {
	case "":
		if !p.quoted {
			c.Texts = begunBy(terms(), p.value)
			c.dash()
		}
		return c
	case Source, Speaker, Role, Tag:
		c.Kind, c.Begun = kind, p.value
		return c
	case After, Before:
		values = []string{"today", "yesterday", "3d", "1w", "2w"}
	case Has:
		values = []string{hasQuotes}
	default:
		return c
	}
	for _, v := range begunBy(values, p.value) {
		c.Texts = append(c.Texts, p.name+":"+v+" ")
	}
	c.dash()
	return c
}

// With is the completion with values that the library knows.
func (c Completion) With(values []string) Completion {
	c.Texts = nil
	for _, v := range values {
		c.Texts = append(c.Texts, string(c.Kind)+":"+set(v)+" ")
	}
	c.dash()
	return c
}

// set is a value as it is typed: in quotation marks, so that it finds itself alone.
func set(value string) string {
	value = unquoted(value)
	if strings.ContainsFunc(value, unicode.IsSpace) {
		return `"` + value + `"`
	}
	return value
}

// dash sets the minus before what it stood before.
func (c *Completion) dash() {
	for i := range c.Texts {
		if c.not {
			c.Texts[i] = "-" + c.Texts[i]
		}
	}
}

// terms are all terms as they are begun.
func terms() []string {
	var all []string
	for _, name := range bare {
		all = append(all, name+" ")
	}
	for _, k := range named {
		all = append(all, string(k)+":")
	}
	return all
}

// begunBy are those that begin so.
func begunBy(all []string, begun string) []string {
	return slices.DeleteFunc(slices.Clone(all), func(s string) bool { return !strings.HasPrefix(s, strings.ToLower(begun)) })
}

// Settled is as much of a filter that is being typed as can be gone by: all but a last
// word that may become the name of a term.
func Settled(typed string) string {
	all := pieces(typed)
	if len(all) == 0 {
		return typed
	}
	p := all[len(all)-1]
	if p.end < len(typed) || p.name != "" || p.quoted || p.value == "" {
		return typed
	}
	for _, name := range append(terms(), either, both) {
		if name = strings.TrimSpace(name); len(p.value) < len(name) && strings.HasPrefix(name, strings.ToLower(p.value)) {
			return typed[:p.start]
		}
	}
	return typed
}
