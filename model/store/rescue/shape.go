package rescue

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
)

// shape is what the rows of a table or index look like.
type shape struct {
	name    string
	root    uint32   // in the fresh database
	index   bool     // kept in an index's tree: an index, or a table without rowids
	carried bool     // an ordinary table
	filled  bool     // it had rows before
	columns []column // in the order of a record; nil of what is not known
	old     []string // their names in the damaged database, where they are known
}

// column is one column of a record.
type column struct {
	name    string
	kind    affinity
	notNull bool
	rowid   bool // it is the rowid, and null in the record
	made    bool // it is computed, and cannot be written
}

type affinity uint8

const (
	untyped affinity = iota
	integer
	text
	floating
)

// shapesOf reads the schema of a database.
func shapesOf(ctx context.Context, db *sql.Conn) (map[string]*shape, error) {
	shapes := map[string]*shape{}
	rows, err := db.QueryContext(ctx, `
		SELECT m.name, m.rootpage, m.type = 'index' OR coalesce(l.wr, 0), m.type = 'table' AND coalesce(l.type, '') = 'table'
		FROM sqlite_master m LEFT JOIN pragma_table_list l ON l.name = m.name AND l.schema = 'main'
		WHERE m.rootpage > 0 ORDER BY m.rootpage`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		s := &shape{}
		if err := rows.Scan(&s.name, &s.root, &s.index, &s.carried); err != nil {
			return nil, err
		}
		s.carried = s.carried && s.name != sequence && !strings.HasPrefix(s.name, "sqlite_stat")
		shapes[s.name] = s
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	rows.Close()
	for _, s := range shapes {
		if s.columns, err = columnsOf(ctx, db, s.name, s.index); err != nil {
			return nil, err
		}
	}
	return shapes, nil
}

// columnsOf are the columns of a record of a table or index.
func columnsOf(ctx context.Context, db *sql.Conn, name string, index bool) ([]column, error) {
	rows, err := db.QueryContext(ctx, `SELECT name, type, "notnull", pk, hidden FROM pragma_table_xinfo(?)`, name)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	type keyed struct {
		column
		key int
	}
	var all []keyed
	keys := 0
	for rows.Next() {
		var k keyed
		var declared string
		var hidden int
		if err := rows.Scan(&k.name, &declared, &k.notNull, &k.key, &hidden); err != nil {
			return nil, err
		}
		if hidden == 2 { // computed when it is read: not in the record
			continue
		}
		k.made = hidden == 3
		k.kind = affinityOf(declared)
		k.rowid = k.key > 0 && strings.EqualFold(declared, "INTEGER") && !index
		if k.key > 0 {
			keys++
		}
		all = append(all, k)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	if index { // its key stands first
		slices.SortStableFunc(all, func(a, b keyed) int {
			switch {
			case a.key > 0 && b.key > 0:
				return cmp.Compare(a.key, b.key)
			case a.key > 0:
				return -1
			case b.key > 0:
				return 1
			}
			return 0
		})
	}
	columns := make([]column, len(all))
	for i, k := range all {
		columns[i] = k.column
		columns[i].rowid = k.rowid && keys == 1
	}
	if len(columns) > 0 {
		return columns, nil
	}
	return indexColumnsOf(ctx, db, name)
}

// indexColumnsOf are the columns of a record of an index.
func indexColumnsOf(ctx context.Context, db *sql.Conn, name string) ([]column, error) {
	rows, err := db.QueryContext(ctx, `
		SELECT i.cid, coalesce(t.type, ''), coalesce(t."notnull", 0)
		FROM pragma_index_xinfo(?1) i LEFT JOIN sqlite_master m ON m.type = 'index' AND m.name = ?1
		LEFT JOIN pragma_table_xinfo(m.tbl_name) t ON t.cid = i.cid ORDER BY i.seqno`, name)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var columns []column
	for rows.Next() {
		var c column
		var cid int
		var declared string
		if err := rows.Scan(&cid, &declared, &c.notNull); err != nil {
			return nil, err
		}
		c.kind = affinityOf(declared)
		if cid == -1 { // the rowid of the row
			c.kind, c.notNull = integer, true
		}
		columns = append(columns, c)
	}
	return columns, rows.Err()
}

// affinityOf follows SQLite's rules for declared types.
func affinityOf(declared string) affinity {
	d := strings.ToUpper(declared)
	switch {
	case strings.Contains(d, "INT"):
		return integer
	case strings.Contains(d, "CHAR"), strings.Contains(d, "CLOB"), strings.Contains(d, "TEXT"):
		return text
	case strings.Contains(d, "REAL"), strings.Contains(d, "FLOA"), strings.Contains(d, "DOUB"):
		return floating
	}
	return untyped
}

// was takes note of how the table was made in the damaged database, if that can be
// understood: its columns may be others.
func (s *shape) was(ctx context.Context, create string) {
	if !s.carried || !strings.HasPrefix(create, "CREATE TABLE") || !alone(create) {
		return
	}
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return
	}
	defer db.Close()
	conn, err := db.Conn(ctx)
	if err != nil {
		return
	}
	defer conn.Close()
	if _, err := conn.ExecContext(ctx, create); err != nil {
		return
	}
	columns, err := columnsOf(ctx, conn, s.name, s.index)
	if err != nil {
		return
	}
	s.old = s.old[:0]
	for _, c := range columns {
		s.old = append(s.old, c.name)
	}
}

// alone tells whether SQL is one statement.
func alone(sql string) bool {
	for sql != "" {
		end := ""
		switch {
		case sql[0] == ';':
			return false
		case strings.HasPrefix(sql, "--"):
			end = "\n"
		case strings.HasPrefix(sql, "/*"):
			end = "*/"
		case sql[0] == '[':
			end = "]"
		case strings.ContainsRune("'\"`", rune(sql[0])):
			end = sql[:1]
		}
		sql = sql[1:]
		if end != "" {
			_, sql, _ = strings.Cut(sql, end)
		}
	}
	return true
}

// order gives for each value of a record the column that it belongs to, -1 for none.
func (s *shape) order(values int) []int {
	order := make([]int, values)
	for i := range order {
		order[i] = -1
		if s.old == nil {
			if i < len(s.columns) {
				order[i] = i
			}
			continue
		}
		if i < len(s.old) {
			order[i] = slices.IndexFunc(s.columns, func(c column) bool { return c.name == s.old[i] })
		}
	}
	return order
}

// most is how many values a record has at most; older ones may have fewer.
func (s *shape) most() int {
	if s.old != nil {
		return len(s.old)
	}
	return len(s.columns)
}

// fits tells whether a row could be of this shape.
func (s *shape) fits(r row) bool {
	if s.columns == nil {
		return true
	}
	if len(r.values) != s.most() {
		return false
	}
	for i, at := range s.order(len(r.values)) {
		if at < 0 {
			continue
		}
		c, v := s.columns[at], r.values[i]
		if v == nil {
			if c.notNull && !c.rowid {
				return false
			}
			continue
		}
		if c.rowid {
			return false
		}
		_, isText := v.(string)
		_, isBlob := v.([]byte)
		if (c.kind == integer || c.kind == floating) && (isText || isBlob) || c.kind == text && !isText && !isBlob {
			return false
		}
	}
	return true
}

// quoted is a name as SQL writes it.
func quoted(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }

func wrap(err error) error { return fmt.Errorf("carrying the library over: %w", err) }
