package clean

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/lede-reader/lede/model/dates"
	"github.com/lede-reader/lede/model/given"
)

// maxByline is how many words a line of names has at most, "By" included.
const maxByline = 16

// The openings of a byline. Those of openerAlone are words, and names, of their own:
// what follows must be a name in every word. Those of openerColon are
// words of headlines: a colon must follow.
var (
	openerBy = formOf(`^(?i:(?:(?:an? )?(?:written|words|story|stories|report|reported|reporting|posted|published|submitted|authored|contributed|opinion|analysis|review|reviewed|commentary|comment|column|essay|guest (?:essay|post|column)|interview|exclusive|compiled|text|(?:text|words|story|stories) (?:and|&) (?:photos|photographs|pictures|images|video)|article|feature):? )?by|as told to|a cura di|de notre correspondant|de nuestro corresponsal|aus \p{L}+ berichtet|(?:van|von|de|dal|do|da|de la) (?:onze|unser(?:em|er)|notre|nuestr[oa]|nostr[oa]|nosso|nossa) (?:\pL+ )?(?:verslaggever|verslaggeefster|correspondente?|correspondante|redacteur|korrespondent(?:in)?|reporter(?:in)?|envoyée? spéciale?|corresponsal|enviad[oa] especial|inviat[oa]|corrispondente))(?: ?: *| ?[–—-] +| +)(\S.*)$`, opening("by", "a ", "an ", "authored", "contributed", "guest", "exclusive", "stories", "as told to", "written", "words", "story", "report", "posted", "published", "submitted", "opinion", "analysis", "review",
		"comment", "column", "essay", "interview", "compiled", "text", "article", "feature", "a cura", "aus ", "van ", "von ", "dal ", "do ", "da ", "de "))
	openerAlone = formOf(`^(?i:author|(?:(?:ein |eine )?(?:kommentar|gastbeitrag|analyse|essay|kolumne|bericht|reportage|glosse|rezension|interview|text|geschrieben|verfasst) )?von|(?:(?:écrit|rédigé|publié|texte|article) )?par|(?:(?:escrito|texto|publicado|reportagem|reportaje) )?por|(?:scritto |articolo |testo )?di|(?:geschreven )?door|(?:skriven |skrevet |text |tekst )?av|(?:skrevet )?af|propos recueillis par|oleh|ditulis oleh|laporan|napsala?|připravila?|opracowała?|napisała?|piše|napisa(?:o|la)|írta|scris de|γράφει (?:ο|η)|γράφουν (?:οι)|του|της|بقلم|كتب|כתב|מאת|tác giả|yazan|haberi):? +(\S.*)$`, opening("author", "ein", "kommentar", "gastbeitrag", "analyse", "essay", "kolumne", "bericht", "reportage", "glosse", "rezension", "interview", "text", "von", "par", "por", "di", "door", "av", "af", "propos", "publié", "ar", "texte", "texto", "publicado", "reporta", "escrito", "scritto", "testo", "geschr", "verfasst", "rédig", "skrevet", "skriven", "tekst", "oleh", "ditulis", "laporan", "naps", "opracow", "napis", "pi", "scris", "yazan", "haberi", "t"))
	openerFrom  = formOf(`^(?i:from) +(\S.*(?: in |, ).*|(?i:our|staff) .*)$`, opening("from "))
	openerColon = formOf(`^(?i:author|authors|authors? of (?:the|this) (?:article|story|post)|text (?:och|og) foto|tekst (?:og|i) (?:foto|zdjęcia)|teksti|kirjoittaja|toimittaja|автор|автори|авторы|текст|записала?|підготува(?:в|ла)|подготовила?|yazar|yazan|haber|muhabir|penulis|wartawan|reporterin|skrevet av|journalister|autorka|autoři|opracowanie|tekst i zdjęcia|συντάκτης|κείμενο|szerző|szerzők|írta|autorius|autors|tác giả|الكاتب|كاتب|كتابة|autor|autora|autore|auteur|text|(?:words|text|story) (?:and|&) (?:photos|photographs|pictures|images)|texte|texto|testo|tekst|words|writer|reporter|journalist|byline|by-line|redaktion|redacción|skribent): *(\S.*)$`, having(":"))
)

// openerRole is the role of who wrote, before a colon.
var openerRole = formOf(`^(?:\p{Lu}\S+ ){0,3}(?i:reporter|correspondent|writer|columnist|korrespondent(?:in)?|reporterin|corresponsal|correspondant|correspondante|verslaggever|reportero|reportera): +(\S.*)$`, having(":"))

// openerText stands before a name without a colon.
var openerText = formOf(`^(?:Text|TEXT|Words|WORDS|Texte|Texto|Testo|Tekst|Teksti|Story) +(\p{Lu}.*)$`, opening("te", "words", "story"))

// byline reads a line that says who wrote the copy: "By Jo Marsh and Al Orr".
// It gives what is printed after "By", up to a bar or a bullet. A line that
// ends as a sentence is none.
func byline(line string) (string, bool) {
	if len(line) > maxDateLine {
		return "", false
	}
	line = oneLine(line)
	if m := openerBy.find(line); m != nil {
		return namesOf(m[1], false)
	}
	if m := openerColon.find(line); m != nil {
		return namesOf(m[1], false)
	}
	if m := openerAlone.find(line); m != nil {
		return namesOf(m[1], true)
	}
	if m := openerFrom.find(line); m != nil {
		return namesOf(m[1], true)
	}
	if m := openerRole.find(line); m != nil {
		return namesOf(m[1], true)
	}
	if m := openerText.find(line); m != nil && givenName(firstWord(m[1])) {
		return namesOf(m[1], true) // "Text Jo Marsh"
	}
	return "", false
}

