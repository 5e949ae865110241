package fetch

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// all asks every address at once and gives the errors by kind.
func all(t testing.TB, c *Client, addresses []string) map[Kind]int {
	kinds := map[Kind]int{}
	var mu sync.Mutex
	var wg sync.WaitGroup
	for _, address := range addresses {
		wg.Go(func() {
			_, err := get(t, c, address)
			mu.Lock()
			defer mu.Unlock()
			kinds[kindOf(err)]++
		})
	}
	wg.Wait()
	return kinds
}

func feedsOf(address string, n int) (all []string) {
	for i := range n {
		all = append(all, fmt.Sprintf("%s/%d", address, i))
	}
	return all
}

func TestTwoAtOnce(t *testing.T) {
	var now, most atomic.Int32
	address := serve(t, func(http.ResponseWriter, *http.Request) {
		if n := now.Add(1); n > most.Load() {
			most.Store(n)
		}
		time.Sleep(time.Millisecond)
		now.Add(-1)
	})
	if kinds := all(t, client(t, Options{}), feedsOf(address, 50)); kinds[""] != 50 {
		t.Errorf("answers %v", kinds)
	}
	if most.Load() != 2 {
		t.Errorf("%d requests at once", most.Load())
	}
}

func TestSlowHostHoldsNobodyUp(t *testing.T) {
	hang := make(chan struct{})
	slow := serve(t, func(http.ResponseWriter, *http.Request) { <-hang })
	quick := serve(t, func(http.ResponseWriter, *http.Request) {})
	c := client(t, Options{Limits: Limits{AtOnce: 4}})
	done := make(chan map[Kind]int)
	go func() { done <- all(t, c, feedsOf(slow, 50)) }()
	for len(c.slots) < 2 { // both that may are at it
		time.Sleep(time.Millisecond)
	}
	if kinds := all(t, c, feedsOf(quick, 50)); kinds[""] != 50 {
		t.Errorf("answers of the quick one %v", kinds)
	}
	if len(c.slots) != 2 {
		t.Errorf("the slow one has %d slots", len(c.slots))
	}
	close(hang)
	if kinds := <-done; kinds[""] != 50 {
		t.Errorf("answers of the slow one %v", kinds)
	}
}

func TestBusyHostIsLeftAlone(t *testing.T) {
	for _, code := range []int{429, 503} {
		var asked atomic.Int32
		address := serve(t, func(w http.ResponseWriter, r *http.Request) {
			asked.Add(1)
			if r.URL.Path == "/busy" {
				w.Header().Set("Retry-After", "3600")
				w.WriteHeader(code)
			}
		})
		other := serve(t, func(http.ResponseWriter, *http.Request) {})
		now := time.Now().Truncate(time.Second)
		c := client(t, Options{Now: func() time.Time { return now }})
		well(t, c, address)
		_, first := get(t, c, address+"/busy")
		_, then := get(t, c, address+"/feed")
		if kindOf(first) != Busy || kindOf(then) != Busy || asked.Load() != 2 {
			t.Fatalf("%v, then %v; asked %d times", first, then, asked.Load())
		}
		if then.Address != address+"/feed" || !then.Next.Equal(first.Next) {
			t.Errorf("%v, next at %v, was %v", then, then.Next, first.Next)
		}
		well(t, c, other)
		now = now.Add(time.Hour)
		well(t, c, address+"/feed")
	}
}

func TestPace(t *testing.T) {
	c := client(t, Options{Limits: Limits{Burst: 3, PerSecond: 1e-6}})
	u, _ := url.Parse("http://127.0.0.1/")
	enter := func(private bool) error {
		ctx, cancel := context.WithTimeout(context.Background(), time.Hour) // the limiter sees that this is too short
		defer cancel()
		leave, err := c.hosts.enter(ctx, u, private)
		if err == nil {
			leave()
		}
		return err
	}
	for range 3 {
		if err := enter(false); err != nil {
			t.Fatal(err)
		}
	}
	if err := enter(false); err != context.DeadlineExceeded {
		t.Errorf("a fourth request: %v", err)
	}
	if err := enter(true); err != nil {
		t.Errorf("this computer's own server: %v", err)
	}
}

func TestSilentHost(t *testing.T) {
	now := time.Now()
	c := client(t, Options{Now: func() time.Time { return now }})
	u, _ := url.Parse("http://example.org/")
	heard := func(silent ...int) error {
		for _, s := range silent {
			leave, err := c.hosts.enter(context.Background(), u, false)
			if err != nil {
				return err
			}
			c.hosts.heard(u, s)
			leave()
		}
		leave, err := c.hosts.enter(context.Background(), u, false)
		if err == nil {
			leave()
		}
		return err
	}
	if err := heard(noConnection, 0, noConnection, 0, 1, 1, 1, 1, 1); err != nil {
		t.Errorf("one that answers now and then: %v", err)
	}
	if err := heard(noAnswer); err == nil || err.(*Error).Kind != TooSlow {
		t.Errorf("one that does not answer: %v", err)
	}
	now = now.Add(silentFor)
	if err := heard(); err != nil {
		t.Errorf("a minute later: %v", err)
	}
}

func TestHostsAreForgotten(t *testing.T) {
	now := time.Now()
	c := client(t, Options{Now: func() time.Time { return now }})
	u, _ := url.Parse("http://busy.example/")
	busy := c.hosts.join(u)
	c.hosts.rest(u, now.Add(time.Hour), &Error{Kind: Busy})
	c.hosts.quit(busy)
	for i := range 10 * manyHosts {
		now = now.Add(time.Second)
		c.hosts.quit(c.hosts.join(&url.URL{Scheme: "http", Host: fmt.Sprint(i)}))
	}
	if n := len(c.hosts.all); n > manyHosts+1 {
		t.Errorf("%d hosts are remembered", n)
	}
	if len(c.hosts.all) == 0 || c.hosts.all["httpbusy.example"] == nil && now.Before(busy.until) {
		t.Error("one that wants to be left alone is forgotten")
	}
}

// TestBusyHostIsLeftAloneByThoseWhoWait: they stood in line already when it said so.
func TestBusyHostIsLeftAloneByThoseWhoWait(t *testing.T) {
	c := client(t, Options{})
	waiting := func() (n int) {
		c.hosts.mu.Lock()
		defer c.hosts.mu.Unlock()
		for _, one := range c.hosts.all {
			n += one.users
		}
		return n
	}
	var asked atomic.Int32
	var once sync.Once
	address := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		asked.Add(1)
		once.Do(func() { // the second stands here too until all have come
			for asked.Load() < 2 || waiting() < 10 {
				time.Sleep(time.Millisecond)
			}
		})
		w.Header().Set("Retry-After", "3600")
		w.WriteHeader(http.StatusServiceUnavailable)
	})
	if kinds := all(t, c, feedsOf(address, 10)); kinds[Busy] != 10 || asked.Load() != 2 {
		t.Errorf("answers %v, asked %d times", kinds, asked.Load())
	}
}
