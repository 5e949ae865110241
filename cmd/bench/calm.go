package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"strconv"
	"time"
)

const (
	// calm is the share of its time that a machine is idle on which a clock may be
	// trusted.
	calm = 0.9
	// look is how long it is watched for that.
	look = 200 * time.Millisecond
	// patience is how long calm moments are waited for, in all: on a machine that
	// is always busy the report says so instead. In a hurry it is short.
	patience = 5 * time.Minute
	hurry    = 2 * time.Second
)

// quietMoment waits until the machine does nothing else.
func (r *runner) quietMoment(ctx context.Context) error {
	for {
		idle, all := jiffies()
		select {
		case <-time.After(look):
		case <-ctx.Done():
			return ctx.Err()
		}
		nowIdle, nowAll := jiffies()
		if all == nowAll || float64(nowIdle-idle) >= calm*float64(nowAll-all) {
			return nil
		}
		if r.waited += look; r.waited > r.plan.patience {
			if !r.busy {
				fmt.Fprintln(r.say, "bench: this machine is never quiet: the times by the clock say less")
			}
			r.busy = true
			return nil
		}
	}
}

// jiffies are the machine's idle ones and all, 0 and 0 where that is not to be
// learned.
func jiffies() (idle, all int64) {
	stat, _ := os.ReadFile("/proc/stat")
	line, _, _ := bytes.Cut(stat, []byte("\n"))
	for i, word := range bytes.Fields(line) {
		n, _ := strconv.ParseInt(string(word), 10, 64) // the first is a name
		if i > 8 {
			break // guests are counted with the others
		}
		all += n
		if i == 4 || i == 5 { // idle, and waiting for a disk
			idle += n
		}
	}
	return idle, all
}
