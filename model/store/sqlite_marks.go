package store

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/lede-reader/lede/model"
)

// tagSet stands before the word of a tag in the name of its set.
const tagSet = "tag:"

// Mark implements Tx.
func (tx *sqliteTx) Mark(act model.Action) (Changed, error) {
	if _, _, err := setOf(act); err != nil {
		return Changed{}, err
	}
	if act.Took != nil {
		which, err := parseRuns(act.Took, tx.now.last)
		if err != nil {
			return Changed{}, err
		}
		return tx.mark(act, which)
	}
	var which numbers
	for _, id := range act.Articles {
		n, err := tx.number(id)
		if err != nil {
			return Changed{}, err
		}
		if n == 0 {
			continue
		}
		which.add(n)
	}
	return tx.mark(act, which)
}

// MarkListed implements Tx.
func (tx *sqliteTx) MarkListed(act model.Action, l Listing, n int) (Changed, error) {
	if _, _, err := setOf(act); err != nil {
		return Changed{}, err
	}
	listed, ok := l.(*listing)
	if !ok || listed.library != tx.library {
		return Changed{}, errors.New("mark a list of another library")
	}
	if err := tx.settle(); err != nil {
		return Changed{}, err
	}
	stories, err := listed.first(tx.ctx, tx.conn, n)
	if err != nil {
		return Changed{}, err
	}
	which, err := tx.articlesOf(stories)
	if err != nil {
		return Changed{}, err
	}
	return tx.mark(act, which)
}

// mark carries a mark out on those of the numbers that are articles.
func (tx *sqliteTx) mark(act model.Action, which numbers) (Changed, error) {
	name, on, _ := setOf(act)
	reader, err := tx.self()
	if err != nil {
		return Changed{}, err
	}
	set, err := tx.set(reader, name)
	if err != nil {
		return Changed{}, err
	}
	changed := which.and(set.numbers)
	if on {
		changed = which.without(set.numbers)
	}
	all, err := tx.set(nobody, articlesSet)
	if err != nil {
		return Changed{}, err
	}
	changed = changed.and(all.numbers)
	c := Changed{Count: changed.count()}
	if c.Count == 0 {
		return c, nil
	}
	c.Took = changed.runs()
	for n := range changed.all() {
		if c.First, err = tx.conn.idOf(n); err != nil {
			return c, err
		}
		break
	}
	if on {
		set.become(set.or(changed))
	} else {
		set.become(set.without(changed))
	}
	if name != readSet && name != starredSet && name != spikedSet {
		return c, nil
	}
	if name == readSet {
		echo, err := tx.set(reader, echoSet)
		if err != nil {
			return c, err
		}
		echo.become(echo.without(changed)) // it is his own word from now on
	}
	if c.Count <= tx.few {
		return c, tx.settleSome(reader, name, changed)
	}
	return c, tx.settleAll(reader, name)
}

// settleSome brings what a reader did with the stories of a few articles up to date.
func (tx *sqliteTx) settleSome(reader int64, name string, articles numbers) error {
	for n := range articles.all() {
		story, err := tx.conn.number("SELECT story FROM articles WHERE n = ?", n)
		if err != nil {
			return err
		}
		ms, err := members(tx.conn, story)
		if err != nil {
			return err
		}
		if err := tx.settleSet(reader, name, story, ms); err != nil {
			return err
		}
	}
	return nil
}

// settleAll does so for all stories.
func (tx *sqliteTx) settleAll(reader int64, name string) error {
	of, err := tx.set(reader, name)
	if err != nil {
		return err
	}
	to, err := tx.set(reader, storySet+name)
	if err != nil {
		return err
	}
	all, err := tx.set(nobody, storiesSet)
	if err != nil {
		return err
	}
	articles, err := tx.set(nobody, articlesSet)
	if err != nil {
		return err
	}
	shared, err := sharing(tx.conn)
	if err != nil {
		return err
	}
	// A story that shares nothing has one article, of its own number.
	next := of.and(all.numbers)
	for _, m := range shared.members {
		next.drop(m.story)
	}
	for i := 0; i < len(shared.members); {
		j, story := i, shared.members[i].story
		for j < len(shared.members) && shared.members[j].story == story {
			j++
		}
		ms := shared.members[i:j]
		if articles.has(story) && !shared.away.has(story) {
			ms = append([]sharer{{story, story}}, ms...)
		}
		if holdsOf(name, len(ms), func(i int) bool { return of.has(ms[i].n) }) {
			next.add(story)
		}
		i = j
	}
	to.become(next)
	return nil
}

