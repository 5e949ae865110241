// Package fetch is the one HTTP client of lede: New makes it, Get asks for a feed
// or page, Parse makes an address of what a person typed, BackOff says how long to
// leave alone what failed.
//
// A fetch is a trip (trip.go) of hops, one request each. A hop finds its door
// (dial.go): one of three ways out, of which one reaches public addresses only, one
// private ones too, one proxies. It waits for a turn with its host (hosts.go), then
// for one of the slots of all, and only then does its time run (watch.go): so a
// slow host fills its own two places and nobody else's. The answer is judged: a
// redirect makes another hop, for which all of this is done again; a body is
// unpacked and read (body.go) into memory that all fetches share (purse.go).
//
// Where a connection may lead is decided by its number, at the moment it is
// dialled (address.go); what a name meant before or will mean later does not matter.
// A private address is reached only by a Request that says that the person named
// it, and then only on the host and port that they named.
//
// Whatever goes wrong is an *Error with a kind for the program and a sentence and a
// cure for the person (explain.go); what a server said is never in it. A body that
// breaks off is an answer, with what came of it, so that a feed can be salvaged.
//
// All limits stand in limits.go with their reasons; a Client may be given others.
// To see what a rule does, change it and run
//
//	go test ./model/fetch
//
// where hostile_test.go has a server for every kind of malice, and parse_test.go
// and address_test.go a row for every form of an address.
//
// One thing is out of its hands: net/http tells the standard log of servers that
// send more than they said. A program that owns the screen points that elsewhere
// (log.SetOutput).
package fetch
