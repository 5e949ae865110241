// Package markdown writes articles as CommonMark in which prose stays prose:
// what markdown or its common extensions (tables, strikethrough, bare links)
// could take for markup is escaped, so that a parser gives back the very words.
//
// Text passes the gate first. The escapes are those that CommonMark and Glamour
// agree on: Glamour turns entities into characters first and takes backslashes
// away afterwards, and only before some characters, so each character here has
// the one escape that survives both (escape.go). To change a rule, change the
// switch there and run
//
//	go test ./model/markdown && go test -fuzz=FuzzBlock -fuzztime=10s ./model/markdown
package markdown
