package clean

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed credits.txt
var creditList string

// A creditWord is what a word of credits.txt may be: some of these.
type creditWord uint16

const (
	wordLead creditWord = 1 << iota
	wordStrong
	wordSource
	wordHouse
	wordDone
	wordIs
	wordDesk
	wordJoin
	wordFill
	wordThing
	wordKin
	wordPicture
)

var creditWords = sync.OnceValue(func() map[string]creditWord {
	kind := map[string]creditWord{
		"lead": wordLead, "strong": wordStrong, "source": wordSource, "house": wordHouse, "done": wordDone, "is": wordIs,
		"desk": wordDesk, "join": wordJoin, "fill": wordFill, "thing": wordThing, "kin": wordKin, "picture": wordPicture,
	}
	out := map[string]creditWord{}
	for k, words := range kinds(creditList) {
		for w := range words {
			out[w] |= kind[k]
		}
	}
	return out
})

// A creditItem is a piece of a text that may be a credit.
type creditItem struct {
	text string
	kind itemKind
	word creditWord // of credits.txt, 0 if it stands not there
	big  bool       // it is a word with a capital
	sep  byte       // the strongest sign before it: '/' of names side by side, ',' a colon, a bar or the like, '.' a stop, ' ' none
}

type itemKind uint8

const (
	itemWord    itemKind = iota // of credits.txt
	itemAgency                  // known
	itemLender                  // known, and no agency
	itemPicture                 // a photo house
	itemName                    // words in capitals that are not known
	itemLetters                 // small letters of an editor, beside a slash
	itemFigure                  // a year, a date, the number of a report
	itemSite                    // an address
)

// A creditReader is a text read as pieces of a credit. The zero value is ready.
type creditReader struct {
	items []creditItem
	room  [24]creditItem
	stop  bool // it ends as a sentence does
}

// mayBeCredit tells whether the small words that a text opens with are such as credits
// have: those of nearly every sentence are not. What read takes passes.
func mayBeCredit(text string) bool {
	looked := 0
	for at := 0; at < len(text) && looked < maxLooked; {
		end := at
		for end < len(text) && 'a' <= text[end] && text[end] <= 'z' {
			end++
		}
		next := strings.IndexByte(text[end:], ' ')
		if next == 0 && end > at {
			looked++
			if w := text[at:end]; creditWords()[w] == 0 && agencyBooks().first[w] == 0 && !insideNames(w) {
				return false
			}
		}
		if next < 0 {
			break
		}
		at = end + next + 1
	}
	return true
}

// maxLooked is how many small words are looked at.
const maxLooked = 4

// maxCreditItems is how many pieces a credit has at most: disclaimers are the
// longest.
const maxCreditItems = 48

// read parts a text, and tells whether every piece of it is one that credits have.
// It gives up at the first that is not, as it does in nearly every sentence.
func (l *creditReader) read(text string) bool {
	l.items, l.stop = l.room[:0], strings.HasSuffix(text, ".")
	sep := byte(' ')
	for at := 0; at < len(text); {
		if n, s := separator(text, at); n > 0 {
			at += n
			sep = max(sep, s)
			if s == '/' {
				sep = s
			}
			continue
		}
		n := l.piece(text[at:], sep)
		if n == 0 || len(l.items) > maxCreditItems {
			return false
		}
		at += n
		sep = ' '
	}
	return len(l.items) > 0
}

// separator is how many bytes at byte at of a text part names, and their rank.
func separator(text string, at int) (int, byte) {
	switch c := text[at]; {
	case c == ' ':
		return 1, ' '
	case c == '/' || c == '|':
		return 1, '/'
	case c == '-' && (at == 0 || text[at-1] == ' ' || text[at-1] == '-' || at+1 == len(text) || text[at+1] == ' ' || text[at+1] == '-'):
		return 1, '-'
	case strings.IndexByte(",;:()[]+*\"_", c) >= 0:
		return 1, ','
	case c == '.' && (at+1 == len(text) || text[at+1] == ' ' || text[at+1] == ')' || text[at+1] == '-'):
		return 1, '.'
	case c < utf8.RuneSelf:
		return 0, 0
	}
	r, n := utf8.DecodeRuneInString(text[at:])
	switch r {
	case '—', '–', '•', '·', '“', '”', '„', '\u00a0', '→':
		return n, ','
	}
	return 0, 0
}

