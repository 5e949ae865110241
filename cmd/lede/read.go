package main

import (
	"context"
	"errors"
	"os"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/desk"
	"github.com/lede-reader/lede/tui"
)

// read opens the reader, with work behind it as long as it is open.
func read(cmd *cobra.Command, l tui.Library, o tui.Options, behind func(context.Context)) error {
	keys, err := keyboard(cmd.InOrStdin())
	if err != nil {
		return err
	}
	o.Library = l
	o.NoShell = !underShell()
	// signals are the screen's own from here on: it has to be put back first
	ctx, stop := context.WithCancel(context.WithoutCancel(cmd.Context()))
	defer stop()
	go behind(ctx)
	err = tui.Run(ctx, o, keys, cmd.OutOrStdout().(*os.File), nil)
	var signaled tui.Signaled
	if errors.As(err, &signaled) {
		if n, ok := signaled.Signal.(syscall.Signal); ok {
			return exitWith(128 + int(n))
		}
	}
	return err
}

// library is a desk as the reader sees it.
type library struct{ *desk.Desk }

// List implements tui.Library.
func (l library) List(ctx context.Context, q model.Query) (tui.Listing, error) {
	return l.Desk.List(ctx, q)
}

// Fetch implements tui.Library.
func (l library) Fetch(ctx context.Context, source int64) error { return l.Refresh(ctx, source) }
