package desk

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/store"
)

// itemsOf are n items of a source, numbered from a number on.
func itemsOf(name string, from, n int) (items []model.Item) {
	for i := from; i < from+n; i++ {
		items = append(items, model.Item{ID: fmt.Sprintf("%s%d", name, i), Source: name, Text: body(i)})
	}
	return items
}

func receive(t *testing.T, s store.Store, items ...model.Item) {
	t.Helper()
	err := s.Update(t.Context(), func(tx store.Tx) error {
		_, err := tx.Receive(0, false, items)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func finish(t *testing.T, d *Desk) {
	t.Helper()
	if err := d.Finish(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// lessons counts what cleaning noted.
func lessons(t *testing.T, s store.Store) (n int) {
	t.Helper()
	for _, err := range s.Notes(t.Context(), store.CleanBook, -1<<63, 1<<63-1) {
		if err != nil {
			t.Fatal(err)
		}
		n++
	}
	return n
}

// What was learned from items whose storing is refused is written down with
// the next that is not.
func TestARefusedBatchCostsNoLessons(t *testing.T) {
	well := store.NewMemory()
	receive(t, well, itemsOf("S", 0, 20)...)
	finish(t, New(well, Options{}))
	want := lessons(t, well)

	s := &hooked{Store: store.NewMemory()}
	receive(t, s, itemsOf("S", 0, 20)...)
	d := New(s, Options{})
	s.failNote = true
	if err := d.Finish(t.Context()); !errors.Is(err, errFull) {
		t.Fatalf("a full disk: %v", err)
	}
	s.failNote = false
	finish(t, d)
	if got := lessons(t, s); got != want || want == 0 {
		t.Errorf("%d lessons are kept, want %d", got, want)
	}
	if got := len(rows(t, d, model.Query{})); got != 20 {
		t.Errorf("%d stories, want 20", got)
	}
}

// A desk that has looked at a source before another learned from it does not
// number its own lessons like the other's.
func TestTwoDesksLearnOfOneSource(t *testing.T) {
	s := store.NewMemory()
	receive(t, s, itemsOf("S", 0, 20)...)
	one, two := New(s, Options{}), New(s, Options{})
	if _, err := one.Article(t.Context(), "S3"); err != nil {
		t.Fatal(err)
	}
	finish(t, two)
	first := lessons(t, s)
	receive(t, s, itemsOf("S", 20, 20)...)
	finish(t, one)
	receive(t, s, itemsOf("S", 40, 20)...)
	finish(t, two)
	if got := lessons(t, s); got != 3*first {
		t.Errorf("%d lessons of 60 articles, and %d of 20", got, first)
	}
	copied := itemsOf("S", 5, 1)[0]
	copied.ID = "copy"
	receive(t, s, copied)
	finish(t, one)
	if p, err := one.Placement(t.Context(), "copy"); err != nil || p.Relation != model.Exact || p.To != "S5" {
		t.Errorf("a copy of what the other placed stands as %+v, %v", p, err)
	}
}

// The text that comes while the one before it is being cleaned is not lost.
func TestAnItemComesAgainWhileItIsCleaned(t *testing.T) {
	s := store.NewMemory()
	receive(t, s, itemsOf("S", 0, 1)...)
	d := New(s, Options{})
	waiting, err := s.Pending(t.Context(), false, 0, 10)
	if err != nil {
		t.Fatal(err)
	}
	receive(t, s, model.Item{ID: "S0", Source: "S", Text: body(7)})
	if err := d.lead(t.Context(), one(waiting)); err != nil {
		t.Fatal(err)
	}
	finish(t, d)
	if a, err := d.Article(t.Context(), "S0"); err != nil || !strings.Contains(a.Text(), "Word1of7") {
		t.Errorf("it says %.40q, %v", a.Text(), err)
	}
}

// Somebody who meets an error leaves the call to others.
func TestACallIsNotLost(t *testing.T) {
	d := New(store.NewMemory(), Options{})
	call := make(chan struct{}, 1)
	ring(call)
	err := d.until(t.Context(), nil, call, func(context.Context) error { return errFull })
	if !errors.Is(err, errFull) || len(call) != 1 {
		t.Errorf("%v, %d calls are left, want the one", err, len(call))
	}
}

func TestProblemsAreToldOnce(t *testing.T) {
	d := New(store.NewMemory(), Options{})
	for range 3 {
		d.problem(errFull)
	}
	c, _ := d.Wait(t.Context(), 0)
	if all, _ := d.Problems(t.Context()); len(all) != 1 || c.Progress.Problems != 1 {
		t.Errorf("%+v, counted as %d", all, c.Progress.Problems)
	}
	d.start()
	defer d.finish()
	if c, _ := d.Wait(t.Context(), 0); c.Progress.Problems != 0 {
		t.Errorf("%d are counted of a new reading", c.Progress.Problems)
	}
}

// What goes away does not stand between a person and the steps before.
func TestUndoPassesOverWhatIsGone(t *testing.T) {
	d := open(t, samples)
	id, other := "000_1c9b88aed9128fad.txt", "002_cc9a268175d66e70.txt"
	a, _ := d.Article(t.Context(), id)
	do(t, d, model.MarkRead, other)
	if _, err := d.Do(t.Context(), model.Action{Act: model.Restore, Articles: []string{id}, Start: a.Removed[1].Start}); err != nil {
		t.Fatal(err)
	}
	do(t, d, model.MarkRead, id)
	receive(t, d.store, model.Item{ID: "late", Text: body(1), Published: model.Day(2099, 1, 1)})
	finish(t, d)
	do(t, d, model.Star, other)
	if _, err := d.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	do(t, d, model.Star, "late")
	d.Keep, d.Now = time.Hour, func() time.Time { return time.Date(2090, 1, 1, 0, 0, 0, 0, time.UTC) }
	if err := d.expire(t.Context()); err != nil {
		t.Fatal(err)
	}
	if r, err := d.Undo(t.Context()); err != nil || r.Action.Act != model.Star || r.Story != "late" {
		t.Fatalf("undo: %+v, %v", r, err)
	}
	if r, err := d.Undo(t.Context()); err != nil || r.Count != 0 {
		t.Errorf("undo of what has gone: %+v, %v", r, err)
	}
	if r, err := d.Redo(t.Context()); err != nil || r.Action.Act != model.Star || r.Count != 1 {
		t.Errorf("redo of what is there: %+v, %v", r, err)
	}
}

// Nobody is asked for what could not be kept.
func TestNothingIsFetchedThatCannotBeKept(t *testing.T) {
	web := newSite(t)
	web.page("/feed", text("application/rss+xml", rss(web.URL, 1)))
	d := newLibrary(t)
	add(t, d, web.URL+"/feed")
	web.requests()
	s := &hooked{Store: d.store, failUpdate: true}
	d.store = s
	if err := d.Fetch(t.Context(), nil, nil); !errors.Is(err, errFull) {
		t.Errorf("fetch: %v", err)
	}
	if _, _, err := d.Add(t.Context(), web.URL+"/feed"); !errors.Is(err, errFull) {
		t.Errorf("add: %v", err)
	}
	if got := web.requests(); len(got) > 0 {
		t.Errorf("asked for %q", got)
	}
}

// A reading that is called off is not held against the source.
func TestCalledOffIsNoFailure(t *testing.T) {
	web := newSite(t)
	web.page("/feed", text("application/rss+xml", rss(web.URL, 1)))
	d := newLibrary(t)
	s, _ := add(t, d, web.URL+"/feed")
	asked := make(chan struct{})
	web.page("/feed", func(_ http.ResponseWriter, r *http.Request) {
		close(asked)
		<-r.Context().Done()
	})
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error)
	go func() { ended <- d.Fetch(ctx, nil, nil) }()
	<-asked
	cancel()
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Errorf("it ended with %v", err)
	}
	if now := sourceOf(t, d, s.Number); now.Failures != 0 || now.Trouble != (model.Problem{}) || !now.Next.IsZero() {
		t.Errorf("the source: %+v", now)
	}
}

// What a folder ails from is said until it is mended, and written down once.
func TestTroubleOfFilesStays(t *testing.T) {
	dir := t.TempDir()
	broken := filepath.Join(dir, "broken.jsonl")
	if err := os.WriteFile(broken, []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	d := newLibrary(t)
	s, _ := add(t, d, dir)
	version := d.version()
	for range 2 {
		if err := d.readFolders(t.Context(), nil); err != nil {
			t.Fatal(err)
		}
	}
	if now := sourceOf(t, d, s.Number); now.Trouble.Name != broken || d.version() != version {
		t.Errorf("trouble %+v, version %d and was %d", now.Trouble, d.version(), version)
	}
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	for i := range 3 {
		if err := d.readFolders(t.Context(), nil); err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			version = d.version()
		}
	}
	if now := sourceOf(t, d, s.Number); now.Failures != 1 || d.version() != version {
		t.Errorf("gone: %+v, version %d and was %d", now, d.version(), version)
	}
}

// A folder that is removed and followed again is read again.
func TestARemovedFolderIsReadAgain(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.txt"), []byte("A\n\n"+body(1)), 0o600); err != nil {
		t.Fatal(err)
	}
	d := newLibrary(t)
	known, err := d.Follow(t.Context(), model.Source{Kind: model.FolderSource, Address: dir})
	if err != nil || known {
		t.Fatal(known, err)
	}
	all, _ := d.Sources(t.Context())
	r := d.readFiles(t.Context(), all[0])
	if _, err := d.Undo(t.Context()); err != nil { // while it is read
		t.Fatal(err)
	}
	if out, err := d.keepReading(t.Context(), all[0], r); err != nil || out.Received.New != 0 {
		t.Errorf("taken in all the same: %+v, %v", out.Received, err)
	}
	if _, err := d.Redo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if out := fetchAll(t, d); len(out) != 1 || out[0].Received.New != 1 {
		t.Errorf("followed again it brings %+v", out)
	}
}

// How far a fetch has come is counted by what it brought, and what was left waiting.
func TestProgressOfAFetch(t *testing.T) {
	web := newSite(t)
	web.page("/feed", text("application/rss+xml", rss(web.URL, 1, 2, 3)))
	d := newLibrary(t)
	receive(t, d.store, itemsOf("left", 10, 2)...)
	if known, err := d.Follow(t.Context(), model.Source{Kind: model.FeedSource, Address: web.URL + "/feed"}); err != nil || known {
		t.Fatal(known, err)
	}
	fetchAll(t, d)
	c, _ := d.Wait(t.Context(), 0)
	if p := c.Progress; p.Busy || p.Done != 5 || p.Total != 5 {
		t.Errorf("in the end %+v", p)
	}
}

// Whoever quits leaves the queue to others at once.
func TestWhoQuitsLeavesTheQueue(t *testing.T) {
	s := store.NewMemory()
	d := New(s, Options{})
	if ours, err := d.lease(t.Context()); err != nil || !ours {
		t.Fatal(ours, err)
	}
	d.Close()
	if theirs, err := s.Lease(t.Context(), "another", time.Minute); err != nil || !theirs {
		t.Errorf("the queue is still taken: %v", err)
	}
}

// A name and a password in an address are shown nowhere.
func TestPasswordsAreNotShown(t *testing.T) {
	web := newSite(t)
	web.page("/feed", text("application/rss+xml", `<rss version="2.0"><channel><title></title><item><title>No link</title><description>`+body(1)+`</description></item></channel></rss>`))
	web.page("/bad", text("application/rss+xml", rss(web.URL, 2)))
	d := newLibrary(t)
	secret := strings.Replace(web.URL, "://", "://me:secret@", 1)
	s, says := add(t, d, secret+"/feed")
	bad, _ := add(t, d, secret+"/bad")
	web.page("/bad", text("text/plain", "nothing"))
	fetchAll(t, d)
	now := sourceOf(t, d, bad.Number)
	shown := []string{says, s.Label(), s.Shown(), now.Trouble.Error(), fmt.Sprint(d.Problems(t.Context()))}
	for _, r := range rows(t, d, model.Query{}) {
		a, err := d.Article(t.Context(), r.Story)
		shown = append(shown, r.Story, a.URL, a.Source, fmt.Sprint(err))
	}
	for _, text := range shown {
		if strings.Contains(text, "secret") {
			t.Errorf("shown: %s", text)
		}
	}
	if !strings.Contains(s.Address, "secret") || now.Trouble.What == "" {
		t.Errorf("it is asked at %s; trouble %+v", s.Address, now.Trouble)
	}
}

// What is wrong with a library is told as soon as it is opened, though nothing
// happens in it.
func TestTroublesAreToldAtOnce(t *testing.T) {
	d := New(&hooked{Store: store.NewMemory(), troubles: []model.Problem{{What: "may only be read"}}, failUpdate: true}, Options{})
	c, err := d.Wait(t.Context(), 0)
	if err != nil || c.Progress.Problems != 1 || c.Progress.Busy {
		t.Errorf("%+v, %v", c, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() { d.Run(ctx); close(ended) }()
	cancel()
	<-ended
	if all, _ := d.Problems(t.Context()); len(all) != 1 {
		t.Errorf("said more than once: %+v", all)
	}
}

// Nothing of Run goes on when it has ended, in the middle of whatever it was.
func TestRunEndsWhole(t *testing.T) {
	web := newSite(t)
	asked := make(chan struct{}, 1)
	web.page("/feed", text("application/rss+xml", rss(web.URL, 1)))
	d := newLibrary(t)
	add(t, d, web.URL+"/feed")
	add(t, d, t.TempDir())
	web.page("/feed", func(_ http.ResponseWriter, r *http.Request) {
		asked <- struct{}{}
		<-r.Context().Done()
	})
	receive(t, d.store, itemsOf("S", 10, 100)...)
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() { d.Run(ctx); close(ended) }()
	<-asked
	cancel()
	<-ended
	if ours, err := d.store.Lease(t.Context(), "another", time.Minute); err != nil || !ours {
		t.Errorf("it still holds the queue, %v", err)
	}
	finish(t, New(expired{d.store}, Options{}))
	if got := len(rows(t, d, model.Query{})); got != 101 {
		t.Errorf("%d stories, want 101", got)
	}
}

// expired is a store whose leases nobody holds.
type expired struct{ store.Store }

func (expired) Lease(context.Context, string, time.Duration) (bool, error) { return true, nil }

// Pages are fetched over http and https, and on a private network only from the
// host of the source.
func TestPagesOfElsewhere(t *testing.T) {
	web, other := newSite(t), newSite(t)
	page := text("text/html", "<html><body><p>"+body(3)+"</p></body></html>")
	web.page("/own", page)
	other.page("/foreign", page)
	dir := t.TempDir()
	var lines strings.Builder
	for i, url := range []string{"file://" + dir + "/x.jsonl", dir + "/x.jsonl", "javascript:alert(1)", "ftp://127.0.0.1/x", other.URL + "/foreign", web.URL + "/own"} {
		fmt.Fprintf(&lines, "{\"id\":\"i%d\",\"url\":%q,\"text\":\"A taste of %d.\"}\n", i, url, i)
	}
	if err := os.WriteFile(filepath.Join(dir, "x.jsonl"), []byte(lines.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	d := newLibrary(t)
	if _, _, err := d.AddAs(t.Context(), dir, model.Source{FullText: true}); err != nil {
		t.Fatal(err)
	}
	finish(t, d)
	if got := append(web.requests(), other.requests()...); len(got) > 0 {
		t.Errorf("asked for %q", got)
	}
	for i := range 6 {
		if a, err := d.Article(t.Context(), fmt.Sprintf("i%d", i)); err != nil || !strings.Contains(a.Text(), "A taste") {
			t.Errorf("item %d went on as %q, %v", i, a.Text(), err)
		}
	}
}
