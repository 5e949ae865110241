package fetch

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"syscall"
)

// fail is an error of this trip. Where redirects led away from the host that was
// asked, or a proxy stands between, it says so.
func (t *trip) fail(kind Kind, what, cure string, cause error) *Error {
	if t.at.Host != t.first.Host {
		what = "it redirected to " + short(t.at.Host) + ": " + what
	}
	if t.byProxy {
		what += " (asked by way of a proxy)"
	}
	return &Error{Kind: kind, Address: plain(t.first), What: what, Cure: cure, cause: cause}
}

// refusal is the error for an answer that is none.
func (t *trip) refusal(response *http.Response) *Error {
	code := response.StatusCode
	kind, what, cure := refusalOf(code)
	e := t.fail(kind, fmt.Sprintf("%s (%d)", what, code), cure, nil)
	e.Status = code
	e.Next = retryAfter(response.Header, t.client.now())
	if kind == Busy && !e.Next.IsZero() {
		t.client.hosts.rest(t.at, e.Next, e)
	}
	return e
}

// refusalOf says what a status means to a person.
func refusalOf(code int) (kind Kind, what, cure string) {
	switch {
	case code == http.StatusGone:
		return Gone, "it is gone for good, says the server", "remove it, or look for its new address on the site"
	case code == http.StatusNotFound:
		return Missing, "there is nothing at this address", "see that it is spelled right, or look for it on the site"
	case code == http.StatusUnauthorized, code == http.StatusProxyAuthRequired:
		return Locked, "it wants a user name and password", "write them into the address: https://name:password@host/…"
	case code == http.StatusForbidden, code == http.StatusUnavailableForLegalReasons:
		return Locked, "the server does not give it to lede", "open it in a browser; some sites let only browsers in"
	case code == http.StatusTooManyRequests:
		return Busy, "the server was asked too often", "lede asks again later by itself"
	case code == http.StatusServiceUnavailable:
		return Busy, "the server is not available now", "lede asks again later by itself"
	case code >= 500:
		return Faulty, "the server failed", "lede asks again later by itself"
	case code == http.StatusNotModified:
		return Odd, "the server says that nothing changed, but was never asked before", "tell the site; lede asks again later"
	}
	return Odd, "the server gave an answer that makes no sense here", "open it in a browser to see"
}

// Why a trip was ended from inside.
var (
	errStart = errors.New("no answer in time")
	errWhole = errors.New("not done in time")
	errDrip  = errors.New("next to nothing comes")
)

// tooSlow says whether err came of running out of time.
func tooSlow(ctx context.Context, err error) bool {
	if err == nil {
		return false
	}
	switch context.Cause(ctx) {
	case errStart, errWhole, errDrip:
		return true
	}
	var timeout net.Error
	return errors.As(err, &timeout) && timeout.Timeout()
}

// explain makes a sentence of what the network said: the first rung that fits.
// What a server said stays in the cause.
func (t *trip) explain(err error) error {
	if e, ok := errors.AsType[*Error](err); ok {
		e.Address = plain(t.first)
		return e
	}
	if e := t.explainAddress(err); e != nil {
		return e
	}
	if e := t.explainTLS(err); e != nil {
		return e
	}
	broken, _ := errors.AsType[*net.OpError](err)
	switch said := err.Error(); {
	case context.Cause(t.ctx) == errDrip:
		return t.fail(TooSlow, "the server sends next to nothing", again, err)
	case context.Cause(t.ctx) == errWhole:
		return t.fail(TooSlow, fmt.Sprintf("the server was not done in %v", t.client.limits.Whole), again, err)
	case tooSlow(t.ctx, err):
		return t.fail(TooSlow, fmt.Sprintf("the server did not answer in %v", t.client.limits.Start), again, err)
	case strings.Contains(said, "response headers exceeded"), strings.Contains(said, "response header list larger"):
		return t.fail(TooLarge, "the headers of its answer do not end", "open it in a browser to see", err)
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, syscall.ECONNRESET),
		errors.Is(err, syscall.EPIPE), strings.Contains(said, "server closed idle connection"),
		strings.HasPrefix(said, "stream error"), strings.HasPrefix(said, "connection error"), strings.HasPrefix(said, "http2: "), broken != nil && broken.Op != "dial":
		return t.fail(Broken, "the connection broke off before there was an answer", again, err)
	}
	return t.fail(NotHTTP, "what answers there does not speak HTTP", "see that address and port are right", err)
}

