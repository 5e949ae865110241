package fetch

import (
	"net/http"
	"strconv"
	"strings"
	"time"
)

// BackOff is how long to leave a source alone that failed so many times in a
// row: five minutes, then twice as long each time, up to a day. random gives
// numbers from 0 up to 1; it takes up to a quarter off, so that sources that
// failed together are not asked together.
func BackOff(failures int, random func() float64) time.Duration {
	if failures <= 0 {
		return 0
	}
	wait := maxBackOff
	if doublings := failures - 1; doublings < 16 {
		wait = min(firstBackOff<<doublings, maxBackOff)
	}
	return wait - time.Duration(random()*float64(wait/4))
}

// retryAfter is when a server wants to be asked again, zero if it does not say:
// after a number of seconds, or at a date by its own clock.
func retryAfter(h http.Header, now time.Time) time.Time {
	said := strings.TrimSpace(h.Get("Retry-After"))
	if said == "" {
		return time.Time{}
	}
	wait, ok := seconds(said)
	if !ok {
		date, err := http.ParseTime(said)
		if err != nil {
			return time.Time{}
		}
		wait = date.Sub(clock(h, now))
	}
	if wait <= 0 {
		return time.Time{}
	}
	return now.Add(min(wait, maxWait))
}

// fresh is until when an answer is good, zero if that is not said.
func fresh(h http.Header, now time.Time) time.Time {
	life, ok := maxAge(h)
	if !ok {
		date, err := http.ParseTime(h.Get("Expires"))
		if err != nil {
			return time.Time{}
		}
		life = date.Sub(clock(h, now))
	}
	if age, ok := seconds(h.Get("Age")); ok {
		life -= age
	}
	if life <= 0 {
		return time.Time{}
	}
	return now.Add(min(life, maxFresh))
}

// maxAge is what Cache-Control says; true and 0 if it says not to rely on anything.
func maxAge(h http.Header) (life time.Duration, ok bool) {
	for part := range strings.SplitSeq(strings.ToLower(strings.Join(h.Values("Cache-Control"), ",")), ",") {
		part = strings.TrimSpace(part)
		if part == "no-cache" || part == "no-store" {
			return 0, true
		}
		if age, found := strings.CutPrefix(part, "max-age="); found {
			life, ok = seconds(strings.Trim(age, `"`))
		}
	}
	return life, ok
}

// clock is what time it is to the server.
func clock(h http.Header, now time.Time) time.Time {
	if date, err := http.ParseTime(h.Get("Date")); err == nil {
		return date
	}
	return now
}

// seconds reads a number of seconds, however large.
func seconds(s string) (time.Duration, bool) {
	s = strings.TrimSpace(s)
	if s == "" || strings.Trim(s, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n > int64(10*maxWait/time.Second) {
		return 10 * maxWait, true
	}
	return time.Duration(n) * time.Second, true
}
