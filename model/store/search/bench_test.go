package search

import (
	"database/sql"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	_ "modernc.org/sqlite"
)

// batch is how many articles a transaction of the benchmark holds.
const batch = 128

// vocabulary makes words that look like words: English's commonest first, then
// made ones of syllables, so that beginnings are as unequal as they are in a language.
func vocabulary(n int) []string {
	words := strings.Fields(`the of and to in a that is was for on it with as he by at his from be this have had
		not are but or which an they were their said has who will one she we would been there her its about more when
		than out if what up so after two new all over people first time can also into some other could year them no
		president government before most last only years made many between against while under because told state`)
	onset := strings.Fields("b br c ch cl cr d dr f fl fr g gr h j k l m n p pl pr qu r s sc sh sl sp st str t th tr v w wh y z")
	vowel := strings.Fields("a a a e e e e i i o o u ai ea ee ie oo ou")
	coda := strings.Fields("- - - - - b c ck d g l ll m n n nd ng nt p r r rd rs s s ss st t t th x")
	r := rand.New(rand.NewSource(1))
	seen := map[string]bool{}
	for _, w := range words {
		seen[w] = true
	}
	for len(words) < n {
		var b strings.Builder
		for range 1 + r.Intn(3) + r.Intn(2) {
			b.WriteString(onset[r.Intn(len(onset))] + vowel[r.Intn(len(vowel))] + coda[r.Intn(len(coda))])
		}
		if w := strings.ReplaceAll(b.String(), "-", ""); !seen[w] {
			seen[w] = true
			words = append(words, w)
		}
	}
	return words
}

// press writes articles of 4 KB in the made language.
type press struct {
	words []string
	rand  *rand.Rand
	zipf  *rand.Zipf
}

func newPress() *press {
	p := &press{words: vocabulary(250_000), rand: rand.New(rand.NewSource(2))}
	p.zipf = rand.NewZipf(p.rand, 1.05, 2.5, uint64(len(p.words)-1))
	return p
}

func (p *press) text(bytes int) string {
	var b strings.Builder
	for n := 0; b.Len() < bytes; n++ {
		w := p.words[p.zipf.Uint64()]
		if n%19 == 0 {
			w = strings.ToUpper(w[:1]) + w[1:]
		}
		b.WriteString(w)
		switch {
		case n%113 == 112:
			b.WriteString(".\n\n")
		case n%19 == 18:
			b.WriteString(". ")
		case n%11 == 7:
			b.WriteString(", ")
		default:
			b.WriteByte(' ')
		}
	}
	return b.String()
}

func (p *press) article() Text {
	return Text{Headline: p.text(60), Body: p.text(4000), Source: "The Example", Speakers: []string{"Ann Example"}}
}

func open(t testing.TB, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", path+"?_pragma=journal_mode(WAL)&_pragma=synchronous(NORMAL)&_pragma=busy_timeout(5000)&_pragma=cache_size(-8000)")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// fill adds articles numbered from..to-1 and tells the CPU time that it took.
func fill(t testing.TB, db *sql.DB, p *press, from, to int) time.Duration {
	t.Helper()
	var cpu time.Duration
	for from < to {
		var texts []Text
		for range min(batch, to-from) {
			texts = append(texts, p.article())
		}
		start := cpuTime()
		tx, err := db.BeginTx(t.Context(), nil)
		if err != nil {
			t.Fatal(err)
		}
		w := NewWriter(t.Context(), tx)
		for _, a := range texts {
			if err := w.Add(int64(from), a); err != nil {
				t.Fatal(err)
			}
			from++
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		if err := tx.Commit(); err != nil {
			t.Fatal(err)
		}
		cpu += cpuTime() - start
	}
	return cpu
}

// BenchmarkLibrary builds a library of LEDE_ARTICLES articles (100,000 if not set)
// once, tells what adding costs on the way, and then types into it. LEDE_LIBRARY names
// a file to keep it in, for the next time.
func BenchmarkLibrary(b *testing.B) {
	articles := 100_000
	if n, err := strconv.Atoi(os.Getenv("LEDE_ARTICLES")); err == nil {
		articles = n
	}
	path := filepath.Join(b.TempDir(), "library.db")
	if keep := os.Getenv("LEDE_LIBRARY"); keep != "" {
		path = keep
	}
	db := open(b, path)
	if err := Create(b.Context(), db); err != nil {
		b.Fatal(err)
	}
	p := newPress()
	var stored int
	_ = db.QueryRow(`SELECT count(*) FROM search_docsize`).Scan(&stored)
	size := func() (n int) {
		_ = db.QueryRow(`SELECT page_count * page_size FROM pragma_page_count, pragma_page_size`).Scan(&n)
		return n
	}
	for at := stored; at < articles; {
		to := min(at+10_000, articles)
		cpu := fill(b, db, p, at+1, to+1)
		fmt.Printf("# add at %6d: %.3f ms CPU an article, index %d bytes an article\n", to, cpu.Seconds()*1000/float64(to-at), size()/to)
		at = to
	}
	for _, typed := range []string{
		"t", "th", "the", "they", "s", "st", "str", "a", "an", "z", "zy", "q", "pre", "pres", "presi", "w", "wi", "wit",
		"said t", "president s", "the w", "strange pl", `"of the w`, "zz", p.words[5000][:2], p.words[5000][:3], p.words[5000][:4], p.words[150_000], p.words[200_000] + " t",
	} {
		b.Run(fmt.Sprintf("type/%q", typed), func(b *testing.B) {
			b.ReportAllocs()
			found, start := 0, cpuTime()
			for b.Loop() {
				ns, err := Search(b.Context(), db, typed, true, 0, 50)
				if err != nil {
					b.Fatal(err)
				}
				found = len(ns)
			}
			b.ReportMetric(float64(found), "found")
			b.ReportMetric((cpuTime()-start).Seconds()*1000/float64(b.N), "cpu-ms/op")
		})
	}
	for _, words := range []string{"the", p.words[300], "said government", p.words[150_000], `"of the"`, "president -the", "zzzz"} {
		b.Run(fmt.Sprintf("whole/%q", words), func(b *testing.B) {
			for b.Loop() {
				if _, err := Search(b.Context(), db, words, false, 0, 50); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
