package prose

import (
	"strings"
	"testing"

	"github.com/lede-reader/lede/tui/internal/edition"
	"github.com/lede-reader/lede/tui/style"
)

func TestLook(t *testing.T) {
	_, articles := edition.Edition()
	for _, a := range articles {
		r := New(style.New(style.Options{Dark: true, Colors: style.Full}))
		p := r.Page(a, 60)
		t.Log("\n" + strings.Join(p.Show(Spot{}, 60), "\n"))
		t.Log(r.Renders, r.Fallbacks)
	}
}
