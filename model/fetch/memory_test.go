package fetch

import (
	"net/http"
	"runtime/metrics"
	"strings"
	"sync"
	"testing"
	"time"
)

// maxMemory is what a fetch of hostile feeds may take (issue "the library").
const maxMemory = 150 << 20

// TestMemory: all hostile servers together, and 20 bodies that are as large as
// they may be, stay within it. Servers and client are one process here.
func TestMemory(t *testing.T) {
	part := make([]byte, 64<<10)
	large := func(w http.ResponseWriter, _ *http.Request) {
		for range (maxBody - 1<<20) / len(part) {
			if _, err := w.Write(part); err != nil {
				return
			}
		}
	}
	var addresses []string
	for range 5 {
		addresses = append(addresses, feedsOf(serve(t, large), 4)...)
	}
	for _, row := range hostile(t) {
		if row.kind == TooLarge && !strings.Contains(row.name, "empty") { // that one costs time, no memory
			addresses = append(addresses, row.address, row.address+"/2")
		}
	}
	c := client(t, Options{Limits: Limits{Whole: time.Minute, DripTime: time.Minute}}) // under the race detector it takes long
	peak := watchMemory(t)
	kinds := map[Kind]int{}
	var mu sync.Mutex
	var wg sync.WaitGroup
	for _, address := range addresses {
		wg.Go(func() {
			a, err := get(t, c, address)
			mu.Lock()
			defer mu.Unlock()
			kinds[kindOf(err)+kindOf(a.Cut)]++
		})
	}
	wg.Wait()
	if kinds[""] != 20 || kinds[TooLarge] != len(addresses)-20 {
		t.Errorf("answers %v", kinds)
	}
	if c.purse.free != newPurse(maxHeld-maxAtOnce*uncounted, 2*maxBody).free || len(c.slots) != 0 {
		t.Errorf("%d are free, %d slots taken", c.purse.free, len(c.slots))
	}
	if n := peak(); n > maxMemory {
		t.Errorf("%d MB were held at the peak", n>>20)
	} else {
		t.Logf("%d MB were held at the peak", n>>20)
	}
}

// watchMemory looks at the memory of the process until the function that it gives
// is called, which gives the most that it saw.
func watchMemory(t *testing.T) func() uint64 {
	end, most := make(chan struct{}), make(chan uint64)
	go func() {
		samples := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
		tick := time.NewTicker(time.Millisecond)
		defer tick.Stop()
		var peak uint64
		for {
			metrics.Read(samples)
			peak = max(peak, samples[0].Value.Uint64()-samples[1].Value.Uint64())
			select {
			case <-tick.C:
			case <-end:
				most <- peak
				return
			}
		}
	}()
	return func() uint64 {
		close(end)
		return <-most
	}
}
