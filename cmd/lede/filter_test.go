package main

import (
	"bytes"
	"context"
	"io"
	"testing"
	"time"
)

// TestInterruptedWhileWaiting: a filter that waits for standard input ends when
// it is told to, with what it had answered before.
func TestInterruptedWhileWaiting(t *testing.T) {
	for _, args := range [][]string{{"clean"}, {"clean", "--learn"}, {"quotes", "-"}, {"group"}, {"export", "-"}, {"-"}} {
		in, feed := io.Pipe()
		defer feed.Close()
		ctx, cancel := context.WithCancel(t.Context())
		ended := make(chan int)
		go func() {
			var out, errs bytes.Buffer
			ended <- run(ctx, args, in, &out, &errs)
		}()
		if _, err := io.WriteString(feed, `{"id":"a","text":"Words of an article."}`+"\n"); err != nil {
			t.Fatal(err)
		}
		cancel()
		select {
		case code := <-ended:
			if code != exitInterrupted {
				t.Errorf("%q: exit %d, want %d", args, code, exitInterrupted)
			}
		case <-time.After(patience):
			t.Fatalf("%q still waits after it was interrupted", args)
		}
	}
}
