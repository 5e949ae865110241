package fetch

import (
	"net/http"
	"testing"
	"time"
)

func TestBackOff(t *testing.T) {
	never := func() float64 { return 0 }
	for failures, want := range map[int]time.Duration{
		-1: 0, 0: 0, 1: 5 * time.Minute, 2: 10 * time.Minute, 3: 20 * time.Minute, 9: 1280 * time.Minute, 10: 24 * time.Hour, 64: 24 * time.Hour, 1 << 40: 24 * time.Hour,
	} {
		if got := BackOff(failures, never); got != want {
			t.Errorf("after %d: %v, want %v", failures, got, want)
		}
	}
	if got := BackOff(2, func() float64 { return 0.5 }); got != 8*time.Minute+45*time.Second {
		t.Errorf("with jitter: %v", got)
	}
}

func TestFresh(t *testing.T) {
	now := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	for _, row := range []struct {
		name string
		h    http.Header
		want time.Duration
	}{
		{"nothing", nil, 0},
		{"max-age", http.Header{"Cache-Control": {"public, max-age=600"}}, 10 * time.Minute},
		{"in capitals and quotes", http.Header{"Cache-Control": {`Max-Age="600"`}}, 10 * time.Minute},
		{"over two headers", http.Header{"Cache-Control": {"public", "max-age=600"}}, 10 * time.Minute},
		{"a year", http.Header{"Cache-Control": {"max-age=31536000"}}, 24 * time.Hour},
		{"more than there is", http.Header{"Cache-Control": {"max-age=99999999999999999999999"}}, 24 * time.Hour},
		{"old", http.Header{"Cache-Control": {"max-age=600"}, "Age": {"500"}}, 100 * time.Second},
		{"too old", http.Header{"Cache-Control": {"max-age=600"}, "Age": {"900"}}, 0},
		{"negative", http.Header{"Cache-Control": {"max-age=-600"}}, 0},
		{"no-cache", http.Header{"Cache-Control": {"max-age=600, no-cache"}}, 0},
		{"no-store beats Expires", http.Header{"Cache-Control": {"no-store"}, "Expires": {"Sun, 22 Nov 2026 13:00:00 GMT"}}, 0},
		{"Expires", http.Header{"Expires": {"Sun, 22 Nov 2026 13:00:00 GMT"}}, time.Hour},
		{"Expires, by the server's clock", http.Header{"Expires": {"Thu, 01 Jan 1970 01:00:00 GMT"}, "Date": {"Thu, 01 Jan 1970 00:00:00 GMT"}}, time.Hour},
		{"Expires before now", http.Header{"Expires": {"Sun, 22 Nov 2026 11:00:00 GMT"}}, 0},
		{"Expires 0", http.Header{"Expires": {"0"}}, 0},
		{"max-age beats Expires", http.Header{"Cache-Control": {"max-age=60"}, "Expires": {"Sun, 22 Nov 2026 13:00:00 GMT"}}, time.Minute},
	} {
		got := fresh(row.h, now)
		if row.want == 0 && !got.IsZero() || row.want > 0 && !got.Equal(now.Add(row.want)) {
			t.Errorf("%s: %v", row.name, got)
		}
	}
}
