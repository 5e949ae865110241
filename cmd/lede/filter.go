package main

import (
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
		return source.Lines(ctx, "stdin", untilDone(ctx, in))
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

// filter leads every item of seq through a stage and writes a line for each, and
// for what else the stage gives.
func filter(cmd *cobra.Command, seq iter.Seq2[model.Item, error], stage func(model.Item, *record) ([]*record, error)) error {
	return respond(cmd, func(yield func(response, error) bool) {
		for it, err := range seq {
			var r response
			if err == nil {
				r = responseTo(it, func(r *record) ([]*record, error) { return stage(it, r) })
			}
			if !yield(r, err) {
				return
			}
		}
	})
}

// response is what is written for an item, or why that cannot be.
type response struct {
	text []byte
	err  error
}

// responseTo has a stage fill the record of an item, which comes first.
func responseTo(it model.Item, fill func(*record) ([]*record, error)) response {
	rec := recordOf(it)
	more, err := fill(rec)
	if err != nil {
		return response{err: fmt.Errorf("%s: %w", it.ID, err)}
	}
	text := rec.line()
	for _, r := range more {
		text = append(text, r.line()...)
	}
	return response{text: text}
}

// respond writes what seq gives, each at once. What cannot be read is said on
// standard error, and costs only itself and the exit code.
func respond(cmd *cobra.Command, seq iter.Seq2[response, error]) error {
	failed := false
	for r, err := range seq {
		if ctxErr := cmd.Context().Err(); ctxErr != nil {
			return ctxErr
		}
		if err != nil {
			failed = true
			complain(cmd.ErrOrStderr(), err)
			continue
		}
		if r.err != nil {
			return r.err
		}
		if _, err := cmd.OutOrStdout().Write(r.text); err != nil {
			return fmt.Errorf("write: %w", err)
		}
	}
	if failed {
		return exitWith(exitError)
	}
	return nil
}
