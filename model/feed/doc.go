// Package feed makes items of the bytes of a feed: RSS 0.9 to 2.0, RSS 1.0 (RDF),
// Atom 0.3 and 1.0, JSON Feed 1 and 1.1 (Parse). It finds the feeds that an HTML
// page names (Discover, Guesses) and tells a feed from other documents (Sniff).
//
// Nothing that is wrong with one item costs another. A feed is decoded, whatever
// encoding it claims (markup.Decode), and read tag by tag by a scanner that takes
// what it gets (markup.Scan) rather than by an XML parser, which must stop at the
// first error: in the wild that is one byte of another encoding, one bare "&" or
// the end of a connection, and with it all items would be gone. So there is one way
// for sound and for broken feeds:
//
//   - xml.go cuts the document into what is said of the feed and its items;
//   - fields.go cuts an item into its fields. An item that is not closed ends where
//     the next begins, a field that is not closed where the next field begins, and
//     what had to be guessed is a Problem of that item;
//   - item.go says which fields make an item: which is the title, which of several
//     texts, dates and links counts (first hit wins);
//   - id.go gives the ids, date.go reads dates (words in package dates), html.go makes
//     texts of fields, json.go does the same for JSON Feed, up to the item.
//
// Parse takes time and memory linear in the feed: about its own size beyond the
// body. All limits stand in limits.go. To teach it another trouble add a row to
// TestTrouble, or a pair to testdata, and run
//
//	go test ./model/feed
package feed
