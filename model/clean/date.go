package clean

import (
	"strings"
	"unicode/utf8"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/dates"
)

// maxDateLine is the longest line, in bytes, that is read as a date.
const maxDateLine = 160

// dateLine reads a line that is a date and nothing else: "3rd March 2024",
// "Published 3:21 AM EST, Wed August 14, 2024", "Fri 3 Oct 2025 09.58 GMT Last
// modified on …". ok tells that it is one; the date is zero where day and month
// cannot be told apart. Of two dates the day of publication counts.
func dateLine(line string) (d model.Date, ok bool) {
	m, ok := readDate(line, anyOrder)
	return m.date(), ok
}

// figureOrder is how day and month stand in a date of figures.
type figureOrder int

const (
	anyOrder figureOrder = iota
	dayFirst
	monthFirst
)

// readDate reads a line that is a date and nothing else. order counts where
// the line itself does not tell it.
func readDate(line string, order figureOrder) (m moment, ok bool) {
	if len(line) == 0 || len(line) > maxDateLine {
		return m, false
	}
	line, figures := plainFigures(line)
	if !figures {
		return m, false
	}
	if m, ok := asianDate(line); ok {
		return m, true
	}
	if strings.Contains(line, "min") || strings.Contains(line, "MIN") {
		line = readTime().ReplaceAllString(line, "")
	}
	var published, updated, plain, now moment
	into, foreign := &plain, false
	flush := func() {
		if now.dated() && !into.dated() {
			*into = now
		}
		now = moment{}
	}
	words := dates.Words()
	for token := range strings.FieldsFuncSeq(line, betweenFigures) {
		t := strings.ToLower(strings.Trim(token, ":-"))
		if t == "" || t == "/" {
			continue
		}
		if f := namedMonth.find(t); f != nil && words.Month[f[2]] > 0 && !now.dated() {
			now.day, now.month, now.year = number(f[1]), words.Month[f[2]], century(f[3])
			continue
		}
		bare := strings.TrimSuffix(t, ".")
		kind := words.Kind[bare]
		foreign = foreign || kind != "" && kind != "half" && kind != "weekday" && !fieldWords()["english"][bare]
		switch {
		case kind == "published" || kind == "updated":
			flush()
			into = &published
			if kind == "updated" {
				into = &updated
			}
		case now.read(t):
		case words.Month[bare] > 0 && now.month == 0:
			now.month = words.Month[bare]
		case words.Month[bare] > 0 && now.dated():
			flush()
			now.month = words.Month[bare]
		case kind == "weekday":
			if now.dated() && now.clock {
				flush()
			}
			now.weekday = words.Weekday[bare]
		case kind == "filler":
		case kind == "half":
			now.half(bare)
		case now.clock && !now.zoned && zoneLike(bare):
			now.somewhere = true
		default:
			minutes, known := words.Zone[bare]
			if !known {
				return m, false
			}
			now.zone, now.zoned = minutes, true
		}
	}
	flush()
	if foreign && order == anyOrder {
		order = dayFirst // English alone has both
	}
	// The order of figures in one date is that of the other.
	all := [...]*moment{&published, &plain, &updated}
	told := anyOrder
	for _, m := range all {
		if m.order != anyOrder {
			told, order = m.order, m.order
		}
	}
	for _, m := range all {
		if m.dated() {
			m.order = told
			m.settle(order)
			return *m, true
		}
	}
	return m, false
}

// betweenFigures tells whether r stands between the parts of a date.
func betweenFigures(r rune) bool {
	switch r {
	case ' ', '\t', '\u00a0', '\u202f', ',', '،', ';', '|', '(', ')', '[', ']', '•', '·', '–', '—':
		return true
	}
	return false
}

// zoneLike tells whether a word names several zones: the day stands as printed,
// the hour does not count.
func zoneLike(word string) bool {
	_, ok := dates.Words().Likely[word]
	return ok
}

// zeros are the noughts of the scripts whose figures dates are written in.
var zeros = []rune{'٠', '۰', '०', '০', '๐', '０'}

// zeroBytes are the bytes that their figures begin with.
const zeroBytes = "\xd9\xdb\xe0\xef"

