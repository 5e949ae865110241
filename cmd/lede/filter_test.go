package main

import (
	"bytes"
	"context"
	"io"
	"strings"
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

// An id that comes twice is one article, with what was said of it last.
func TestExportOfAnIdThatComesTwice(t *testing.T) {
	var out, errs bytes.Buffer
	in := strings.NewReader(`{"id":"a","text":"First words of it.","edition":1}` + "\n" + `{"id":"a","text":"Second words of it.","edition":2}` + "\n")
	if code := run(t.Context(), []string{"export", "-"}, in, &out, &errs); code != exitOK {
		t.Fatalf("exit %d: %s", code, errs.String())
	}
	if got := out.String(); strings.Count(got, "\n") != 1 || !strings.Contains(got, `"edition":2`) || !strings.Contains(got, `"text":"Second words of it."`) {
		t.Errorf("wrote %s", got)
	}
}
