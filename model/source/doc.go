// Package source reads bytes from anywhere into items: files and folders of
// text, HTML and JSON lines (Find), JSON lines from a stream (Lines), and the
// embedded samples (FS).
//
// Nothing that it meets stops it. A file that cannot be read, a line that is
// not JSON, a named pipe where a file should be: each is one model.Problem in
// the sequence, and what comes after it is read. The only other error is that of
// the context, and it comes last.
//
// Text of items is always valid UTF-8, whatever the bytes were and whatever they
// claimed to be (package charset); it is as untrusted as it was.
//
// A file's way: Find names it (walk.go; what a folder is and what may be opened
// stands in open.go), Items opens it and tells what it is (format.go), and it
// is read whole and decoded, or line by line (lines.go, object.go). All limits
// stand in limits.go. To teach it another trouble add a row to TestTrouble and run
//
//	go test ./model/source
package source
