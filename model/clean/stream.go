package clean

import (
	"iter"
	"runtime"
	"sync"

	"github.com/lede-reader/lede/model"
)

// Stream cleans the items of seq as Clean does one after the other, on all cores.
// What is wanted of each article then makes, in several goroutines at once; it comes
// out in the order of seq, errors of seq in their place, each as soon as it and all
// before it are ready, whether or not anything follows.
//
// What is known of a source when an item is cleaned are the items before it, and
// depends neither on the number of cores nor on time: a source's items wait for each
// other once they are laid out, and sources leave memory after each round of items.
//
// Until the stream has ended everyone waits who would change what is known. seq is
// asked from a goroutine of its own, ahead of what comes out; who stops early does not
// wait for it.
func Stream[T any](c *Cleaner, seq iter.Seq2[model.Item, error], then func(model.Item, *model.Article) T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		b := belt{cleaner: c, seq: seq, settle: func(m *memory, j *job) {
			m.finish(&j.article, j.sheet)
			m.learn(j.item.ID, j.sheet.source, j.sheet)
		}, then: func(j *job) any { return then(j.item, &j.article) }}
		for j := range b.run {
			made, _ := j.made.(T)
			if !yield(made, j.err) {
				return
			}
		}
	}
}

// LearnAll is Learn for what seq gives, on all cores, and passes over its errors.
// It ends with seq. As with Stream, everyone else waits.
func (c *Cleaner) LearnAll(seq iter.Seq2[model.Item, error]) {
	b := belt{cleaner: c, seq: seq, settle: func(m *memory, j *job) {
		m.learn(j.item.ID, j.sheet.source, j.sheet)
	}, then: func(*job) any { return nil }}
	for range b.run {
	}
}

// How far a belt runs ahead of what has come out: bytes of items (a longer one
// goes alone) and, for each core, items. After so many items, a round, sources may
// leave memory.
const (
	aheadBytes = 8 << 20
	aheadItems = 8
	round      = 256
)

// belt leads items through cleaning: each is laid out as soon as there is a core
// for it, settled (cleaned, learned) after the one before it of its source, made into
// something, and given in its turn.
type belt struct {
	cleaner *Cleaner
	seq     iter.Seq2[model.Item, error]
	settle  func(*memory, *job)
	then    func(*job) any
	room    room
	stopped chan struct{}
}

// job is an item on its way.
type job struct {
	item    model.Item
	err     error // of seq, in place of an item
	article model.Article
	sheet   *sheet
	made    any

	drafted, settled, ready chan struct{} // closed when it is
}

// run gives the jobs in order, each when it is ready.
func (b *belt) run(yield func(*job) bool) {
	b.cleaner.writer.Lock()
	defer b.cleaner.writer.Unlock()
	b.stopped = make(chan struct{})
	b.room.free = aheadBytes
	b.room.more.L = &b.room.mu
	ahead := aheadItems * runtime.GOMAXPROCS(0)
	came, going := make(chan *job, ahead), make(chan *job, ahead)
	go b.take(came)
	go b.send(came, going)
	defer func() {
		close(b.stopped)
		b.room.close()
		for range going {
		}
	}()
	for j := range going {
		<-j.ready
		if !yield(j) {
			return
		}
		b.room.give(weight(&j.item))
	}
}

// take starts a job for each item of seq.
func (b *belt) take(came chan<- *job) {
	defer close(came)
	for it, err := range b.seq {
		j := &job{item: it, err: err, drafted: make(chan struct{}), settled: make(chan struct{}), ready: make(chan struct{})}
		if !b.room.take(weight(&it)) {
			return
		}
		go func() {
			defer close(j.drafted)
			if j.err == nil {
				j.article, j.sheet = draft(j.item, &b.cleaner.shelf)
			}
		}()
		select {
		case came <- j:
		case <-b.stopped:
			return
		}
	}
}

// send settles jobs, those of a source one after the other. It ends when all
// that it began is ready.
func (b *belt) send(came <-chan *job, going chan<- *job) {
	defer close(going)
	var busy sync.WaitGroup
	defer busy.Wait()
	last := map[*memory]chan struct{}{} // settled, of this round
	for n := 0; ; {
		var j *job
		select {
		case <-b.stopped:
			return
		case j = <-came:
		}
		if j == nil {
			return
		}
		<-j.drafted
		if j.err != nil {
			close(j.ready)
		} else {
			m := b.cleaner.of(j.sheet.source)
			before := last[m]
			last[m] = j.settled
			busy.Go(func() {
				if before != nil {
					<-before
				}
				b.settle(m, j)
				close(j.settled)
				b.cleaner.shelf.give(j.sheet)
				j.sheet, j.made = nil, b.then(j)
				close(j.ready)
			})
			if n++; n%round == 0 {
				for _, settled := range last {
					<-settled
				}
				clear(last)
				b.cleaner.trim()
			}
		}
		select {
		case going <- j:
		case <-b.stopped:
			return
		}
	}
}

// weight is about how many bytes an item holds.
func weight(it *model.Item) int {
	return min(aheadBytes, len(it.Line)+len(it.Text)+pageBytes*len(it.HTML))
}

// room is bytes that may be taken.
type room struct {
	mu     sync.Mutex
	more   sync.Cond // on mu
	free   int
	closed bool
}

// take waits until there are n; false once it is closed.
func (r *room) take(n int) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	for r.free < n && !r.closed {
		r.more.Wait()
	}
	r.free -= n
	return !r.closed
}

func (r *room) give(n int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.free += n
	r.more.Signal()
}

func (r *room) close() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.closed = true
	r.more.Signal()
}