// plainFigures is a line with the figures 0 to 9 for those of other scripts, and
// whether it has any.
func plainFigures(line string) (plain string, figures bool) {
	others := false
	for i := range len(line) {
		switch c := line[i]; {
		case c-'0' <= 9:
			figures = true
		case c >= utf8.RuneSelf && strings.IndexByte(zeroBytes, c) >= 0:
			others = true
		}
	}
	if !others {
		return line, figures
	}
	plain = strings.Map(func(r rune) rune {
		for _, zero := range zeros {
			if zero <= r && r <= zero+9 {
				figures = true
				return '0' + r - zero
			}
		}
		return r
	}, line)
	return plain, figures
}

// hasFigure tells whether a line has a figure of any script.
func hasFigure(line string) bool {
	_, figures := plainFigures(line)
	return figures
}

// readTime is the reading time that stands beside some dates.
var readTime = pattern(`(?i)[|•·,(–-]? ?\b\d{1,2}[ -]?min(?:s|ute|utes)?\b[ -]?(?:read)?\)?`)

var asian = formOf(`^\D{0,12}(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일号]?\D{0,12}(?:\d{1,2}\s*[:：時时시點点]\s*(?:\d{2})?\D{0,8})?$`, func(line string) bool { return strings.Contains(line, "年") || strings.Contains(line, "년") })

func asianDate(line string) (moment, bool) {
	f := asian.find(line)
	if f == nil {
		return moment{}, false
	}
	m := moment{year: number(f[1]), month: number(f[2]), day: number(f[3])}
	return m, m.valid()
}

var crawlDate = formOf(`^date (\d{4}-\d{2}-\d{2})(?:T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?(?:\s|$)`, opening("date "))

// datePrefix is the date that opens a paragraph and goes on with something else:
// the "date 2025-02-19" of crawls, or a full time stamp that ends in a zone
// name. n is its length in bytes, 0 if there is none.
func datePrefix(text string) (d model.Date, n int) {
	if f := crawlDate.find(text[:min(len(text), maxDateLine)]); f != nil {
		d, err := model.ParseDate(f[1])
		if err != nil {
			return model.Date{}, 0
		}
		return d, len(strings.TrimRight(f[0], spaces))
	}
	// The longest run of words from the start that reads as a date with time and
	// zone, or that says "published".
	head := text[:min(len(text), maxDateLine)]
	if !dateOpens(head) {
		return d, 0
	}
	best := 0
	for i := range head {
		if head[i] != ' ' && head[i] != '\n' {
			continue
		}
		if !endsDate(head[:i]) {
			continue
		}
		if m, ok := readDate(head[:i], anyOrder); ok && !m.unsure && (m.clock && (m.zoned || m.somewhere) || labelled(head)) {
			d, best = m.date(), i
		} else if best == 0 && i > maxDateLine/2 {
			break
		}
	}
	return d, best
}

// endsDate tells whether the last word of a text may be the last of a date: "The",
// "May" and "So" may be how a sentence begins.
func endsDate(text string) bool {
	last := text[max(strings.LastIndexByte(text, ' '), strings.LastIndexByte(text, '\n'))+1:]
	if hasFigure(last) {
		return true
	}
	bare := strings.Trim(strings.ToLower(last), ".,:|)")
	words := dates.Words()
	_, zone := words.Zone[bare]
	switch bare {
	case "uhr", "h", "hs", "hrs", "uur", "time", "г":
		return true
	}
	return zone || zoneLike(bare) || words.Kind[bare] == "half"
}

// dateOpens tells whether the first word may open a date.
func dateOpens(text string) bool {
	word, _, _ := strings.Cut(text, " ")
	word = strings.Trim(strings.ToLower(word), ":,.|")
	return word != "" && word[0] >= '0' && word[0] <= '9' || dates.Words().Kind[word] != "" || dates.Words().Month[word] > 0
}

func labelled(text string) bool {
	first, _, _ := strings.Cut(text, " ")
	kind := dates.Words().Kind[strings.Trim(strings.ToLower(first), ":")]
	return kind == "published" || kind == "updated"
}
