package tui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"github.com/lede-reader/lede/model/safe"
	"github.com/lede-reader/lede/tui/style"
)

// Signaled is the error of a reader that a signal ended; the screen is as it
// was before.
type Signaled struct{ Signal os.Signal }

func (s Signaled) Error() string { return "ended by " + s.Signal.String() }

// Run shows a reader on the terminal of in and out until the person quits, ctx
// ends or a signal comes. However it ends, the screen is restored. The error
// is nil after a quit, Signaled after SIGINT, SIGTERM or SIGHUP, a Fault where
// lede itself failed.
//
// env is what the terminal is known by (TERM and the like), nil for the
// process's own.
func Run(ctx context.Context, o Options, in, out *os.File, env []string) error {
	m := New(o)
	defer m.Close()
	p, g := Program(m, safe.NewFile(out, safe.Clipboard), tea.WithContext(ctx), tea.WithInput(in), tea.WithEnvironment(environ(env)))
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP)
	ended := make(chan os.Signal, 1)
	done := make(chan struct{})
	go func() {
		select {
		case s := <-signals:
			signal.Stop(signals) // a second one ends the process at once
			ended <- s
			p.Quit()
		case <-done:
		}
	}()
	_, err := p.Run()
	signal.Stop(signals)
	close(done)
	select {
	case s := <-ended:
		return Signaled{s}
	default:
	}
	return g.ended(err)
}

func environ(env []string) []string {
	if env == nil {
		return os.Environ()
	}
	return env
}

// Program makes the Bubble Tea program of a reader that writes to out, which
// must be a gate of package safe: it allows the clipboard where a person may copy to it. Signals are the caller's. An SSH server uses
// it with its own options: the session's input, window and environment.
func Program(m *Model, out io.Writer, options ...tea.ProgramOption) (*tea.Program, *Guard) {
	g := &Guard{Model: m}
	if gate, ok := out.(interface{ Copying(text string) }); ok {
		m.announce = gate.Copying
	}
	options = append([]tea.ProgramOption{
		tea.WithOutput(out), tea.WithoutSignalHandler(), tea.WithFilter(clamp), tea.WithFPS(frames),
	}, options...)
	if m.opts.KeepColors {
		options = append(options, tea.WithColorProfile(profileOf(m.opts.Style.Colors)))
	}
	p := tea.NewProgram(g, options...)
	g.quit = p.Quit
	return p, g
}

// frames a second: a key shows within 17 ms.
const frames = 60

// clamp keeps a window from asking for more cells than memory has.
func clamp(_ tea.Model, msg tea.Msg) tea.Msg {
	if size, ok := msg.(tea.WindowSizeMsg); ok {
		return tea.WindowSizeMsg{Width: min(max(size.Width, 0), maxWidth), Height: min(max(size.Height, 0), maxHeight)}
	}
	return msg
}

func profileOf(d style.Depth) colorprofile.Profile {
	switch d {
	case style.Full:
		return colorprofile.ANSI256
	case style.Sixteen:
		return colorprofile.ANSI
	}
	return colorprofile.Ascii
}

// Fault is a failure of lede itself.
type Fault struct {
	What  safe.Text
	Stack []byte // for the log
}

func (f *Fault) Error() string {
	return "lede failed and put the screen back: " + f.What.String() + "; please report it"
}

// Guard is a Model that ends where it would panic: the terminal is restored,
// other sessions of the process go on.
type Guard struct {
	*Model
	fault *Fault
	quit  func()
}

type faultMsg struct{ fault *Fault }

// Init is the model's.
func (g *Guard) Init() tea.Cmd { return g.guarded(g.Model.Init()) }

// Update is the model's; a panic in it quits.
func (g *Guard) Update(msg tea.Msg) (_ tea.Model, cmd tea.Cmd) {
	defer func() {
		if r := recover(); r != nil {
			g.fail(fault(r))
			cmd = tea.Quit
		}
	}()
	if f, ok := msg.(faultMsg); ok {
		g.fail(f.fault)
		return g, tea.Quit
	}
	if g.fault != nil {
		return g, tea.Quit
	}
	_, cmd = g.Model.Update(msg)
	return g, g.guarded(cmd)
}

// View is the model's; after a panic it is empty.
func (g *Guard) View() (v tea.View) {
	defer func() {
		if r := recover(); r != nil {
			g.fail(fault(r))
			v = tea.View{AltScreen: true}
			go g.quit() // View has no command to answer with
		}
	}()
	if g.fault != nil {
		return tea.View{AltScreen: true}
	}
	return g.Model.View()
}

func (g *Guard) fail(f *Fault) {
	if g.fault == nil {
		g.fault = f
	}
}

// guarded is a command that answers with a fault where it would panic.
func (g *Guard) guarded(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer func() {
			if r := recover(); r != nil {
				msg = faultMsg{fault(r)}
			}
		}()
		msg = cmd()
		if batch, ok := msg.(tea.BatchMsg); ok {
			for i, c := range batch {
				batch[i] = g.guarded(c)
			}
		}
		return msg
	}
}

// ended is the error of a program that returned err.
func (g *Guard) ended(err error) error {
	switch {
	case g.fault != nil:
		return g.fault
	case err == nil, errors.Is(err, context.Canceled):
		return nil
	}
	return fmt.Errorf("the screen: %w", err)
}

func fault(r any) *Fault {
	return &Fault{safe.Line(fmt.Sprint(r)), debug.Stack()}
}
