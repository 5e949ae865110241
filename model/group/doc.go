// Package group puts articles together, one at a time: copies and light rewrites
// of one text into a group, texts about one event into a story, and says why.
package group
