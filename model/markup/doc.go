// Package markup reads XML as it comes from strangers: Decode makes tame
// UTF-8 of bytes, whatever they claim to be (package charset), and a Scanner goes through the tags and text
// of a document, however broken it is.
//
// It is not an XML parser. It never fails and never builds a tree: what reads a
// format (model/feed, model/outline) decides what a tag in the wrong place means.
// It differs from XML where real documents do:
//
//   - "<" is text where no tag can start there or the tag never ends;
//   - "&" is text where no reference starts; the references of HTML are known
//     without a DTD; a DTD is skipped and its entities are not, so that none can
//     grow; control characters are dropped;
//   - attributes need no quotes, and a quote that is never closed ends its value at
//     the tag's end;
//   - a CDATA section, comment or instruction that is never closed ends where the
//     next element of its kind must have ended (Scanner.Closers) or at its ">".
//
// Time is linear in the document and nothing is copied but what the caller asks
// for as a string: no byte is looked for twice (scan.go, next).
package markup
