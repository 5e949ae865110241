// Package seeds holds the five sample articles that lede opens with when
// nothing else is set up, byte for byte as they were scraped.
package seeds

import "embed"

// Files holds the samples, NAME.txt each.
//
//go:embed *.txt
var Files embed.FS
