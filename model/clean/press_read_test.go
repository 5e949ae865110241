package clean

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// A pressPublisher is a file of testdata/press/0 or /1.
type pressPublisher struct {
	id, name, source string
	half             int
	newline          string              // between paragraphs
	lists            map[string][]string // by name, what {name} may become
	blocks           []pressBlock
}

// A pressBlock is one habit: where it stands, how often, and its paragraphs.
type pressBlock struct {
	place  string
	chance int // in 100
	paras  [][]pressPiece
}

func readPress(t testing.TB) (all []*pressPublisher) {
	files, err := filepath.Glob(filepath.Join("testdata", "press", "?", "*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		id := strings.TrimSuffix(filepath.Base(f), ".txt")
		half, err := strconv.Atoi(filepath.Base(filepath.Dir(f)))
		if err != nil {
			t.Fatal(err)
		}
		if id == "traps" {
			continue
		}
		p := &pressPublisher{id: id, half: half, newline: "\n\n", lists: map[string][]string{}}
		p.blocks = readBlocks(t, f, func(key, value string) {
			switch key {
			case "name":
				p.name, p.source, _ = strings.Cut(value, " | ")
			case "newline":
				p.newline = "\n"
			default:
				p.lists[key] = strings.Split(value, "; ")
			}
		})
		all = append(all, p)
	}
	return all
}

func readTraps(t testing.TB, half int) []pressBlock {
	return readBlocks(t, filepath.Join("testdata", "press", strconv.Itoa(half), "traps.txt"), func(key, _ string) {
		t.Fatalf("traps: %s", key)
	})
}

// readBlocks reads the habits of a file; its lines "key: value" go to setting.
func readBlocks(t testing.TB, path string, setting func(key, value string)) (blocks []pressBlock) {
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(b)) {
		line = strings.TrimSpace(line)
		place, rest, _ := strings.Cut(line, " ")
		switch key := strings.TrimSuffix(place, ":"); {
		case line == "" || line[0] == '#':
		case key != place:
			setting(key, strings.TrimSpace(rest))
		case place == "+":
			last := &blocks[len(blocks)-1]
			last.paras = append(last.paras, pressPara(rest))
		default:
			chance, rest, _ := strings.Cut(rest, " ")
			n, err := strconv.Atoi(chance)
			if err != nil {
				t.Fatalf("%s: %q", path, line)
			}
			blocks = append(blocks, pressBlock{place, n, [][]pressPiece{pressPara(rest)}})
		}
	}
	return blocks
}

// pressPara reads "kind text ~ kind text".
func pressPara(s string) (pieces []pressPiece) {
	for p := range strings.SplitSeq(s, " ~ ") {
		kind, text, _ := strings.Cut(p, " ")
		pieces = append(pieces, pressPiece{Text: text, Kind: kind})
	}
	return pieces
}
