package main

import (
	"context"
	"fmt"
	"path/filepath"
	"time"
)

const mb = 1 << 20

// first is the first fetch of a library: 50 feeds, all new.
func (r *runner) first(ctx context.Context) error {
	lib, err := newLibrary(r.lede, filepath.Join(r.dir, "first"))
	if err != nil {
		return err
	}
	defer lib.close()
	f, err := lib.fetch(ctx, r.plan.first)
	if err != nil {
		return err
	}
	// it stands in the column of the size that it makes, or else the nearest
	r.ingested(f, fmt.Sprintf("first fetch of %s", number(float64(f.articles))), r.column(r.plan.first), enginesLeast)
	return nil
}

// further is a fetch on top of a library.
func (r *runner) further(ctx context.Context, lib *library, n int) error {
	f, err := lib.fetch(ctx, r.more)
	if err != nil {
		return err
	}
	rate := float64(f.articles) / f.wall.Seconds()
	least := enginesLeast
	if before, ok := r.table.below(n, "engines"); ok && n >= big {
		least = enginesKeep * before
	}
	r.table.keep(n, "engines", rate)
	r.ingested(f, fmt.Sprintf("%s more", number(float64(f.articles))), n, least)
	return nil
}

func (r *runner) ingested(f fetched, what string, size int, least float64) {
	r.table.atLeast(what+": articles/s in the list", "≥ 2,650", size, float64(f.articles)/f.listed.Seconds(), listedLeast)
	r.table.atLeast(what+": articles/s with all engines", "≥ 500; at 100k ≥ 80 % of that at 10k", size, float64(f.articles)/f.wall.Seconds(), least)
	r.table.atMost(what+": CPU, ms an article", "≤ 4 (two cores at 500/s)", size, ms(f.cpu)/float64(f.articles), enginesCPU)
	r.table.atMost(what+": peak memory, MB", "≤ 250", size, float64(f.peak)/mb, peakMost)
}

// column is the size of the plan that is nearest from below.
func (r *runner) column(n int) int {
	best := r.sizes[0]
	for _, s := range r.sizes {
		if s <= n {
			best = s
		}
	}
	return best
}

// refresh is a fetch that finds nothing new.
func (r *runner) refresh(ctx context.Context, lib *library, n int) error {
	// what the last process left open is closed by one that changes nothing
	if _, err := r.lede.run(ctx, limit, "fetch", "--db", lib.db()); err != nil {
		return err
	}
	before, err := lib.print()
	if err != nil {
		return err
	}
	lib.stand.Reset()
	s, err := r.lede.run(ctx, limit, "fetch", "--db", lib.db())
	if err != nil {
		return err
	}
	after, err := lib.print()
	if err != nil {
		return err
	}
	counts := lib.stand.Counts()
	all := counts.NotModified == feeds && counts.Requests() == feeds
	r.table.put("refresh, nothing new: 304 of requests", "50 of 50", n, fmt.Sprintf("%d of %d", counts.NotModified, counts.Requests()), &all)
	r.table.atMost("refresh: CPU, ms", "≤ 1.5 × newsraft (120)", n, ms(s.cpu), 1.5*newsraftRefresh)
	r.table.atMost("refresh: wall, ms", "", n, ms(s.wall), 0)
	r.table.atMost("refresh: peak memory, MB", "", n, float64(s.peak)/mb, 0)
	same := before == after
	wrote := "nothing"
	if !same {
		wrote = "something"
	}
	r.table.put("refresh: written to the database", "nothing", n, wrote, &same)
	return nil
}

func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
