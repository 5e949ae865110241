package model

import (
	"iter"
	"net/url"
	"strings"
	"time"
)

// Source is a place that items come from and that lede reads again.
type Source struct {
	Number  int64 // the library's own name for it, 0 before it is kept; never given twice
	Kind    SourceKind
	Address string // URL of a feed or page, absolute path of a folder or file; unique among those followed
	Name    string // what the person calls it, "" if nothing
	Title   string // what it calls itself
	Home    string // URL of the site that a feed is of
	Origin  string // the address it was first followed at: ids of its items may be made of it, and stay when it moves
	Folder  string // where the person filed it: "News/Europe", "" for nowhere

	FullText bool // the page of each item is fetched, and its text taken instead of the feed's
	Added    time.Time

	// What was learned when it was read last. It is written down only when it
	// changes: an answer that says "nothing new" changes nothing.
	ETag, LastModified string    // validators of the last answer, as they came
	Print              uint64    // of the body that was read last; 0: it was not read yet
	Next               time.Time // not to be asked before; zero: at any time
	Failures           int       // in a row
	Trouble            Problem   // what the last reading ran into; the zero Problem if nothing
	Gone               bool      // it said so (410): it is not asked again until the person asks
	Removed            bool      // not followed any more; kept for undo

	Articles int // that came from it
}

// Label is what a source is called: by the person, by itself, or by its address.
func (s *Source) Label() string {
	switch {
	case s.Name != "":
		return s.Name
	case s.Title != "":
		return s.Title
	}
	return s.Shown()
}

// Shown is the address as it may be shown: without user name and password.
func (s *Source) Shown() string {
	if s.Kind != FeedSource && s.Kind != PageSource {
		return s.Address
	}
	u, err := url.Parse(s.Address)
	if err != nil {
		return s.Address[strings.LastIndexByte(s.Address, '@')+1:]
	}
	u.User = nil
	return u.String()
}

// SourceKind says how a source is read.
type SourceKind string

// The kinds of sources.
const (
	FeedSource   SourceKind = "feed"   // RSS, Atom, RDF or JSON Feed at a URL
	PageSource   SourceKind = "page"   // one web page
	FolderSource SourceKind = "folder" // of .txt, .html and .jsonl files, watched
	FileSource   SourceKind = "file"   // one such file
)

// Note is something that an engine wants kept, under a number of its own.
type Note struct {
	Key   int64
	Value []byte // nil: nothing is kept under Key any more
}

// Notebook gives an engine back what it noted. What was noted is there once it
// is committed.
type Notebook interface {
	// Notes gives the notes with from ≤ Key < to, by Key. A Value is the
	// caller's.
	Notes(from, to int64) iter.Seq2[Note, error]
}

// Hit is an article that a search found.
type Hit struct {
	Article, Story string // ids
	Headline       string
	Source         string
	Published      Date
	Snippet        string   // some words around the first that was found
	Lit            [][2]int // bytes of Snippet that were looked for
}
