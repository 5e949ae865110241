package model

import (
	"encoding/json"
	"fmt"
)

// Item is what a source carried, raw and untrusted. Its text is UTF-8.
type Item struct {
	ID        string // as the source names it: a path, an id; unique within a library
	Source    string // name of the source, "" if it is not known
	URL       string
	Title     string // as the source gave it, "" if it gave none
	Published Date
	Byline    string // who wrote it, as the source says apart from the copy; "" if it does not
	Text      string // plain text; one of Text and HTML is filled, neither where a feed gives only a title
	HTML      string

	// Line is the JSON object that the item was read from, as it stood, so that
	// a filter can pass on the fields that it does not know; nil otherwise.
	Line json.RawMessage
}

// Problem says what went wrong with one item or source; it never stops the rest.
type Problem struct {
	Name string // file, URL or id
	Line int    // 1-based line of the file, 0 where lines do not matter
	What string // what was tried and why it failed, in a person's words
	Cure string // what the person can do, "" if nothing
}

// Error is the problem in one line: name, line, what, cure.
func (p Problem) Error() string {
	s := p.Name
	if p.Line > 0 {
		s += fmt.Sprintf(":%d", p.Line)
	}
	if s != "" {
		s += ": "
	}
	s += p.What
	if p.Cure != "" {
		s += "; " + p.Cure
	}
	return s
}
