// Package newsstand serves the news of package press over loopback HTTP, as the
// feeds of many publishers: well behaved ones that know their validators, and
// troubled ones of every kind that a reader meets (Troubles). It counts what it
// is asked.
//
// Every feed stands at a host of its own (127.0.1.1, 127.0.1.2, …, where the
// system has them, else at a port of its own), so that a reader that is polite to
// each host is measured as on the open net.
package newsstand
