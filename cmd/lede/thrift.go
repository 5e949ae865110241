package main

import (
	"context"
	"runtime/debug"

	"github.com/lede-reader/lede/model/desk"
)

// What the program may take before its garbage is collected more often: the
// engines need about thriftBase, and the index of groups thriftStory for each
// story. (The limit is soft: a library that needs more gets it.)
const (
	thriftBase  = 140 << 20
	thriftStory = 600
)

// thrift keeps the garbage in proportion to the library, for as long as it is open:
// left alone it is as much again as everything that is needed.
func thrift(ctx context.Context, d *desk.Desk) {
	for seen := uint64(0); ; {
		c, err := d.Wait(ctx, seen)
		if err != nil {
			return
		}
		seen = c.Generation
		debug.SetMemoryLimit(thriftBase + thriftStory*int64(c.Stories))
	}
}
