package group

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is one folded word of a text.
type token struct {
	word       uint32 // hash that is the same for spellings of the same word
	term       uint32 // hash of the word's stem, for the vectors of stories
	start, end int    // bytes of the text that was folded
	flags      flag
}

type flag uint8

const (
	isName   flag = 1 << iota // capitalised where a common word would not be
	isFigure                  // starts with a digit
	isQuoted                  // stands in quotation marks
	isStop                    // carries no subject
	isCapital
	isFirst // of a sentence: its capital says nothing
)

// fold cuts a text into words that compare equal however a desk sets them:
// case, quotes, dashes, accents, white space, "U.S." and "US", "10%" and "10 per
// cent", British and American spelling. Scripts without spaces give overlapping
// runs of three characters instead of words. Linear in the text; dst is reused.
func fold(dst []token, text string) []token {
	f := folder{text: text, out: dst[:0], first: true}
	for f.pos < len(text) {
		f.step()
	}
	markNames(f.out)
	return f.out
}

type folder struct {
	text   string
	pos    int
	out    []token
	first  bool // the next word opens a sentence
	quoted bool
	buf    []byte
}

func (f *folder) step() {
	if f.text[f.pos] == ' ' {
		f.pos++
		return
	}
	r, n := utf8.DecodeRuneInString(f.text[f.pos:])
	switch {
	case spaceless(r):
		f.characters()
	case unicode.IsLetter(r) || unicode.IsDigit(r):
		f.wordAt()
	default:
		f.mark(r)
		f.pos += n
	}
}

// mark reads what stands between words.
func (f *folder) mark(r rune) {
	switch r {
	case '.', '!', '?', ':', '•', '。', '！', '？':
		f.first = true
	case '\n':
		f.first = true
		if strings.HasPrefix(f.text[f.pos:], "\n\n") {
			f.quoted = false
		}
	case '“', '„', '«', '「':
		f.quoted, f.first = true, true
	case '”', '»', '」':
		f.quoted = false
	case '"':
		f.quoted = !f.quoted
		f.first = f.first || f.quoted
	case '%':
		f.add(token{word: percent, term: percent, start: f.pos, end: f.pos + 1, flags: isStop})
	}
}

// wordAt reads one word that starts at pos.
func (f *folder) wordAt() {
	start := f.pos
	f.buf = f.buf[:0]
	var upper, letters int
	digits := false
	for f.pos < len(f.text) {
		if c := f.text[f.pos]; c|' ' >= 'a' && c|' ' <= 'z' { // nearly all
			f.buf = append(f.buf, c|' ')
			if letters++; c < 'a' {
				upper++
			}
			f.pos++
			continue
		}
		r, n := utf8.DecodeRuneInString(f.text[f.pos:])
		switch {
		case spaceless(r):
			n = 0
		case unicode.IsLetter(r):
			letters++
			if unicode.IsUpper(r) {
				upper++
			}
			f.buf = appendFolded(f.buf, r)
		case unicode.IsDigit(r):
			digits = digits || len(f.buf) == 0
			f.buf = utf8.AppendRune(f.buf, asciiDigit(r))
		case unicode.Is(unicode.Mn, r):
		case (r == '\'' || r == '’') && f.letterAt(f.pos+n):
			f.buf = append(f.buf, '\'')
		case r == '.' && f.dotInside(start, f.pos):
			if digits {
				f.buf = append(f.buf, '.')
			}
		case r == ',' && digits && f.digitAt(f.pos+1):
		default:
			n = 0
		}
		if n == 0 {
			break
		}
		f.pos += n
	}
	f.pos = max(f.pos, start+1)
	f.finish(start, upper, letters, digits)
}

// letterAt tells whether a letter stands at the byte.
func (f *folder) letterAt(i int) bool {
	r, _ := utf8.DecodeRuneInString(f.text[min(i, len(f.text)):])
	return unicode.IsLetter(r)
}

func (f *folder) digitAt(i int) bool {
	return i < len(f.text) && f.text[i] >= '0' && f.text[i] <= '9'
}

// dotInside tells whether the full stop at i belongs to the word: "2.5", "U.S.".
func (f *folder) dotInside(start, i int) bool {
	if f.digitAt(i+1) && i > start && f.digitAt(i-1) {
		return true
	}
	if i == start+1 || i >= start+2 && f.text[i-2] == '.' {
		capital := f.text[i-1] >= 'A' && f.text[i-1] <= 'Z'
		next := i+1 < len(f.text) && f.text[i+1] >= 'A' && f.text[i+1] <= 'Z'
		return capital && (next && i+2 < len(f.text) && f.text[i+2] == '.' || i >= start+3)
	}
	return false
}

// finish turns the letters read into a token.
func (f *folder) finish(start, upper, letters int, digits bool) {
	w := f.buf
	if i := len(w) - 2; i > 0 && w[i] == '\'' && w[i+1] == 's' {
		w = w[:i]
	}
	w = dropByte(w, '\'')
	if len(w) == 0 {
		return
	}
	t := token{start: start, end: f.pos}
	switch {
	case digits:
		t.flags |= isFigure
		t.word = hashBytes(w)
		t.term = t.word
	default:
		w = spelling(w)
		t.word = hashBytes(w)
		t.term = t.word
		if s := stem(w); len(s) < len(w) {
			t.term = hashBytes(s)
		}
	}
	if k := len(f.out) - 1; t.word == centWord && k >= 0 && f.out[k].word == perWord {
		f.out[k].word, f.out[k].term, f.out[k].end = percent, percent, f.pos
		f.out[k].flags |= isStop
		return
	}
	if t.word == percentWord {
		t.word, t.term = percent, percent
	}
	acronym := letters > 1 && letters < 6 && upper == letters
	if stopWord(t.word) && !(acronym && letters == 2) {
		t.flags |= isStop
	}
	if upper > 0 && (acronym || isUpperAt(f.text, start)) {
		t.flags |= isCapital
	}
	f.add(t)
}

func (f *folder) add(t token) {
	if f.first {
		t.flags |= isFirst
	}
	if f.quoted {
		t.flags |= isQuoted
	}
	f.first = false
	f.out = append(f.out, t)
}

func isUpperAt(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsUpper(r)
}
