package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

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
	f.StringVar(&l.color, "color", fromEnv("LEDE_COLOR", "auto"), "auto, always or never [LEDE_COLOR]")
	f.StringVar(&l.background, "background", fromEnv("LEDE_BACKGROUND", "auto"), "auto (ask the terminal), dark or light [LEDE_BACKGROUND]")
	f.BoolVar(&l.ascii, "ascii", os.Getenv("LEDE_ASCII") != "", "draw with ASCII alone [LEDE_ASCII]")
}

func fromEnv(name, other string) string {
	if v := os.Getenv(name); v != "" {
		return v
	}
	return other
}

// options is what the look means for the reader.
func (l *look) options() (tui.Options, error) {
	o := tui.Options{Style: style.Options{Dark: true, Colors: style.Full, ASCII: l.ascii}}
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
