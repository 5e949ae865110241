// Package prose makes pages of articles: blocks through Glamour, one at a time
// and only where the screen is, with pull quotes set at their place.
package prose
