package feed

import (
	"testing"
	"time"
)

// TestReadDate reads dates as they stand in feeds.
func TestReadDate(t *testing.T) {
	now := time.Date(2025, 2, 20, 12, 0, 0, 0, time.UTC)
	for _, row := range []struct{ name, in, want string }{
		{"RFC 822", "Wed, 19 Feb 2025 08:30:00 GMT", "2025-02-19T08:30:00Z"},
		{"an offset", "Wed, 19 Feb 2025 08:30:00 +0100", "2025-02-19T08:30:00+01:00"},
		{"an offset with a colon", "Wed, 19 Feb 2025 08:30:00 +01:00", "2025-02-19T08:30:00+01:00"},
		{"half an hour", "Wed, 19 Feb 2025 08:30:00 -0330", "2025-02-19T08:30:00-03:30"},
		{"another weekday", "Sun, 19 Feb 2025 08:30:00 GMT", "2025-02-19T08:30:00Z"},
		{"a weekday of another language", "mié., 19 feb 2025 08:30:00 +0000", "2025-02-19T08:30:00Z"},
		{"no weekday", "19 Feb 2025 08:30 GMT", "2025-02-19T08:30:00Z"},
		{"no zone", "Wed, 19 Feb 2025 08:30:00", "2025-02-19T08:30:00Z"},
		{"a zone by name", "Wed, 19 Feb 2025 08:30:00 EST", "2025-02-19T08:30:00-05:00"},
		{"a zone of nowhere", "Wed, 19 Feb 2025 08:30:00 +9999", "2025-02-19T08:30:00Z"},
		{"a zone twice", "Wed Feb 19 2025 08:30:00 GMT+0100 (CET)", "2025-02-19T08:30:00+01:00"},
		{"two figures", "Wed, 19 Feb 25 08:30:00 GMT", "2025-02-19T08:30:00Z"},
		{"two figures, old", "Fri, 19 Feb 99 08:30:00 GMT", "1999-02-19T08:30:00Z"},
		{"Sept", "Thu, 19 Sept 2024 08:30:00 GMT", "2024-09-19T08:30:00Z"},
		{"the month whole", "February 19, 2025 8:30 PM", "2025-02-19T20:30:00Z"},
		{"the month first", "Feb 19, 2025", "2025-02-19"},
		{"an ordinal", "19th February 2025", "2025-02-19"},
		{"German", "Mi, 19. Dez. 2024 08:30:00 MEZ", "2024-12-19T08:30:00+01:00"},
		{"German, März", "3. März 2024", "2024-03-03"},
		{"French", "mer., 19 févr. 2025 08:30:00 +0100", "2025-02-19T08:30:00+01:00"},
		{"French, août", "19 août 2024 08:30", "2024-08-19T08:30:00Z"},
		{"Italian, short", "gio, 12 dic 2024 08:30:00 +0100", "2024-12-12T08:30:00+01:00"},
		{"Russian", "ср, 19 фев 2025 08:30:00 MSK", "2025-02-19T08:30:00+03:00"},
		{"a zone of several", "Wed, 19 Feb 2025 08:30:00 IST", "2025-02-19T08:30:00+05:30"},
		{"asctime", "Wed Feb 19 08:30:00 2025", "2025-02-19T08:30:00Z"},
		{"Go's own", "2025-02-19 08:30:00.123 +0000 UTC", "2025-02-19T08:30:00Z"},
		{"RFC 3339", "2025-02-19T08:30:00Z", "2025-02-19T08:30:00Z"},
		{"RFC 3339, a fraction", "2025-02-19T08:30:00.123456789012345+01:00", "2025-02-19T08:30:00+01:00"},
		{"ISO with a space", "2025-02-19 08:30", "2025-02-19T08:30:00Z"},
		{"ISO, zone without a colon", "2025-02-19T08:30:00+0100", "2025-02-19T08:30:00+01:00"},
		{"ISO without marks", "20250219T083000Z", "2025-02-19T08:30:00Z"},
		{"ISO, no zone", "2025-02-19T08:30:00", "2025-02-19T08:30:00Z"},
		{"only a day", "2025-02-19", "2025-02-19"},
		{"a day, no marks", "20250219", "2025-02-19"},
		{"slashes", "2025/02/19 08:30:00", "2025-02-19T08:30:00Z"},
		{"points", "19.02.2025 08:30", "2025-02-19T08:30:00Z"},
		{"day and month can be told", "19/02/2025", "2025-02-19"},
		{"month and day can be told", "02/19/2025", "2025-02-19"},
		{"seconds", "1739953800", "2025-02-19T08:30:00Z"},
		{"milliseconds", "1739953800000", "2025-02-19T08:30:00Z"},
		{"midnight at its end", "2025-02-19T24:00:00Z", "2025-02-20T00:00:00Z"},
		{"a leap second", "Sat, 31 Dec 2016 23:59:60 GMT", "2016-12-31T23:59:59Z"},
		{"noon", "Feb 19, 2025 12:05 am", "2025-02-19T00:05:00Z"},
		{"tomorrow", "2025-02-22T08:30:00Z", "2025-02-22T08:30:00Z"},
		{"an archive", "Mon, 14 Jul 1789 12:00:00 GMT", "1789-07-14T12:00:00Z"},

		{"nothing", "", ""},
		{"prose", "yesterday", ""},
		{"a day that is none", "Wed, 31 Feb 2025 08:30:00 GMT", ""},
		{"a month that is none", "2025-13-01", ""},
		{"an hour that is none", "2025-02-19T25:00:00Z", ""},
		{"cannot be told", "03/04/2025", ""},
		{"the start of counting", "Thu, 01 Jan 1970 00:00:00 +0000", ""},
		{"year one", "0001-01-01T00:00:00Z", ""},
		{"far ahead", "2025-03-19T08:30:00Z", ""},
		{"a template", "{{date}}", ""},
		{"long", "Wed, 19 Feb 2025 08:30:00 GMT and so on and so on and so on and so on and so on and so on and so on and so on and so on", ""},
		{"a sign", "+", ""},
		{"half a zone", "2025-02-19T08:30:00+", ""},
		{"short without marks", "20250219t0830", ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			if got := readDate(row.in, now).String(); got != row.want {
				t.Errorf("%q: %q, want %q", row.in, got, row.want)
			}
		})
	}
	if d := readDate("2125-01-01", time.Time{}); d.IsZero() {
		t.Error("without a now no date is too late")
	}
}

// FuzzReadDate: nothing stops it, and what it reads can be.
func FuzzReadDate(f *testing.F) {
	for _, s := range []string{"Wed, 19 Feb 2025 08:30:00 GMT", "2025-02-19T08:30:00.1+01:00", "20250219T083000Z", "19.02.25", "1739953800000", "8:30pm 19 Sept 2024", "+-:", "1t", "20250219t"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if d := readDate(s, time.Time{}); !d.IsZero() && d.Time.Unix() < 1e10/2 && (d.Time.Year() < minYear-1 || d.Time.Year() > maxYear+1) {
			t.Errorf("%q: %v", s, d)
		}
	})
}
