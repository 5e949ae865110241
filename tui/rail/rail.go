// Package rail is the rail beside a body: the story's versions, who is quoted,
// what was removed.
package rail

import (
	"time"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/tui/style"
)

// Pane is the rail.
type Pane struct{ st *style.Styles }

// New makes an empty rail of no size.
func New(st *style.Styles) *Pane { return &Pane{st: st} }

// SetStyles changes how it looks.
func (p *Pane) SetStyles(st *style.Styles) { p.st = st }

// SetSize sets the pane's cells.
func (p *Pane) SetSize(w, h int) {}

// SetNow tells what is today, for short dates.
func (p *Pane) SetNow(now time.Time) {}

// Show shows a story; articles are those of its versions that are at hand (may
// be nil), current is the id of the one that is read.
func (p *Pane) Show(s *model.Story, articles []*model.Article, current string) {}

// Clear shows nothing.
func (p *Pane) Clear() {}

// View is exactly as many lines as the pane is high, none wider than it.
func (p *Pane) View() string { return "" }
