package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/lede-reader/lede/model/store"
)

// start is from the call to a list that can be used, with a warm page cache.
func (r *runner) start(ctx context.Context, lib *library, n int) error {
	d, err := r.opened(ctx, lib)
	if err != nil {
		return err
	}
	want := head(d.Text())
	d.close()
	var first, list []float64
	for range r.runs {
		if err := r.quietMoment(ctx); err != nil {
			return err
		}
		d, err := r.read(ctx, lib)
		if err != nil {
			return err
		}
		err = d.Until(limit, func(text string) bool { return len(text) > screen.Height })
		first = append(first, ms(time.Since(d.started)))
		if err == nil {
			err = d.Until(limit, func(text string) bool { return head(text) == want })
		}
		list = append(list, ms(time.Since(d.started)))
		d.close()
		if err != nil {
			return err
		}
	}
	bound := newsraftStart
	if small, ok := r.table.below(n, "start"); ok && n >= big {
		bound = 1.2 * small
	}
	r.table.keep(n, "start", median(list))
	r.table.atMost("start: usable list, ms", "≤ newsraft (84); 100k ≤ 1.2 × 10k", n, median(list), bound)
	r.flat("first frame", "start: first frame, ms", n, median(first))
	return nil
}

// flat is a figure that is hardly to grow with the library.
func (r *runner) flat(name, what string, n int, value float64) {
	bound := 0.0
	if small, ok := r.table.smallest(n, name); ok {
		bound = sameAsSmall * small
	}
	r.table.keep(n, name, value)
	r.table.atMost(what, "≤ 1.5 × that at the smallest", n, value, bound)
}

// memory is what a reader holds that has just been opened.
func (r *runner) memory(_ context.Context, d *reader, n int) error {
	u, err := usageOf(d.Process())
	if err != nil {
		return err
	}
	r.flat("opened", "memory after opening, MB", n, float64(u.now)/mb)
	r.table.atMost("memory, peak of opening, MB", "", n, float64(u.peak)/mb, 0)
	return nil
}

// down is a step in the list, with the preview beside it and without.
func (r *runner) down(_ context.Context, d *reader, n int) error {
	if _, err := d.press(quietStart, "ctrl+d"); err != nil {
		return err
	}
	times := float64(r.plan.downs)
	split, err := d.downs(r.plan.downs)
	if err != nil {
		return err
	}
	r.table.atMost("a `down` beside the preview: bytes", "", n, float64(split.bytes)/times, 0)
	r.table.atMost("a `down` beside the preview: CPU over idle, ms", "", n, ms(split.cpu)/times, 0)
	if _, err := d.press(quietStart, "w"); err != nil { // the list alone
		return err
	}
	alone, err := d.downs(r.plan.downs)
	if err != nil {
		return err
	}
	r.table.atMost("a `down` in the list alone: bytes", "≤ newsboat (267)", n, float64(alone.bytes)/times, newsboatDown)
	r.table.atMost("a `down` in the list alone: CPU over idle, ms", "≤ newsboat (6.1); 100k ≤ .1 × newsboat (6)", n, ms(alone.cpu)/times, by(n, newsboatDownCPU, .1*newsboatDownBig))
	return nil
}

// downs goes down often and sums what it took: of CPU what is over that of as
// long a rest.
func (r *reader) downs(times int) (step, error) {
	const rest = time.Second
	before, err := usageOf(r.Process())
	if err != nil {
		return step{}, err
	}
	if err := r.Ended(rest); err == nil {
		return step{}, errors.New("lede ended by itself")
	}
	after, err := usageOf(r.Process())
	if err != nil {
		return step{}, err
	}
	idle := float64(after.cpu-before.cpu) / float64(rest)
	var sum step
	start := time.Now()
	for range times {
		s, err := r.press(quiet, "down")
		if err != nil {
			return sum, err
		}
		sum.cpu += s.cpu
		sum.bytes += s.bytes
	}
	sum.wall = time.Since(start)
	sum.cpu = max(0, sum.cpu-time.Duration(idle*float64(sum.wall)))
	return sum, nil
}

