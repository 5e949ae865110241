package outline_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/outline"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestFiles reads each list in testdata; what comes of it stands in its golden
// file.
func TestFiles(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.*")
	for _, file := range files {
		if strings.HasSuffix(file, ".golden") {
			continue
		}
		t.Run(filepath.Base(file), func(t *testing.T) {
			f, err := os.Open(file)
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			sources, problems := outline.Read(filepath.Base(file), f)
			var b strings.Builder
			for _, s := range sources {
				fmt.Fprintf(&b, "%s %s title=%q name=%q folder=%q home=%q\n", s.Kind, s.Address, s.Title, s.Name, s.Folder, s.Home)
			}
			for _, p := range problems {
				fmt.Fprintln(&b, p.Error())
			}
			golden := file + ".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(b.String()), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			want, _ := os.ReadFile(golden)
			if diff := cmp.Diff(string(want), b.String()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestNoList says what a file is that is no list.
func TestNoList(t *testing.T) {
	for name, row := range map[string]struct{ text, want string }{
		"empty":    {"", "names no source"},
		"comments": {"# nothing\n", "names no source"},
		"page":     {"<!DOCTYPE html><html><body>Hi", "an HTML page"},
		"feed":     {"<rss version='2.0'><channel>", "is a feed"},
		"other":    {"<?xml version='1.0'?><urlset>", "<urlset>"},
		"prose":    {"Dear reader", `"Dear" is no address`},
		"no opml":  {"<opml><body></body></opml>", "names no source"},
	} {
		t.Run(name, func(t *testing.T) {
			sources, problems := outline.Read("list", strings.NewReader(row.text))
			if len(sources) != 0 || len(problems) != 1 || !strings.Contains(problems[0].Error(), row.want) {
				t.Errorf("%v, %v; want %q", sources, problems, row.want)
			}
		})
	}
}

// TestEncodings reads a list in encodings that editors on Windows write.
func TestEncodings(t *testing.T) {
	list := "https://one.example/feed \"Nachrichten/Süd\"\r\nhttps://two.example/feed\r\n"
	utf16 := []byte{0xFF, 0xFE}
	for _, r := range list {
		utf16 = append(utf16, byte(r), byte(r>>8))
	}
	for name, b := range map[string][]byte{
		"UTF-8 with a mark": []byte("\uFEFF" + list),
		"UTF-16":            utf16,
		"windows-1252":      []byte(strings.Replace(list, "ü", "\xFC", 1)),
	} {
		sources, problems := outline.Read("urls", bytes.NewReader(b))
		if len(sources) != 2 || len(problems) != 0 || sources[0].Folder != "Nachrichten/Süd" || sources[1].Address != "https://two.example/feed" {
			t.Errorf("%s: %+v, %v", name, sources, problems)
		}
	}
}

// TestOPMLRoundTrip: what WriteOPML writes, Read reads back, every source with all
// that was in it.
func TestOPMLRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := drawSources(t)
		var b bytes.Buffer
		problems := outline.WriteOPML(&b, want)
		strange := 0
		for _, s := range want {
			if s.Kind != model.FeedSource {
				strange++
			}
		}
		if len(problems) != strange {
			t.Fatalf("%d strange sources, %v", strange, problems)
		}
		strict := xml.NewDecoder(bytes.NewReader(b.Bytes()))
		for err := error(nil); err != io.EOF; _, err = strict.Token() {
			if err != nil {
				t.Fatalf("no sound XML: %v\n%s", err, b.String())
			}
		}
		got, problems := outline.Read("list", &b)
		if len(want) > 0 && len(problems) > 0 {
			t.Fatal(problems)
		}
		if diff := cmp.Diff(byAddress(want), byAddress(got)); diff != "" {
			t.Fatalf("%s\n%s", diff, b.String())
		}
	})
}

// TestURLsRoundTrip: of feeds, what an urls file can say comes back.
func TestURLsRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var want []model.Source
		for _, s := range drawSources(t) {
			if s.Kind == model.FeedSource && !strings.HasPrefix(s.Folder, "!") && !strings.HasPrefix(s.Folder, "~") {
				want = append(want, model.Source{Kind: s.Kind, Address: s.Address, Name: s.Name, Folder: s.Folder})
			}
		}
		var b bytes.Buffer
		if problems := outline.WriteURLs(&b, want); len(problems) > 0 {
			t.Fatal(problems)
		}
		got, _ := outline.Read("urls", bytes.NewReader(b.Bytes()))
		if diff := cmp.Diff(byAddress(want), byAddress(got)); diff != "" {
			t.Fatalf("%s\n%s", diff, b.String())
		}
	})
}

func byAddress(sources []model.Source) map[string]model.Source {
	all := map[string]model.Source{}
	for _, s := range sources {
		all[s.Address] = s
	}
	return all
}

// drawSources draws sources as a library holds them: lines without spaces at their
// ends, addresses that differ.
func drawSources(t *rapid.T) []model.Source {
	word := rapid.StringMatching(`[\p{L}\p{N}&<>"'\\!~#;=:%.,-]{1,12}`)
	line := rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(word, 0, 4).Draw(t, "words"), " ")
	})
	source := rapid.Custom(func(t *rapid.T) model.Source {
		s := model.Source{
			Kind:     rapid.SampledFrom([]model.SourceKind{model.FeedSource, model.FeedSource, model.PageSource, model.FolderSource, model.FileSource}).Draw(t, "kind"),
			Name:     line.Draw(t, "name"),
			Title:    line.Draw(t, "title"),
			Folder:   strings.Join(rapid.SliceOfN(word, 0, 3).Draw(t, "folder"), "/"),
			FullText: rapid.Bool().Draw(t, "full"),
		}
		path := rapid.StringMatching(`(/[a-zü0-9&;=?'-]{1,8}){1,3}`).Draw(t, "path")
		if s.Kind == model.FolderSource || s.Kind == model.FileSource {
			s.Address = path
			return s
		}
		s.Address = "https://" + rapid.StringMatching(`[a-z]{1,8}`).Draw(t, "host") + ".example" + strings.ReplaceAll(path, "ü", "%C3%BC") // as the library has them
		if rapid.Bool().Draw(t, "home") {
			s.Home = "https://home.example/?q=<&>"
			s.Home = strings.NewReplacer("<", "%3C", ">", "%3E").Replace(s.Home)
		}
		return s
	})
	return rapid.SliceOfNDistinct(source, 0, 12, func(s model.Source) string { return s.Address }).Draw(t, "sources")
}

