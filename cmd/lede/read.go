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

// read opens the reader, and reads the sources behind it.
func read(cmd *cobra.Command, d *desk.Desk, o tui.Options) error {
	keys, err := keyboard(cmd.InOrStdin())
	if err != nil {
		return err
	}
	o.Library = library{d}
	o.NoShell = !underShell()
	// signals are the screen's own from here on: it has to be put back first
	ctx, stop := context.WithCancel(context.WithoutCancel(cmd.Context()))
	defer stop()
	go d.Ingest(ctx) // what goes wrong in it is one of the Problems
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
