package main

import (
	"fmt"
	"strings"
)

// table is what was measured: a line a row of the report, a column a size.
type table struct {
	lines []*line
	kept  map[string]map[int]float64 // figures that bounds of larger sizes are shares of
}

type line struct {
	what  string
	bound string         // as it is to be read
	got   map[int]string // by articles stored
	missed
}

// missed tells, by size, whether the bound was missed; a size without a bound is
// not in it.
type missed map[int]bool

// keep remembers a figure of a size for the bounds of others.
func (t *table) keep(size int, what string, got float64) {
	if t.kept == nil {
		t.kept = map[string]map[int]float64{}
	}
	if t.kept[what] == nil {
		t.kept[what] = map[int]float64{}
	}
	t.kept[what][size] = got
}

// smallest is the figure of the smallest size, below that of the next smaller
// one; false if there is none.
func (t *table) smallest(size int, what string) (float64, bool) {
	best := size
	for n := range t.kept[what] {
		best = min(best, n)
	}
	return t.kept[what][best], best < size
}

func (t *table) below(size int, what string) (float64, bool) {
	best := 0
	for n := range t.kept[what] {
		if n < size {
			best = max(best, n)
		}
	}
	return t.kept[what][best], best > 0
}

// put enters one measurement; met may be nil where there is no bound.
func (t *table) put(what, bound string, size int, got string, met *bool) {
	for _, l := range t.lines {
		if l.what == what {
			l.enter(size, got, met)
			return
		}
	}
	l := &line{what: what, bound: bound, got: map[int]string{}, missed: missed{}}
	l.enter(size, got, met)
	t.lines = append(t.lines, l)
}

func (l *line) enter(size int, got string, met *bool) {
	l.got[size] = got
	if met != nil {
		l.missed[size] = !*met
	}
}

// atMost enters a number that is not to be over a bound; a bound of 0 or less
// is none.
func (t *table) atMost(what, bound string, size int, got, most float64) {
	var met *bool
	if most > 0 {
		ok := got <= most
		met = &ok
	}
	t.put(what, bound, size, number(got), met)
}

// atLeast enters a number that is not to be under a bound.
func (t *table) atLeast(what, bound string, size int, got, least float64) {
	var met *bool
	if least > 0 {
		ok := got >= least
		met = &ok
	}
	t.put(what, bound, size, number(got), met)
}

// number has as many digits as are worth reading.
func number(f float64) string {
	switch {
	case f != 0 && f < 10:
		return fmt.Sprintf("%.2g", f)
	case f < 100:
		return fmt.Sprintf("%.0f", f)
	}
	s := fmt.Sprintf("%.0f", f)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

func (t *table) markdown(sizes []int) string {
	var b strings.Builder
	b.WriteString("| |")
	for _, n := range sizes {
		b.WriteString(" " + number(float64(n)) + " |")
	}
	b.WriteString(" to reach |\n|---|" + strings.Repeat("---|", len(sizes)+1) + "\n")
	for _, l := range t.lines {
		b.WriteString("| " + l.what + " |")
		for _, n := range sizes {
			mark := ""
			if miss, bound := l.missed[n]; bound && miss {
				mark = " ✗"
			} else if bound {
				mark = " ✓"
			}
			got := l.got[n]
			if got == "" {
				got = "–"
			}
			b.WriteString(" " + got + mark + " |")
		}
		b.WriteString(" " + l.bound + " |\n")
	}
	return b.String()
}
