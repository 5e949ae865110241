package press

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// line is one object of the headless contract.
type line struct {
	ID        string `json:"id"`
	Source    string `json:"source"`
	URL       string `json:"url"`
	Title     string `json:"title"`
	Published string `json:"published"`
	Text      string `json:"text"`
}

// Lines writes articles from ≤ n < to as JSON lines, as "lede clean" and a
// followed .jsonl file take them.
func (p *Press) Lines(w io.Writer, from, to int) error {
	b := bufio.NewWriterSize(w, 1<<18)
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	for n := from; n < to; n++ {
		a := p.Article(n)
		item := a.Item()
		if err := e.Encode(line{item.ID, item.Source, item.URL, item.Title, item.Published.String(), item.Text}); err != nil {
			return fmt.Errorf("write article %d: %w", n, err)
		}
	}
	if err := b.Flush(); err != nil {
		return fmt.Errorf("write articles: %w", err)
	}
	return nil
}

// Folder writes them as one .txt file each.
func (p *Press) Folder(dir string, from, to int) error {
	for n := from; n < to; n++ {
		a := p.Article(n)
		name := filepath.Join(dir, a.ID()+".txt")
		if err := os.WriteFile(name, []byte(a.Headline+"\n\n"+a.Text()+"\n"), 0o600); err != nil {
			return fmt.Errorf("write article %d: %w", n, err)
		}
	}
	return nil
}
