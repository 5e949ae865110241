//go:build race

package group

// slow is how many times less of the big tests is done under the race detector.
const slow = 10
