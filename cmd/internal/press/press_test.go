package press_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"github.com/lede-reader/lede/cmd/internal/press"
)

func TestSameSeedSameNews(t *testing.T) {
	forth, back := press.New(7), press.New(7)
	other := press.New(8)
	const n = 500
	all := make([]string, n)
	for i := range n {
		a := forth.Article(i)
		all[i] = a.Headline + a.Text()
	}
	same := 0
	for i := n - 1; i >= 0; i-- {
		a, b := back.Article(i), other.Article(i)
		if a.Headline+a.Text() != all[i] {
			t.Fatalf("article %d is another when it is printed first", i)
		}
		if b.Text() == a.Text() {
			same++
		}
	}
	if same > 0 {
		t.Errorf("%d of %d articles are the same for another seed", same, n)
	}
}

func TestShares(t *testing.T) {
	p := press.New(1)
	const n = 8000
	var size int
	kinds := map[press.Kind]int{}
	for i := range n {
		a := p.Article(i)
		kinds[a.Kind]++
		if a.Kind == press.Fresh {
			for _, text := range a.Paragraphs {
				size += len(text)
			}
		}
		if a.Kind == press.Fresh != (a.Of == i) || a.Of > i {
			t.Fatalf("article %d is a %v of %d", i, a.Kind, a.Of)
		}
		if o := p.Publisher(a.Of); a.Kind != press.Fresh && a.Kind != press.FollowUp && o.Number == a.Publisher.Number {
			t.Fatalf("article %d repeats %d in the same paper", i, a.Of)
		}
	}
	between := func(what string, got, low, high int) {
		t.Helper()
		if got < low || got > high {
			t.Errorf("%s: %d, want %d to %d", what, got, low, high)
		}
	}
	between("again, ‰", (n-kinds[press.Fresh])*1000/n, 120, 170)
	for _, k := range []press.Kind{press.Copy, press.Cut, press.Rewrite, press.FollowUp} {
		between(k.String()+", ‰", kinds[k]*1000/n, 20, 60)
	}
	between("bytes of a fresh body", size/kinds[press.Fresh], 3800, 4400)
}

// What is said to be a copy is one; a cut is the head of it; a rewrite and a
// follow-up share some paragraphs but not all.
func TestKinds(t *testing.T) {
	p := press.New(3)
	for i := range 3000 {
		a := p.Article(i)
		if a.Kind == press.Fresh {
			continue
		}
		old := p.Article(a.Of)
		text, was := strings.Join(a.Paragraphs, "\n"), strings.Join(old.Paragraphs, "\n")
		var ok bool
		switch a.Kind {
		case press.Copy:
			ok = text == was
		case press.Cut:
			ok = strings.HasPrefix(was, text)
		case press.Rewrite:
			ok = text != was && len(text) > len(was)/2
		case press.FollowUp:
			ok = text != was && strings.Contains(was, a.Paragraphs[len(a.Paragraphs)-1])
		}
		if !ok {
			t.Fatalf("article %d is no %v of %d", i, a.Kind, a.Of)
		}
	}
}

// Different articles do not share sentences by accident.
func TestSentencesAreNotRepeated(t *testing.T) {
	p := press.New(5)
	seen := map[string]int{}
	var again, all int
	for i := range 3000 {
		a := p.Article(i)
		if a.Kind != press.Fresh {
			continue
		}
		for _, text := range a.Paragraphs {
			all++
			if _, ok := seen[text]; ok {
				again++
			}
			seen[text] = i
		}
	}
	if again*1000 > all {
		t.Errorf("%d of %d paragraphs stand in more than one fresh article", again, all)
	}
}

func TestVocabularyHasALongTail(t *testing.T) {
	p := press.New(2)
	words := map[string]int{}
	for i := range 2000 {
		a := p.Article(i)
		for w := range strings.FieldsSeq(a.Text()) {
			words[strings.Trim(w, ".,“”’:")]++
		}
	}
	once := 0
	for _, n := range words {
		if n == 1 {
			once++
		}
	}
	if len(words) < 20000 || once < len(words)/5 {
		t.Errorf("%d words, %d of them once", len(words), once)
	}
}

func TestDocumentsParse(t *testing.T) {
	p := press.New(4)
	var articles []press.Article
	for i := range 60 {
		articles = append(articles, p.Article(i))
	}
	for _, pages := range []bool{false, true} {
		c := press.Channel{Title: "A & B", Host: "http://127.0.0.1:1/feed", Pages: pages}
		for name, doc := range map[string][]byte{"RSS": c.RSS(articles), "Atom": c.Atom(articles)} {
			n := 0
			d := xml.NewDecoder(bytes.NewReader(doc))
			for {
				tok, err := d.Token()
				if err == io.EOF {
					break
				}
				if err != nil {
					t.Fatalf("%s: %v", name, err)
				}
				if s, ok := tok.(xml.StartElement); ok && (s.Name.Local == "item" || s.Name.Local == "entry") {
					n++
				}
			}
			if n != len(articles) {
				t.Errorf("%s has %d items, want %d", name, n, len(articles))
			}
		}
	}
	page := articles[0].Page()
	if _, err := html.Parse(strings.NewReader(page)); err != nil || !strings.Contains(page, articles[0].Headline) {
		t.Errorf("page: %v", err)
	}
	var b bytes.Buffer
	if err := p.Lines(&b, 10, 20); err != nil {
		t.Fatal(err)
	}
	n := 10
	for l := range bytes.Lines(b.Bytes()) {
		var item struct{ ID, Text, Published string }
		if err := json.Unmarshal(l, &item); err != nil || item.ID != fmt.Sprint("press-", n) || len(item.Text) < 500 {
			t.Fatalf("line %d: %v %q", n, err, item.ID)
		}
		if _, err := time.Parse(time.RFC3339, item.Published); err != nil {
			t.Error(err)
		}
		n++
	}
	dir := t.TempDir()
	if err := p.Folder(dir, 0, 5); err != nil {
		t.Fatal(err)
	}
	if files, _ := os.ReadDir(dir); len(files) != 5 {
		t.Errorf("%d files", len(files))
	}
}

func BenchmarkArticle(b *testing.B) {
	p := press.New(1)
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		a := p.Article(n)
		b.SetBytes(int64(len(a.Text())))
		n++
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "articles/s")
}

func Example() {
	a := press.New(1).Article(1)
	fmt.Println(a.Headline)
	fmt.Println(a.Paragraphs[0])
	fmt.Println(a.Paragraphs[1])
}
