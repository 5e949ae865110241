package feed_test

import (
	"fmt"
	"strings"
	"testing"
)

// TestJSONTrouble reads JSON Feeds with something wrong; the first item is title,
// URL, text, byline and date.
func TestJSONTrouble(t *testing.T) {
	const head = `{"version":"https://jsonfeed.org/version/1","title":"T","items":[`
	for _, row := range []struct{ name, items, want string }{
		{"version 1", `{"id":"1","url":"/a","title":"A","content_text":"x","author":{"name":"Ada"},"date_published":"2025-02-19"}`, "A|https://harbour.example/a|x|Ada|2025-02-19"},
		{"only an id", `{"id":"https://harbour.example/a"}`, "|https://harbour.example/a|||"},
		{"a number for an id", `{"id":4711,"title":"A"}`, "A||||"},
		{"a link to elsewhere", `{"id":"1","external_url":"https://other.example/a","summary":"s"}`, "|https://other.example/a|s||"},
		{"another type", `{"id":"1","title":"A","tags":"one","authors":"Ada","content_html":"<p>x</p>"}`, "A||<p>x</p>||"},
		{"a relative link", `{"id":"1","url":"https://harbour.example/d/a","content_html":"<a href='b'>b</a>"}`, `|https://harbour.example/d/a|<a href="https://harbour.example/d/b">b</a>||`},
		{"a line end in a text", "{\"id\":\"1\",\"title\":\"A\nB\",\"content_text\":\"x\ty\"}", "A B||x\ty||"},
		{"commas too many", `{"id":"1","title":"A",},`, "A||||"},
		{"an escape that is none", `{"id":"1","title":"It\'s"}`, "It's||||"},
		{"half a pair", `{"id":"1","title":"\ud83d x"}`, "\uFFFD x||||"},
		{"HTML without a word", `{"id":"1","content_html":"<p></p>","content_text":"x"}`, "||x||"},
	} {
		t.Run(row.name, func(t *testing.T) {
			f := parse(t, head+row.items+"]}")
			if len(f.Items) != 1 || len(f.Problems) > 0 {
				t.Fatalf("%d items, %v", len(f.Items), f.Problems)
			}
			it := f.Items[0]
			if got := strings.Join([]string{it.Title, it.URL, it.Text + it.HTML, it.Byline, it.Published.String()}, "|"); got != row.want {
				t.Errorf("\n got %q\nwant %q", got, row.want)
			}
		})
	}
}

// TestOneBrokenJSON: whatever is wrong with one item of 500, the others stay.
func TestOneBrokenJSON(t *testing.T) {
	whole := jsonFeed(500)
	sound := parse(t, whole).Items
	from, to := strings.Index(whole, `{"id":"250"`), strings.Index(whole, `{"id":"251"`)
	for _, item := range []string{
		`{"id":"250","title":"no end of the quote},` + "\n",
		`{"id":"250","title":"no end of the object",` + "\n",
		`{"id":"250","title":"two ends"}},` + "\n",
		`{"id":"250","title":no quotes},` + "\n",
		`{"id" "250"},` + "\n",
		`{"id":"250","list":[1,2},` + "\n",
		`{"id":"250","attachments":[{"url":"x","mime_type":"a/b"},{"url":"y","mime_type":"a/b"}],"title":"no end},` + "\n",
		`null,`,
		`42,`,
		`{},`,
	} {
		f := parse(t, whole[:from]+item+whole[to:])
		if n := len(f.Items); n < 499 || len(f.Problems) != 1 {
			t.Errorf("%s: %d items, %v", item, n, f.Problems)
		}
		have := map[string]string{}
		for _, it := range f.Items {
			have[it.ID] = fmt.Sprint(it)
		}
		for i, it := range sound {
			if i != 249 && have[it.ID] != fmt.Sprint(it) {
				t.Errorf("%s: item %d is lost", item, i+1)
				break
			}
		}
	}
}

// TestJSONHead: members may stand in any order, and the end may be missing.
func TestJSONHead(t *testing.T) {
	f := parse(t, `{"items":[{"id":"1","title":"A"}],"icon":"/i.png","feed_url":"https://harbour.example/self","next_url":"/2","home_page_url":"https://harbour.example/","hubs":[{"type":"x","url":"y"}],"title":" The  Times","version":"https://jsonfeed.org/version/1.1"}`)
	if f.Title != "The Times" || f.Icon != "https://harbour.example/i.png" || f.Self == "" || f.Next != "https://harbour.example/2" || f.Items[0].Source != "The Times" || len(f.Problems) > 0 {
		t.Errorf("%+v", f)
	}
	f = parse(t, `{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","title":"A"}],"title":"The Ti`)
	if len(f.Items) != 1 || len(f.Problems) != 1 {
		t.Errorf("%+v", f)
	}
}
