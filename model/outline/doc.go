// Package outline carries lists of sources in and out: OPML (Read, WriteOPML),
// the urls file of newsboat, and plain lists of addresses (Read, WriteURLs).
//
// Read tells the format by the content. Whatever of a list cannot be carried over
// is one Problem with its line, never an error, and costs nothing else: a broken
// OPML file gives every outline that can be read, since it is read tag by tag
// (model/markup). Folders become Source.Folder, "News/Europe".
//
// What OPML has no word for stands in attributes of lede's own namespace
// (attributes.go), so that what lede wrote it reads back exactly; other readers skip
// them.
//
//	go test ./model/outline
package outline
