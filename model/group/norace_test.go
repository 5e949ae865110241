//go:build !race

package group

const slow = 1
