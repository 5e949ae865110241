package clean

import (
	"strconv"
	"strings"
	"time"

	"github.com/lede-reader/lede/model"
)

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