// piece adds the piece that a text opens with, and tells its length; 0 if no
// credit has it.
func (l *creditReader) piece(text string, sep byte) int {
	if strings.HasPrefix(text, "©") {
		l.items = append(l.items, creditItem{text: "©", word: wordStrong, sep: sep})
		return len("©")
	}
	if strings.HasPrefix(text, "dpa:") && digit(text, len("dpa:")) {
		end := strings.IndexAny(text+" ", " )")
		l.items = append(l.items, creditItem{text: text[:end], kind: itemFigure, sep: sep})
		return end
	}
	end := wordEnd(text)
	word := text[:end]
	r, _ := utf8.DecodeRuneInString(word)
	big := unicode.IsUpper(r) || unicode.Is(unicode.Lo, r)
	last := len(l.items) - 1
	inName := last >= 0 && sep == ' ' && l.items[last].kind == itemName
	folded := strings.ToLower(strings.TrimRight(word, "'’"))
	kind := creditWords()[folded]
	if n, kind := knownAgency(text, end); n > 0 && !(inName && creditWords()[folded]&wordKin != 0) {
		l.items = append(l.items, creditItem{text: text[:n], kind: kind, sep: sep})
		return n
	}
	if big && last >= 0 && smallInNames(folded) && strings.IndexFunc(word, unicode.IsLower) > 0 {
		kind = 0 // "Al Orr"
	}
	if inName && insideNames(folded) && namedNext(text[end:]) {
		l.items[last].text += " " + word // "Courrier des Dunes"
		return end
	}
	switch {
	case kind != 0 && !(big && inName && kind&(wordKin|wordHouse) != 0 && kind&wordDesk == 0):
		l.items = append(l.items, creditItem{text: folded, word: kind, big: big, sep: sep})
	case digit(word, 0):
		if strings.Trim(word, "0123456789.-") != "" {
			return 0
		}
		l.items = append(l.items, creditItem{text: word, kind: itemFigure, sep: sep})
	case strings.ContainsAny(word, "@") || strings.Contains(strings.TrimRight(word, "."), ".") && strings.IndexFunc(word, unicode.IsLower) >= 0 && len(word) > len("St.A"):
		l.items = append(l.items, creditItem{text: word, kind: itemSite, sep: sep})
	case big:
		if l.apart(word, sep) {
			break
		}
		switch {
		case inName:
			l.items[last].text += " " + word // words of one name are few
		case last >= 0 && sep == ' ' && l.items[last].big && article(l.items[last].text):
			the := l.items[last].text
			l.items[last] = creditItem{text: strings.ToUpper(the[:1]) + the[1:] + " " + word, kind: itemName, sep: l.items[last].sep}
		default:
			l.items = append(l.items, creditItem{text: word, kind: itemName, sep: sep})
		}
	case len(word) <= maxInitials && (sep == '/' || end < len(text) && text[end] == '/' || last < 0 && strings.HasPrefix(text[end:], ", ")) && strings.IndexFunc(word, notInName) < 0:
		l.items = append(l.items, creditItem{text: word, kind: itemLetters, sep: sep})
	default:
		if i := strings.IndexAny(word, "'’"); i > 0 && i < 5 {
			skip := i + 1
			if word[i] != '\'' {
				skip = i + len("’")
			}
			if w := creditWords()[strings.ToLower(word[:i])]; (w != 0 || i == 1) && skip < len(word) {
				n := l.piece(text[skip:], ' ') // "l'AFP"
				if n == 0 {
					return 0
				}
				return skip + n
			}
		}
		return 0
	}
	return end
}

// smallInNames tells whether a word is a particle of names that with a capital opens one.
func smallInNames(word string) bool {
	switch word {
	case "al", "el", "de", "da", "do", "di", "del", "des", "du", "la", "le", "von", "van", "der", "ai", "et", "e", "y", "en":
		return true
	}
	return false
}

// insideNames tells whether a word joins those of one name: "Courrier des Dunes".
func insideNames(word string) bool {
	return word == "of" || word == "dos" || word == "das" || word == "den" || word == "ten" || word == "bin" || smallInNames(word) && word != "et" && word != "e" && word != "y" && word != "en"
}

// namedNext tells whether a text goes on with a word in capitals that no credit has.
func namedNext(text string) bool {
	text = strings.TrimPrefix(text, " ")
	end := wordEnd(text)
	if !capital(text[:end]) || creditWords()[strings.ToLower(text[:end])] != 0 {
		return false
	}
	n, _ := knownAgency(text, end)
	return n == 0
}

// article tells whether a word opens the names of papers.
func article(word string) bool {
	switch word {
	case "the", "le", "la", "el", "il", "der", "die", "das", "de":
		return true
	}
	return false
}

// wordEnd is where the word ends that a text opens with.
func wordEnd(text string) int {
	for i := 0; i < len(text); i++ {
		if n, _ := separator(text, i); n > 0 || strings.HasPrefix(text[i:], "©") {
			return i
		}
	}
	return len(text)
}

// knownAgency is the length of the agency, lender or photo house whose name a text
// opens with; end is where its first word ends.
func knownAgency(text string, end int) (int, itemKind) {
	b := agencyBooks()
	words := b.first[strings.ToLower(strings.TrimSuffix(strings.TrimRight(text[:end], "'’"), "'s"))]
	if words == 0 {
		words = b.first[strings.ToLower(text[:end])]
	}
	best, kind := 0, itemAgency
	if text[:end] == "the" {
		return 0, 0 // "the Associated Press"
	}
	for n, at := 1, end; n <= words; n++ {
		name := strings.TrimRight(text[:at], "'’")
		folded := strings.ToLower(strings.TrimSuffix(strings.TrimSuffix(name, "'s"), "’s"))
		switch {
		case b.folded[folded] && (capital(name) || b.written[name] || len(text) <= maxAgencies):
			best, kind = at, itemAgency
		case b.lenders[folded] && capital(name):
			best, kind = at, itemLender
		case b.pictures[folded]:
			best, kind = at, itemPicture
		}
		if at+1 >= len(text) || text[at] != ' ' {
			break
		}
		at += 1 + wordEnd(text[at+1:])
	}
	return best, kind
}

// apart adds the agencies of a word that joins them by hyphens, "AFP-JIJI", and
// tells whether it is one.
func (l *creditReader) apart(word string, sep byte) bool {
	if !strings.Contains(word, "-") {
		return false
	}
	parts := strings.Split(word, "-")
	for _, p := range parts {
		if !agencyNames()[p] {
			return false
		}
	}
	for _, p := range parts {
		l.items = append(l.items, creditItem{text: p, kind: itemAgency, sep: sep})
		sep = '/'
	}
	return true
}
