package outline

import (
	"bytes"
	"fmt"
	"io"
	"net/url"
	"strings"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/markup"
)

// The limits of this package. What is over one of them is a Problem.
const (
	maxFile     = 16 << 20 // of a list; the longest known have a megabyte
	maxSources  = 100_000  // of a list
	maxProblems = 1000     // that are told one by one
	maxFolders  = 32       // one inside another
	maxAddress  = 8 << 10  // bytes of a URL or path
	maxName     = 4 << 10  // bytes of a name or title; what is over is cut
)

// Read reads a list of sources. name is that of the file, for the Problems, whose
// lines are the file's. Sources come in its order, each address once.
func Read(name string, r io.Reader) ([]model.Source, []model.Problem) {
	l := &list{name: name, known: map[string]bool{}}
	body, err := io.ReadAll(io.LimitReader(r, maxFile+1))
	if err != nil {
		l.problem(0, "", "cannot be read to its end: %v", err)
	}
	if len(body) > maxFile {
		body = body[:maxFile]
		l.problem(0, "", "is larger than %d MB; what is behind that was not read", maxFile>>20)
	}
	doc := markup.Decode(body, "")
	switch root := rootOf(doc); root {
	case "opml", "outline":
		l.opml(doc)
	case "":
		l.lines(doc)
	case "html", "head", "body":
		l.problem(0, "save the list itself, not the page that shows it", "is an HTML page, not a list of sources")
	case "rss", "feed", "rdf:rdf":
		l.problem(0, "add its address as a source", "is a feed, not a list of sources")
	default:
		l.problem(0, "", "is XML, but not a list of sources: <%s>", root)
	}
	if len(l.sources) == 0 && len(l.problems) == 0 {
		l.problem(0, "", "names no source")
	}
	if more := l.troubles - maxProblems; more > 0 {
		l.problems = append(l.problems, model.Problem{Name: name, What: fmt.Sprintf("and %d more lines have trouble", more)})
	}
	return l.sources, l.problems
}

// rootOf is the first element of a document that starts with a tag, "" of text.
func rootOf(doc []byte) string {
	if !bytes.HasPrefix(bytes.TrimLeft(doc, " \t\r\n"), []byte("<")) {
		return ""
	}
	scan := markup.Scan(doc)
	for t, ok := scan.Next(); ok; t, ok = scan.Next() {
		if t.Kind == markup.Open {
			return strings.ToLower(string(t.Name))
		}
	}
	return ""
}

// list is a list while it is read.
type list struct {
	name     string
	sources  []model.Source
	known    map[string]bool // addresses
	problems []model.Problem
	troubles int
}

func (l *list) problem(line int, cure, format string, args ...any) {
	if l.troubles++; l.troubles <= maxProblems {
		l.problems = append(l.problems, model.Problem{Name: l.name, Line: line, What: fmt.Sprintf(format, args...), Cure: cure})
	}
}

// add takes a source that stands in a line, if its address is one.
func (l *list) add(line int, s model.Source) {
	switch {
	case s.Kind == model.FolderSource || s.Kind == model.FileSource:
		if !strings.HasPrefix(s.Address, "/") || len(s.Address) > maxAddress {
			l.problem(line, "", "%q is no absolute path", brief(s.Address))
			return
		}
	default:
		address, why, cure := webAddress(s.Address)
		if why != "" {
			l.problem(line, cure, "%q %s", brief(s.Address), why)
			return
		}
		s.Address = address
	}
	if l.known[s.Address] {
		l.problem(line, "", "%s stands in the list twice; the first counts", brief(s.Address))
		return
	}
	if len(l.sources) >= maxSources {
		l.problem(line, "", "%s is one more than the %d sources that are read of a list", brief(s.Address), maxSources)
		return
	}
	l.known[s.Address] = true
	s.Title, s.Name = cut(s.Title), cut(s.Name)
	l.sources = append(l.sources, s)
}

// webAddress is an address of http or https as it is kept; else why it is none.
func webAddress(s string) (address, why, cure string) {
	s = spaces.Replace(strings.TrimSpace(s))
	if rest, ok := strings.CutPrefix(s, "feed:"); ok { // feed://host, feed:https://host
		if s = rest; strings.HasPrefix(rest, "//") {
			s = "http:" + rest
		}
	}
	u, err := url.Parse(s)
	switch {
	case s == "":
		return "", "is no address", ""
	case len(s) > maxAddress:
		return "", fmt.Sprintf("is longer than %d bytes", maxAddress), ""
	case strings.HasPrefix(s, "file:") || strings.HasPrefix(s, "/") || strings.HasPrefix(s, "~/"):
		return "", "is a file on a machine; lists carry only web addresses", "add the file or folder itself: lede add PATH"
	case err != nil:
		return "", "is no address", ""
	case u.Scheme == "" || u.Host == "" && u.Scheme != "mailto" && strings.Contains(u.Scheme, "."):
		return "", "is no address", "if it is meant to be one write https:// before it"
	case u.Scheme != "http" && u.Scheme != "https":
		return "", "is not on the web: only http and https can be read", ""
	case u.Hostname() == "":
		return "", "is an address without a host", ""
	}
	return s, "", ""
}

// spaces escapes what no address has, and drops the ends of lines, at which long
// ones are broken.
var spaces = strings.NewReplacer(" ", "%20", "\u00a0", "%20", `"`, "%22", "<", "%3C", ">", "%3E", "\n", "", "\r", "", "\t", "")

// folderOf joins the names of folders, without what is empty.
func folderOf(names []string) string {
	var parts []string
	for _, name := range names {
		for part := range strings.SplitSeq(name, "/") {
			if part = oneLine(part); part != "" && len(parts) < maxFolders {
				parts = append(parts, cut(part))
			}
		}
	}
	return strings.Join(parts, "/")
}

// oneLine is s with every run of space as one.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func cut(s string) string {
	if len(s) > maxName {
		s = strings.ToValidUTF8(s[:maxName], "")
	}
	return s
}

// brief is the start of a text, for a message.
func brief(s string) string {
	n := 0
	for i := range s {
		if n++; n > 80 {
			return s[:i] + "…"
		}
	}
	return s
}
