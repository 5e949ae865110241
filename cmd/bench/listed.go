package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"time"
)

// lookEvery is how often the list is looked at while lede fetches: each look is
// a process of its own, which takes some of the machine.
const lookEvery = 200 * time.Millisecond

// watcher notes when all articles stand in the list.
type watcher struct {
	lede   *program
	db     string
	want   int
	listed time.Duration
	next   time.Duration
}

func (w *watcher) look(ctx context.Context, since time.Duration) {
	if w.listed > 0 || since < w.next {
		return
	}
	if n, err := listed(ctx, w.lede, w.db); err == nil && n >= w.want {
		w.listed = since // when the look began
	}
	w.next = since + lookEvery
}

// listed is how many articles the sources of a library have brought.
func listed(ctx context.Context, lede *program, db string) (int, error) {
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	out, err := lede.command(ctx, "sources", "--json", "--db", db).Output()
	if err != nil {
		return 0, fmt.Errorf("lede sources: %w", err)
	}
	n := 0
	for line := range bytes.Lines(out) {
		var source struct{ Articles int }
		if err := json.Unmarshal(line, &source); err != nil {
			return 0, fmt.Errorf("lede sources --json: %w in %q", err, line)
		}
		n += source.Articles
	}
	return n, nil
}
