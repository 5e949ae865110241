package group

import (
	_ "embed"
	"math"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/lede-reader/lede/model"
)

//go:embed words/calendar.txt
var calendarText string

// calendar is the weekday (0 is Sunday) that a word names.
var calendar = sync.OnceValue(func() map[uint32]int {
	days := map[uint32]int{}
	for line := range listLines(calendarText) {
		day, err := strconv.Atoi(line[0])
		if err != nil {
			continue
		}
		for _, w := range line[1:] {
			days[foldWord(w)] = day
		}
	}
	return days
})

// calendarShort is calendar by short hash.
var calendarShort = sync.OnceValue(func() map[uint16]int {
	days := map[uint16]int{}
	for w, day := range calendar() {
		days[uint16(w)] = day
	}
	return days
})

// moment is when an article was published, as far as is known: the second, or
// only the weekday that it speaks of most.
type moment struct {
	unix    int64 // 0 if unknown
	weekday int8  // -1 if unknown
}

const anyDay = -1

// momentOf takes the published date, or the weekday that a text names most
// often (of two, the one named last): news without a date still says "on Friday".
func momentOf(d model.Date, ts []token) moment {
	if !d.IsZero() {
		return moment{d.Time.Unix(), int8(d.Time.Weekday())}
	}
	var counts [7]int
	best := anyDay
	for _, t := range ts {
		if day, ok := calendar()[t.word]; ok {
			counts[day]++
			if best == anyDay || counts[day] >= counts[best] {
				best = day
			}
		}
	}
	return moment{0, int8(best)}
}

// leadingDate reads a date that opens a text ("date 2025-02-19 …"), weak
// evidence for an article that carries none.
func leadingDate(text string) model.Date {
	for i, w := range strings.Fields(text[:min(len(text), 64)]) {
		if i == 3 {
			break
		}
		if d, err := model.ParseDate(w); err == nil {
			return d
		}
	}
	return model.Date{}
}

// days is the time between two moments in days, and whether both dates are
// known. With a date missing it is the distance between the weekdays, 0 if that
// is not known either.
func days(a, b moment) (d float64, known bool) {
	if a.unix != 0 && b.unix != 0 {
		return math.Abs(float64(a.unix-b.unix)) / (24 * 3600), true
	}
	if a.weekday < 0 || b.weekday < 0 {
		return 0, false
	}
	n := (int(a.weekday) - int(b.weekday) + 7) % 7
	return float64(min(n, 7-n)), false
}

// apart is the time between two moments, negative where a date is missing.
func apart(a, b moment) time.Duration {
	d, known := days(a, b)
	if !known {
		return -1
	}
	return time.Duration(d * 24 * float64(time.Hour))
}
