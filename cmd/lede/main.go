// Command lede is a terminal news reader for triage; its verbs are filters for
// scripts. One file a verb: flags, environment and exit codes live here only.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/lede-reader/lede/model/safe"
)

// Exit codes.
const (
	exitOK          = 0
	exitError       = 1
	exitUsage       = 2
	exitSomeFailed  = 3
	exitInterrupted = 130
)

func main() {
	log.SetOutput(io.Discard) // net/http quotes servers there, on a screen that is ours
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run carries out one command line and returns the exit code.
func run(ctx context.Context, args []string, in io.Reader, out, errs io.Writer) int {
	root := newRoot()
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(errs)
	err := root.ExecuteContext(ctx)
	var said exitWith
	if err != nil && ctx.Err() != nil && !errors.As(err, &said) {
		return exitInterrupted // whatever it looked like to the one that was cut off
	}
	return exitCode(err, errs)
}

// exitCode says what went wrong, in one line, and gives the code for it.
func exitCode(err error, errs io.Writer) int {
	var code exitWith
	var usage usageError
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &code):
		return int(code)
	case errors.Is(err, context.Canceled):
		return exitInterrupted
	case errors.Is(err, syscall.EPIPE):
		return exitOK // the reader of a pipe has seen enough
	case errors.As(err, &usage):
		complain(errs, err)
		return exitUsage
	}
	complain(errs, err)
	return exitError
}

// exitWith ends with a code after everything has been said.
type exitWith int

func (e exitWith) Error() string { return fmt.Sprintf("exit %d", int(e)) }

// usageError is a mistake in the command line itself.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

// complain writes an error as one safe line.
func complain(w io.Writer, err error) {
	fmt.Fprintln(w, "lede: "+safe.Line(err.Error()).String())
}

// usage marks what cobra says about arguments and flags as a mistake in usage.
func usage(_ *cobra.Command, err error) error {
	return usageError{fmt.Errorf("%w; see lede --help", err)}
}
