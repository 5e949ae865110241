//go:build !unix

package main

// underShell is false where programs cannot be stopped.
func underShell() bool { return false }
