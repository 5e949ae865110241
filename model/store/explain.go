package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/store/rescue"
)

// explain wraps an error with what was tried, and where a person can do
// something about it, with what.
func (l *library) explain(tried string, err error) error {
	var known model.Problem
	switch {
	case err == nil:
		return nil
	case errors.As(err, &known), errors.Is(err, ErrNotFound), errors.Is(err, ErrPending),
		errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	}
	p, kind := rescue.Check(l.path, err)
	switch kind {
	case rescue.Other:
		return fmt.Errorf("%s: %w", tried, err)
	case rescue.Damaged:
		l.markDamaged()
		p.Cure = "start lede again: it keeps this file and makes a new one with all that can be read"
	}
	p.What = "could not " + tried + ": " + p.What
	return &trouble{p, err}
}

// trouble is a Problem with the error behind it.
type trouble struct {
	model.Problem
	cause error
}

// Unwrap lets errors.As find the Problem, and errors.Is the cause.
func (t *trouble) Unwrap() []error { return []error{t.Problem, t.cause} }