// sharer is an article that stands in a story whose number is not its own.
type sharer struct{ story, n int64 }

// sharers are all of them, by story.
type sharers struct {
	members []sharer
	away    numbers // their numbers: they are not in the stories of these
}

func sharing(c *conn) (s sharers, err error) {
	for r := range c.rows(&err, "SELECT story, n FROM articles WHERE story <> n ORDER BY story") {
		s.members = append(s.members, sharer{r.int(0), r.int(1)})
		s.away.add(r.int(1))
	}
	return s, err
}

// articlesOf are the numbers of all articles in stories.
func (tx *sqliteTx) articlesOf(stories numbers) (numbers, error) {
	if stories.count() <= tx.few {
		var out numbers
		for story := range stories.all() {
			ms, err := members(tx.conn, story)
			if err != nil {
				return nil, err
			}
			for _, m := range ms {
				out.add(m.n)
			}
		}
		return out, nil
	}
	shared, err := sharing(tx.conn)
	if err != nil {
		return nil, err
	}
	out := stories.without(shared.away)
	for _, m := range shared.members {
		if stories.has(m.story) {
			out.add(m.n)
		}
	}
	return out, nil
}

// Remember implements Tx.
func (tx *sqliteTx) Remember(act model.Action) error {
	reader, steps, err := tx.steps()
	if err != nil {
		return err
	}
	text, err := json.Marshal(act)
	if err != nil {
		return fmt.Errorf("remember %s: %w", act.Act, err)
	}
	if act.Act == model.Recut {
		err = tx.makeWay(reader, steps)
	} else {
		err = tx.conn.exec("DELETE FROM history WHERE reader = ? AND (step > ? OR step <= ?)", reader, steps, steps-historyLength)
	}
	if err != nil {
		return err
	}
	if err := tx.conn.exec("INSERT INTO history (reader, step, act) VALUES (?, ?, ?)", reader, steps+1, text); err != nil {
		return err
	}
	return tx.conn.exec("UPDATE readers SET steps = ? WHERE number = ?", steps+1, reader)
}

// makeWay has the steps that were taken back stand one further on.
func (tx *sqliteTx) makeWay(reader, steps int64) error {
	// not at once: two of them would stand in one place meanwhile
	if err := tx.conn.exec("UPDATE history SET step = -step - 1 WHERE reader = ? AND step > ?", reader, steps); err != nil {
		return err
	}
	return tx.conn.exec("UPDATE history SET step = -step WHERE reader = ? AND step < 0", reader)
}

// historyLength is how many steps can be taken back: more than anybody does in
// a month, and not so many that they matter beside the articles.
const historyLength = 10_000

// steps is how many steps are in force for the reader of the transaction.
func (tx *sqliteTx) steps() (reader, steps int64, err error) {
	if reader, err = tx.self(); err != nil {
		return 0, 0, err
	}
	steps, err = tx.conn.number("SELECT steps FROM readers WHERE number = ?", reader)
	return reader, steps, err
}

// Back implements Tx.
func (tx *sqliteTx) Back() (model.Action, error) { return tx.step(0, -1) }

// Forward implements Tx.
func (tx *sqliteTx) Forward() (model.Action, error) { return tx.step(1, 1) }

// step gives the step that stands so far behind those in force, and counts so
// many more as in force.
func (tx *sqliteTx) step(behind, more int64) (act model.Action, err error) {
	reader, err := readerNumber(tx.conn, tx.SQLite.name)
	if err != nil {
		return act, err
	}
	r, err := tx.conn.first("SELECT h.step, r.steps, h.act FROM readers r JOIN history h ON h.reader = r.number AND h.step = r.steps + ? WHERE r.number = ?", behind, reader)
	if err != nil {
		return act, err
	}
	if r == nil {
		return act, ErrNotFound
	}
	if err := json.Unmarshal(r.blob(2), &act); err != nil {
		return act, fmt.Errorf("read the history: %w", err)
	}
	return act, tx.conn.exec("UPDATE readers SET steps = ?, given = ? WHERE number = ?", r.int(1)+more, r.int(0), reader)
}

// Amend implements Tx.
func (tx *sqliteTx) Amend(act model.Action) error {
	reader, err := tx.self()
	if err != nil {
		return err
	}
	text, err := json.Marshal(act)
	if err != nil {
		return fmt.Errorf("amend %s: %w", act.Act, err)
	}
	return tx.conn.exec("UPDATE history SET act = ?2 WHERE reader = ?1 AND step = (SELECT given FROM readers WHERE number = ?1)", reader, text)
}
