package desk

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/zeebo/xxh3"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/fetch"
	"github.com/lede-reader/lede/model/store"
)

// site is a web site over loopback whose pages a test writes.
type site struct {
	*httptest.Server
	mu    sync.Mutex
	pages map[string]func(http.ResponseWriter, *http.Request)
	asked []string // path, and whether with validators
}

func newSite(t *testing.T) *site {
	s := &site{pages: map[string]func(http.ResponseWriter, *http.Request){}}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		s.asked = append(s.asked, r.URL.Path+strings.Repeat("?", len(r.Header["If-None-Match"])))
		page := s.pages[r.URL.Path]
		s.mu.Unlock()
		if page == nil {
			http.NotFound(w, r)
			return
		}
		page(w, r)
	}))
	t.Cleanup(s.Close)
	return s
}

// text serves a text with a validator.
func text(kind, body string) func(http.ResponseWriter, *http.Request) {
	tag := fmt.Sprintf(`"%x"`, xxh3.HashString(body))
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", tag)
		w.Header().Set("Content-Type", kind)
		if r.Header.Get("If-None-Match") == tag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		fmt.Fprint(w, body)
	}
}

// rss is a feed of items with the numbers.
func rss(base string, numbers ...int) string {
	var b strings.Builder
	b.WriteString(`<rss version="2.0"><channel><title>The Feed</title><link>` + base + `</link>`)
	for _, n := range numbers {
		fmt.Fprintf(&b, `<item><title>Item %d</title><link>%s/%d</link><description>%s</description></item>`, n, base, n, body(n))
	}
	b.WriteString(`</channel></rss>`)
	return b.String()
}

func (s *site) page(path string, serve func(http.ResponseWriter, *http.Request)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.pages[path] = serve
}

// requests are the paths that were asked for since the last call.
func (s *site) requests() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	asked := s.asked
	s.asked = nil
	return asked
}

func newLibrary(t *testing.T) *Desk {
	c := fetch.New(fetch.Options{Version: "test"})
	t.Cleanup(c.Close)
	return New(store.NewMemory(), Options{Client: c})
}

func add(t *testing.T, d *Desk, address string) (model.Source, string) {
	t.Helper()
	s, says, err := d.Add(t.Context(), address)
	if err != nil {
		t.Fatalf("add %s: %v", address, err)
	}
	if err := d.Finish(t.Context()); err != nil {
		t.Fatal(err)
	}
	return s, says
}

func fetchAll(t *testing.T, d *Desk, numbers ...int64) (out []Outcome) {
	t.Helper()
	if err := d.Fetch(t.Context(), numbers, func(o Outcome) { out = append(out, o) }); err != nil {
		t.Fatal(err)
	}
	return out
}