// open is an article taken over the list, from the key to the whole page.
func (r *runner) open(ctx context.Context, d *reader, n int) error {
	if _, err := d.press(quietStart, "w"); err != nil { // so that opening has something to draw
		return err
	}
	wall, _, bytes, err := r.usual(ctx, func() (step, error) {
		s, err := d.press(quiet, "enter")
		if err != nil {
			return s, err
		}
		if _, err := d.press(quiet, "h"); err != nil {
			return s, err
		}
		_, err = d.press(quiet, "down")
		return s, err
	})
	if err != nil {
		return err
	}
	r.table.atMost("open an article: ms", "≤ 2.5 × newsboat (20)", n, wall, 2.5*newsboatOpen)
	r.table.atMost("open an article: bytes", "≤ 1.2 × newsboat (3,720)", n, bytes, 1.2*newsboatOpenB)
	return nil
}

// searched are a common word of the press, a rare one, and two together.
var searched = []string{"harbour", "ferryindex", "harbour council"}

// search is lede search, and typing in the reader.
func (r *runner) search(ctx context.Context, lib *library, n int) error {
	s, err := r.lede.run(ctx, limit, "--version")
	if err != nil {
		return err
	}
	r.table.atMost("the process alone (`lede --version`): CPU, ms", "", n, ms(s.cpu), 0)
	for _, words := range searched {
		wall, cpu, _, err := r.usual(ctx, func() (step, error) {
			s, err := r.lede.run(ctx, limit, "search", words, "--db", lib.db())
			if s.code == 1 {
				err = nil // nothing found may be said with 1
			}
			return step{wall: s.wall, cpu: s.cpu}, err
		})
		if err != nil {
			return err
		}
		bound := by(n, .5*newsraftSearch, .1*newsraftFindBig)
		r.table.atMost(fmt.Sprintf("`lede search %s`: wall, ms", words), "≤ .5 × newsraft (35); 100k ≤ .1 × (46)", n, wall, bound)
		r.table.atMost(fmt.Sprintf("`lede search %s`: CPU, ms", words), "", n, cpu, 0)
	}
	if err := r.typed(ctx, lib, n); err != nil {
		return err
	}
	return r.inReader(ctx, lib, n, r.letters)
}

// letters types a word into the search of a reader.
func (r *runner) letters(ctx context.Context, d *reader, n int) error {
	const word = "harbour"
	if _, err := d.press(quiet, "/"); err != nil {
		return err
	}
	slowest := 0.0
	for _, letter := range word {
		wall, _, _, err := r.usual(ctx, func() (step, error) { // the letter, and back
			s, err := d.press(quiet, string(letter))
			if err != nil {
				return s, err
			}
			_, err = d.press(quiet, "backspace")
			return s, err
		})
		if err != nil {
			return err
		}
		slowest = max(slowest, wall)
		if _, err := d.press(quiet, string(letter)); err != nil {
			return err
		}
	}
	r.table.atMost("search as typed, slowest letter to screen, ms", "≤ 50", n, slowest, typedMost)
	return nil
}

// typed asks the store for every beginning of some words, as a person types them.
func (r *runner) typed(ctx context.Context, lib *library, n int) error {
	s, err := store.Open(ctx, lib.db(), store.Options{})
	if err != nil {
		return fmt.Errorf("open the library: %w", err)
	}
	defer s.Close()
	const words, hits = "harbour council", 100
	var slowest float64
	for end := 1; end <= len(words); end++ {
		var took []float64
		for range r.runs {
			start := time.Now()
			if _, err := s.Search(ctx, words[:end], "", true, hits); err != nil {
				return fmt.Errorf("search %q: %w", words[:end], err)
			}
			took = append(took, ms(time.Since(start)))
		}
		slowest = max(slowest, median(took))
	}
	r.table.atMost("search as typed, slowest beginning in the store, ms", "≤ 50", n, slowest, typedMost)
	return nil
}

