package clean

import (
	_ "embed"
	"strings"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// place is where a block stands in its page.
type place struct {
	article  bool   // in <article>, <main> or what says it is the body
	body     bool   // in itemprop="articleBody" or a class that says so
	outside  string // the reason to drop it that an element around it gives
	list     int    // depth of lists
	marker   string
	quote    bool // in <blockquote>
	caption  bool
	table    bool
	pre      bool
	heading  int
	pullable bool // in an element marked as a pull quote
	byName   bool // outside comes from a class name or an id
}

// inside is the place of what stands in an element that stands at o. An element
// that holds most of the page is not judged by its name.
func (o place) inside(n *html.Node, holdsMost, prose bool) place {
	in := o.named(n)
	if holdsMost || prose && in.byName && light(in.outside) {
		in.outside = o.outside
	}
	return in
}

// light tells whether what has this reason holds no running text.
func light(reason string) bool {
	switch reason {
	case "navigation", "share", "tags", "byline", "screen", "paywall":
		return true
	}
	return false
}

func (o place) named(n *html.Node) place {
	switch n.DataAtom {
	case atom.Article, atom.Main:
		o.article = true
	case atom.Nav, atom.Menu:
		o.outside = "navigation"
	case atom.Footer:
		if !o.quote {
			o.outside = "footer"
		}
	case atom.Aside:
		o.outside = first(o.outside, "aside")
	case atom.Header:
		if !o.article {
			o.outside = "navigation"
		}
	case atom.Figcaption:
		o.caption = true
		o.outside = first(o.outside, "caption")
	case atom.Blockquote:
		o.quote = true
	case atom.Table:
		o.table = true
	case atom.Pre:
		o.pre = true
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		o.heading = int(n.Data[1] - '0')
	case atom.Ul, atom.Ol:
		o.list++
	}
	o.byName = false
	class, role := names(n)
	if attr(n, "itemprop") == "articleBody" {
		o.body, o.outside = true, ""
	}
	switch role {
	case "navigation", "menu", "menubar", "search":
		o.outside = "navigation"
	case "complementary":
		o.outside = first(o.outside, "aside")
	case "contentinfo":
		o.outside = "footer"
	case "dialog", "alertdialog", "alert":
		o.outside = "notice"
	case "main", "article":
		o.article = true
	case "tooltip":
		o.outside = "aside"
	}
	if class != "" && n.DataAtom != atom.Body && n.DataAtom != atom.Html && n.DataAtom != atom.Article && n.DataAtom != atom.Main {
		if reason := classReason(class); reason == "pullquote" {
			o.pullable = true
		} else if reason != "" && o.outside == "" {
			o.outside, o.byName = reason, true
		}
	}
	return o
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// names is the class and id of an element as words in small letters, and its role.
func names(n *html.Node) (class, role string) {
	for _, a := range n.Attr {
		switch a.Key {
		case "class", "data-testid", "data-component":
			class += " " + a.Val
		case "id":
			if strings.Count(a.Val, "-") < 3 && strings.Count(a.Val, "_") < 3 { // else the anchor of a heading
				class += " " + a.Val
			}
		case "role":
			role = strings.ToLower(a.Val)
		}
	}
	return class, role
}

//go:embed classes.txt
var classList string

var classReasons = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for reason, words := range kinds(classList) {
		for w := range words {
			out[w] = reason
		}
	}
	return out
})

// maxClasses is how many bytes of class names are looked at.
const maxClasses = 400

// classReason is what the names of an element say against it: the reason of the
// first of their words, or of two words that follow on each other, that the list
// knows.
func classReason(class string) string {
	class = class[:min(len(class), maxClasses)]
	list := classReasons()
	before := ""
	start := -1
	for i := 0; i <= len(class); i++ {
		c := byte(' ')
		if i < len(class) {
			c = class[i]
		}
		letter := 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
		bump := start >= 0 && i > start && 'A' <= c && c <= 'Z' && 'a' <= class[i-1] && class[i-1] <= 'z'
		if start >= 0 && (!letter || bump) {
			w := strings.ToLower(class[start:i])
			if r := list[w]; r != "" {
				return r
			}
			if before != "" {
				if r := list[before+"-"+w]; r != "" {
					return r
				}
			}
			before, start = w, -1
		}
		if c == ' ' {
			before = ""
		}
		if letter && start < 0 {
			start = i
		}
	}
	return ""
}

// hidden tells whether an element says that it is not shown.
func hidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "aria-hidden":
			if a.Val == "true" && !inline(n) { // a letter set as a picture is text
				return true
			}
		case "style":
			if s := strings.ToLower(strings.ReplaceAll(a.Val, " ", "")); strings.Contains(s, "display:none") || strings.Contains(s, "visibility:hidden") {
				return true
			}
		}
	}
	return false
}
