package outline

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/lede-reader/lede/model"
)

// WriteOPML writes sources as OPML 2.0, folders nested, in the order given within
// each folder. Pages, folders and files it writes too, with a Problem each: only
// lede reads them back. Removed sources are left out. An error of w is a Problem.
func WriteOPML(w io.Writer, sources []model.Source) []model.Problem {
	var problems []model.Problem
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "%s<opml version=\"2.0\" xmlns:lede=\"%s\">\n<head><title>Sources of lede</title></head>\n<body>\n", xmlHead, space)
	root := &branch{}
	for _, s := range sources {
		if s.Removed {
			continue
		}
		if what := strange(s.Kind); what != "" {
			problems = append(problems, model.Problem{
				Name: s.Label(), What: "is " + what + ", which OPML has no word for; it was written so that lede can read it back, other readers skip it",
			})
		}
		b := root
		if folder := folderOf([]string{s.Folder}); folder != "" {
			for part := range strings.SplitSeq(folder, "/") {
				b = b.branch(part)
			}
		}
		b.leaves = append(b.leaves, s)
	}
	root.write(out, "")
	fmt.Fprint(out, "</body>\n</opml>\n")
	return flushed(out, problems)
}

const xmlHead = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

// strange says what a source is that other readers do not have; "" for feeds.
func strange(kind model.SourceKind) string {
	switch kind {
	case model.PageSource:
		return "a single page"
	case model.FolderSource:
		return "a folder on this machine"
	case model.FileSource:
		return "a file on this machine"
	}
	return ""
}

// branch is a folder with its folders and sources.
type branch struct {
	name     string
	branches []*branch
	byName   map[string]*branch
	leaves   []model.Source
}

// branch is the folder of a name in the folder, made if there is none.
func (b *branch) branch(name string) *branch {
	if inner := b.byName[name]; inner != nil {
		return inner
	}
	if b.byName == nil {
		b.byName = map[string]*branch{}
	}
	inner := &branch{name: name}
	b.byName[name] = inner
	b.branches = append(b.branches, inner)
	return inner
}

func (b *branch) write(w io.Writer, indent string) {
	for _, s := range b.leaves {
		fmt.Fprintf(w, "%s<outline%s/>\n", indent, attrsOf(&s))
	}
	for _, inner := range b.branches {
		fmt.Fprintf(w, "%s<outline text=\"%s\">\n", indent, escape(inner.name))
		inner.write(w, indent+"  ")
		fmt.Fprintf(w, "%s</outline>\n", indent)
	}
}

// attrsOf are the attributes of a source's outline.
func attrsOf(s *model.Source) string {
	var b strings.Builder
	set := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, " %s=\"%s\"", name, escape(value))
		}
	}
	set("text", s.Label())
	set("title", s.Title)
	switch s.Kind {
	case model.PageSource:
		set("type", "link")
		set("url", s.Address)
		set(ownKind, string(s.Kind))
	case model.FolderSource, model.FileSource:
		set(ownKind, string(s.Kind))
		set(ownPath, s.Address)
	default:
		set("type", "rss")
		set("xmlUrl", s.Address)
	}
	set("htmlUrl", s.Home)
	set(ownName, s.Name)
	if s.FullText {
		set(ownFullText, "true")
	}
	return b.String()
}

// escape makes a text ready to stand in an attribute of XML.
func escape(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '"':
			b.WriteString("&quot;")
		case r == '\n' || r == '\t' || r == '\r':
			fmt.Fprintf(&b, "&#%d;", r)
		case r < ' ' || 0x7F <= r && r < 0xA0 || r == 0xFFFE || r == 0xFFFF:
			b.WriteRune(utf8.RuneError) // XML has no way to write it
		case unicode.Is(unicode.Cf, r) || r == '\u2028' || r == '\u2029': // it would act on who looks at the file
			fmt.Fprintf(&b, "&#x%X;", r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// WriteURLs writes sources as newsboat's urls file: the folder as a tag, the
// person's name for it as a title. What the file cannot say is a Problem each.
func WriteURLs(w io.Writer, sources []model.Source) []model.Problem {
	var problems []model.Problem
	out := bufio.NewWriter(w)
	for _, s := range sources {
		if s.Removed {
			continue
		}
		if what := strange(s.Kind); what != "" {
			problems = append(problems, model.Problem{Name: s.Label(), What: "is " + what + ", which an urls file cannot name; it was left out"})
			continue
		}
		words := []string{s.Address}
		if slices.Contains([]string{"query", "filter", "exec"}, strings.Split(s.Address, ":")[0]) || strings.ContainsAny(s.Address, " \t\r\n\"#") {
			words[0] = quote(s.Address)
		}
		switch folder := folderOf([]string{s.Folder}); {
		case folder == "":
		case strings.ContainsRune("!~", rune(folder[0])): // it would mean something else
			problems = append(problems, model.Problem{Name: s.Label(), What: fmt.Sprintf("is in %q, which is no name for a tag; it was written without", brief(folder))})
		default:
			words = append(words, quote(folder))
		}
		if s.Name != "" {
			words = append(words, quote("~"+s.Name))
		}
		if s.FullText {
			problems = append(problems, model.Problem{Name: s.Label(), What: "is read with the full text of its pages, which an urls file cannot say; it was written without"})
		}
		fmt.Fprintln(out, strings.Join(words, " "))
	}
	return flushed(out, problems)
}

// quote sets a word in double quotes.
func quote(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(oneLine(s)) + `"`
}

func flushed(out *bufio.Writer, problems []model.Problem) []model.Problem {
	if err := out.Flush(); err != nil {
		problems = append(problems, model.Problem{What: fmt.Sprintf("the list could not be written: %v", err)})
	}
	return problems
}
