package fetch

import (
	"errors"
	"strings"
	"time"

	"github.com/lede-reader/lede/model"
)

// Error says why there is no answer, or why one is not whole.
type Error struct {
	Kind    Kind
	Address string // that was asked for, without user name and password
	What    string // what went wrong, in a person's words
	Cure    string // what the person can do, "" if nothing
	Status  int    // of the answer, 0 if there was none

	// Next is when the server wants to be asked again at the earliest; at most a
	// week from now, zero if it did not say.
	Next time.Time

	cause error
}

// Error is what went wrong in one line, without the cure. Nothing in it is a
// server's, but the name of a host that it redirected to.
func (e *Error) Error() string { return short(e.Address) + ": " + e.What }

// Unwrap is what the network said, for the log.
func (e *Error) Unwrap() error { return e.cause }

// Problem is the error as a source's trouble.
func (e *Error) Problem() model.Problem {
	return model.Problem{Name: short(e.Address), What: e.What, Cure: e.Cure}
}

// Kind is what a caller can tell errors apart by.
type Kind string

// The kinds of errors.
const (
	BadAddress Kind = "bad address" // nothing was asked
	Refused    Kind = "refused"     // lede may not go there: a private address, a port of another protocol
	Gone       Kind = "gone"        // 410: it will not come back
	Missing    Kind = "missing"     // 404
	Locked     Kind = "locked"      // 401, 403, 407, 451: not for everybody
	Busy       Kind = "busy"        // 429, 503: later; see Next
	Faulty     Kind = "faulty"      // 500 and above
	Odd        Kind = "odd"         // an answer that has no place here
	Loop       Kind = "loop"        // redirects without end
	TooLarge   Kind = "too large"
	TooSlow    Kind = "too slow"
	NoHost     Kind = "no host" // no such name
	NoServer   Kind = "no server"
	Offline    Kind = "offline"  // this computer reaches nothing: it is not the source's failure
	Insecure   Kind = "insecure" // TLS
	NotHTTP    Kind = "not http"
	Broken     Kind = "broken" // the connection ended too early
)

var errClosed = errors.New("lede is closing")

// longest is how much of an address an error shows.
const longest = 200

// short is the beginning of a long address, in one line.
func short(address string) string {
	address = strings.Join(strings.Fields(address), " ")
	if len(address) > longest {
		return strings.ToValidUTF8(address[:longest], "") + "…"
	}
	return address
}
