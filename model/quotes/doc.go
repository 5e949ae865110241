// Package quotes finds who said what.
package quotes
