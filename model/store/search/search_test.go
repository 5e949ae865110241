package search

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// index makes an index of bodies, numbered from 1.
func index(t testing.TB, bodies ...string) Tx {
	t.Helper()
	db := open(t, filepath.Join(t.TempDir(), "index.db"))
	if err := Create(t.Context(), db); err != nil {
		t.Fatal(err)
	}
	tx, err := db.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	w := NewWriter(t.Context(), tx)
	for i, body := range bodies {
		if err := w.Add(int64(i+1), Text{Body: body}); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
	return db
}

func search(t testing.TB, db Tx, words string, typing bool) []int64 {
	t.Helper()
	found, err := Search(t.Context(), db, words, typing, 0, 100)
	if err != nil {
		t.Fatalf("%q: %v", words, err)
	}
	return found
}

var finds = []struct {
	name, text, words string
	typing, found     bool
}{
	{"a word", "The senate voted.", "senate", false, true},
	{"not a part of one", "The senate voted.", "sen", false, false},
	{"its beginning while typing", "The senate voted.", "sen", true, true},
	{"all words", "The senate voted.", "voted the", false, true},
	{"one is missing", "The senate voted.", "senate left", false, false},
	{"capitals", "The Senate VOTED.", "sEnate voted", false, true},
	{"in curly quotes", "He said “unthinkable” twice.", "unthinkable", false, true},
	{"typed in curly quotes", "He said unthinkable twice.", "“said unthinkable”", false, true},
	{"in low quotes", "Sie sagte „niemals“ dazu.", "niemals", false, true},
	{"before a curly apostrophe", "It is Trump’s word", "trump", false, true},
	{"behind a curly apostrophe", "C’est l’homme du jour", "homme", false, true},
	{"another apostrophe", "I don’t know", "don't", false, true},
	{"an apostrophe of Hawaii", "Honolulu, Hawaiʻi", "hawai'i", false, true},
	{"accents", "Le président à l’Élysée", "president elysee", false, true},
	{"accents typed", "The cafe is closed", "café", false, true},
	{"decomposed accents", "le pre\u0301sident", "président", false, true},
	{"many accents", "Việt Nam", "viet", false, true},
	{"umlauts", "Müller über Öl", "muller uber ol", false, true},
	{"stroked letters", "Łódź, Tromsø, Đà Nẵng", "lodz tromso da nang", false, true},
	{"sharp s", "Straße", "STRASSE", false, true},
	{"capital sharp s", "STRAẞE", "strasse", false, true},
	{"dotted capital I", "İstanbul", "istanbul", false, true},
	{"dotless i", "Diyarbakır'da ISPARTA", "diyarbakir ısparta", false, true},
	{"long s", "Congreſs", "congress", false, true},
	{"ligatures", "the ﬁrst oﬀer, Œuvre, Æon", "first offer oeuvre aeon", false, true},
	{"soft hyphens", "parlia\u00adment de\u00adbate", "parliament debate", false, true},
	{"zero-width space and joiner", "parlia\u200bment de\u2060bate", "parliament debate", false, true},
	{"byte order mark", "\ufeffMinister", "minister", false, true},
	{"hyphenated", "covid-19 is here", "covid-19", false, true},
	{"hyphenated is a phrase", "covid 18 is not 19", "covid-19", false, false},
	{"full width", "ＡＢＣ ニュース", "abc", false, true},
	{"final sigma", "Ο ΟΔΥΣΣΕΥΣ", "οδυσσευς", false, true},
	{"Greek accents", "Αθήνα", "αθηνα", false, true},
	{"Cyrillic", "Президент России", "россии президент", false, true},
	{"yo", "Ещё Королёв", "еще королев", false, true},
	{"Ukrainian apostrophe", "п’ять сім’я", "сімʼя", false, true},
	{"Arabic", "قال الرئيس إن", "الرئيس", false, true},
	{"Arabic with vowels", "قَالَ الرَّئِيسُ", "قال الرئيس", false, true},
	{"Arabic with hamza and tatweel", "إســـلام أحمد", "اسلام احمد", false, true},
	{"Persian letters", "علی کتاب", "علي كتاب", false, true},
	{"Arabic digits", "في عام ٢٠٢٤", "2024", false, true},
	{"Hebrew with points", "שָׁלוֹם", "שלום", false, true},
	{"Hindi", "प्रधानमंत्री नरेन्द्र मोदी", "मोदी", false, true},
	{"Hindi is not found by its consonants", "प्रधानमंत्री", "प", false, false},
	{"Chinese", "中华人民共和国主席习近平", "人民", false, true},
	{"Chinese, one sign", "中华人民共和国主席习近平", "席", false, true},
	{"Chinese, the last sign", "中华人民共和国主席习近平", "平", false, true},
	{"Chinese, many signs", "中华人民共和国主席习近平", "共和国主席习近", false, true},
	{"Chinese, signs apart", "中华人民共和国主席习近平", "中国", false, false},
	{"Chinese beside Latin", "苹果iPhone手机", "iphone", false, true},
	{"Chinese with Latin in it", "苹果iPhone手机", "果iphone手", false, true},
	{"Chinese over a full stop", "他是中国。人民知道", "\"中国 人民\"", false, true},
	{"Chinese in quotes", "他说“不可能”吗", "不可能", false, true},
	{"Japanese", "日本の首相が会見した", "首相が", false, true},
	{"Japanese voicing", "がんばる", "かん", false, false},
	{"Japanese voicing apart", "か\u3099んばる", "がん", false, true},
	{"half-width kana", "ﾆｭｰｽ ｶﾞｲﾄﾞ", "ニュース ガイド", false, true},
	{"Korean with a particle", "대통령은 말했다", "대통령", false, true},
	{"Korean in parts", "\u1103\u1162\u1110\u1169\u11bc\u1105\u1167\u11bc", "대통령", false, true},
	{"Thai", "นายกรัฐมนตรีแถลงข่าว", "รัฐมนตรี", false, true},
	{"Thai, two signs", "นายกรัฐมนตรีแถลงข่าว", "รี", false, true},
	{"Thai, one sign", "นายกรัฐมนตรีแถลงข่าว", "ว", false, true},
	{"Thai, not there", "นายกรัฐมนตรีแถลงข่าว", "ประเทศ", false, false},
	{"Khmer", "នាយករដ្ឋមន្ត្រីកម្ពុជា", "រដ្ឋមន្ត្រី", false, true},
	{"a phrase", "the white house said", "\"white house\"", false, true},
	{"not a phrase", "the house white", "\"white house\"", false, false},
	{"an open phrase while typing", "the white house said", "\"white hou", true, true},
	{"a closed phrase while typing", "the white house said", "\"white hou\"", true, false},
	{"a phrase over a line", "the white\nhouse", "\"white house\"", false, true},
	{"guillemets", "the white house said", "«white house»", false, true},
	{"excluded", "the white house", "white -house", false, false},
	{"excluded and not there", "the white horse", "white -house", false, true},
	{"an excluded phrase", "the white house", "the -\"white house\"", false, false},
	{"an excluded phrase, not so", "the house is white", "the -\"white house\"", false, true},
	{"nothing but excluded", "the white house", "-horse", false, false},
	{"an excluded beginning is a word", "the white house", "white -hou", true, true},
	{"a space ends the beginning", "the white house", "hou ", true, false},
	{"operators are words", "either or and not near", "and OR not NEAR", false, true},
	{"an operator that is not there", "black white", "black OR white", false, false},
	{"a star is nothing", "the senate", "sen*", false, false},
	{"columns are words", "the body politic", "body:politic", false, true},
	{"brackets", "a (very) good one", "(very", false, true},
	{"NUL", "before and after", "before\x00after", false, false},
	{"NUL between words", "before after", "before\x00after", false, true},
	{"invalid UTF-8", "be\xfffore", "fore", false, true},
	{"twice", "the senate", "senate senate", false, true},
	{"nothing", "the senate", "", true, false},
	{"signs only", "the senate", " * ? \" -- '", true, false},
	{"a long word by its beginning", strings.Repeat("abc", 100), strings.Repeat("abc", 100), false, true},
	{"a long word half typed", strings.Repeat("abc", 100), strings.Repeat("abc", 50), true, true},
}

func TestFinds(t *testing.T) {
	for _, c := range finds {
		t.Run(c.name, func(t *testing.T) {
			db := index(t, c.text, "something else altogether")
			got := search(t, db, c.words, c.typing)
			if found := slices.Contains(got, 1); found != c.found {
				t.Errorf("%q in %q: found %v, want %v; %s", c.words, c.text, found, c.found, Match(c.words, c.typing))
			}
			// What is found is lit.
			snippet, lit := Snippet(c.text, c.words, c.typing)
			if c.found && len(lit) == 0 {
				t.Errorf("nothing is lit in %q", snippet)
			}
		})
	}
}

func TestMatch(t *testing.T) {
	many := strings.Repeat("a ", 10) + strings.Join(strings.Split("bcdefghijklmnopqrstuvwxyzBCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", ""), " ")
	for words, want := range map[string]string{
		`one`:                `"one"*`,
		`one two `:           `"one" AND "two"`,
		`"one two" three`:    `"one two" AND "three"*`,
		`-one two`:           `"two"*`[:0] + `("two"*) NOT "one"`,
		`one -two -"a b" x `: `(("one" AND "x") NOT "two") NOT "a b"`,
		`日`:                  `"日"*`,
		`日本語`:                `"日本 本語"`,
		`"`:                  ``,
		`don’t `:             `"don t"`,
	} {
		if got := Match(words, true); got != want {
			t.Errorf("%q is %s, want %s", words, got, want)
		}
	}
	if n := strings.Count(Match(many, false), "AND"); n != maxTerms-1 {
		t.Errorf("%d terms, want %d", n+1, maxTerms)
	}
	if n := len(strings.Fields(Match(`"`+strings.Repeat("word ", 1000)+`"`, false))); n != maxPhrase {
		t.Errorf("a phrase of %d words, want %d", n, maxPhrase)
	}
}

func TestNewestFirst(t *testing.T) {
	var bodies []string
	for n := range 30 {
		bodies = append(bodies, fmt.Sprint("word ", n%3))
	}
	db := index(t, bodies...)
	first, err := Search(t.Context(), db, "word 0", false, 0, 3)
	if err != nil || !slices.Equal(first, []int64{28, 25, 22}) {
		t.Errorf("%v, %v", first, err)
	}
	next, err := Search(t.Context(), db, "word 0", false, first[2], 3)
	if err != nil || !slices.Equal(next, []int64{19, 16, 13}) {
		t.Errorf("below %d: %v, %v", first[2], next, err)
	}
}

func TestColumns(t *testing.T) {
	db := index(t)
	w := NewWriter(t.Context(), db)
	if err := w.Add(7, Text{Headline: "Storm hits", Body: "It rained.", Speakers: []string{"Ann Smith", "Bo Lee"}, Source: "The Example"}); err != nil {
		t.Fatal(err)
	}
	w.Close()
	for words, want := range map[string]int{
		"storm rained smith example": 1, `"storm hits"`: 1, `"hits ann"`: 0, `"rained storm"`: 0, `"bo lee"`: 1,
	} {
		if got := search(t, db, words, false); len(got) != want {
			t.Errorf("%s: found %v, want %d", words, got, want)
		}
	}
}

func TestReplaceAndRemove(t *testing.T) {
	db := index(t, "first text", "second text")
	w := NewWriter(t.Context(), db)
	defer w.Close()
	for _, step := range []struct {
		do    func() error
		words string
		want  []int64
	}{
		{func() error { return w.Add(1, Text{Body: "another text"}) }, "first", nil},
		{func() error { return nil }, "text", []int64{2, 1}},
		{func() error { return w.Remove(2) }, "text", []int64{1}},
		{func() error { return w.Remove(2) }, "text", []int64{1}},
		{func() error { return w.Add(2, Text{Body: "again text"}) }, "text", []int64{2, 1}},
		{func() error { return Create(t.Context(), db) }, "text", []int64{2, 1}},
		{func() error { return Drop(t.Context(), db) }, "", nil},
		{func() error { return Create(t.Context(), db) }, "text", nil},
	} {
		if err := step.do(); err != nil {
			t.Fatal(err)
		}
		if got := search(t, db, step.words, false); !slices.Equal(got, step.want) {
			t.Errorf("%q: %v, want %v", step.words, got, step.want)
		}
	}
}

// What a transaction takes back was never there.
func TestRollback(t *testing.T) {
	db := open(t, filepath.Join(t.TempDir(), "index.db"))
	if err := Create(t.Context(), db); err != nil {
		t.Fatal(err)
	}
	tx, err := db.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	w := NewWriter(t.Context(), tx)
	if err := w.Add(1, Text{Body: "gone"}); err != nil {
		t.Fatal(err)
	}
	if got := search(t, tx, "gone", false); len(got) != 1 {
		t.Errorf("within the transaction: %v", got)
	}
	w.Close()
	tx.Rollback()
	if got := search(t, db, "gone", false); len(got) != 0 {
		t.Errorf("after it: %v", got)
	}
}

// A beginning that is in common gives nothing that looking everywhere would not, and
// nearly all that it would.
func TestCommonBeginnings(t *testing.T) {
	db := open(t, filepath.Join(t.TempDir(), "index.db"))
	if err := Create(t.Context(), db); err != nil {
		t.Fatal(err)
	}
	p := newPress()
	fill(t, db, p, 1, 6*batch)
	costlier := 0
	for _, typed := range []string{"t", "th", "s", "a", "w", "q", "pr", "of t", `"of the w`} {
		terms := parse(typed, true)
		some, err := commonWords(t.Context(), db, terms, 8)
		if err != nil {
			t.Fatal(err)
		}
		if len(some) > 0 {
			costlier++
		}
		run := func(match string) (found []int64) {
			found, err := newest(t.Context(), db, match, 0, 50)
			if err != nil {
				t.Fatal(err)
			}
			return found
		}
		got, want := run(expression(terms, some)), run(expression(terms, nil))
		if typed[0] == '"' { // more, while its last word is typed
			continue
		}
		missed := 0
		for _, n := range want {
			if n >= got[len(got)-1] && !slices.Contains(got, n) {
				missed++
			}
		}
		// The made language has many more rare words than a real one.
		if len(got) != len(want) || missed > len(want)/4 {
			t.Errorf("%q: %v misses %d of %v; %v", typed, got, missed, want, some)
		}
		all := run(expression(terms, nil) + " AND (" + expression(terms, some) + ")")
		if !slices.Equal(got, all) {
			t.Errorf("%q: %v has what does not begin so", typed, got)
		}
	}
	if costlier < 5 {
		t.Errorf("%d beginnings were costly: the test does not see what it is for", costlier)
	}
}

func TestErrors(t *testing.T) {
	db := open(t, filepath.Join(t.TempDir(), "none.db"))
	w := NewWriter(t.Context(), db)
	for what, err := range map[string]error{
		"add": w.Add(1, Text{}), "remove": w.Remove(1), "count": w.count(1, []byte(" a")),
	} {
		if err == nil || strings.Contains(err.Error(), "%!") {
			t.Errorf("%s without an index: %v", what, err)
		}
	}
	for _, words := range []string{"one", "one "} {
		if _, err := Search(t.Context(), db, words, true, 0, 5); err == nil {
			t.Errorf("%q without an index is no error", words)
		}
	}
	db.Close()
	if Create(t.Context(), db) == nil || Drop(t.Context(), db) == nil {
		t.Error("a closed database is no error")
	}
}

// The words of some articles are counted, and those met once forgotten at times.
func TestWordsAreCounted(t *testing.T) {
	db := index(t)
	w := NewWriter(t.Context(), db)
	defer w.Close()
	var counted []int64
	for n := int64(1); len(counted) < 2; n++ {
		if sampled(n) && !pruned(n) {
			counted = append(counted, n)
		}
	}
	if counted[0] == 1 || counted[1] > 1000 {
		t.Errorf("the first counted are %v, want about one in 64", counted)
	}
	for i, body := range []string{"often once", "often often again", "last"} {
		number := int64(0) // is pruned at
		if i < len(counted) {
			number = counted[i]
		}
		if err := w.Add(number, Text{Body: body}); err != nil {
			t.Fatal(err)
		}
	}
	var words string
	rows, err := db.QueryContext(t.Context(), `SELECT group_concat(word || articles, ' ') FROM (SELECT * FROM search_words ORDER BY word)`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := rows.Scan(&words); err != nil {
			t.Fatal(err)
		}
	}
	if words != "last1 often2" {
		t.Errorf("counted %q", words)
	}
}
