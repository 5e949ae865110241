package outline

import (
	"bytes"
	"strings"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/markup"
)

// opml reads the outlines of an OPML file, one by one.
func (l *list) opml(doc []byte) {
	scan := markup.Scan(doc)
	line, counted := 1, 0
	var folders []string // the outlines that are open: a folder's name, "" of a source
	lost := 0            // outlines that are open inside and were not kept, being too deep
	whole := false
	for t, ok := scan.Next(); ok; t, ok = scan.Next() {
		name := strings.ToLower(string(t.Name))
		switch {
		case t.Kind == markup.Close && (name == "opml" || name == "body"):
			whole = true
		case t.Kind == markup.Close && name == "outline":
			if lost > 0 {
				lost--
			} else if len(folders) > 0 {
				folders = folders[:len(folders)-1]
			}
		case t.Kind == markup.Open && name == "outline":
			line += bytes.Count(doc[counted:t.Start], []byte("\n"))
			counted = t.Start
			folder := l.outline(line, attributesOf(t.Raw), folders, t.Empty)
			switch {
			case t.Empty:
			case len(folders) >= maxFolders:
				lost++
			default:
				folders = append(folders, folder)
			}
		}
	}
	if !whole {
		l.problem(0, "", "the list breaks off after %d sources: there may have been more", len(l.sources))
	}
}

// outline takes one outline; it is the name of the folder that it opens, "" if it
// is none.
func (l *list) outline(line int, a attributes, folders []string, empty bool) string {
	s := model.Source{
		Kind:     model.FeedSource,
		Address:  strings.TrimSpace(a.of("xmlurl")),
		Title:    oneLine(a.of("title")),
		Home:     homeOf(a.of("htmlurl")),
		Name:     oneLine(a.of(ownName)),
		FullText: a.of(ownFullText) == "true",
	}
	label := oneLine(a.of("text"))
	kind := strings.ToLower(strings.TrimSpace(a.of("type")))
	switch own := model.SourceKind(a.of(ownKind)); {
	case own == model.FolderSource || own == model.FileSource:
		s.Kind, s.Address = own, a.of(ownPath)
	case own == model.PageSource || s.Address == "" && kind == "link" && own == "":
		s.Kind, s.Address = model.PageSource, a.of("url")
		if s.Address == "" {
			s.Address = a.of("htmlurl")
		}
	case s.Address == "" && (kind == "rss" || kind == "atom"):
		s.Address = a.of("url")
	}
	switch {
	case s.Address != "":
	case kind == "include":
		l.problem(line, "import that list too", "%q is a list of its own, at %s", brief(label), brief(a.of("url")))
		return ""
	case kind == "rss" || kind == "atom":
		l.problem(line, "", "%q has no address", brief(label))
		return ""
	case empty && (label != "" || s.Title != "") && len(a) > 1 && a.of("url") != "":
		l.problem(line, "", "%q is no source", brief(label))
		return ""
	default:
		if label == "" {
			label = s.Title
		}
		return label
	}
	if s.Title == "" && label != s.Name && label != s.Address && label != oneLine(s.Shown()) {
		s.Title = label
	}
	s.Folder = folderOf(folders)
	if category, _, _ := strings.Cut(a.of("category"), ","); s.Folder == "" && strings.HasPrefix(category, "/") {
		s.Folder = folderOf([]string{category})
	}
	l.add(line, s)
	return ""
}

// homeOf is an address of http or https, else "".
func homeOf(s string) string {
	home, why, _ := webAddress(s)
	if why != "" {
		return ""
	}
	return home
}
