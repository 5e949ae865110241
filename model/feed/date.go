package feed

import (
	"strconv"
	"strings"
	"time"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/dates"
)

// maxDate is the longest text, in bytes, that is read as a date.
const maxDate = 100

// readDate reads a date as feeds write it: RFC 3339 and 822, with what is wrong in
// the wild: another weekday, a year of two figures, no zone (then it is UTC), the
// month in another language, a space for the T, seconds since 1970. Without a time
// of day it is a day. It is zero where the date cannot be, cannot be told
// (03/04/2025), or lies more than maxAhead before us; if now is zero none does.
func readDate(s string, now time.Time) model.Date {
	s = strings.ToLower(strings.TrimSpace(s))
	if s == "" || len(s) > maxDate {
		return model.Date{}
	}
	var m moment
	if !m.stamp(s) {
		for _, token := range strings.FieldsFunc(s, func(r rune) bool {
			return r == ' ' || r == ',' || r == '\t' || r == '\n' || r == '\r' || r == '\u00a0' || r == '(' || r == ')'
		}) {
			if !m.read(token) {
				return model.Date{}
			}
		}
	}
	d := m.date()
	if !now.IsZero() && d.Time.After(now.Add(maxAhead)) {
		return model.Date{}
	}
	return d
}

// moment is what has been read of a date.
type moment struct {
	year, month, day int
	clock, offset    bool // a time of day, a zone was given
	hour, min, sec   int
	nanos, zone      int // zone: minutes east
	unix             int64
	words            int // read that mean nothing to us
}

// read takes one token; false if no date has such.
func (m *moment) read(t string) bool {
	words := dates.Words()
	bare := strings.TrimRight(t, ".")
	minutes, isZone := zone(bare)
	switch {
	case words.Month[bare] > 0:
		if m.month > 0 && m.day == 0 { // 10 was the day: 10 Feb
			m.day, m.month = m.month, 0
		}
		m.month = words.Month[bare]
	case words.Kind[bare] == "half":
		m.half(bare[0] == 'p')
	case words.Kind[bare] == "filler":
	case isZone:
		m.zone, m.offset = minutes, true
	case t[0] == '+' || t[0] == '-':
		return m.readZone(t)
	case strings.HasPrefix(t, "gmt") || strings.HasPrefix(t, "utc"):
		return m.readZone(t[3:])
	case '0' <= t[0] && t[0] <= '9':
		return m.number(t)
	default: // a weekday, in any language, right or wrong
		m.words++
		return m.words <= 2 && !strings.ContainsAny(t, "0123456789")
	}
	return true
}

// stamp reads seconds or milliseconds since 1970.
func (m *moment) stamp(s string) bool {
	n, err := strconv.ParseInt(s, 10, 64)
	switch {
	case err != nil:
		return false
	case len(s) == 13:
		n /= 1000
	case len(s) != 10:
		return false
	}
	m.unix = n
	return true
}

// number takes a token that starts with a figure.
func (m *moment) number(t string) bool {
	if i := strings.IndexByte(t, ':'); i > 0 && i < 3 {
		return m.readClock(t)
	}
	parts, rest := figures(t)
	switch {
	case len(parts) == 3 && len(parts[0]) == 4: // 2025-02-19, 2025/02/19
		m.year, m.month, m.day = atoi(parts[0]), atoi(parts[1]), atoi(parts[2])
		return rest == "" || rest[0] == 't' && m.readClock(rest[1:]) || rest == "z" || m.readZone(rest)
	case len(parts) == 3 && (len(parts[2]) == 4 || len(parts[2]) == 2) && rest == "":
		return m.ordinal(t, atoi(parts[0]), atoi(parts[1]), parts[2])
	case len(parts) != 1:
		return false
	}
	n := atoi(parts[0])
	switch {
	case len(t) >= 15 && len(parts[0]) == 8 && rest[0] == 't': // 20250219t083000z
		c := rest[1:]
		m.year, m.month, m.day = n/10000, n/100%100, n%100
		return m.readClock(c[:2] + ":" + c[2:4] + ":" + c[4:])
	case len(parts[0]) == 8 && rest == "":
		m.year, m.month, m.day = n/10000, n/100%100, n%100
	case len(parts[0]) == 4:
		m.year = n
	case len(parts[0]) > 2:
		return false
	case m.day == 0 && (rest == "" || rest == "." || rest == "st" || rest == "nd" || rest == "rd" || rest == "th" || rest == "er"):
		m.day = n
	case m.day > 0 && m.month > 0 && m.year == 0 && rest == "":
		m.year = century(n)
	case rest == "am" || rest == "pm":
		m.hour, m.clock = n, true
		m.half(rest == "pm")
	default:
		return false
	}
	return true
}

