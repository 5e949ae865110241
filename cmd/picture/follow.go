package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/lede-reader/lede/cmd/internal/newsstand"
)

// follow fills a library from a folder and from feeds on loopback, of which some
// fail.
func follow(bin, dir, db string, stand *newsstand.Stand) error {
	list, folder := filepath.Join(dir, "urls"), filepath.Join(dir, "inbox")
	urls := strings.Join(stand.URLs(), "\n") + "\n"
	// what never answered well has no name of its own
	for trouble, name := range map[string]string{"fails (500)": "Coast Weekly", "gone (410)": "Old Town Notes"} {
		all := newsstand.Troubles()
		i := slices.IndexFunc(all, func(t newsstand.Trouble) bool { return t.Name == trouble })
		url, err := stand.Trouble(all[i])
		if err != nil {
			return err
		}
		urls += fmt.Sprintf("%s \"~%s\"\n", url, name)
	}
	if err := os.WriteFile(list, []byte(urls), 0o600); err != nil {
		return err
	}
	if err := os.Mkdir(folder, 0o700); err != nil {
		return err
	}
	text := "Ferry late\n\nThe ferry left an hour late on Friday, the council said.\n"
	if err := os.WriteFile(filepath.Join(folder, "note.txt"), []byte(text), 0o600); err != nil {
		return err
	}
	for _, args := range [][]string{{"add", folder}, {"import", list}, {"fetch"}} {
		out, err := exec.Command(bin, append(args, "--db", db)...).CombinedOutput()
		if err != nil && args[0] != "fetch" { // of which some are to fail
			return fmt.Errorf("lede %s: %w: %s", args[0], err, out)
		}
	}
	return nil
}
