package feed_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/lede-reader/lede/model/feed"
)

// FuzzParse: no bytes stop it, and its items are what the package promises.
func FuzzParse(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.*")
	for _, file := range files {
		b, _ := os.ReadFile(file)
		f.Add(b)
	}
	for _, s := range []string{
		rss(2, 100), atom(2), jsonFeed(2), rss(2, 100)[:700], jsonFeed(2)[:300], utf16of(rss(1, 10)), "<html><title>x", "", "\xFF\xFE<", "{}",
		"<!DOCTYPE x [<!ENTITY a 'b'>]><rss><item><title>&a;", open + "<item><title>A < B & C</titel><guid>x<item>" + end,
		`<feed xml:base="https://x.example/"><entry><content type="xhtml"><div><a href="b"/><![CDATA[c]]></div></content><author><name>x`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		got, err := feed.Parse(body, "", address, time.Time{})
		if err != nil {
			return
		}
		if len(got.Items) > 10_000 {
			t.Fatalf("%d items", len(got.Items))
		}
		seen := map[string]bool{}
		for _, it := range got.Items {
			if it.ID == "" || seen[it.ID] {
				t.Fatalf("the id %q stands there twice or is none", it.ID)
			}
			seen[it.ID] = true
			if it.Text != "" && it.HTML != "" {
				t.Error("both texts are filled")
			}
			if it.Source == "" {
				t.Error("an item without a source")
			}
			if it.URL != "" && !strings.HasPrefix(it.URL, "http://") && !strings.HasPrefix(it.URL, "https://") {
				t.Errorf("the address %q", it.URL)
			}
			for _, s := range []string{it.ID, it.Title, it.URL, it.Byline, it.Text, it.HTML, it.Source} {
				if !utf8.ValidString(s) {
					t.Errorf("%q is not UTF-8", s)
				}
			}
			if strings.ContainsAny(it.Title, "\n\r\t") {
				t.Errorf("the title %q has several lines", it.Title)
			}
		}
		again, _ := feed.Parse(body, "", address, time.Time{})
		for i, it := range again.Items {
			if it.ID != got.Items[i].ID {
				t.Errorf("another id the second time: %q, %q", got.Items[i].ID, it.ID)
			}
		}
	})
}
