//go:build unix

package store

import (
	"syscall"
	"time"
)

// processorTime is what the process has used: on a machine with others at work the
// time on the wall says little.
func processorTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
