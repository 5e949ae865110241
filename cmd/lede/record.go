package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"unicode"

	"github.com/lede-reader/lede/model"
)

// record is one JSON object on its way through a filter: fields that no stage
// knows keep their place and their bytes.
type record struct {
	keys   []string
	values map[string]json.RawMessage
}

func newRecord() *record { return &record{values: map[string]json.RawMessage{}} }

// recordOf is the object that an item was read from, or one made of its fields.
func recordOf(it model.Item) (*record, error) {
	r := newRecord()
	if it.Line != nil {
		return r, r.parse(it.Line)
	}
	r.set("id", it.ID)
	r.setFilled("source", it.Source)
	r.setFilled("url", it.URL)
	r.setFilled("title", it.Title)
	r.setFilled("published", it.Published.String())
	r.setFilled("text", it.Text)
	r.setFilled("html", it.HTML)
	return r, nil
}

func (r *record) parse(line json.RawMessage) error {
	dec := json.NewDecoder(bytes.NewReader(line))
	if _, err := dec.Token(); err != nil {
		return fmt.Errorf("read object: %w", err)
	}
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return fmt.Errorf("read object: %w", err)
		}
		var value json.RawMessage
		if err := dec.Decode(&value); err != nil {
			return fmt.Errorf("read field %v: %w", key, err)
		}
		r.put(key.(string), value)
	}
	return nil
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
	var b bytes.Buffer
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
	acts := func(r rune) bool {
		return r == 0x7f || r >= 0x80 && (unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r) || r == '\u2028' || r == '\u2029')
	}
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