const again = "lede tries again later by itself"

// explainAddress is for what failed before there was a connection, else nil.
func (t *trip) explainAddress(err error) error {
	if s, ok := errors.AsType[stranger](err); ok {
		return t.explainStranger(s)
	}
	if dns, ok := errors.AsType[*net.DNSError](err); ok {
		if dns.IsNotFound {
			return t.fail(NoHost, "there is no host named "+short(t.at.Hostname()), "see that it is spelled right", err)
		}
		if !dns.IsTimeout || context.Cause(t.ctx) == nil {
			return t.fail(Offline, "host names cannot be looked up", "see that this computer is online", err)
		}
	}
	for _, e := range []error{syscall.ENETUNREACH, syscall.ENETDOWN, syscall.EHOSTUNREACH, syscall.EHOSTDOWN, syscall.EADDRNOTAVAIL} {
		if errors.Is(err, e) {
			return t.fail(Offline, "the network does not reach it", "see that this computer is online", err)
		}
	}
	if errors.Is(err, syscall.ECONNREFUSED) {
		return t.fail(NoServer, "no server runs there: the connection was refused", "see that address and port are right", err)
	}
	if dial, ok := errors.AsType[*net.OpError](err); ok && dial.Op == "dial" && !tooSlow(t.ctx, err) {
		return t.fail(NoServer, "no connection could be made", "see that address and port are right", err)
	}
	return nil
}

func (t *trip) explainStranger(s stranger) error {
	switch {
	case s.place == nowhere:
		return t.fail(Refused, "its address is not one of the web", "see that it is spelled right", s)
	case t.client.neverPrivate:
		return t.fail(Refused, "it is on a private network", "a served desk fetches only what is public", s)
	case len(t.seen) > 0:
		return t.fail(Refused, "that is on this computer or a private network", "if it is meant to be, add that address itself", s)
	}
	return t.fail(Refused, "it is on this computer or a private network", "if it is meant to be, add it yourself: lede add", s)
}

// explainTLS is for what failed while a connection was being secured, else nil.
func (t *trip) explainTLS(err error) error {
	if invalid, ok := errors.AsType[x509.CertificateInvalidError](err); ok && invalid.Reason == x509.Expired {
		if invalid.Cert != nil && t.client.now().Before(invalid.Cert.NotBefore) {
			return t.fail(Insecure, "its certificate is not valid yet", "see that this computer's clock is right", err)
		}
		return t.fail(Insecure, "its certificate has expired", "see that this computer's clock is right; else the site must renew it", err)
	}
	if _, ok := errors.AsType[x509.HostnameError](err); ok {
		return t.fail(Insecure, "its certificate is for another host", "see that the address is right; with www. or without?", err)
	}
	if _, ok := errors.AsType[x509.UnknownAuthorityError](err); ok {
		return t.fail(Insecure, "nobody vouches for its certificate", "open it in a browser to see; a server of your own may be asked by http", err)
	}
	if errors.Is(err, http.ErrSchemeMismatch) {
		return t.fail(Insecure, "the server does not speak https", "write http:// instead of https://", err)
	}
	if record, ok := errors.AsType[tls.RecordHeaderError](err); ok {
		if string(record.RecordHeader[:]) == "HTTP/" {
			return t.fail(Insecure, "the server does not speak https", "write http:// instead of https://", err)
		}
		return t.fail(Insecure, "the server does not speak https", "see that address and port are right", err)
	}
	_, verification := errors.AsType[*tls.CertificateVerificationError](err)
	_, alert := errors.AsType[tls.AlertError](err)
	if verification || alert || strings.Contains(err.Error(), "tls: ") {
		return t.fail(Insecure, "no secure connection could be made", "open it in a browser to see", err)
	}
	return nil
}
