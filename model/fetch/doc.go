// Package fetch is the one HTTP client of lede: New makes it, Get asks for a feed
// or page, Parse makes an address of what a person typed, BackOff says how long to
// leave alone what failed.
package fetch
