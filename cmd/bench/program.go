package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"time"
)

// program is the lede that is measured.
type program struct {
	path string
	home string // of nobody: no configuration, no library
}

// command is lede with arguments in an environment of its own.
func (p *program) command(ctx context.Context, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, p.path, args...)
	cmd.Env = []string{"HOME=" + p.home, "PATH=" + os.Getenv("PATH"), "TERM=xterm-256color", "LANG=C.UTF-8", "TMPDIR=" + p.home}
	cmd.WaitDelay = 5 * time.Second
	return cmd
}

// spent is what a run took.
type spent struct {
	wall, cpu time.Duration
	peak      int64 // resident, bytes
	out       []byte
	code      int
}

// run runs lede to its end, which has to come within the limit. Exit code 3
// (some sources failed) is an error unless it is expected: the caller looks.
func (p *program) run(ctx context.Context, limit time.Duration, args ...string) (spent, error) {
	return p.watch(ctx, limit, nil, args...)
}

// watch is run with a look at the running program every few milliseconds.
func (p *program) watch(ctx context.Context, limit time.Duration, look func(since time.Duration), args ...string) (spent, error) {
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	cmd := p.command(ctx, args...)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	start := time.Now()
	if err := cmd.Start(); err != nil {
		return spent{}, fmt.Errorf("run lede: %w", err)
	}
	var s spent
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
			if u, err := usageOf(cmd.Process.Pid); err == nil {
				s.peak = max(s.peak, u.peak)
			}
			if look != nil {
				look(time.Since(start))
			}
			continue
		case err := <-ended:
			s.wall = time.Since(start)
			s.out, s.code = out.Bytes(), cmd.ProcessState.ExitCode()
			s.cpu = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
			switch {
			case ctx.Err() != nil:
				return s, fmt.Errorf("lede %q: not done after %v", args, limit)
			case err != nil:
				return s, fmt.Errorf("lede %q: %w: %s", args, err, lastOf(errs.Bytes()))
			}
			return s, nil
		}
	}
}

// lastOf is the end of what a program had to say.
func lastOf(said []byte) []byte {
	const enough = 500
	return bytes.TrimSpace(said[max(0, len(said)-enough):])
}

var errNoProc = errors.New("no /proc: this is measured on Linux only")