// ordinal takes 19.2.2025, and 19/2/2025 or 2/19/2025 where it can be told which
// it is.
func (m *moment) ordinal(t string, a, b int, year string) bool {
	switch {
	case strings.ContainsAny(t, ".") || a > 12 || a == b:
		m.day, m.month = a, b
	case b > 12:
		m.day, m.month = b, a
	default:
		return false
	}
	m.year = atoi(year)
	if len(year) == 2 {
		m.year = century(m.year)
	}
	return true
}

// century of a year of two figures: feeds are from 1999 on, what they tell of may
// be older.
func century(n int) int {
	if n < 70 {
		return 2000 + n
	}
	return 1900 + n
}

// readClock takes 8:30, 08:30:00.000+01:00, 8:30pm.
func (m *moment) readClock(t string) bool {
	parts, rest := figuresBy(t, ":")
	if len(parts) < 2 || len(parts) > 3 || len(parts[0]) > 2 || len(parts[1]) != 2 {
		return false
	}
	m.clock, m.hour, m.min = true, atoi(parts[0]), atoi(parts[1])
	if len(parts) == 3 {
		m.sec = atoi(parts[2])
	}
	if len(rest) > 1 && (rest[0] == '.' || rest[0] == ',') {
		n := 1
		for n < len(rest) && '0' <= rest[n] && rest[n] <= '9' {
			n++
		}
		m.nanos = atoi((rest[1:n] + "000000000")[:9])
		rest = rest[n:]
	}
	switch {
	case rest == "":
		return true
	case rest == "am" || rest == "pm":
		m.half(rest == "pm")
		return true
	}
	if minutes, ok := zone(rest); ok {
		m.zone, m.offset = minutes, true
		return true
	}
	return m.readZone(rest)
}

// readZone takes +0100, +01:00, +1, -0330; what nobody lives in is UTC.
func (m *moment) readZone(t string) bool {
	if t == "" || t[0] != '+' && t[0] != '-' {
		return false
	}
	f := strings.ReplaceAll(t[1:], ":", "")
	n, err := strconv.Atoi(f)
	if err != nil || len(f) > 4 || f[0] == '-' || f[0] == '+' {
		return false
	}
	if len(f) > 2 {
		n = n/100*60 + n%100
	} else {
		n *= 60
	}
	if n > 14*60 {
		n = 0
	}
	if t[0] == '-' {
		n = -n
	}
	m.zone, m.offset = n, true
	return true
}

// zone is how many minutes east of Greenwich a zone stands, by its name.
func zone(name string) (minutes int, ok bool) {
	if minutes, ok = dates.Words().Zone[name]; !ok {
		minutes, ok = dates.Words().Likely[name]
	}
	return minutes, ok
}

func (m *moment) half(afternoon bool) {
	switch {
	case afternoon && m.hour < 12:
		m.hour += 12
	case !afternoon && m.hour == 12:
		m.hour = 0
	}
}

// date is the date that was read, zero if it cannot be.
func (m *moment) date() model.Date {
	if m.unix > 0 {
		return model.Date{Time: time.Unix(m.unix, 0).UTC()}
	}
	d := time.Date(m.year, time.Month(m.month), m.day, 0, 0, 0, 0, time.UTC)
	if m.year < minYear || m.year > maxYear || m.month < 1 || d.Day() != m.day || int(d.Month()) != m.month {
		return model.Date{}
	}
	if m.year == 1970 && m.month == 1 && m.day == 1 { // no date at all, as a number
		return model.Date{}
	}
	if !m.clock {
		return model.Date{Time: d, DayOnly: true}
	}
	if m.hour > 24 || m.min > 59 || m.sec > 60 || m.hour == 24 && m.min > 0 {
		return model.Date{}
	}
	zone := time.UTC
	if m.zone != 0 {
		zone = time.FixedZone("", m.zone*60)
	}
	return model.Date{Time: time.Date(m.year, time.Month(m.month), m.day, m.hour, m.min, min(m.sec, 59), m.nanos, zone)}
}

// Newspapers put their archives in feeds, and mistakes read as year 1.
const (
	minYear = 1600
	maxYear = 2200
)

// figures cuts a token into its numbers, at "-", "/" or ".", and what follows.
func figures(t string) ([]string, string) { return figuresBy(t, "-/.") }

func figuresBy(t, marks string) (parts []string, rest string) {
	for {
		n := 0
		for n < len(t) && '0' <= t[n] && t[n] <= '9' {
			n++
		}
		if n == 0 {
			return parts, t
		}
		parts = append(parts, t[:n])
		if t = t[n:]; n > 14 || len(parts) == 3 || t == "" || strings.IndexByte(marks, t[0]) < 0 || len(t) < 2 || t[1] < '0' || t[1] > '9' {
			return parts, t
		}
		t = t[1:]
	}
}

// atoi is the number that s starts with, 0 if it starts with none or with one that
// is too large.
func atoi(s string) int {
	s = strings.TrimSpace(s)
	n := 0
	for n < len(s) && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	i, err := strconv.Atoi(s[:n])
	if err != nil {
		return 0
	}
	return i
}
