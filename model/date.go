package model

import (
	"fmt"
	"time"
)

// Date is when something was published: a moment, or only a day where no more
// is known. The zero Date is unknown.
type Date struct {
	Time    time.Time
	DayOnly bool // Time is midnight UTC of the day
}

// Day returns the Date of a calendar day.
func Day(year int, month time.Month, day int) Date {
	return Date{time.Date(year, month, day, 0, 0, 0, 0, time.UTC), true}
}

// ParseDate reads RFC 3339 ("2025-02-19T08:30:00Z") or a day ("2025-02-19").
// Empty text is the zero Date.
func ParseDate(s string) (Date, error) {
	if s == "" {
		return Date{}, nil
	}
	if t, err := time.Parse(time.DateOnly, s); err == nil {
		return Date{t, true}, nil
	}
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return Date{}, fmt.Errorf("date %q: want RFC 3339 or YYYY-MM-DD", s)
	}
	return Date{Time: t}, nil
}

// IsZero tells whether the date is unknown.
func (d Date) IsZero() bool { return d.Time.IsZero() }

// String is the form that ParseDate reads; "" for the zero Date.
func (d Date) String() string {
	switch {
	case d.IsZero():
		return ""
	case d.DayOnly:
		return d.Time.Format(time.DateOnly)
	}
	return d.Time.Format(time.RFC3339)
}
