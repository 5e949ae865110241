package fetch

import (
	"cmp"
	"context"
	"net/url"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// hosts sees that no host is asked too much, and that none waits for another.
type hosts struct {
	limits Limits
	now    func() time.Time
	mu     sync.Mutex
	all    map[string]*host
}

// host is one host and port.
type host struct {
	room chan struct{} // a place for each fetch at once
	pace *rate.Limiter

	// Below hosts.mu:
	until  time.Time // nobody asks before
	why    *Error    // what it said when until was set
	silent int       // how long it has not answered: see maxSilence
	users  int
	last   time.Time
}

// enter waits for a turn with the host of u; leave gives it back. A host that
// wants to be left alone is an *Error at once.
func (h *hosts) enter(ctx context.Context, u *url.URL, private bool) (leave func(), err error) {
	one := h.join(u)
	if err := h.resting(one); err != nil {
		h.quit(one)
		return nil, err
	}
	select {
	case one.room <- struct{}{}:
	case <-ctx.Done():
		h.quit(one)
		return nil, context.Cause(ctx)
	}
	leave = func() {
		<-one.room
		h.quit(one)
	}
	if !private || !own(u) {
		if err = one.pace.Wait(ctx); err != nil {
			err = cmp.Or(context.Cause(ctx), context.DeadlineExceeded) // the limiter fails before the deadline if it foresees it
		}
	}
	if err == nil {
		err = h.resting(one)
	}
	if err != nil {
		leave()
		return nil, err
	}
	return leave, nil
}

// join finds or makes the host of u; quit is its end.
func (h *hosts) join(u *url.URL) *host {
	h.mu.Lock()
	defer h.mu.Unlock()
	key := u.Scheme + u.Host
	one := h.all[key]
	if one == nil {
		h.forget()
		one = &host{
			room: make(chan struct{}, h.limits.PerHost),
			pace: rate.NewLimiter(rate.Limit(h.limits.PerSecond), h.limits.Burst),
		}
		h.all[key] = one
	}
	one.users++
	return one
}

func (h *hosts) quit(one *host) {
	h.mu.Lock()
	defer h.mu.Unlock()
	one.users--
	one.last = h.now()
}

// forget drops hosts that nothing is to be remembered of.
func (h *hosts) forget() {
	if len(h.all) < manyHosts {
		return
	}
	now := h.now()
	for key, one := range h.all {
		if one.users == 0 && !now.Before(one.until) && now.Sub(one.last) > lately {
			delete(h.all, key)
		}
	}
}

// resting is the error for a host that is not to be asked now, else nil.
func (h *hosts) resting(one *host) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	if one.why == nil || !h.now().Before(one.until) {
		return nil
	}
	e := *one.why
	e.Next = one.until
	return &e
}

// rest leaves the host of u alone until then.
func (h *hosts) rest(u *url.URL, until time.Time, why *Error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if one := h.all[u.Scheme+u.Host]; one != nil && until.After(one.until) {
		kept := *why
		one.until, one.why = until, &kept
	}
}

// heard says whether a host answered (silence 0) or how much it is to be counted
// that it did not; one that is silent for long is left alone for a while.
func (h *hosts) heard(u *url.URL, silence int) {
	h.mu.Lock()
	defer h.mu.Unlock()
	one := h.all[u.Scheme+u.Host]
	if silence == 0 {
		one.silent = 0
		return
	}
	if one.silent += silence; one.silent >= maxSilence {
		one.silent = 0
		one.until = h.now().Add(silentFor)
		one.why = &Error{Kind: TooSlow, What: "its host does not answer", Cure: again}
	}
}
