package store

import (
	"cmp"
	"math"
	"slices"

	"github.com/lede-reader/lede/model"
)

// undated is the sort of a story without a date: behind all that have one.
const undated = math.MaxInt64

// member is what the order in a story, and of the stories, depends on.
type member struct {
	n, text int64
	date    model.Date
	came    int64 // microseconds since 1970
}

// settle brings the rows of the stories that were touched, and what is known of
// them in the sets, up to date.
func (tx *sqliteTx) settle() error {
	for story := range tx.touched {
		if err := tx.settleStory(story); err != nil {
			return err
		}
	}
	clear(tx.touched)
	return nil
}

func (tx *sqliteTx) settleStory(story int64) error {
	ms, err := members(tx.conn, story)
	if err != nil {
		return err
	}
	old, err := tx.conn.first("SELECT sort, lead, versions, pub, zone FROM stories WHERE n = ?", story)
	if err != nil {
		return err
	}
	if len(ms) == 0 {
		if old == nil {
			return nil
		}
		return tx.dropStory(story)
	}
	lead := ms[0]
	newest, came := lead.date, lead.came
	for _, m := range ms {
		came = min(came, m.came)
		if !m.date.IsZero() && (newest.IsZero() || m.date.Time.After(newest.Time)) {
			newest = m.date
		}
	}
	sort := tx.sortKey(newest, came)
	pub, zone := dateColumns(newest)
	switch {
	case old == nil:
		if err := tx.addStory(story, sort, lead.n, len(ms), newest); err != nil {
			return err
		}
	case old.int(0) != sort:
		err = tx.conn.exec("UPDATE stories SET sort = ?, moved = ?, lead = ?, versions = ?, pub = ?, zone = ? WHERE n = ?", sort, tx.now.gen, lead.n, len(ms), pub, zone, story)
	case old.int(1) != lead.n || old.int(2) != int64(len(ms)) || old.int(4) != zone:
		err = tx.conn.exec("UPDATE stories SET lead = ?, versions = ?, pub = ?, zone = ? WHERE n = ?", lead.n, len(ms), pub, zone, story)
	}
	if err != nil {
		return err
	}
	return tx.settleDeeds(story, ms)
}

// members are the articles of a story, the lead first.
func members(c *conn, story int64) ([]member, error) {
	var ms []member
	var err error
	for r := range c.rows(&err, `SELECT n, text, pub, zone, came FROM articles WHERE n = ?1 AND story = ?1
		UNION ALL SELECT n, text, pub, zone, came FROM articles WHERE story = ?1 AND story <> n`, story) {
		ms = append(ms, member{r.int(0), r.int(1), r.date(2), r.int(4)})
	}
	orderMembers(ms)
	return ms, err
}

// orderMembers is order, by numbers.
func orderMembers(ms []member) {
	if len(ms) < 2 {
		return
	}
	first, came := map[int64]model.Date{}, map[int64]int64{}
	for _, m := range ms {
		if d, ok := first[m.text]; !ok || earlier(m.date, d) {
			first[m.text] = m.date
		}
		if n, ok := came[m.text]; !ok || m.n < n {
			came[m.text] = m.n
		}
	}
	slices.SortFunc(ms, func(a, b member) int {
		if a.text != b.text {
			return cmp.Or(byDate(first[a.text], first[b.text]), cmp.Compare(came[a.text], came[b.text]))
		}
		return cmp.Or(byDate(a.date, b.date), cmp.Compare(a.n, b.n))
	})
}

// sortKey is where a story stands of which the newest article is of a day, and
// the first came at a moment.
func (tx *sqliteTx) sortKey(d model.Date, came int64) int64 {
	if d.IsZero() && tx.byCame {
		return -came
	}
	if d.IsZero() {
		return undated
	}
	return -d.Time.UnixMicro()
}

// addStory puts a story into the order.
func (tx *sqliteTx) addStory(story, sort, lead int64, versions int, newest model.Date) error {
	pub, zone := dateColumns(newest)
	tx.now.stories++
	all, err := tx.set(nobody, storiesSet)
	if err != nil {
		return err
	}
	all.put(story, true)
	return tx.conn.exec("INSERT INTO stories (n, sort, moved, lead, versions, pub, zone) VALUES (?, ?, ?, ?, ?, ?, ?)",
		story, sort, tx.now.gen, lead, versions, pub, zone)
}

// dropStory takes a story that has no article left out of the order.
func (tx *sqliteTx) dropStory(story int64) error {
	tx.now.stories--
	all, err := tx.set(nobody, storiesSet)
	if err != nil {
		return err
	}
	all.put(story, false)
	if err := tx.settleDeeds(story, nil); err != nil {
		return err
	}
	return tx.conn.exec("DELETE FROM stories WHERE n = ?", story)
}

// settleDeeds brings what every reader did with a story up to date with what he
// did with its articles; of no articles nothing was done.
func (tx *sqliteTx) settleDeeds(story int64, ms []member) error {
	readers, err := tx.everybody()
	if err != nil {
		return err
	}
	for _, reader := range readers {
		for _, name := range []string{readSet, starredSet, spikedSet} {
			if err := tx.settleSet(reader, name, story, ms); err != nil {
				return err
			}
		}
	}
	return nil
}

func (tx *sqliteTx) settleSet(reader int64, name string, story int64, ms []member) error {
	of, err := tx.set(reader, name)
	if err != nil {
		return err
	}
	to, err := tx.set(reader, storySet+name)
	if err != nil {
		return err
	}
	to.put(story, holdsOf(name, len(ms), func(i int) bool { return of.has(ms[i].n) }))
	return nil
}

// holdsOf tells whether a story is read, starred or spiked: read and spiked are
// those of which all articles are, starred those of which any is.
func holdsOf(name string, n int, has func(i int) bool) bool {
	any := name == starredSet
	for i := range n {
		if has(i) == any {
			return any
		}
	}
	return !any && n > 0
}
