// Package markdown writes articles as CommonMark in which prose stays prose:
// every byte of it that markdown could take for markup is escaped.
package markdown