func sourceOf(t *testing.T, d *Desk, number int64) model.Source {
	t.Helper()
	all, err := d.Sources(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range all {
		if s.Number == number {
			return s
		}
	}
	t.Fatalf("source %d is not followed: %+v", number, all)
	return model.Source{}
}

func TestAFeedIsFollowedAndReadAgain(t *testing.T) {
	web := newSite(t)
	web.page("/feed", text("application/rss+xml", rss(web.URL, 1, 2)))
	d := newLibrary(t)
	s, _ := add(t, d, web.URL+"/feed")
	if s.Kind != model.FeedSource || s.Title != "The Feed" {
		t.Errorf("source %+v", s)
	}
	if got := rows(t, d, model.Query{}); len(got) != 2 || got[0].Source != "The Feed" {
		t.Errorf("stories %+v, want two of The Feed", got)
	}
	if a, err := d.Article(t.Context(), web.URL+"/1"); err != nil || a.Headline != "Item 1" || a.Text() == "" {
		t.Errorf("article %+v, %v", a, err)
	}
	web.requests()
	version := d.version()
	fetchAll(t, d)
	if got := web.requests(); !slices.Equal(got, []string{"/feed?"}) || d.version() != version {
		t.Errorf("asked %q, version %d and was %d; want one conditional request and nothing written", got, d.version(), version)
	}
	web.page("/feed", text("application/rss+xml", rss(web.URL, 3, 2)))
	out := fetchAll(t, d)
	if len(out) != 1 || out[0].Received != (store.Received{New: 1}) {
		t.Errorf("outcome %+v, want one new", out)
	}
	if got := rows(t, d, model.Query{}); len(got) != 3 {
		t.Errorf("%d stories, want 3", len(got))
	}
	if _, says := add(t, d, web.URL+"/feed"); !strings.Contains(says, "already") {
		t.Errorf("added again it says %q", says)
	}
}

func TestAFeedIsFoundFromAPage(t *testing.T) {
	web := newSite(t)
	web.page("/", text("text/html", `<html><head><link rel="alternate" type="application/rss+xml" href="/feed"><link rel="alternate" type="application/atom+xml" href="/other"></head></html>`))
	web.page("/feed", text("application/rss+xml", rss(web.URL, 1)))
	d := newLibrary(t)
	s, says := add(t, d, web.URL)
	if s.Address != web.URL+"/feed" || !strings.Contains(says, "/other") {
		t.Errorf("found %+v, %q", s, says)
	}
}

func TestAPageIsReadItself(t *testing.T) {
	web := newSite(t)
	web.page("/story", text("text/html", `<html><head><title>A page</title></head><body><article><h1>A page</h1><p>`+body(1)+`</p><p>`+body(2)+`</p></article></body></html>`))
	d := newLibrary(t)
	s, says := add(t, d, web.URL+"/story")
	if s.Kind != model.PageSource || says == "" {
		t.Errorf("found %+v, %q", s, says)
	}
	if got := rows(t, d, model.Query{}); len(got) != 1 || got[0].Headline != "A page" {
		t.Errorf("stories %+v", got)
	}
}

func TestFullText(t *testing.T) {
	web := newSite(t)
	web.page("/feed", text("application/rss+xml", `<rss version="2.0"><channel><title>F</title>
<item><title>One</title><link>`+web.URL+`/1</link><description>Only a taste.</description></item>
<item><title>Two</title><link>`+web.URL+`/2</link><description>No page, only this.</description></item></channel></rss>`))
	web.page("/1", text("text/html", `<html><body><article><h1>One</h1><p>`+body(1)+`</p><p>`+body(2)+`</p></article></body></html>`))
	d := newLibrary(t)
	if _, _, err := d.AddAs(t.Context(), web.URL+"/feed", model.Source{FullText: true}); err != nil {
		t.Fatal(err)
	}
	if err := d.Finish(t.Context()); err != nil {
		t.Fatal(err)
	}
	one, err := d.Article(t.Context(), web.URL+"/1")
	if err != nil || !strings.Contains(one.Text(), "Word5of1") {
		t.Errorf("the page's text is %q, %v", one.Text(), err)
	}
	two, err := d.Article(t.Context(), web.URL+"/2")
	if err != nil || !strings.Contains(two.Text(), "only this") {
		t.Errorf("without a page the text is %q, %v", two.Text(), err)
	}
	if problems, _ := d.Problems(t.Context()); len(problems) != 1 || problems[0].Name != web.URL+"/2" {
		t.Errorf("problems %+v", problems)
	}
}

func TestASourceThatFailsFailsAlone(t *testing.T) {
	web := newSite(t)
	web.page("/good", text("application/rss+xml", rss(web.URL, 1)))
	web.page("/bad", text("application/rss+xml", rss(web.URL, 2)))
	d := newLibrary(t)
	now := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	d.Now = func() time.Time { return now }
	good, _ := add(t, d, web.URL+"/good")
	bad, _ := add(t, d, web.URL+"/bad")
	web.page("/bad", nil)
	web.page("/good", text("application/rss+xml", rss(web.URL, 1, 3)))
	if out := fetchAll(t, d); len(out) != 2 {
		t.Errorf("outcomes %+v", out)
	}
	if s := sourceOf(t, d, bad.Number); s.Failures != 1 || s.Trouble.What == "" || !s.Next.After(now) {
		t.Errorf("the failed one %+v", s)
	}
	if s := sourceOf(t, d, good.Number); s.Failures != 0 || s.Articles != 2 {
		t.Errorf("the good one %+v", s)
	}
	web.requests()
	fetchAll(t, d)
	if got := web.requests(); slices.Contains(got, "/bad") {
		t.Error("it is not left alone for a while")
	}
	web.page("/bad", text("application/rss+xml", rss(web.URL, 2)))
	now = now.Add(24 * time.Hour)
	fetchAll(t, d)
	if s := sourceOf(t, d, bad.Number); s.Failures != 0 || s.Trouble != (model.Problem{}) || !s.Next.IsZero() {
		t.Errorf("after it recovered %+v", s)
	}
}

func TestMovedAndGone(t *testing.T) {
	web := newSite(t)
	web.page("/old", text("application/rss+xml", rss(web.URL, 1)))
	web.page("/new", text("application/rss+xml", rss(web.URL, 1, 2)))
	d := newLibrary(t)
	s, _ := add(t, d, web.URL+"/old")
	web.page("/old", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/new", http.StatusMovedPermanently) })
	fetchAll(t, d)
	if now := sourceOf(t, d, s.Number); now.Address != web.URL+"/new" {
		t.Errorf("it moved, and is asked at %s", now.Address)
	}
	web.page("/new", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusGone) })
	fetchAll(t, d)
	if now := sourceOf(t, d, s.Number); !now.Gone {
		t.Errorf("it is gone: %+v", now)
	}
	web.requests()
	fetchAll(t, d)
	if got := web.requests(); len(got) > 0 {
		t.Errorf("asked again: %q", got)
	}
	fetchAll(t, d, s.Number)
	if got := web.requests(); len(got) != 1 {
		t.Errorf("asked by name: %q", got)
	}
}

