package ledger

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/lede-reader/lede/model/safe"
)

//go:embed rules.txt
var ruleWords string

// rules are the words for each rule.
var rules = sync.OnceValue(func() map[string]string {
	words := make(map[string]string)
	for line := range strings.Lines(ruleWords) {
		if name, text, ok := strings.Cut(line, " "); ok && !strings.HasPrefix(name, "#") {
			words[name] = strings.TrimSpace(text)
		}
	}
	return words
})

// plain is a rule in plain words: its own, its family's, or its name.
func plain(rule string) string {
	family, _, _ := strings.Cut(rule, "/")
	for _, name := range []string{rule, family + "/"} {
		if words, ok := rules()[name]; ok {
			return words
		}
	}
	return safe.Row(rule).String()
}
