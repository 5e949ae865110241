package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/lede-reader/lede/model/store"
)

// lookEvery is how often the library is looked at while lede fills it. A look
// is a query of this process: it takes less of the machine than lede list would.
const lookEvery = 50 * time.Millisecond

// watcher notes when all articles stand in the list.
type watcher struct {
	want   int
	listed time.Duration // 0 until then

	store store.Store
	next  time.Duration
}

// watch looks at a library that there is already.
func watch(ctx context.Context, db string, want int) (*watcher, error) {
	s, err := store.Open(ctx, db, store.Options{})
	if err != nil {
		return nil, fmt.Errorf("look at the library: %w", err)
	}
	return &watcher{want: want, store: s}, nil
}

func (w *watcher) look(ctx context.Context, since time.Duration) {
	if w.listed > 0 || since < w.next {
		return
	}
	w.next = since + lookEvery
	all, err := w.store.Sources(ctx)
	if err != nil {
		return // the next look tells more
	}
	n := 0
	for i := range all {
		n += all[i].Articles
	}
	if n >= w.want {
		w.listed = since // when the look began
	}
}

func (w *watcher) close() { w.store.Close() }

// listed is how many articles the sources of a library have brought, as lede
// itself tells.
func listed(ctx context.Context, lede *program, db string) (int, error) {
	s, err := lede.run(ctx, limit, "sources", "--json", "--db", db)
	if err != nil {
		return 0, err
	}
	n := 0
	for line := range bytes.Lines(s.out) {
		var source struct{ Articles int }
		if err := json.Unmarshal(line, &source); err != nil {
			return 0, fmt.Errorf("lede sources --json: %w in %q", err, line)
		}
		n += source.Articles
	}
	return n, nil
}
