package clean

import (
	"strconv"
	"strings"
	"time"
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
	into := &plain
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
		switch kind := words.Kind[bare]; {
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

// moment is what has been read of one date.
type moment struct {
	year, month, day int
	unsure           bool        // 02/03/2024: month and day cannot be told apart
	order            figureOrder // 25/03/2024: they can
	weekday          int         // 1–7, 0 if it is not printed
	hour, minute     int
	clock, zoned     bool
	somewhere        bool // a zone is named, but not which
	zone             int
}

func (m *moment) dated() bool { return m.unsure || m.year > 0 && m.month > 0 && m.day > 0 }

var (
	isoDate    = formOf(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:t(\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(z|[+-]\d{2}:?\d{2})?)?$`, func(t string) bool { return len(t) > 4 && strings.IndexByte("-/.", t[4]) >= 0 })
	plainDate  = pattern(`^(\d{1,2})([./-])(\d{1,2})[./-](\d{4})$`)
	shortDate  = pattern(`^(\d{1,2})\.(\d{1,2})\.(\d{2})$`)
	namedMonth = formOf(`^(\d{1,2})[-/.](\p{L}{3,10})\.?[-/.](\d{4}|\d{2})$`, func(t string) bool { return digit(t, 0) && either(t, 1, "-/.") })
	dayNumber  = pattern(`^(\d{1,2})(?:st|nd|rd|th|er|º|ª|\.|e)?$`)
	clockTime  = pattern(`^(\d{1,2})[:.h](\d{2})(?::\d{2})?(am|pm|a\.m\.?|p\.m\.?|z|h)?$`)
	hourOnly   = pattern(`^(\d{1,2})(am|pm)$`)
	offset     = pattern(`^(?:gmt|utc)?([+-])(\d{1,2}):?(\d{2})?$`)
)

// read takes a token with figures; false if it is none that a date has.
func (m *moment) read(t string) bool {
	if !digit(t, 0) {
		return m.clock && strings.IndexByte("gu+-", t[0]) >= 0 && m.offset(t)
	}
	if digit(t, 3) {
		if f := isoDate.find(t); f != nil && !m.dated() {
			m.year, m.month, m.day = number(f[1]), number(f[2]), number(f[3])
			if f[4] != "" {
				m.hour, m.minute, m.clock = number(f[4]), number(f[5]), true
				m.offset(f[6])
			}
			return m.valid()
		}
		if m.year == 0 && fullYear(t) {
			m.year = number(t[:4])
			return true
		}
	}
	if either(t, 1, "./-") {
		if f := plainDate().FindStringSubmatch(t); f != nil && !m.dated() {
			a, b := number(f[1]), number(f[3])
			m.year, m.day, m.month = number(f[4]), a, b
			switch {
			case b > 12:
				m.day, m.month, m.order = b, a, monthFirst
			case a > 12:
				m.order = dayFirst
			case f[2] != "." && a != b:
				m.unsure = true
			}
			return m.valid()
		}
		if f := shortDate().FindStringSubmatch(t); f != nil && !m.dated() {
			m.day, m.month, m.year = number(f[1]), number(f[2]), century(f[3])
			return m.valid()
		}
	}
	if !m.clock && either(t, 1, ":.h") {
		if f := clockTime().FindStringSubmatch(t); f != nil && number(f[1]) < 24 && number(f[2]) < 60 {
			m.hour, m.minute, m.clock = number(f[1]), number(f[2]), true
			m.half(f[3])
			return true
		}
	}
	if !m.clock && strings.HasSuffix(t, "m") {
		if f := hourOnly().FindStringSubmatch(t); f != nil && number(f[1]) <= 12 {
			m.hour, m.clock = number(f[1]), true
			m.half(f[2])
			return true
		}
	}
	if m.day == 0 && len(t) <= len("25th") {
		if f := dayNumber().FindStringSubmatch(t); f != nil && number(f[1]) >= 1 && number(f[1]) <= 31 {
			m.day = number(f[1])
			return true
		}
	}
	return false
}

// fullYear tells whether a token is a year: "1998", "2024.".
func fullYear(t string) bool {
	t = strings.TrimSuffix(t, ".")
	return len(t) == len("1998") && (t[:2] == "19" || t[:2] == "20") && digit(t, 2) && digit(t, 3)
}

// century is the year of two figures, of this century, or of four.
func century(s string) int {
	if len(s) == 2 {
		return 2000 + number(s)
	}
	return number(s)
}

// settle tells month and day apart, if the weekday fits one order only or
// order says which stands first.
func (m *moment) settle(order figureOrder) {
	if !m.unsure {
		return
	}
	fits := func(day, month int) bool {
		return (int(time.Date(m.year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Weekday())+6)%7+1 == m.weekday
	}
	if byDay, byMonth := fits(m.day, m.month), fits(m.month, m.day); m.weekday > 0 && byDay != byMonth {
		order = dayFirst
		if byMonth {
			order = monthFirst
		}
		m.order = order
	}
	if order == monthFirst {
		m.day, m.month = m.month, m.day
	}
	m.unsure = order == anyOrder
}

// half applies "am" or "pm" to the clock.
func (m *moment) half(s string) {
	switch {
	case s == "z":
		m.zoned = true
	case strings.HasPrefix(s, "p") && m.hour < 12:
		m.hour += 12
	case strings.HasPrefix(s, "a") && m.hour == 12:
		m.hour = 0
	}
}

func (m *moment) offset(s string) bool {
	f := offset().FindStringSubmatch(s)
	if f == nil {
		m.zoned = m.zoned || s == "z"
		return s == "z"
	}
	m.zone, m.zoned = number(f[2])*60+number(f[3]), true
	if f[1] == "-" {
		m.zone = -m.zone
	}
	return true
}

func (m *moment) valid() bool {
	return m.month >= 1 && m.month <= 12 && m.day >= 1 && m.day <= 31 && m.year >= 1900 && m.year < 2100
}

// date is a moment only where the zone is known; else the day as printed.
func (m *moment) date() model.Date {
	switch {
	case m.unsure || !m.valid():
		return model.Date{}
	case m.clock && m.zoned:
		zone := time.UTC
		if m.zone != 0 {
			zone = time.FixedZone("", m.zone*60)
		}
		return model.Date{Time: time.Date(m.year, time.Month(m.month), m.day, m.hour, m.minute, 0, 0, zone)}
	}
	return model.Day(m.year, time.Month(m.month), m.day)
}

func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

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
