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
// claimed to be (decode.go); it is as untrusted as it was.
package source
