package desk

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/feed"
	"github.com/lede-reader/lede/model/fetch"
	"github.com/lede-reader/lede/model/store"
)

// Sources gives the sources that are followed, in the order they were added.
func (d *Desk) Sources(ctx context.Context) ([]model.Source, error) { return d.store.Sources(ctx) }

// Add finds out what stands at an address that a person typed (a feed, a page
// that names feeds, a page, a folder, a file), follows it and takes in what it
// has. The string is one sentence on what was found, "" if there is nothing to
// say. A source that is followed already is answered, with a sentence that says so.
func (d *Desk) Add(ctx context.Context, address string) (model.Source, string, error) {
	return d.AddAs(ctx, address, model.Source{})
}

// AddAs is Add with what the person says of the source: Kind (else it is found
// out), Name, Folder, FullText.
func (d *Desk) AddAs(ctx context.Context, address string, as model.Source) (model.Source, string, error) {
	if err := d.writable(ctx); err != nil {
		return model.Source{}, "", err
	}
	f, err := d.find(ctx, address, as.Kind)
	if err != nil {
		return model.Source{}, "", err
	}
	f.source.Name, f.source.Folder, f.source.FullText = as.Name, as.Folder, as.FullText
	s, known, err := d.follow(ctx, f.source)
	switch {
	case err != nil:
		return s, "", err
	case known:
		return s, s.Label() + " is followed already.", nil
	}
	r := reading{}
	if f.answer != nil {
		r = d.readAnswer(s, *f.answer)
	} else {
		r = d.readFiles(ctx, s)
	}
	out, err := d.keepReading(ctx, s, r)
	return out.Source, cmp.Or(f.says, out.Says), err
}

// Follow takes a source on without a look at it, as an act that can be undone;
// known if it was followed already.
func (d *Desk) Follow(ctx context.Context, s model.Source) (known bool, err error) {
	_, known, err = d.follow(ctx, s)
	return known, err
}

// follow keeps a source, as an act that can be undone; known if it was followed.
func (d *Desk) follow(ctx context.Context, s model.Source) (_ model.Source, known bool, err error) {
	act := model.Action{Act: model.Follow}
	_, err = d.do(ctx, &act, func(tx store.Tx) (store.Changed, error) {
		old, err := tx.SourceAt(s.Address)
		switch {
		case err == nil && !old.Removed:
			s, known = old, true
			return store.Changed{}, nil
		case err == nil:
			s.Number = old.Number
		case !errors.Is(err, store.ErrNotFound):
			return store.Changed{}, err
		}
		s.Added, s.Origin = d.Now(), s.Address
		s.Number, err = tx.Keep(s)
		act.Source = s.Number
		return store.Changed{Count: 1}, err
	})
	return s, known, err
}

// Edit keeps what the person says of a source: Name, Folder and FullText.
func (d *Desk) Edit(ctx context.Context, s model.Source) error {
	err := d.store.Update(ctx, func(tx store.Tx) error {
		old, err := tx.Source(s.Number)
		if err != nil {
			return err
		}
		old.Name, old.Folder, old.FullText = s.Name, s.Folder, s.FullText
		_, err = tx.Keep(old)
		return err
	})
	d.tell(func(*model.Change) {})
	return err
}

// found is what stands at an address.
type found struct {
	source model.Source
	answer *fetch.Answer // from which it is read at once; nil for files
	says   string
}

func (d *Desk) find(ctx context.Context, address string, kind model.SourceKind) (found, error) {
	address = strings.TrimSpace(address)
	if s, ok, err := onDisk(address); ok || err != nil {
		return found{source: s}, err
	}
	url, err := fetch.Parse(address)
	if err != nil {
		return found{}, err
	}
	if d.Client == nil {
		return found{}, model.Problem{Name: address, What: "nothing is fetched here"}
	}
	answer, err := d.Client.Get(ctx, fetch.Request{Address: url, Private: true})
	if err != nil {
		return found{}, err
	}
	if answer.Moved != "" {
		url = answer.Moved
	}
	here := found{source: model.Source{Address: url, Kind: model.FeedSource}, answer: &answer}
	if kind == model.PageSource {
		here.source.Kind = kind
		return here, nil
	}
	if feed.Sniff(answer.Body, answer.Type) {
		return here, nil
	}
	if there, ok := d.discover(ctx, answer); ok {
		return there, nil
	}
	if kind == model.FeedSource {
		return found{}, model.Problem{Name: address, What: "is not a feed and names none", Cure: "add it with --page to read the page itself"}
	}
	here.source.Kind, here.says = model.PageSource, "It names no feed: the page itself is read."
	return here, nil
}

// discover follows the feeds that a page names, the first that answers, and then
// those that are usual.
func (d *Desk) discover(ctx context.Context, page fetch.Answer) (found, bool) {
	links := feed.Discover(page.Body, page.Address)
	named := len(links)
	for _, guess := range feed.Guesses(page.Address) {
		links = append(links, feed.Link{Address: guess})
	}
	for i, l := range links {
		answer, err := d.Client.Get(ctx, fetch.Request{Address: l.Address, Private: true})
		if err != nil || !feed.Sniff(answer.Body, answer.Type) {
			continue
		}
		f := found{source: model.Source{Address: l.Address, Kind: model.FeedSource, Title: l.Title, Home: page.Address}, answer: &answer}
		if answer.Moved != "" {
			f.source.Address = answer.Moved
		}
		var others []string
		for j, o := range links[:named] {
			if j != i {
				others = append(others, o.Address)
			}
		}
		if len(others) > 0 {
			f.says = fmt.Sprintf("The page also names %s.", strings.Join(others, ", "))
		}
		return f, true
	}
	return found{}, false
}

// onDisk tells whether an address is that of a folder or file.
func onDisk(address string) (model.Source, bool, error) {
	path := address
	if rest, ok := strings.CutPrefix(path, "file://"); ok {
		path = rest
	}
	if rest, ok := strings.CutPrefix(path, "~/"); ok {
		home, err := os.UserHomeDir()
		if err != nil {
			return model.Source{}, true, err
		}
		path = filepath.Join(home, rest)
	}
	info, err := os.Stat(path)
	if err != nil {
		// what only a path can look like is one
		if path != address || filepath.IsAbs(path) || strings.HasPrefix(path, ".") {
			return model.Source{}, true, model.Problem{Name: address, What: "there is no such file or folder: " + reason(err)}
		}
		return model.Source{}, false, nil
	}
	path, err = filepath.Abs(path)
	kind := model.FileSource
	if info.IsDir() {
		kind = model.FolderSource
	}
	return model.Source{Kind: kind, Address: path, Title: filepath.Base(path)}, true, err
}

// reason is the innermost of an error about a path, without the path.
func reason(err error) string {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err.Error()
	}
	return err.Error()
}