// besideNames parts a byline from what stands beside it on its line.
var besideNames = pattern(` *(?:[|•·⋅]|/| //| [–—-] )[ /]*`)

// partsBeside are the names of a line and what stands beside them.
func partsBeside(text string) []string {
	for i := range len(text) {
		if c := text[i]; c == '|' || c == '/' || c == '-' || c >= utf8.RuneSelf {
			return besideNames().Split(text, -1)
		}
	}
	return []string{text}
}

// namesOf reads what stands behind "By": names, perhaps with a place, a role, a
// paper, which are left out. Strictly, names stand in capitals, two words at least.
func namesOf(text string, strict bool) (string, bool) {
	parts := partsBeside(onlyWriters(text))
	for _, p := range parts[1:] {
		if !besideName(p) {
			return "", false
		}
	}
	name := behindRole(strings.TrimRight(parts[0], ", "))
	f := strings.Fields(name)
	if n := len(f); n == 0 || n >= maxByline || final(name) && !endsName(name) || noName(f) {
		return "", false
	}
	desk := nameParts()["desk"]
	small, big, behind, role := 0, 0, false, false
	for _, w := range f {
		word := strings.Trim(strings.ToLower(w), ".,()")
		role = role || desk[word]
		switch {
		case behind && houseWithFigure(w):
		case strings.ContainsAny(w, "0123456789:?!") || strings.Contains(strings.TrimSuffix(w, ";"), ";"):
			return "", false
		case nameWord(w):
			big++
		case particles()[word] || nameParts()["beside"][word] || nameParts()["beat"][word] || desk[word]:
		case behind:
			small++ // "senior climate reporter"
		default:
			return "", false
		}
		behind = behind || strings.HasSuffix(w, ",") || strings.HasSuffix(w, ";")
	}
	switch {
	case timeWord(f[0]) && (len(f) == 1 || len(f[0]) > len("April")):
		return "", false // "By Monday"
	case strict && !role && (big < 2 || !capital(f[0]) || particles()[strings.ToLower(f[0])]) && !agencyName(name):
		return "", false // "Von der Leyen"
	}
	alone := withoutSection(namesAlone(name))
	if nameless()[strings.ToLower(alone)] {
		alone = name // "Agencies and staff"
	}
	return alone, (big > 0 || role) && (small <= big/2 || role)
}

// houseWithFigure tells whether a word may be of the name of a station: "9News", "g1".
func houseWithFigure(w string) bool {
	return len(w) <= len("abc123") && strings.ContainsAny(w, "0123456789") && strings.ContainsFunc(w, unicode.IsLetter) && !strings.ContainsFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// timeWord tells whether a word names a day or a month.
func timeWord(w string) bool {
	w = strings.Trim(strings.ToLower(w), ".,")
	return dates.Words().Month[w] > 0 || dates.Words().Weekday[w] > 0
}

// besideName tells whether a text may stand behind a bar on a byline's line: a
// role, an agency, a place, a paper.
func besideName(text string) bool {
	f := strings.Fields(text)
	if len(f) == 0 {
		return true
	}
	return len(f) <= maxBeside && !strings.ContainsAny(text, "0123456789?!:;") && (capital(f[0]) || roleLine(text) || len(f) == 1 && strings.Contains(strings.Trim(text, "."), "."))
}

const maxBeside = 6 // words

// roleLine tells whether a text is the role of a writer: "Political editor".
func roleLine(text string) bool {
	f := strings.Fields(text)
	if len(f) == 0 || len(f) > maxBeside || final(text) {
		return false
	}
	return role(f[len(f)-1]) || role(f[0])
}

// role tells whether a word ends a role: "reporter", "Editor-in-Chief".
func role(w string) bool {
	w, _, _ = strings.Cut(strings.Trim(strings.ToLower(w), ",."), "-")
	return nameParts()["desk"][w]
}

func capital(w string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, `"'“‘(`))
	return unicode.IsUpper(r) || unicode.Is(unicode.Lo, r)
}

//go:embed names.txt
var nameList string

var nameParts = sync.OnceValue(func() map[string]map[string]bool { return kinds(nameList) })

func particles() map[string]bool { return nameParts()["particle"] }

// givenName tells whether a word is a given name, and hardly anything else.
func givenName(w string) bool { return given.Name(strings.ToLower(w)).Sure() }

// commonWords are words of headings that no one is called.
func commonWords() map[string]bool { return nameParts()["word"] }

// hashSet is a set of hashes of words.
type hashSet struct {
	may [64]uint64 // a bit for the lowest bits of each
	all map[uint32]bool
}

func (s *hashSet) has(h uint32) bool { return s.may[h>>6&63]&(1<<(h&63)) != 0 && s.all[h] }

// commonHashes are the hashes of the common words and of the words of dates:
// capitals that name no one.
var commonHashes = sync.OnceValue(func() *hashSet {
	set := &hashSet{all: map[uint32]bool{}}
	out := set.all
	for w := range commonWords() {
		out[hashWord(w)] = true
	}
	for w := range dates.Words().Month {
		out[hashWord(w)] = true
	}
	for w := range dates.Words().Kind {
		out[hashWord(w)] = true
	}
	for h := range out {
		set.may[h>>6&63] |= 1 << (h & 63)
	}
	return set
})
