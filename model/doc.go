// Package model holds the nouns of lede: what a source carries (Item), what
// cleaning makes of it (Article, in Blocks), who said what (Quote, PullQuote),
// how articles belong together (Story, Placement) and what a person does
// (Action).
//
// Strings in these types come from outside unless their comment says otherwise:
// they are untrusted, and package safe is the only way from them to a screen.
package model
