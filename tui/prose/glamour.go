package prose

import (
	"fmt"

	"charm.land/glamour/v2"
	"charm.land/glamour/v2/ansi"

	"github.com/lede-reader/lede/tui/style"
)

// voice is how words are set before lede adds bars and indents: a role for all
// of them, and the width they have.
type voice struct {
	role  style.Role
	width int
}

// voices bounds how many Glamour renderers are kept: six for a width, and the
// widths of a resize go by.
const voices = 24

// glamour is the renderer of a voice. It is made on first use: Glamour's
// renderers know one width and one style, and are not for concurrent use.
func (r *Renderer) glamour(v voice) (*glamour.TermRenderer, error) {
	if g, ok := r.glamours[v]; ok {
		return g, nil
	}
	if r.glamours == nil || len(r.glamours) >= voices {
		r.glamours = make(map[voice]*glamour.TermRenderer)
	}
	g, err := glamour.NewTermRenderer(glamour.WithStyles(look(r.st, v.role)), glamour.WithWordWrap(v.width))
	if err != nil {
		return nil, fmt.Errorf("make a renderer of width %d: %w", v.width, err)
	}
	r.glamours[v] = g
	return g, nil
}

// look is lede's palette as Glamour's style: no margins, prefixes or frames,
// which lede draws itself.
func look(st *style.Styles, role style.Role) ansi.StyleConfig {
	all := primitive(st.Ink(role))
	heading := primitive(st.Ink(style.Crosshead))
	return ansi.StyleConfig{
		Document:  ansi.StyleBlock{StylePrimitive: all},
		Text:      ansi.StylePrimitive{},
		Heading:   ansi.StyleBlock{StylePrimitive: heading},
		Strong:    primitive(st.Ink(style.Strong)),
		Emph:      primitive(st.Ink(style.Emphasis)),
		Code:      ansi.StyleBlock{StylePrimitive: primitive(st.Ink(style.Code))},
		CodeBlock: ansi.StyleCodeBlock{StyleBlock: ansi.StyleBlock{StylePrimitive: primitive(st.Ink(style.Code))}},
	}
}

func primitive(k style.Ink) ansi.StylePrimitive {
	var p ansi.StylePrimitive
	on := true
	if k.Fg != "" {
		p.Color = &k.Fg
	}
	if k.Bg != "" {
		p.BackgroundColor = &k.Bg
	}
	for _, a := range []struct {
		set bool
		to  **bool
	}{{k.Bold, &p.Bold}, {k.Italic, &p.Italic}, {k.Underline, &p.Underline}, {k.Reverse, &p.Inverse}, {k.Strike, &p.CrossedOut}} {
		if a.set {
			*a.to = &on
		}
	}
	return p
}
