package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"unicode"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/source"
)

// record is one JSON object on its way through a filter: fields that no stage
// knows keep their place and their bytes.
type record struct {
	keys   []string
	values map[string]json.RawMessage
}

func newRecord() *record { return &record{values: map[string]json.RawMessage{}} }

// recordOf is the object that an item was read from, or one made of its fields.
func recordOf(it model.Item) *record {
	r := newRecord()
	if it.Line != nil {
		for name, value := range source.Members(it.Line) {
			r.put(name, value)
		}
		return r
	}
	r.set("id", it.ID)
	r.setFilled("source", it.Source)
	r.setFilled("url", it.URL)
	r.setFilled("title", it.Title)
	r.setFilled("published", it.Published.String())
	r.setFilled("text", it.Text)
	r.setFilled("html", it.HTML)
	return r
}

func (r *record) put(key string, value json.RawMessage) {
	if _, ok := r.values[key]; !ok {
		r.keys = append(r.keys, key)
	}
	r.values[key] = value
}

// set gives a field a value; a field that is there keeps its place.
func (r *record) set(key string, value any) { r.put(key, encode(value)) }

// setFilled is set, but leaves an empty value out.
func (r *record) setFilled(key, value string) {
	if value != "" {
		r.set(key, value)
	}
}

// drop takes a field out.
func (r *record) drop(key string) {
	if _, ok := r.values[key]; !ok {
		return
	}
	delete(r.values, key)
	for i, k := range r.keys {
		if k == key {
			r.keys = append(r.keys[:i], r.keys[i+1:]...)
			return
		}
	}
}

// get reads a field into v and leaves v alone where it is missing or of
// another type.
func (r *record) get(key string, v any) { _ = json.Unmarshal(r.values[key], v) }

// writeTo writes the record as one line.
func (r *record) writeTo(w io.Writer) error {
	_, err := w.Write(r.line())
	return err
}

// line is the record as one line.
func (r *record) line() []byte {
	size := 3
	for k, v := range r.values {
		size += len(k) + len(v) + 4
	}
	var b bytes.Buffer
	b.Grow(size)
	b.WriteByte('{')
	for i, k := range r.keys {
		if i > 0 {
			b.WriteByte(',')
		}
		b.Write(encode(k))
		b.WriteByte(':')
		b.Write(r.values[k])
	}
	b.WriteString("}\n")
	return escaped(b.Bytes())
}

// encode is v as compact JSON, without the escapes that only HTML needs.
func encode(v any) json.RawMessage {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		panic(err) // strings, numbers and our own structs always encode
	}
	return bytes.TrimSpace(b.Bytes())
}

// escaped writes what could act on a terminal as \u escapes: JSON output loses
// nothing by it and is safe to look at.
func escaped(line []byte) []byte {
	if bytes.IndexFunc(line, acts) < 0 {
		return line
	}
	var b bytes.Buffer
	for _, r := range string(line) {
		switch {
		case !acts(r):
			b.WriteRune(r)
		case r > 0xffff:
			r -= 0x10000
			fmt.Fprintf(&b, `\u%04x\u%04x`, 0xd800+r>>10, 0xdc00+r&0x3ff)
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
	}
	return b.Bytes()
}

// acts tells whether a character could act on a terminal.
func acts(r rune) bool {
	switch {
	case r < 0x7f, 0xa0 <= r && r < 0xad, 0xad < r && r < 0x600, 0x2010 <= r && r <= 0x2027:
		return false // most are found so; newlines and the like are escaped in JSON anyway
	case r < 0xa0, r == '\u2028', r == '\u2029':
		return true
	}
	return unicode.Is(unicode.Cf, r)
}