// TestWrite states what is said of sources that a list cannot carry.
func TestWrite(t *testing.T) {
	sources := []model.Source{
		{Kind: model.FeedSource, Address: "https://three.example/feed", Folder: "!"},
		{Kind: model.FeedSource, Address: "https://one.example/feed", Name: `The "One"`, Folder: "News", FullText: true},
		{Kind: model.PageSource, Address: "https://page.example/"},
		{Kind: model.FolderSource, Address: "/home/me/wire"},
		{Kind: model.FeedSource, Address: "https://gone.example/feed", Removed: true},
		{Kind: model.FeedSource, Address: "https://one.example/with#fragment"},
	}
	var b strings.Builder
	if p := outline.WriteURLs(&b, sources); len(p) != 4 {
		t.Errorf("urls: %v", p)
	}
	want := "https://three.example/feed\nhttps://one.example/feed \"News\" \"~The \\\"One\\\"\"\n\"https://one.example/with#fragment\"\n"
	if b.String() != want {
		t.Errorf("%s\nwant %s", b.String(), want)
	}
	if p := outline.WriteOPML(full{}, sources); len(p) != 3 || !strings.Contains(p[2].What, "disk is full") {
		t.Errorf("OPML on a full disk: %v", p)
	}
}

// full is a disk without room.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("disk is full") }

// broken is a file that cannot be read to its end.
type broken struct{ io *strings.Reader }

func (b broken) Read(p []byte) (int, error) {
	if n, _ := b.io.Read(p); n > 0 {
		return n, nil
	}
	return 0, errors.New("input/output error")
}

// TestHostile reads lists that were made to hurt.
func TestHostile(t *testing.T) {
	for name, row := range map[string]struct {
		text     string
		sources  int
		problems string
	}{
		"deep":          {strings.Repeat(`<outline text="f">`, 50_000), 0, "breaks off"},
		"too large":     {"https://one.example/\n" + "#" + strings.Repeat(" ", 17<<20), 1, "larger than 16 MB"},
		"all wrong":     {strings.Repeat("junk\n", 50_000), 0, "49000 more"},
		"unclosed tags": {"<opml>" + strings.Repeat(`<outline text="a `, 100_000), 0, "breaks off"},
		"laughs":        {`<!DOCTYPE opml [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><opml><outline text="&b;" xmlUrl="https://one.example/"/></opml>`, 1, ""},
		"long address":  {"https://one.example/" + strings.Repeat("a", 1<<20), 0, "longer than"},
		"no host":       {"https:///path\nmailto:me@x.example", 0, "without a host"},
	} {
		t.Run(name, func(t *testing.T) {
			sources, problems := outline.Read("list", strings.NewReader(row.text))
			said := fmt.Sprint(problems)
			if len(sources) != row.sources || !strings.Contains(said, row.problems) || row.problems == "" && len(problems) > 0 {
				t.Errorf("%d sources, %.300s", len(sources), said)
			}
			for _, p := range problems {
				if len(p.Error()) > 500 {
					t.Errorf("a problem of %d bytes", len(p.Error()))
				}
			}
		})
	}
	sources, problems := outline.Read("list", broken{strings.NewReader("https://one.example/feed\n")})
	if len(sources) != 1 || len(problems) != 1 || !strings.Contains(problems[0].What, "input/output error") {
		t.Errorf("unreadable: %v, %v", sources, problems)
	}
}

// What would act on who looks at a file is written so that it does not, and
// comes back as it was.
func TestControls(t *testing.T) {
	const title = "News\u202e\u200dof \u061ctoday"
	var b bytes.Buffer
	outline.WriteOPML(&b, []model.Source{{Kind: model.FeedSource, Address: "https://one.example/feed", Title: title}})
	if i := strings.IndexAny(b.String(), "\u202e\u200d\u061c"); i >= 0 {
		t.Errorf("written as %.80q", b.String()[i:])
	}
	if again, problems := outline.Read("x.opml", &b); len(problems) > 0 || len(again) != 1 || again[0].Title != title {
		t.Errorf("read as %+v, %v", again, problems)
	}
}

// FuzzRead: no bytes stop it, and what it reads it writes so that it reads it
// again.
func FuzzRead(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.*")
	for _, file := range files {
		b, _ := os.ReadFile(file)
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		sources, _ := outline.Read("list", bytes.NewReader(b))
		seen := map[string]bool{}
		for _, s := range sources {
			if s.Address == "" || seen[s.Address] {
				t.Fatalf("%q stands there twice or is none", s.Address)
			}
			seen[s.Address] = true
		}
		var out bytes.Buffer
		outline.WriteOPML(&out, sources)
		again, _ := outline.Read("list", &out)
		if diff := cmp.Diff(byAddress(sources), byAddress(again)); diff != "" {
			t.Error(diff)
		}
	})
}
