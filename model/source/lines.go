package source

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/charset"
)

// Lines reads JSON lines, the contract of lede's filters: an object a line with
// "id" and one of "text" and "html", and perhaps "source", "url", "title" and
// "published". Of other fields it knows nothing; Item.Line keeps them. Where both
// text and html are filled it takes text: a stage that made text out of html
// leaves the html beside it.
//
// A line that is no item is a model.Problem with name and line number and is
// passed over. Where only a field beside the text is wrong (a date that is none, a
// title that is a number) the Problem comes after the item, which is without that
// field. Items come as soon as their line is there.
func Lines(ctx context.Context, name string, r io.Reader) iter.Seq2[model.Item, error] {
	return func(yield func(model.Item, error) bool) {
		l := newLineReader(r)
		for number := 1; ; number++ {
			if err := ctx.Err(); err != nil {
				yield(model.Item{}, err)
				return
			}
			line, err := l.next()
			if errors.Is(err, io.EOF) {
				return
			}
			problem := func(what string) bool {
				return yield(model.Item{}, model.Problem{Name: name, Line: number, What: what})
			}
			switch {
			case errors.Is(err, errLong):
				if !problem("is longer than 16 MiB and is passed over") {
					return
				}
				continue
			case err != nil:
				problem("cannot be read on: " + cause(err))
				return
			case len(line) == 0:
				continue
			}
			item, wrong, err := parse(line)
			if err != nil {
				if !yield(model.Item{}, model.Problem{Name: name, Line: number, What: err.Error(), Cure: cureOf(line)}) {
					return
				}
				continue
			}
			if !yield(item, nil) {
				return
			}
			for _, what := range wrong {
				if !problem(what) {
					return
				}
			}
		}
	}
}

// parse makes an item of a line, which must not change afterwards. What is wrong
// with the item but does not spoil it is in wrong.
func parse(line []byte) (item model.Item, wrong []string, err error) {
	if !utf8.Valid(line) {
		line = charset.Decode(line)
	}
	if err := valid(line); err != nil {
		return item, nil, err
	}
	var published string
	for name, value := range Members(line) {
		to, limit, need := &published, maxField, false
		switch name {
		case "id":
			to, limit, need = &item.ID, maxID, true
		case "text":
			to, limit, need = &item.Text, maxDocument, true
		case "html":
			to, limit, need = &item.HTML, maxDocument, true
		case "source":
			to = &item.Source
		case "url":
			to = &item.URL
		case "title":
			to = &item.Title
		case "published":
		default:
			continue
		}
		if name == "id" && (value[0] == '-' || value[0] >= '0' && value[0] <= '9') {
			value = []byte(strconv.Quote(string(value))) // many exports number their lines
		}
		what := field(value, name, limit, to)
		if what != "" && need {
			return item, nil, errors.New(what)
		} else if what != "" {
			wrong = append(wrong, what)
		}
	}
	if item.Published, err = model.ParseDate(published); err != nil {
		wrong = append(wrong, fmt.Sprintf("published: %.80v", err))
	}
	switch {
	case strings.TrimSpace(item.ID) == "":
		return item, nil, errors.New(`has no "id"`)
	case strings.TrimSpace(item.Text) != "":
		item.HTML = ""
	case strings.TrimSpace(item.HTML) != "":
		item.Text = ""
	default:
		return item, nil, errors.New(`has neither "text" nor "html"`)
	}
	item.Line = line
	return item, wrong, nil
}

// field reads a string; null is empty. It says what is wrong.
func field(value []byte, name string, limit int, to *string) string {
	*to = ""
	switch {
	case value[0] == 'n':
		return ""
	case value[0] != '"':
		return fmt.Sprintf("%q is %s where a string should be", name, typeOf(value))
	}
	s := unquote(value)
	if len(s) > limit {
		return fmt.Sprintf("%q is longer than %d bytes", name, limit)
	}
	*to = strings.ReplaceAll(s, "\x00", "")
	return ""
}

func typeOf(value []byte) string {
	switch value[0] {
	case '{':
		return "an object"
	case '[':
		return "a list"
	case 't', 'f':
		return "a truth value"
	}
	return "a number"
}

// notJSON says in a person's words why a line cannot be read.
func notJSON(err error) error {
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &syntax) && strings.HasPrefix(err.Error(), "unexpected end"):
		return fmt.Errorf("is not JSON: it ends too early, at column %d", syntax.Offset)
	case errors.As(err, &syntax):
		return fmt.Errorf("is not JSON: %w, at column %d", err, syntax.Offset)
	}
	return fmt.Errorf("is not JSON: %w", err)
}

// cureOf helps with what is JSON but not in lines.
func cureOf(line []byte) string {
	switch {
	case line[0] == '[':
		return "to make lines of a list: jq -c '.[]'"
	case len(line) == 1 && line[0] == '{':
		return "to put an object in one line: jq -c ."
	}
	return ""
}

var errNoObject = errors.New("is not a JSON object")

var errLong = errors.New("line too long")

// lineReader gives lines of any length up to maxDocument.
type lineReader struct {
	r     *bufio.Reader
	long  []byte // the line so far, where it is longer than r's buffer
	first bool
}

func newLineReader(r io.Reader) *lineReader {
	return &lineReader{r: bufio.NewReaderSize(r, 64<<10), first: true}
}

// next gives the next line, a copy, without white space at its ends; errLong for
// one that is too long and was passed over; io.EOF after the last.
func (l *lineReader) next() ([]byte, error) {
	if l.first {
		l.first = false
		l.r = bufio.NewReaderSize(charset.Reader(l.r), 64<<10)
	}
	if cap(l.long) > keptBuffer {
		l.long = nil
	}
	l.long = l.long[:0]
	tooLong := false
	for {
		part, err := l.r.ReadSlice('\n')
		switch more := errors.Is(err, bufio.ErrBufferFull); {
		case tooLong:
		case len(l.long)+len(part) > maxDocument+2: // and CR LF
			tooLong, l.long = true, nil
		case more || len(l.long) > 0:
			l.long = append(l.long, part...)
			part = l.long
			fallthrough
		default:
			if !more && (err == nil || errors.Is(err, io.EOF) && len(part) > 0) {
				return bytes.Clone(bytes.TrimSpace(part)), nil
			}
		}
		if tooLong && (err == nil || errors.Is(err, io.EOF)) {
			return nil, errLong
		}
		if err != nil && !errors.Is(err, bufio.ErrBufferFull) {
			return nil, err
		}
	}
}
