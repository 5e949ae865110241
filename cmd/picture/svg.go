package main

import (
	"fmt"
	"html"
	"image/color"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/vt"

	"github.com/lede-reader/lede/cmd/internal/console"
)

// A cell in the units of the picture, for a monospaced font of 14.
const (
	cellWidth  = 8.4
	cellHeight = 18.0
	margin     = 14.0
)

// draw writes the screen as SVG: runs of cells with one style become one text,
// stretched to their cells so that any monospaced font keeps the columns.
func draw(c *console.Console, light bool) string {
	ink, paper := "#d8d8d8", "#16181d"
	if light {
		ink, paper = "#24262b", "#fbfaf7"
	}
	var b strings.Builder
	c.Screen(func(e *vt.Emulator) {
		w, h := float64(e.Width())*cellWidth+2*margin, float64(e.Height())*cellHeight+2*margin
		fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.0f %.0f" font-family="ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace" font-size="14">`+"\n", w, h)
		fmt.Fprintf(&b, `<rect width="100%%" height="100%%" rx="8" fill="%s"/>`+"\n", paper)
		for y := range e.Height() {
			for _, r := range runs(e, y) {
				r.draw(&b, y, ink, paper)
			}
		}
		b.WriteString("</svg>\n")
	})
	return b.String()
}

// run is neighbouring cells of one style.
type run struct {
	x, cells int
	text     string
	style    uv.Style
}

func runs(e *vt.Emulator, y int) []run {
	var out []run
	for x := 0; x < e.Width(); x++ {
		cell := e.CellAt(x, y)
		text, width, style := " ", 1, uv.Style{}
		if cell != nil && cell.Width > 0 {
			text, width, style = cell.Content, cell.Width, cell.Style
		}
		if text == "" {
			text = " "
		}
		last := len(out) - 1
		if width == 1 && last >= 0 && out[last].style == style && out[last].x+out[last].cells == x {
			out[last].text += text
			out[last].cells++
		} else {
			out = append(out, run{x, width, text, style})
		}
		x += width - 1
	}
	return out
}

func (r run) draw(b *strings.Builder, y int, ink, paper string) {
	front, back := hex(r.style.Fg, ink), hex(r.style.Bg, "")
	if r.style.Attrs&uv.AttrReverse != 0 {
		if back == "" {
			back = paper
		}
		front, back = back, front
	}
	x, top, width := margin+float64(r.x)*cellWidth, margin+float64(y)*cellHeight, float64(r.cells)*cellWidth
	if back != "" {
		fmt.Fprintf(b, `<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" fill="%s"/>`+"\n", x, top, width+0.2, cellHeight+0.2, back)
	}
	if strings.TrimSpace(r.text) == "" {
		return
	}
	fmt.Fprintf(b, `<text x="%.1f" y="%.1f" textLength="%.1f" lengthAdjust="spacingAndGlyphs" xml:space="preserve" fill="%s"%s>%s</text>`+"\n",
		x, top+13.5, width, front, attributes(r.style), html.EscapeString(r.text))
}

func attributes(s uv.Style) string {
	var out string
	for _, a := range []struct {
		bit uint8
		svg string
	}{
		{uv.AttrBold, ` font-weight="bold"`},
		{uv.AttrItalic, ` font-style="italic"`},
		{uv.AttrFaint, ` opacity="0.6"`},
		{uv.AttrStrikethrough, ` text-decoration="line-through"`},
	} {
		if s.Attrs&a.bit != 0 {
			out += a.svg
		}
	}
	if s.Underline != uv.UnderlineNone && s.Attrs&uv.AttrStrikethrough == 0 {
		out += ` text-decoration="underline"`
	}
	return out
}

// hex is a colour as SVG writes it, or other if there is none.
func hex(c color.Color, other string) string {
	if c == nil {
		return other
	}
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}
