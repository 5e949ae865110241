// Package sources is the list of sources: what each is, how much came from it,
// how its last reading went and, where it failed, why and what can be done; with
// one line to type in what to follow.
//
//	sources.go  the pane: what is shown and chosen      state.go  how a source does
//	draw.go     a source in lines                       input.go  what is typed and said to it
//	line.go     one line that is typed
//
// A source that is not followed any more keeps its place, marked so, until the
// pane is opened again: nothing moves under the cursor.
package sources
