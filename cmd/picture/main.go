// Command picture runs the reader in a terminal of a given size, presses keys,
// and writes what stands on the screen as SVG. It makes README's pictures:
//
//	go run ./cmd/picture
package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/lede-reader/lede/cmd/internal/console"
	"github.com/lede-reader/lede/cmd/internal/newsstand"
)

// shot is one picture.
type shot struct {
	file          string
	width, height int
	light         bool
	keys          string // named keys parted by spaces
	// followed shows a library that follows feeds, in place of the samples
	followed bool
}

var shots = []shot{
	{file: "split.svg", width: 120, height: 40, keys: "] ] ]"},
	{file: "light.svg", width: 120, height: 40, light: true, keys: "] ] ]"},
	{file: "stack.svg", width: 80, height: 24, keys: "] ] ] l '"},
	{file: "three.svg", width: 200, height: 60, keys: "] ]"},
	{file: "quotes.svg", width: 120, height: 40, keys: "\" j i"},
	{file: "ledger.svg", width: 120, height: 40, keys: "X"},
	{file: "compare.svg", width: 120, height: 40, keys: "] ] i = n n"},
	{file: "new.svg", width: 120, height: 40, keys: "] D ]"},
	{file: "filter.svg", width: 120, height: 40, followed: true, keys: "F h a s : q u o t e s space s o"},
	{file: "sources.svg", width: 120, height: 40, keys: "S", followed: true},
}

const folder = ".pictures"

func main() {
	if err := take(); err != nil {
		fmt.Fprintln(os.Stderr, "picture:", err)
		os.Exit(1)
	}
}

func take() error {
	dir, err := os.MkdirTemp("", "lede-picture-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	bin := filepath.Join(dir, "lede")
	if out, err := exec.Command("go", "build", "-o", bin, "./cmd/lede").CombinedOutput(); err != nil {
		return fmt.Errorf("build the reader: %w\n%s", err, out)
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	const feeds, each = 7, 30
	stand, err := newsstand.Open(1, feeds, each)
	if err != nil {
		return err
	}
	defer stand.Close()
	db := filepath.Join(dir, "lede.db")
	if err := follow(bin, dir, db, stand); err != nil {
		return fmt.Errorf("make a library: %w", err)
	}
	for _, s := range shots {
		svg, err := s.take(bin, filepath.Join(dir, "no.db"), db)
		if err != nil {
			return fmt.Errorf("%s: %w", s.file, err)
		}
		if err := os.WriteFile(filepath.Join(folder, s.file), []byte(svg), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// take takes a picture of the samples, which are shown while there is no library,
// or of the library followed.
func (s shot) take(bin, none, followed string) (string, error) {
	db, there := none, "1/2" // the samples are there
	if s.followed {
		db, there = followed, "1/"
	}
	cmd := exec.Command(bin, "--db", db)
	cmd.Env = append(os.Environ(), "TERM=xterm-256color", "COLORTERM=truecolor", "NO_COLOR=")
	c, err := console.Start(cmd, console.Terminal{Width: s.width, Height: s.height, Light: s.light})
	if err != nil {
		return "", err
	}
	defer c.Close()
	if err := c.Sees(10*time.Second, there); err != nil {
		return "", err
	}
	c.Settle(500 * time.Millisecond)
	for key := range strings.FieldsSeq(s.keys) {
		c.Press(key)
		c.Settle(300 * time.Millisecond)
	}
	return draw(c, s.light), nil
}
