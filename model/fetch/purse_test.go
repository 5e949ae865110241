package fetch

import (
	"context"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"testing"
)

// TestPurse: whatever fetches take, they never hold more than there is, and all
// come to an end.
func TestPurse(t *testing.T) {
	const size, most = 100, 40
	p := newPurse(size, most)
	var held, peak atomic.Int64
	var wg sync.WaitGroup
	for i := range 50 {
		wg.Go(func() {
			random := rand.New(rand.NewPCG(1, uint64(i)))
			for range 50 {
				s := &share{of: p}
				for left := random.Int64N(most) + 1; left > 0; {
					n := min(left, random.Int64N(10)+1)
					if err := s.take(context.Background(), n, func() {}, func() {}); err != nil {
						t.Error(err)
					}
					left -= n
					if now := held.Add(n); now > peak.Load() {
						peak.Store(now)
					}
				}
				held.Add(-s.held)
				s.giveBack()
			}
		})
	}
	wg.Wait()
	if peak.Load() > size || p.free != size || len(p.held) != 0 {
		t.Errorf("at most %d were held, %d of %d are free, %d hold some", peak.Load(), p.free, size, len(p.held))
	}
}

// TestSmallPassLarge: what is refused a large one is given to a small one, and
// waiting ends with the context.
func TestSmallPassLarge(t *testing.T) {
	p := newPurse(100, 60)
	a, b, small := &share{of: p}, &share{of: p}, &share{of: p}
	if got, _ := a.try(50); !got {
		t.Fatal("the first waits")
	}
	if got, _ := b.try(45); got {
		t.Fatal("10 more for the first are not there any more")
	}
	if got, _ := small.try(20); !got {
		t.Error("the small one waits for the large one")
	}
	ctx, cancel := context.WithCancel(context.Background())
	waited := 0
	if err := b.take(ctx, 45, func() { waited++; cancel() }, func() { waited++ }); err != context.Canceled || waited != 2 {
		t.Errorf("%v, waited %d", err, waited)
	}
	a.giveBack()
	if got, _ := b.try(45); !got {
		t.Error("it waits though there is enough")
	}
}
