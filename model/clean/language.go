package clean

import (
	"strings"

	"github.com/abadojack/whatlanggo"
	"github.com/lede-reader/lede/model"
)

// Below minLanguage bytes a guess is worth little; above maxLanguage more text
// tells no more.
const (
	minLanguage = 300
	maxLanguage = 4000
)

// language guesses the language of a body, ISO 639-1; "" where it is not sure.
func language(blocks []model.Block) string {
	var b strings.Builder
	for _, block := range blocks {
		b.WriteString(block.Text)
		b.WriteByte('\n')
		if b.Len() > maxLanguage {
			break
		}
	}
	if b.Len() < minLanguage {
		return ""
	}
	info := whatlanggo.Detect(b.String())
	if !info.IsReliable() {
		return ""
	}
	return info.Lang.Iso6391()
}
