package main

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"github.com/lede-reader/lede/cmd/internal/config"
	"github.com/lede-reader/lede/tui"
	"github.com/lede-reader/lede/tui/style"
)

// look is how the reader is to appear: flags over LEDE_* over what the
// environment says of the terminal.
type look struct {
	color      string
	background string
	ascii      bool
}

func (l *look) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&l.color, "color", os.Getenv("LEDE_COLOR"), "auto, always or never [LEDE_COLOR]")
	f.StringVar(&l.background, "background", os.Getenv("LEDE_BACKGROUND"), "auto (ask the terminal), dark or light [LEDE_BACKGROUND]")
	f.BoolVar(&l.ascii, "ascii", os.Getenv("LEDE_ASCII") != "", "draw with ASCII alone [LEDE_ASCII]")
}

// settle fills what no flag and no variable says from the settings.
func (l *look) settle(c config.Config) {
	l.color, l.background, l.ascii = cmp.Or(l.color, c.Color), cmp.Or(l.background, c.Background), l.ascii || c.ASCII
}

// markRead is what the setting means.
var markRead = map[string]tui.MarkRead{"end": tui.AtEnd, "open": tui.OnOpen, "hand": tui.ByHand}

// options is what the look means for the reader.
func (l *look) options(c config.Config) (tui.Options, error) {
	l.settle(c)
	o := tui.Options{Keys: c.Keys, MarkRead: markRead[c.MarkRead], NoDim: !c.DimRead, Style: style.Options{Dark: true, Colors: style.Full, ASCII: l.ascii}}
	switch l.background {
	case "auto":
	case "dark", "light":
		o.Style.Dark, o.KeepDark = l.background == "dark", true
	default:
		return o, usageError{fmt.Errorf("--background %q: want auto, dark or light", l.background)}
	}
	dumb := os.Getenv("TERM") == "dumb"
	o.Style.ASCII = o.Style.ASCII || dumb
	switch l.color {
	case "auto":
		if os.Getenv("NO_COLOR") != "" || os.Getenv("CLICOLOR") == "0" || dumb {
			o.Style.Colors, o.KeepColors = style.None, true
		}
	case "always":
		o.KeepColors = true
		if !strings.Contains(os.Getenv("TERM"), "256color") && os.Getenv("COLORTERM") == "" {
			o.Style.Colors = style.Sixteen
		}
	case "never":
		o.Style.Colors, o.KeepColors = style.None, true
	default:
		return o, usageError{fmt.Errorf("--color %q: want auto, always or never", l.color)}
	}
	return o, nil
}

// isTerminal tells whether a stream is one.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(f.Fd())
}

// keyboard is where keys come from: standard input, or the terminal itself
// where standard input is a pipe.
func keyboard(in io.Reader) (*os.File, error) {
	if f, ok := in.(*os.File); ok && term.IsTerminal(f.Fd()) {
		return f, nil
	}
	f, err := os.Open("/dev/tty")
	if err != nil {
		return nil, fmt.Errorf("open the keyboard: %w", err)
	}
	return f, nil
}
