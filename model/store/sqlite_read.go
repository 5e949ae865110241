package store

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/lede-reader/lede/model"
)

// Article implements Store.
func (s *SQLite) Article(ctx context.Context, id string) (a model.Article, err error) {
	err = s.view(ctx, "read an article", func(c *conn) (err error) {
		a, err = articleOf(c, id)
		return err
	})
	return a, err
}

func articleOf(c *conn, id string) (model.Article, error) {
	n, err := c.numberOf(id)
	if err != nil {
		return model.Article{}, err
	}
	r, err := c.first("SELECT b.body FROM articles a LEFT JOIN bodies b ON b.n = a.n WHERE a.n = ?", n)
	switch {
	case err != nil:
		return model.Article{}, err
	case r == nil:
		return model.Article{}, ErrNotFound
	case r.null(0):
		return model.Article{}, ErrPending
	}
	return decodeArticle(id, r.blob(0))
}

// Placement implements Store.
func (s *SQLite) Placement(ctx context.Context, id string) (p model.Placement, err error) {
	err = s.view(ctx, "look where an article stands", func(c *conn) (err error) {
		p, err = placementOf(c, id)
		return err
	})
	return p, err
}

func placementOf(c *conn, id string) (model.Placement, error) {
	n, err := c.numberOf(id)
	if err != nil {
		return model.Placement{}, err
	}
	r, err := c.first("SELECT "+placeColumns+" FROM articles a WHERE a.n = ?", n)
	if err != nil {
		return model.Placement{}, err
	}
	if r == nil {
		return model.Placement{}, ErrNotFound
	}
	return placement(c, id, r)
}

// placeColumns are what placement reads, of articles a.
const placeColumns = "a.story, a.text, a.dest, a.relation, a.share, a.why"

func placement(c *conn, id string, r record) (model.Placement, error) {
	p := model.Placement{ID: id, Relation: model.Relation(r.text(3)), Share: r.real(4), Why: r.text(5)}
	var err error
	for i, to := range []*string{&p.Story, &p.Group, &p.To} {
		if *to, err = c.idOf(r.int(i)); err != nil {
			return p, err
		}
	}
	return p, nil
}

// Story implements Store.
func (s *SQLite) Story(ctx context.Context, id string) (st model.Story, err error) {
	err = s.view(ctx, "read a story", func(c *conn) error {
		d, err := s.self(c)
		if err != nil {
			return err
		}
		st, err = storyOf(c, id, d.ear())
		return err
	})
	return st, err
}

// self is what the reader of the store did.
func (s *SQLite) self(c *conn) (*deeds, error) {
	n, err := readerNumber(c, s.name)
	if err != nil || n < 0 {
		return &deeds{}, err
	}
	return s.did(c, n)
}

// storyOf reads a story, as a reader sees it.
func storyOf(c *conn, id string, e ear) (model.Story, error) {
	n, err := c.numberOf(id)
	if err != nil {
		return model.Story{}, err
	}
	vs, arrived, err := versionsOf(c, n, e)
	if err == nil && len(vs) == 0 {
		if n, err = c.number("SELECT story FROM articles WHERE n = ?", n); err == nil && n != 0 {
			vs, arrived, err = versionsOf(c, n, e)
		}
	}
	if err != nil {
		return model.Story{}, err
	}
	if len(vs) == 0 {
		return model.Story{}, ErrNotFound
	}
	order(vs, func(id string) int { return int(arrived[id]) })
	return model.Story{ID: vs[0].Story, Versions: vs}, nil
}

// versionsOf are the versions of a story in no order, and the numbers of the
// ids in them.
func versionsOf(c *conn, story int64, e ear) ([]model.Version, map[string]int64, error) {
	var vs []model.Version
	var all []said
	numbers := map[string]int64{}
	var err error
	const columns = "SELECT " + placeColumns + ", a.n, m.id, a.headline, a.origin, a.paper, a.pub, a.zone, a.credits, a.pending, p.prints FROM articles a JOIN names m ON m.n = a.n LEFT JOIN prints p ON p.n = a.n"
	for r := range c.rows(&err, columns+" WHERE a.n = ?1 AND a.story = ?1 UNION ALL "+columns+" WHERE a.story = ?1 AND a.story <> a.n", story) {
		id, n := r.text(7), r.int(6)
		v := model.Version{
			Article: id, Headline: r.text(8), Origin: model.Origin(r.text(9)), Source: r.text(10), Published: r.date(11), Credits: parted(r.text(13)), Pending: r.int(14) == 1,
			State: model.State{Read: e.has(readSet, n), Starred: e.has(starredSet, n), Spiked: e.has(spikedSet, n)},
		}
		var bad error
		if v.Placement, bad = placement(c, id, r); bad != nil {
			return nil, nil, bad
		}
		numbers[id], numbers[v.Group] = n, r.int(1)
		vs, all = append(vs, v), append(all, said{n, r.prints(15)})
	}
	if err != nil {
		return nil, nil, err
	}
	heard, err := e.hear(c, all)
	if err != nil {
		return nil, nil, err
	}
	tellNew(vs, heard)
	return vs, numbers, nil
}

// Count implements Store.
func (s *SQLite) Count(ctx context.Context) (n int, err error) {
	err = s.view(ctx, "count the stories", func(c *conn) error {
		now, err := readCounts(c)
		n = int(now.stories)
		return err
	})
	return n, err
}

// Newest implements Store.
func (s *SQLite) Newest(ctx context.Context) (act model.Action, err error) {
	var text []byte
	err = s.view(ctx, "read the history", func(c *conn) error {
		r, err := c.first("SELECT h.act FROM readers r JOIN history h ON h.reader = r.number AND h.step = r.steps WHERE r.name = ?", s.name)
		if r != nil {
			text = r.blob(0)
		}
		return err
	})
	if err == nil && text == nil {
		err = ErrNotFound
	}
	if err != nil {
		return act, err
	}
	if err := json.Unmarshal(text, &act); err != nil {
		return act, fmt.Errorf("read the history: %w", err)
	}
	return act, nil
}

// Deeds implements Store.
func (s *SQLite) Deeds(ctx context.Context) iter.Seq2[Deed, error] {
	return func(yield func(Deed, error) bool) {
		var all numbers
		d := &deeds{}
		err := s.view(ctx, "read what was marked", func(c *conn) (err error) {
			d, err = s.self(c)
			return err
		})
		var tags []string
		for name, set := range d.sets {
			tag, isTag := strings.CutPrefix(name, tagSet)
			if isTag {
				tags = append(tags, tag)
			}
			if isTag || name == readSet || name == starredSet || name == spikedSet {
				all = all.or(set)
			}
		}
		slices.Sort(tags)
		if err != nil {
			yield(Deed{}, err)
			return
		}
		for n := range all.all() {
			deed := Deed{State: model.State{Read: d.sets[readSet].has(n), Starred: d.sets[starredSet].has(n), Spiked: d.sets[spikedSet].has(n)}}
			for _, tag := range tags {
				if d.sets[tagSet+tag].has(n) {
					deed.Tags = append(deed.Tags, tag)
				}
			}
			err := s.readers.use(ctx, func(c *conn) (err error) {
				deed.Article, err = c.idOf(n)
				return err
			})
			if err != nil {
				yield(Deed{}, s.explain("read what was marked", err))
				return
			}
			if deed.Article != "" && !yield(deed, nil) {
				return
			}
		}
	}
}
