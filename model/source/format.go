package source

import (
	"bytes"
	"path/filepath"
	"strings"
)

// format is what a file holds.
type format uint8

const (
	unknown format = iota
	text
	html
	lines // JSON lines
)

// formatOf tells by the name.
func formatOf(name string) format {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".txt":
		return text
	case ".html", ".htm", ".xhtml":
		return html
	case ".jsonl", ".ndjson":
		return lines
	}
	return unknown
}

// sniff tells by the first bytes. What it does not know it calls text.
func sniff(head []byte) format {
	s, err := Page(head, "")
	if err != nil {
		return text // reading it all will tell why it is none
	}
	s = strings.TrimLeft(s, " \t\r\n\f")
	if strings.HasPrefix(s, "{") {
		if rest := strings.TrimLeft(s[1:], " \t"); strings.HasPrefix(rest, `"`) || strings.HasPrefix(rest, "}") {
			return lines
		}
	}
	s = strings.ToLower(s)
	for _, skip := range []struct{ start, end string }{{"<?xml", "?>"}, {"<!--", "-->"}} {
		for strings.HasPrefix(s, skip.start) {
			_, s, _ = strings.Cut(s, skip.end)
			s = strings.TrimLeft(s, " \t\r\n\f")
		}
	}
	for _, start := range []string{"<!doctype html", "<html", "<head", "<body", "<article", "<title", "<meta", "<div", "<p>", "<p ", "<h1"} {
		if strings.HasPrefix(s, start) {
			return html
		}
	}
	return text
}

// binary tells of files that people mistake for text by their first bytes.
func binary(b []byte) string {
	for _, magic := range []struct{ start, name string }{
		{"%PDF-", "a PDF"},
		{"PK\x03\x04", "a ZIP archive or an office document"},
		{"\x1f\x8b", "compressed with gzip"},
		{"\x89PNG", "a picture"},
		{"GIF8", "a picture"},
		{"\xff\xd8\xff", "a picture"},
		{"\x7fELF", "a program"},
		{"{\\rtf", "an RTF document"},
		{"SQLite format 3\x00", "a database"},
		{"\xd0\xcf\x11\xe0", "an office document"},
	} {
		if bytes.HasPrefix(b, []byte(magic.start)) {
			return magic.name
		}
	}
	return ""
}