func TestUnfollowIsUndone(t *testing.T) {
	web := newSite(t)
	web.page("/feed", text("application/rss+xml", rss(web.URL, 1)))
	d := newLibrary(t)
	s, _ := add(t, d, web.URL+"/feed")
	if r, err := d.Do(t.Context(), model.Action{Act: model.Unfollow, Source: s.Number}); err != nil || r.Count != 1 {
		t.Fatalf("unfollow: %+v, %v", r, err)
	}
	if all, _ := d.Sources(t.Context()); len(all) != 0 || len(rows(t, d, model.Query{})) != 1 {
		t.Errorf("sources %+v; its story stays", all)
	}
	if r, err := d.Undo(t.Context()); err != nil || r.Count != 1 {
		t.Fatalf("undo: %+v, %v", r, err)
	}
	sourceOf(t, d, s.Number)
	for range 2 { // the following itself is a step too
		if _, err := d.Undo(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if all, _ := d.Sources(t.Context()); len(all) != 0 {
		t.Errorf("after undoing the following: %+v", all)
	}
}

func TestAFolderIsReadWhereItChanged(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("a.txt", "First\n\n"+body(1))
	d := newLibrary(t)
	s, _ := add(t, d, dir)
	if s.Kind != model.FolderSource || len(rows(t, d, model.Query{})) != 1 {
		t.Fatalf("source %+v", s)
	}
	write("b.txt", "Second\n\n"+body(2))
	write("broken.jsonl", "{")
	out := fetchAll(t, d)
	if len(out) != 1 || out[0].Received.New != 1 || len(out[0].Problems) != 1 {
		t.Errorf("outcome %+v", out)
	}
	if now := sourceOf(t, d, s.Number); !strings.Contains(now.Trouble.Name, "broken.jsonl") {
		t.Errorf("trouble %+v", now.Trouble)
	}
	if err := os.Remove(filepath.Join(dir, "broken.jsonl")); err != nil {
		t.Fatal(err)
	}
	fetchAll(t, d)
	if now := sourceOf(t, d, s.Number); now.Trouble != (model.Problem{}) {
		t.Errorf("trouble after the cure %+v", now.Trouble)
	}
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	fetchAll(t, d)
	if now := sourceOf(t, d, s.Number); now.Failures != 1 {
		t.Errorf("the folder is gone: %+v", now)
	}
}

// A folder without a file is no trouble: it is said when it is followed, and when it has
// become empty, and then no more.
func TestAnEmptyFolderIsNoTrouble(t *testing.T) {
	dir := t.TempDir()
	d := newLibrary(t)
	empty := dir + ": holds no .txt, .html or .jsonl files"
	s, says := add(t, d, dir)
	if says != empty {
		t.Errorf("it is followed: %q", says)
	}
	looks := func(what, want string) {
		t.Helper()
		out := fetchAll(t, d)
		if len(out) != 1 || out[0].Says != want || len(out[0].Problems) != 0 {
			t.Errorf("%s: %+v", what, out)
		}
		if now := sourceOf(t, d, s.Number); now.Trouble != (model.Problem{}) || now.Failures != 0 || now.Print == 0 {
			t.Errorf("%s: %+v", what, now)
		}
	}
	looks("empty", "")
	file := filepath.Join(dir, "a.txt")
	if err := os.WriteFile(file, []byte("First\n\n"+body(1)), 0o600); err != nil {
		t.Fatal(err)
	}
	looks("filled", "")
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	looks("empty again", empty)
	looks("still empty", "")
	if ps, _ := d.Problems(t.Context()); len(ps) != 0 {
		t.Errorf("problems %v", ps)
	}
}

func TestAddSaysWhatIsWrong(t *testing.T) {
	web := newSite(t)
	d := newLibrary(t)
	for address, want := range map[string]string{
		web.URL + "/none":    "404",
		"/no/such/folder":    "no such file",
		"not an address":     "",
		"http://127.0.0.1:1": "",
	} {
		if _, _, err := d.Add(t.Context(), address); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("add %s: %v, want %q", address, err, want)
		}
	}
	if all, _ := d.Sources(t.Context()); len(all) != 0 {
		t.Errorf("followed all the same: %+v", all)
	}
}

// In the background sources are read at once, what another process brings is
// cleaned, folders are watched, and what is old goes.
func TestRun(t *testing.T) {
	dir := t.TempDir()
	s := store.NewMemory()
	d := New(s, Options{Keep: 24 * time.Hour})
	if _, _, err := d.Add(t.Context(), dir); err != nil {
		t.Fatal(err)
	}
	old := store.Arrival{Article: model.Article{ID: "old", Published: model.Day(2020, 1, 1)}}
	if err := s.Update(t.Context(), func(tx store.Tx) error { return tx.Put(old) }); err != nil {
		t.Fatal(err)
	}
	go d.Run(t.Context())
	if err := os.WriteFile(filepath.Join(dir, "a.txt"), []byte("Came\n\n"+body(1)), 0o600); err != nil {
		t.Fatal(err)
	}
	err := s.Update(t.Context(), func(tx store.Tx) error {
		_, err := tx.Receive(0, false, []model.Item{{ID: "other", Text: body(2)}})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{filepath.Join(dir, "a.txt"), "other"} {
		for {
			if _, err := s.Article(t.Context(), id); err == nil {
				break
			}
			c, _ := d.Wait(t.Context(), 0)
			if _, err := d.Wait(t.Context(), c.Generation); err != nil {
				t.Fatal(err)
			}
		}
	}
	if _, err := s.Article(t.Context(), "old"); err == nil {
		t.Error("what is old is there still")
	}
}
