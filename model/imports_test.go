package model_test

import (
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/lede-reader/lede/"

// verbs are the stages under model/; each imports model, safe and libraries.
var verbs = []string{"source", "feed", "fetch", "outline", "clean", "quotes", "group", "markdown", "store"}

// terminal matches the libraries that know a terminal.
var terminal = regexp.MustCompile(`^charm\.land/|^github\.com/charmbracelet/`)

// panes are the parts of the screen.
var panes = []string{"headlines", "reader", "status", "board", "ledger", "rail", "sheet", "sources", "versus"}

// TestImports states who may import whom (DESIGN, Tree).
func TestImports(t *testing.T) {
	imports := direct(t)
	allow := func(pkg string, ours ...string) {
		t.Helper()
		got, ok := imports[pkg]
		if !ok {
			t.Errorf("package %s is gone: take it out of this test", pkg)
		}
		for _, imp := range got {
			if !strings.HasPrefix(imp, module) {
				continue
			}
			if imp = strings.TrimPrefix(imp, module); !slices.Contains(ours, imp) && !strings.HasPrefix(imp, pkg+"/") {
				t.Errorf("%s imports %s", pkg, imp)
			}
		}
	}
	for _, imp := range imports["model"] {
		if strings.Contains(imp, ".") {
			t.Errorf("model imports %s: the standard library only", imp)
		}
	}
	allow("model")
	allow("model/safe")
	allow("model/charset")
	allow("model/dates")
	allow("model/filter")
	allow("model/given")
	allow("model/markup", "model/charset")
	for _, v := range verbs {
		ours := []string{"model", "model/safe"}
		switch v {
		case "feed":
			ours = append(ours, "model/markup", "model/dates")
		case "outline":
			ours = append(ours, "model/markup")
		case "clean":
			ours = append(ours, "model/dates", "model/given")
		case "quotes":
			ours = append(ours, "model/given")
		case "source":
			ours = append(ours, "model/charset")
		case "store":
			ours = append(ours, "model/filter")
		}
		allow("model/"+v, ours...)
	}
	allow("tui/style", "model", "model/safe")
	allow("tui/roll")
	allow("tui/kin", "model")
	allow("tui/line", "model/safe", "tui/style")
	allow("tui/prose", "model", "model/safe", "model/markdown", "tui/style", "tui/roll")
	for _, p := range panes {
		allow("tui/"+p, "model", "model/safe", "tui/style", "tui/prose", "tui/roll", "tui/kin", "tui/line")
	}
	for _, imp := range imports["tui"] {
		if strings.HasPrefix(imp, module+"model/") && imp != module+"model/safe" && imp != module+"model/filter" {
			t.Errorf("tui imports %s: it names what it needs in Library", imp)
		}
	}
	for pkg, imps := range imports {
		for _, imp := range imps {
			if strings.HasPrefix(pkg, "model") && (terminal.MatchString(imp) || strings.HasPrefix(imp, module+"tui")) {
				t.Errorf("%s imports %s: nothing under model knows a terminal", pkg, imp)
			}
			if imp == "flag" || strings.HasPrefix(imp, "github.com/spf13/") {
				if !strings.HasPrefix(pkg, "cmd/") {
					t.Errorf("%s imports %s: flags live in cmd", pkg, imp)
				}
			}
		}
	}
}

// direct lists what each of our packages imports itself, tests apart.
func direct(t *testing.T) map[string][]string {
	t.Helper()
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}} {{join .Imports " "}}`, module+"...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	all := map[string][]string{}
	for line := range strings.Lines(string(out)) {
		words := strings.Fields(line)
		all[strings.TrimPrefix(words[0], module)] = words[1:]
	}
	return all
}
