//go:build unix

package search

import (
	"syscall"
	"time"
)

// cpuTime is what the process has worked.
func cpuTime() time.Duration {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
