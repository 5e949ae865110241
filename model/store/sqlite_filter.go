package store

import (
	"context"
	"sync"

	"github.com/lede-reader/lede/model"
)

// passing says which stories are in a listing, by what its reader had done when
// it was taken.
type passing struct {
	spiked, notRead, starred, only     numbers
	wantsSpiked, wantsStarred, limited bool // limited: to only
}

func (f *passing) has(n int64) bool {
	return f.spiked.has(n) == f.wantsSpiked && !f.notRead.has(n) && (!f.wantsStarred || f.starred.has(n)) && (!f.limited || f.only.has(n))
}

// plain tells whether all stories pass.
func (f *passing) plain() bool {
	return !f.wantsSpiked && !f.wantsStarred && !f.limited && len(f.spiked) == 0 && len(f.notRead) == 0
}

// sift finds out which stories pass for a query.
func (l *listing) sift(ctx context.Context, c *conn, q model.Query, d *deeds) error {
	f := &l.filter
	f.spiked, f.wantsSpiked = d.sets[storySet+spikedSet], q.Spiked
	if q.Unread {
		f.notRead = d.sets[storySet+readSet]
	}
	if f.wantsStarred = q.Starred; q.Starred {
		f.starred = d.sets[storySet+starredSet]
	}
	var only numbers
	narrow := func(to numbers) {
		if f.limited {
			to = to.and(only)
		}
		only, f.limited = to, true
	}
	if q.Tag != "" {
		narrow(d.sets[tagSet+q.Tag])
	}
	if q.Source != 0 {
		var of numbers
		var err error
		for r := range c.rows(&err, "SELECT n FROM articles WHERE source = ?", q.Source) {
			of.add(r.int(0))
		}
		if err != nil {
			return err
		}
		narrow(of)
	}
	if q.Words != "" {
		found, err := c.find(ctx, q.Words, q.Typing)
		if err != nil {
			return err
		}
		narrow(found)
	}
	t := terms{library: l.library, ctx: ctx, c: c, reader: d, typing: q.Typing, shared: sync.OnceValues(func() (sharers, error) { return sharing(c) })}
	stories, err := t.sift(q.Filter, narrow)
	if err != nil {
		return err
	}
	if f.limited {
		if f.only, err = t.storiesOf(only); err != nil {
			return err
		}
	}
	for _, s := range stories {
		if f.limited {
			s = s.and(f.only)
		}
		f.only, f.limited = s, true
	}
	return nil
}

// storiesOf are the stories that the articles stand in.
func (t *terms) storiesOf(articles numbers) (numbers, error) {
	var out numbers
	if articles.count() <= t.few {
		for n := range articles.all() {
			r, err := t.c.first("SELECT story FROM articles WHERE n = ?", n)
			if err != nil {
				return nil, err
			}
			if r != nil {
				out.add(r.int(0))
			}
		}
		return out, nil
	}
	shared, err := t.shared()
	if err != nil {
		return nil, err
	}
	out = articles.without(shared.away)
	for _, m := range shared.members {
		if articles.has(m.n) {
			out.add(m.story)
		}
	}
	return out, nil
}

// apply is which of the stories pass.
func (f *passing) apply(stories numbers) numbers {
	if f.wantsSpiked {
		stories = stories.and(f.spiked)
	} else {
		stories = stories.without(f.spiked)
	}
	stories = stories.without(f.notRead)
	if f.wantsStarred {
		stories = stories.and(f.starred)
	}
	if f.limited {
		stories = stories.and(f.only)
	}
	return stories
}
