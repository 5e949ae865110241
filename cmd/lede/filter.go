package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"iter"

	"github.com/spf13/cobra"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/source"
)

// items reads the paths in their order; "-", or no path at all, is JSON lines
// on standard input.
func items(ctx context.Context, paths []string, in io.Reader) iter.Seq2[model.Item, error] {
	if len(paths) == 0 {
		paths = []string{"-"}
	}
	return func(yield func(model.Item, error) bool) {
		for _, p := range paths {
			for it, err := range itemsOf(ctx, p, in) {
				if !yield(it, err) {
					return
				}
			}
		}
	}
}

// itemsOf reads one path.
func itemsOf(ctx context.Context, path string, in io.Reader) iter.Seq2[model.Item, error] {
	if path == "-" {
		return source.Lines(ctx, "stdin", interruptible(ctx, in))
	}
	return func(yield func(model.Item, error) bool) {
		for f, err := range source.Find(ctx, []string{path}) {
			if err != nil {
				if !yield(model.Item{}, err) {
					return
				}
				continue
			}
			for it, err := range f.Items(ctx) {
				if !yield(it, err) {
					return
				}
			}
		}
	}
}

// filter leads every item of seq through a stage and writes a line for each. What
// cannot be read is said on standard error, and costs only itself and the exit
// code.
func filter(cmd *cobra.Command, seq iter.Seq2[model.Item, error], stage func(model.Item, *record) ([]*record, error)) error {
	out := bufio.NewWriter(cmd.OutOrStdout())
	failed := false
	for it, err := range seq {
		if ctxErr := cmd.Context().Err(); ctxErr != nil {
			return ctxErr
		}
		if err != nil {
			failed = true
			complain(cmd.ErrOrStderr(), err)
			continue
		}
		rec, err := recordOf(it)
		if err != nil {
			return fmt.Errorf("%s: %w", it.ID, err)
		}
		more, err := stage(it, rec)
		if err != nil {
			return fmt.Errorf("%s: %w", it.ID, err)
		}
		for _, r := range append([]*record{rec}, more...) {
			if err := r.writeTo(out); err != nil {
				return fmt.Errorf("write: %w", err)
			}
		}
		if err := out.Flush(); err != nil {
			return fmt.Errorf("write: %w", err)
		}
	}
	if failed {
		return exitWith(exitError)
	}
	return nil
}
