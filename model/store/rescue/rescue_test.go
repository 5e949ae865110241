package rescue

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	_ "modernc.org/sqlite"
)

// schema has one of each thing that a library may have.
const schema = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT);
INSERT INTO meta VALUES ('made', 'anew'), ('only', 'here');
CREATE TABLE sources (number INTEGER PRIMARY KEY AUTOINCREMENT, address TEXT NOT NULL UNIQUE, print INTEGER, share REAL);
CREATE TABLE articles (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, source INTEGER REFERENCES sources, headline TEXT NOT NULL,
	body TEXT NOT NULL, size INTEGER GENERATED ALWAYS AS (length(body)) VIRTUAL);
CREATE INDEX by_source ON articles (source, number);
CREATE TABLE marks (reader TEXT NOT NULL, article INTEGER NOT NULL, read INTEGER NOT NULL DEFAULT 0, starred INTEGER NOT NULL DEFAULT 0,
	PRIMARY KEY (reader, article)) WITHOUT ROWID;
CREATE TABLE notes (book INTEGER NOT NULL, key INTEGER NOT NULL, value BLOB, PRIMARY KEY (book, key)) WITHOUT ROWID;
CREATE TABLE tags (article INTEGER, tag TEXT);
CREATE VIRTUAL TABLE search USING fts5(body, content='', contentless_delete=1);
CREATE TRIGGER counted AFTER INSERT ON sources BEGIN UPDATE meta SET value = 'triggered' WHERE key = 'made'; END;
`

// tables are those whose rows are carried over, with what tells their rows apart.
var tables = []string{"meta", "sources", "articles", "marks", "notes", "tags"}

const (
	sources, articles = 40, 500
	pageLength        = 1024 // so that little makes trees of three levels
)

// fresh makes an empty database of the schema.
func fresh(t testing.TB) *sql.DB {
	t.Helper()
	path := filepath.Join(t.TempDir(), "fresh.db")
	if err := os.WriteFile(path, empty(), 0o600); err != nil {
		t.Fatal(err)
	}
	db := open(t, path)
	if _, err := db.Exec(`PRAGMA synchronous = OFF; PRAGMA foreign_keys = ON`); err != nil {
		t.Fatal(err)
	}
	return db
}

// empty is the file of a database of the schema.
var empty = sync.OnceValue(func() []byte {
	folder, err := os.MkdirTemp("", "rescue")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(folder)
	path := filepath.Join(folder, "empty.db")
	db, err := sql.Open("sqlite", path)
	if err != nil {
		panic(err)
	}
	if _, err := db.Exec(fmt.Sprintf("PRAGMA page_size = %d; PRAGMA journal_mode = WAL;", pageLength) + schema); err != nil {
		panic(err)
	}
	db.Close()
	b, err := os.ReadFile(path)
	if err != nil {
		panic(err)
	}
	return b
})

func open(t testing.TB, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	t.Cleanup(func() { db.Close() })
	return db
}

// library gives the files of a database with rows in it; with logged its newest
// rows stand in the log alone.
func library(t testing.TB, logged bool) (file, log []byte) {
	t.Helper()
	l := libraries[logged]
	l.once.Do(func() { l.file, l.log = build(t, logged) })
	return l.file, l.log
}

var libraries = map[bool]*struct {
	once      sync.Once
	file, log []byte
}{false: {}, true: {}}

func build(t testing.TB, logged bool) (file, log []byte) {
	t.Helper()
	db := fresh(t)
	exec := func(query string, args ...any) {
		t.Helper()
		if _, err := db.Exec(query, args...); err != nil {
			t.Fatal(err)
		}
	}
	r := rand.New(rand.NewSource(1))
	exec("BEGIN")
	for n := range sources + 3 {
		exec(`INSERT INTO sources (address, print, share) VALUES (?, ?, ?)`, fmt.Sprintf("https://example.org/%d.xml", n), r.Int63()-r.Int63(), r.Float64())
	}
	exec(`DELETE FROM sources WHERE number > ?`, sources)
	exec(`UPDATE meta SET value = 'long ago' WHERE key = 'made'`)
	add := func(from, to int) {
		for n := from; n < to; n++ {
			body := fmt.Sprintf("%d %s", n, strings.Repeat("Ä word. ", 10+r.Intn(200)))
			if n%97 == 0 {
				body = strings.Repeat(body, 10)
			}
			exec(`INSERT INTO articles VALUES (?, ?, ?, ?, ?)`, n, fmt.Sprint("id-", n), n%sources+1, fmt.Sprint("Headline ", n), body)
			exec(`INSERT INTO marks VALUES ('', ?, ?, ?)`, n, n%2, n%7/6)
			note := make([]byte, r.Intn(300))
			r.Read(note)
			exec(`INSERT INTO notes VALUES (0, ?, ?)`, r.Int63(), note)
			if n%5 == 0 {
				exec(`INSERT INTO tags (article, tag) VALUES (?, 'later')`, n)
				exec(`INSERT INTO search (rowid, body) VALUES (?, ?)`, n, body)
			}
		}
	}
	add(1, articles)
	exec(`DELETE FROM articles WHERE number BETWEEN 200 AND 250`)
	exec("COMMIT")
	exec(`PRAGMA wal_checkpoint(TRUNCATE)`)
	if logged {
		for n := articles; n < articles+50; n += 10 {
			exec("BEGIN")
			add(n, n+10)
			exec("COMMIT")
		}
	}
	var path string
	if err := db.QueryRow(`SELECT file FROM pragma_database_list WHERE name = 'main'`).Scan(&path); err != nil {
		t.Fatal(err)
	}
	return read(t, path), read(t, path+"-wal")
}

func read(t testing.TB, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// put writes the two files of a database and returns its path.
func put(t testing.TB, file, log []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "lede.db")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	if len(log) > 0 {
		if err := os.WriteFile(path+"-wal", log, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return path
}

// content gives all rows of a database's tables, one string a row.
func content(t testing.TB, db *sql.DB) map[string]map[string]bool {
	t.Helper()
	all := map[string]map[string]bool{}
	for _, table := range tables {
		all[table] = map[string]bool{}
		rows, err := db.Query(`SELECT * FROM ` + table)
		if err != nil {
			t.Fatal(err)
		}
		columns, _ := rows.Columns()
		for rows.Next() {
			row := make([]any, len(columns))
			into := make([]any, len(columns))
			for i := range row {
				into[i] = &row[i]
			}
			if err := rows.Scan(into...); err != nil {
				t.Fatal(err)
			}
			all[table][fmt.Sprintf("%#v", row)] = true
		}
		if err := rows.Err(); err != nil {
			t.Fatal(err)
		}
		rows.Close()
	}
	return all
}

// intact is what is in the undamaged library.
func intact(t testing.TB, file, log []byte) map[string]map[string]bool {
	t.Helper()
	return content(t, open(t, put(t, file, log)))
}

// carry carries a damaged library over and gives what came of it: how many rows
// of each table are missing. Rows that were not there before are a failure.
func carry(t *testing.T, file, log []byte, want map[string]map[string]bool) (Report, map[string]int) {
	t.Helper()
	path := put(t, file, log)
	to := fresh(t)
	r, err := Carry(t.Context(), path, to)
	if err != nil && !errors.Is(err, ErrNothing) {
		t.Fatal(err)
	}
	got := content(t, to)
	missing := map[string]int{}
	for table, rows := range want {
		for row := range rows {
			if !got[table][row] {
				missing[table]++
			}
		}
		for row := range got[table] {
			if !rows[row] && table != "meta" {
				t.Errorf("%s has a row that was not there: %.200s", table, row)
			}
		}
	}
	if string(read(t, path)) != string(file) {
		t.Error("the damaged file was changed")
	}
	var check string
	if err := to.QueryRow(`PRAGMA integrity_check`).Scan(&check); err != nil || check != "ok" {
		t.Errorf("the new database: %s, %v", check, err)
	}
	var triggers, keys int
	if err := to.QueryRow(`SELECT count(*) FROM sqlite_master WHERE type = 'trigger'`).Scan(&triggers); err != nil || triggers != 1 {
		t.Errorf("%d triggers, want 1; %v", triggers, err)
	}
	if err := to.QueryRow(`PRAGMA foreign_keys`).Scan(&keys); err != nil || keys != 1 {
		t.Errorf("foreign keys are watched: %d, %v", keys, err)
	}
	return r, missing
}

func TestCarryIntact(t *testing.T) {
	for name, logged := range map[string]bool{"all in the file": false, "newest in the log": true} {
		t.Run(name, func(t *testing.T) {
			file, log := library(t, logged)
			want := intact(t, file, log)
			r, missing := carry(t, file, log, want)
			if len(missing) > 0 || !r.Whole() {
				t.Errorf("missing %v; %+v", missing, r)
			}
			rows := 0
			for _, table := range tables {
				rows += len(want[table])
			}
			if r.Rows() != rows || len(r.Tables) != len(tables) {
				t.Errorf("%d rows reported, want %d; %+v", r.Rows(), rows, r)
			}
		})
	}
}

// Numbers that were given once are not given again.
func TestCarryKeepsCount(t *testing.T) {
	file, log := library(t, false)
	to := fresh(t)
	if _, err := Carry(t.Context(), put(t, file, log), to); err != nil {
		t.Fatal(err)
	}
	res, err := to.Exec(`INSERT INTO sources (address) VALUES ('new')`)
	if err != nil {
		t.Fatal(err)
	}
	if n, _ := res.LastInsertId(); n != sources+4 {
		t.Errorf("the next source is number %d, want %d", n, sources+4)
	}
}

// place is what a page of the library holds.
type place struct {
	page        int
	table, kind string
	cells       int
}

func places(t testing.TB, file []byte) (all []place) {
	t.Helper()
	db := open(t, put(t, file, nil))
	rows, err := db.Query(`SELECT pageno, name, pagetype, ncell FROM dbstat ORDER BY pageno`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var p place
		if err := rows.Scan(&p.page, &p.table, &p.kind, &p.cells); err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
	return all
}

// Whichever page is lost, no row but its own is.
func TestCarryLostPage(t *testing.T) {
	file, _ := library(t, false)
	want := intact(t, file, nil)
	noise := make([]byte, pageLength)
	rand.New(rand.NewSource(3)).Read(noise)
	all := places(t, file)
	met := map[string]bool{}
	for i, p := range all {
		// All inner pages and roots, and some of the others.
		if p.kind == "leaf" && met[p.table] && i%47 != 0 || p.kind == "overflow" && i%61 != 0 {
			continue
		}
		met[p.table] = true
		for how, fill := range map[string][]byte{"zeroed": make([]byte, pageLength), "noise": noise} {
			t.Run(fmt.Sprintf("%d %s %s %s", p.page, p.table, p.kind, how), func(t *testing.T) {
				damaged := append([]byte{}, file...)
				copy(damaged[(p.page-1)*pageLength:], fill)
				r, missing := carry(t, damaged, nil, want)
				lost := 0
				for table, n := range missing {
					lost += n
					if table != p.table && p.page != 1 {
						t.Errorf("%d rows of %s are missing", n, table)
					}
				}
				may := p.cells
				switch {
				case p.kind == "internal" && p.table == "articles", p.page == 1:
					may = 0
				case p.kind == "overflow":
					may = 1
				}
				if lost > may {
					t.Errorf("missing %v, may miss %d; %+v", missing, may, r)
				}
				if lost > 0 && r.Whole() {
					t.Errorf("said to be whole, missing %v", missing)
				}
			})
		}
	}
}

func TestCarryTruncated(t *testing.T) {
	file, _ := library(t, false)
	want := intact(t, file, nil)
	all := places(t, file)
	for tenth := range 10 {
		t.Run(fmt.Sprintf("to %d tenths", tenth), func(t *testing.T) {
			size := len(file)*tenth/10 + 100
			r, missing := carry(t, file[:size], nil, want)
			// At most the rows on lost pages, and of rows that overflow there.
			may := map[string]int{}
			for _, p := range all {
				if p.page*pageLength > size {
					may[p.table] += max(p.cells, 1)
				}
			}
			for table, n := range missing {
				if tenth > 0 && n > may[table] {
					t.Errorf("%s: %d missing, may miss %d; %+v", table, n, may[table], r)
				}
			}
			if len(missing) > 0 && r.Whole() {
				t.Errorf("said to be whole, missing %v", missing)
			}
		})
	}
}

func TestCarryHeader(t *testing.T) {
	for _, logged := range []bool{false, true} {
		file, log := library(t, logged)
		want := intact(t, file, log)
		for name, damage := range map[string]func([]byte){
			"noise":     func(b []byte) { rand.New(rand.NewSource(4)).Read(b[:100]) },
			"zeros":     func(b []byte) { clear(b[:100]) },
			"magic":     func(b []byte) { copy(b, "not a database at all") },
			"page size": func(b []byte) { b[16], b[17] = 0x12, 0x34 },
			"free list": func(b []byte) { copy(b[32:], "\xff\xff\xff\xff\xff\xff\xff\xff") },
			"reserved":  func(b []byte) { b[20] = 0xFF },
		} {
			t.Run(fmt.Sprint(name, logged), func(t *testing.T) {
				damaged := append([]byte{}, file...)
				damage(damaged)
				if r, missing := carry(t, damaged, log, want); len(missing) > 0 {
					t.Errorf("missing %v; %+v", missing, r)
				}
			})
		}
	}
}

// Of a log that ends too soon, what was confirmed before comes over.
func TestCarryLogCut(t *testing.T) {
	file, log := library(t, true)
	want := intact(t, file, log)
	old := intact(t, file, nil)
	last := len(want["articles"]) - len(old["articles"]) + 1
	for tenth := range 11 {
		t.Run(fmt.Sprintf("to %d tenths", tenth), func(t *testing.T) {
			cut := log[:len(log)*tenth/10]
			_, missing := carry(t, file, cut, want)
			// SQLite itself says what that is worth.
			if sqlite := intact(t, file, cut); len(want["articles"])-missing["articles"] != len(sqlite["articles"]) {
				t.Errorf("%d articles missing, SQLite reads %d of %d", missing["articles"], len(sqlite["articles"]), len(want["articles"]))
			}
			if missing["articles"] > last {
				t.Errorf("%d missing, more than the log held", missing["articles"])
			}
			last = missing["articles"]
		})
	}
	t.Run("noise inside", func(t *testing.T) {
		cut := append([]byte{}, log...)
		const frame = frameHead + pageLength
		at := logHead + (len(log)-logHead)/frame/2*frame + frameHead + 300
		rand.New(rand.NewSource(5)).Read(cut[at : at+50])
		_, missing := carry(t, file, cut, want)
		if sqlite := intact(t, file, cut); len(want["articles"])-missing["articles"] != len(sqlite["articles"]) {
			t.Errorf("%d articles missing, SQLite reads %d of %d", missing["articles"], len(sqlite["articles"]), len(want["articles"]))
		}
	})
}

func TestCarryNothing(t *testing.T) {
	noise := make([]byte, 1<<20)
	rand.New(rand.NewSource(6)).Read(noise)
	for name, file := range map[string][]byte{
		"empty": {}, "a line": []byte("hello\n"), "zeros": make([]byte, 1<<20), "noise": noise,
		"a header": append([]byte(magic+"\x10\x00\x01\x01\x00\x40\x20\x20"), make([]byte, 8168)...),
	} {
		t.Run(name, func(t *testing.T) {
			r, err := Carry(t.Context(), put(t, file, nil), fresh(t))
			if !errors.Is(err, ErrNothing) || r.Rows() != 0 || r.Whole() {
				t.Errorf("%v; %+v", err, r)
			}
		})
	}
	if _, err := Carry(t.Context(), filepath.Join(t.TempDir(), "none.db"), fresh(t)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("of no file: %v", err)
	}
}

// A library from before a column, a table and another order of columns.
func TestCarryOlderSchema(t *testing.T) {
	path := filepath.Join(t.TempDir(), "old.db")
	old := open(t, path)
	if _, err := old.Exec(`CREATE TABLE articles (headline TEXT, -- it's; one
 id TEXT DEFAULT 'a;b', gone TEXT, number INTEGER PRIMARY KEY);
		INSERT INTO articles VALUES ('A headline', 'a', 'x', 7); ALTER TABLE articles ADD COLUMN body TEXT NOT NULL DEFAULT 'none';
		INSERT INTO articles VALUES ('Another', 'b', 'x', 9, 'some');`); err != nil {
		t.Fatal(err)
	}
	old.Close()
	to := open(t, filepath.Join(t.TempDir(), "new.db"))
	if _, err := to.Exec(`CREATE TABLE articles (number INTEGER PRIMARY KEY, id TEXT, headline TEXT, body TEXT NOT NULL DEFAULT 'nothing', more INTEGER DEFAULT 3); CREATE TABLE notes (n)`); err != nil {
		t.Fatal(err)
	}
	r, err := Carry(t.Context(), path, to)
	if err != nil || !r.Whole() || r.Rows() != 2 {
		t.Fatalf("%v; %+v", err, r)
	}
	var got string
	if err := to.QueryRow(`SELECT group_concat(number||id||headline||body||more, ';') FROM articles`).Scan(&got); err != nil || got != "7aA headlinenothing3;9bAnothersome3" {
		t.Errorf("%q, %v", got, err)
	}
}

func TestCarryFullDisk(t *testing.T) {
	file, log := library(t, false)
	path := put(t, file, log)
	to := fresh(t)
	if _, err := to.Exec(`PRAGMA max_page_count = 200`); err != nil {
		t.Fatal(err)
	}
	r, err := Carry(t.Context(), path, to)
	if _, kind := Check(path, err); kind != Full {
		t.Errorf("kind %d of %v; %+v", kind, err, r)
	}
	if string(read(t, path)) != string(file) {
		t.Error("the damaged file was changed")
	}
}

func TestCarryCancelled(t *testing.T) {
	file, log := library(t, false)
	ctx, cancel := context.WithCancel(t.Context())
	to := fresh(t)
	cancel()
	if _, err := Carry(ctx, put(t, file, log), to); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func TestAlone(t *testing.T) {
	for sql, want := range map[string]bool{
		"": true, "CREATE TABLE a (b)": true, "a; b": false, "a -- ; b": true, "a -- b\n; c": false, "a /* ; */ b": true, "'; ' [;] \";\" `;`": true, "'it''s; '": true, "'a' ;": false,
	} {
		if got := alone(sql); got != want {
			t.Errorf("%q: %v", sql, got)
		}
	}
}
