package style

import (
	"time"

	"github.com/lede-reader/lede/model"
)

// Short is a date for a row: "08:30" of the day of now, "19 Feb" in its year,
// else "19 Feb 2024"; "" for an unknown one. A moment is told in now's zone, a
// day that has no time is never moved. A zero now leaves nothing out but the time.
func Short(d model.Date, now time.Time) string {
	if d.IsZero() {
		return ""
	}
	t := local(d, now)
	if now.IsZero() || t.Year() != now.Year() {
		return t.Format("2 Jan 2006")
	}
	if !d.DayOnly && t.YearDay() == now.YearDay() {
		return t.Format("15:04")
	}
	return t.Format("2 Jan")
}

// Long is a date for the head of an article: "Wed 19 Feb 2025 08:30", without
// the time where only the day is known; "" for an unknown one.
func Long(d model.Date, now time.Time) string {
	if d.IsZero() {
		return ""
	}
	if d.DayOnly {
		return d.Time.Format("Mon 2 Jan 2006")
	}
	return local(d, now).Format("Mon 2 Jan 2006 15:04")
}

func local(d model.Date, now time.Time) time.Time {
	if d.DayOnly || now.IsZero() {
		return d.Time
	}
	return d.Time.In(now.Location())
}
