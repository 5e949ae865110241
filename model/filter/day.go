package filter

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// dayForms is what a day looks like, for a person.
const dayForms = "a day is 2026-02-19, today, yesterday, 3d or 2w"

// maxAgo is the most digits of "3d": a hundred thousand weeks are all of history.
const maxAgo = 5

// dayOf is when a day begins where now is.
func dayOf(value string, now time.Time) (day time.Time, ok bool) {
	value = strings.ToLower(value)
	switch value {
	case "today":
		return midnight(now, 0), true
	case "yesterday":
		return midnight(now, 1), true
	}
	if t, err := time.ParseInLocation(time.DateOnly, value, now.Location()); err == nil {
		return t, true
	}
	for unit, days := range map[string]int{"d": 1, "w": 7} {
		if digits, ok := strings.CutSuffix(value, unit); ok && isNumber(digits) {
			n, _ := strconv.Atoi(digits)
			return midnight(now, n*days), true
		}
	}
	return time.Time{}, false
}

// midnight is when the day so many days ago began.
func midnight(now time.Time, ago int) time.Time {
	y, m, d := now.Date()
	return time.Date(y, m, d-ago, 0, 0, 0, 0, now.Location())
}

func isNumber(s string) bool {
	return s != "" && len(s) <= maxAgo && strings.Trim(s, "0123456789") == ""
}

// mayBeDay tells whether a value may become a day.
func mayBeDay(value string) bool {
	value = strings.ToLower(value)
	if strings.HasPrefix("today", value) || strings.HasPrefix("yesterday", value) || isNumber(value) {
		return true
	}
	if len(value) <= len("2026-") {
		return strings.Trim(value[:min(len(value), 4)], "0123456789") == "" && (len(value) < 5 || value[4] == '-')
	}
	for month := 1; month <= 12; month++ {
		for day := 1; day <= 31; day++ {
			whole := fmt.Sprintf("%s-%02d-%02d", value[:4], month, day)
			if _, err := time.Parse(time.DateOnly, whole); err == nil && strings.HasPrefix(whole, value) {
				return true
			}
		}
	}
	return false
}
