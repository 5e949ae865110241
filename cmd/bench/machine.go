package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"time"
)

// machine says where and when it was measured, in a line.
func machine(ctx context.Context) string {
	return fmt.Sprintf("%s, %d × %s, %s %s, %s, commit %s; terminal 120x40, xterm-256color; load before %s",
		time.Now().Format("2006-01-02 15:04"), runtime.NumCPU(), processor(), runtime.GOOS, firstWord("/proc/sys/kernel/osrelease"),
		runtime.Version(), commit(ctx), firstWord("/proc/loadavg"))
}

func processor() string {
	info, _ := os.ReadFile("/proc/cpuinfo") // without it the line says less
	for line := range bytes.Lines(info) {
		if name, value, ok := strings.Cut(string(line), ":"); ok && strings.TrimSpace(name) == "model name" {
			return strings.TrimSpace(value)
		}
	}
	return runtime.GOARCH
}

func firstWord(file string) string {
	text, _ := os.ReadFile(file)
	word, _, _ := strings.Cut(strings.TrimSpace(string(text)), " ")
	return word
}

func commit(ctx context.Context) string {
	out, err := exec.CommandContext(ctx, "git", "describe", "--always", "--dirty").Output()
	if err != nil {
		return "unknown"
	}
	return strings.TrimSpace(string(out))
}
