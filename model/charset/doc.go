// Package charset makes UTF-8 of bytes of anything: feeds, pages, files and lines
// that say what they are written in, say nothing, or say what is not so.
//
// Decode goes down a ladder; the first rung that fits counts:
//
//  1. a byte order mark;
//  2. NUL bytes where UTF-16 or UTF-32 have them, without a mark (unicode.go);
//  3. it is UTF-8, whatever it says it is, but for a few bytes (but for the
//     Japanese encoding that is all ASCII bytes, where it says so);
//  4. an encoding that it is said to be in, if that makes text of the bytes. The
//     caller gives these, the most trusted first: what the document itself says
//     (Declared), what came with it (Served);
//  5. an encoding of other letters than Latin that makes sense of it (guess.go);
//  6. a mixture: UTF-8 with some bytes of windows-1252 in it, or windows-1252 with
//     sequences in it that look like UTF-8, whichever there is more of; where it is
//     said to be UTF-8, and some of it is, it is the former (mixed.go).
//
// UTF-8 stands above what is declared because a text that is none hardly ever
// looks like it, and declarations are left behind by every conversion.
//
// What comes out is valid UTF-8, no longer than four times what came in, and as
// untrusted as it was: control characters and NUL bytes stay in it, and whether it
// is text at all is for the caller to judge. To teach it another encoding add a row
// to TestDecode or TestGuess, if need be a line to letters.txt, and run
//
//	go test ./model/charset
package charset
