package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"time"
)

// usage is what a running process has used so far.
type usage struct {
	cpu       time.Duration
	peak, now int64 // resident memory, bytes (VmHWM, VmRSS)
	waits     int64 // times that it went to sleep: voluntary context switches
}

// usageOf reads /proc.
func usageOf(pid int) (usage, error) {
	var u usage
	root := fmt.Sprintf("/proc/%d", pid)
	status, err := os.ReadFile(root + "/status")
	if err != nil {
		return u, fmt.Errorf("%w (%v)", errNoProc, err)
	}
	u.peak = field(status, "VmHWM:") << 10
	u.now = field(status, "VmRSS:") << 10
	tasks, err := filepath.Glob(root + "/task/*")
	if err != nil {
		return u, err
	}
	for _, task := range tasks {
		// nanoseconds on the processor come first; a thread that ended meanwhile has none
		if sched, err := os.ReadFile(task + "/schedstat"); err == nil {
			first, _, _ := bytes.Cut(sched, []byte(" "))
			ns, _ := strconv.ParseInt(string(first), 10, 64)
			u.cpu += time.Duration(ns)
		}
		if status, err := os.ReadFile(task + "/status"); err == nil {
			u.waits += field(status, "voluntary_ctxt_switches:")
		}
	}
	return u, nil
}

// field is the number after a name at the beginning of a line, 0 if there is none.
func field(status []byte, name string) int64 {
	for line := range bytes.Lines(status) {
		if rest, ok := bytes.CutPrefix(line, []byte(name)); ok {
			words := bytes.Fields(rest)
			if len(words) == 0 {
				return 0
			}
			n, _ := strconv.ParseInt(string(words[0]), 10, 64)
			return n
		}
	}
	return 0
}