// mark marks all that is listed as read, and not.
func (r *runner) mark(ctx context.Context, d *reader, n int) error {
	wall, cpu, _, err := r.usual(ctx, func() (step, error) {
		s, err := d.press(quietStart, "A")
		if err != nil {
			return s, err
		}
		_, err = d.press(quietStart, "u")
		return s, err
	})
	if err != nil {
		return err
	}
	r.table.atMost("mark all read: key to screen, ms", "≤ sfeed (81); 100k ≤ .1 × newsraft (473)", n, wall, by(n, sfeedMark, .1*newsraftMarkBig))
	r.table.atMost("mark all read: CPU, ms", "", n, cpu, 0)
	return nil
}

// session is what a reader holds after somebody worked with it.
func (r *runner) session(_ context.Context, d *reader, n int) error {
	keys := []string{"ctrl+d", "ctrl+d", "G", "g"}
	for range 10 {
		keys = append(keys, "enter", "space", "space", "h", "d")
	}
	keys = append(keys, "down", "enter", "h", "A", "u")
	for _, k := range keys {
		bytes, _ := d.Drawn()
		d.Press(k)
		d.Settle(quiet / 4)
		if drawn, _ := d.Drawn(); drawn == bytes {
			d.Settle(quiet) // it takes its time, or had nothing to do
		}
	}
	if _, err := d.settle(quietStart); err != nil {
		return err
	}
	u, err := usageOf(d.Process())
	if err != nil {
		return err
	}
	bound := by(n, min(.5*newsboatMB, 2.5*newsraftMB), min(.1*newsboatMBBig, 2.5*newsraftMBBig))
	r.table.atMost("memory after a session, MB", "≤ .5 × newsboat, 2.5 × newsraft (45; 55)", n, float64(u.now)/mb, bound)
	r.table.atMost("memory, peak of a session, MB", "", n, float64(u.peak)/mb, 0)
	return nil
}

// idleness watches a reader that nobody touches.
func (r *runner) idleness(_ context.Context, d *reader, n int) error {
	before, err := usageOf(d.Process())
	if err != nil {
		return err
	}
	bytes, _ := d.Drawn()
	start := time.Now()
	if err := d.Ended(time.Duration(r.plan.idle) * time.Second); err == nil {
		return errors.New("lede ended by itself")
	}
	after, err := usageOf(d.Process())
	if err != nil {
		return err
	}
	drawn, _ := d.Drawn()
	seconds := time.Since(start).Seconds()
	none := drawn == bytes
	r.table.put("idle: bytes/s", "0", n, number(float64(drawn-bytes)/seconds), &none)
	r.table.atMost("idle: CPU, ms/s", "≤ bare Bubble Tea (6)", n, ms(after.cpu-before.cpu)/seconds, idleCPU)
	r.table.atMost("idle: wakeups/s", "≤ bare Bubble Tea (300)", n, float64(after.waits-before.waits)/seconds, idleWaits)
	return nil
}

// usual does something as often as is measured, each time in a quiet moment, and
// gives the medians of what it took: ms, ms and bytes.
func (r *runner) usual(ctx context.Context, do func() (step, error)) (wall, cpu, bytes float64, err error) {
	var walls, cpus, sizes []float64
	for range r.runs {
		if err := r.quietMoment(ctx); err != nil {
			return 0, 0, 0, err
		}
		s, err := do()
		if err != nil {
			return 0, 0, 0, err
		}
		walls, cpus, sizes = append(walls, ms(s.wall)), append(cpus, ms(s.cpu)), append(sizes, float64(s.bytes))
	}
	return median(walls), median(cpus), median(sizes), nil
}

// median is the middle one.
func median(all []float64) float64 {
	all = slices.Sorted(slices.Values(all))
	return all[len(all)/2]
}
