package group

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
)

// scriptTexts are the texts of testdata/scripts.txt by script and role.
func scriptTexts(t *testing.T) (order []string, texts map[string]map[string]string) {
	t.Helper()
	b, err := os.ReadFile("testdata/scripts.txt")
	if err != nil {
		t.Fatal(err)
	}
	texts = map[string]map[string]string{}
	script, role := "", ""
	for line := range strings.Lines(string(b)) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '=':
			script, role, _ = strings.Cut(strings.TrimSpace(line[1:]), " | ")
			if texts[script] == nil {
				texts[script] = map[string]string{}
				order = append(order, script)
			}
		default:
			texts[script][role] = line
		}
	}
	return order, texts
}

// TestScripts places ten articles of each script: copies join their text, the next day's
// article its story, a form filled in anew and a quotation lifted do not.
func TestScripts(t *testing.T) {
	figures := regexp.MustCompile(`[0-9]+`)
	order, texts := scriptTexts(t)
	x := opened(nil)
	for _, script := range order {
		all := texts[script]
		text := []rune(all["text"])
		n := len(text)
		k := 0
		otherDay := figures.ReplaceAllStringFunc(all["text"], func(string) string { k++; return fmt.Sprint(7 + 6*k) })
		rows := []struct {
			role, text, date string
			group, story     string
		}{
			{"text", all["text"], "2025-03-06", "text", "text"},
			{"other", all["other"], "2025-03-06", "other", "other"},
			{"again", all["text"], "2025-03-07", "text", "text"},
			{"set otherwise", strings.NewReplacer("，", ", ", "、", "，", "«", "“", "»", "”", "،", ",", ". ", ".\n").Replace(all["text"]), "2025-03-06", "text", "text"},
			{"head", string(text[:n*6/10]), "2025-03-06", "text", "text"},
			{"tail", string(text[n*4/10:]), "2025-03-07", "text", "text"},
			{"next", all["next"], "2025-03-07", "next", "text"},
			{"filled in anew", otherDay, "2025-03-13", "filled in anew", ""},
			{"lifted", all["other"] + " «" + string(text[n*3/10:n*6/10]) + "»", "2025-03-08", "", ""},
			{"other, cut", string([]rune(all["other"])[:len([]rune(all["other"]))*8/10]), "2025-03-06", "other", "other"},
		}
		at := map[string]model.Placement{}
		for _, r := range rows {
			id := script + " " + r.role
			at[r.role] = x.Add(newArticle(id, "paper of "+r.role, r.date, "", r.text))[0]
			p := at[r.role]
			if want := at[r.group]; r.group != "" && p.Group != want.Group {
				t.Errorf("%s, %s: with the text of %s: %+v", script, r.role, p.Group, p)
			}
			if want := at[r.story]; r.story != "" && p.Story != want.Story {
				t.Errorf("%s, %s: in the story of %s: %+v", script, r.role, p.Story, p)
			}
			if r.role == "lifted" && p.Group == at["text"].Group {
				t.Errorf("%s: a quotation joined: %+v", script, p)
			}
			if !strings.HasPrefix(p.Story, script) {
				t.Errorf("%s, %s: stands among another script: %+v", script, r.role, p)
			}
		}
	}
}
