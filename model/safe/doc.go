// Package safe is the one gate between text from outside and a screen: a Text
// can be made here only, and views take nothing else.
//
// The gate has two doors. Text from outside goes through Line, Block, Row, URL
// or Error before a view may have it. Whatever the program then writes to the
// terminal goes through a Writer, which passes no escape sequence but those that
// the program itself has a use for.
//
// The first door works rune by rune, by allow-list (class.go): a rune is kept,
// becomes U+FFFD, or is dropped, and whether it is kept depends only on what was
// kept before it. Nothing looks for sequences: of "\x1b[31mred" the ESC goes
// and "[31mred" stays, as the text it was. To change what is allowed change
// classOf, then run
//
//	go test ./model/safe && go test -fuzz=FuzzGate -fuzztime=10s ./model/safe
package safe
