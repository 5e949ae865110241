package feed_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lede-reader/lede/model/feed"
)

func TestDiscover(t *testing.T) {
	page := `<!DOCTYPE html><html><head><base href="/sub/">
<link rel="stylesheet" type="text/css" href="x.css">
<link rel="alternate" type="application/rss+xml" title="Harbour &amp; Co » Comments Feed" href="https://harbour.example/comments/feed/">
<link rel='Alternate' type='application/rss+xml; charset=utf-8' title=' Harbour  &amp; Co ' href='feed.xml'>
<link rel="alternate" type="application/atom+xml" href="//cdn.harbour.example/atom"/>
<link rel="alternate" type="application/feed+json" href="/feed.json">
<link rel="alternate" type="application/json" href="https://harbour.example/wp-json/wp/v2/pages/2">
<link rel="alternate" hreflang="de" href="https://harbour.example/de/">
<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">
<link rel="alternate" type="application/rss+xml" href="feed:https://other.example/rss">
<link rel="feed" href="plain">
<link rel="alternate" type="application/rss+xml" href="/sub/feed.xml">
</head><body><p>Text`
	want := []feed.Link{
		{Address: "https://harbour.example/sub/feed.xml", Title: "Harbour & Co", Type: "application/rss+xml"},
		{Address: "https://cdn.harbour.example/atom", Type: "application/atom+xml"},
		{Address: "https://harbour.example/feed.json", Type: "application/feed+json"},
		{Address: "https://other.example/rss", Type: "application/rss+xml"},
		{Address: "https://harbour.example/sub/plain"},
		{Address: "https://harbour.example/comments/feed/", Title: "Harbour & Co » Comments Feed", Type: "application/rss+xml"},
	}
	if diff := cmp.Diff(want, feed.Discover([]byte(page), "https://harbour.example/news/today.html")); diff != "" {
		t.Error(diff)
	}
	if got := feed.Discover([]byte(strings.Repeat(`<link rel=feed href=a><link rel=feed href=`+strings.Repeat("b", 99), 10_000)), "https://harbour.example/"); len(got) > 100 {
		t.Errorf("%d feeds of one page", len(got))
	}
	if got := feed.Discover([]byte("Hello"), ":"); got != nil {
		t.Error(got)
	}
}

func TestGuesses(t *testing.T) {
	got := feed.Guesses("https://harbour.example/blog/post.html?x=1#y")
	if got[0] != "https://harbour.example/blog/feed" || !strings.Contains(strings.Join(got, " "), "https://harbour.example/rss.xml") {
		t.Error(got)
	}
	for _, address := range []string{"https://harbour.example", "https://harbour.example/"} {
		if got := feed.Guesses(address); got[0] != "https://harbour.example/feed" {
			t.Error(address, got)
		}
	}
	for _, address := range []string{"", "mailto:a@b.c", "file:///etc", "https://"} {
		if got := feed.Guesses(address); got != nil {
			t.Error(address, got)
		}
	}
}

func TestSniff(t *testing.T) {
	for name, row := range map[string]struct {
		body, kind string
		want       bool
	}{
		"RSS":              {rss(1, 10), "text/html", true},
		"Atom":             {atom(1), "", true},
		"JSON Feed":        {jsonFeed(1), "", true},
		"RDF":              {`<?xml version="1.0"?><!-- x --><rdf:RDF xmlns="http://purl.org/rss/1.0/">`, "", true},
		"UTF-16":           {utf16of(rss(1, 10)), "", true},
		"a bare channel":   {"<channel><title>", "", true},
		"junk before":      {"<br><b>Notice</b> <rss>", "text/html", true},
		"page":             {"<!DOCTYPE html><html>", "application/rss+xml", false},
		"page, bare":       {"<p>Hi", "text/html", false},
		"JSON":             {`{"a":1}`, "application/json", false},
		"OPML":             {"<opml><body><outline/>", "text/xml", false},
		"empty":            {"", "application/rss+xml", false},
		"only by its type": {"<!-- long comment -->", "application/rss+xml; charset=utf-8", true},
	} {
		if got := feed.Sniff([]byte(row.body), row.kind); got != row.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
