//go:build unix

package main

import "golang.org/x/sys/unix"

// underShell tells whether a shell would see lede stop, and could bring it back.
// A shell with job control gives each of its jobs a process group; in the group
// of the session itself ("ssh -t host lede", "xterm -e lede") the kernel ignores
// the wish to stop, and nothing would ever say to go on.
func underShell() bool {
	session, err := unix.Getsid(0)
	return err != nil || session != unix.Getpgrp()
}
