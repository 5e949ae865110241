//go:build !unix

package search

import "time"

var started = time.Now()

// cpuTime is the time gone by, where work is not counted.
func cpuTime() time.Duration { return time.Since(started) }
