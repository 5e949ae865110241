package feed_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/lede-reader/lede/model/feed"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestFiles reads each feed in testdata; what comes of it stands in its golden
// file.
func TestFiles(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.[xj]*")
	for _, file := range files {
		if strings.HasSuffix(file, ".golden") {
			continue
		}
		t.Run(filepath.Base(file), func(t *testing.T) {
			body, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			f, err := feed.Parse(body, "", "https://feeds.example/"+filepath.Base(file), time.Time{})
			if err != nil {
				t.Fatal(err)
			}
			var b strings.Builder
			fmt.Fprintf(&b, "title %s\nhome %s\nicon %s\nself %s\nnext %s\nrefresh %s\n", f.Title, f.Home, f.Icon, f.Self, f.Next, f.Refresh)
			for _, it := range f.Items {
				fmt.Fprintf(&b, "\nid %s\nurl %s\ntitle %s\npublished %s\nbyline %s\ntext %q\nhtml %q\n", it.ID, it.URL, it.Title, it.Published, it.Byline, it.Text, it.HTML)
			}
			for _, p := range f.Problems {
				fmt.Fprintf(&b, "\nproblem %s\n", p.What)
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
