package fetch

import (
	"bufio"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
)

// body reads and unpacks what an answer carries. What came before it broke off is
// given together with why; an error is for what came to nothing or may not be held.
func (t *trip) body(response *http.Response) (body []byte, cut *Error, err error) {
	if length := response.ContentLength; length > int64(t.client.limits.Body) {
		return nil, nil, t.tooLarge()
	}
	w := &wire{r: response.Body, watch: &t.watch, most: int64(t.client.limits.Body)}
	t.watch.floor(t.client.limits.DripBytes, t.client.limits.DripTime)
	defer t.watch.phaseDone()
	plainly, packed, err := unpack(w, response.Header.Values("Content-Encoding"))
	if err != nil && w.n == 0 && errors.Is(err, io.EOF) {
		return nil, nil, nil
	}
	if err == nil {
		length := response.ContentLength
		if packed {
			length = -1
		}
		body, err = t.readAll(plainly, length, packed, w)
	}
	switch e, is := errors.AsType[*Error](err); {
	case err == nil:
		return body, nil, nil
	case is:
		return nil, nil, e
	case len(body) == 0:
		return nil, nil, t.breakOff(err, "before anything came")
	}
	return body, t.breakOff(err, fmt.Sprintf("after %d KB", (len(body)+1023)/1024)), nil
}

// wire counts what is sent, and ends it where even packed it is too much.
type wire struct {
	r       io.Reader
	watch   *watch
	n, most int64
}

// errMuch is for a body that is too large as it is sent.
var errMuch = errors.New("more than a body may be")

// Read reads on.
func (w *wire) Read(p []byte) (int, error) {
	if w.n > w.most {
		return 0, errMuch
	}
	n, err := w.r.Read(p)
	w.n += int64(n)
	w.watch.saw(n)
	return n, err
}

// errEncoding is for a body in an encoding that nobody asked for.
var errEncoding = errors.New("packed in a way that was not asked for")

// unpack is the body without its Content-Encoding. It goes by the first bytes
// first, since servers say gzip of what is none, and send .gz files without saying so.
func unpack(w io.Reader, encodings []string) (r io.Reader, packed bool, err error) {
	const window = 4 << 10
	buffer := bufio.NewReaderSize(w, window)
	start, err := buffer.Peek(2)
	if len(start) < 2 {
		if len(start) == 0 && err != nil {
			return nil, false, err
		}
		return buffer, false, nil
	}
	switch encoding := strings.ToLower(strings.TrimSpace(strings.Join(encodings, ","))); {
	case start[0] == 0x1F && start[1] == 0x8B:
		z, err := gzip.NewReader(buffer)
		return z, true, err
	case encoding == "deflate" && start[0]&0x0F == 8 && (int(start[0])<<8|int(start[1]))%31 == 0:
		z, err := zlib.NewReader(buffer)
		return z, true, err
	case encoding == "deflate":
		return flate.NewReader(buffer), true, nil
	case encoding == "", encoding == "identity", encoding == "gzip", encoding == "x-gzip":
		return buffer, false, nil
	}
	return nil, false, errEncoding
}

// readAll reads r to its end in pieces, whose memory it takes of the purse, and
// puts them together. What it read is given with an error too, but with an *Error.
func (t *trip) readAll(r io.Reader, length int64, packed bool, w *wire) ([]byte, error) {
	mine := &share{of: t.client.purse}
	defer mine.giveBack()
	p := pieces{trip: t, share: mine}
	size := firstPiece
	if length >= 0 {
		size = int(min(length+1, uncounted/2)) // one more, so that there is room to see the end
	}
	for {
		if err := p.room(size); err != nil {
			return nil, err
		}
		size = min(2*size, largestPiece)
		err := p.fill(r)
		switch limit := t.client.limits.Body; {
		case p.n > limit, errors.Is(err, errMuch):
			return nil, t.tooLarge()
		case packed && p.n > ratioFree && int64(p.n) > maxRatio*w.n:
			return nil, t.fail(TooLarge, fmt.Sprintf("it unpacks to more than %d times its size", maxRatio), "it is made to do harm; remove it", nil)
		case err == io.EOF, packed && errors.Is(err, gzip.ErrHeader): // what follows a packed body is nothing
			return p.joined()
		case err != nil:
			whole, wrong := p.joined()
			if wrong != nil {
				return nil, wrong
			}
			return whole, err
		}
	}
}

func (t *trip) tooLarge() *Error {
	return t.fail(TooLarge, fmt.Sprintf("it is larger than %d MB", t.client.limits.Body>>20), "no feed is so large; see that the address is right", nil)
}

// breakOff is why a body ended before its end.
func (t *trip) breakOff(err error, when string) *Error {
	what := "the connection broke off "
	kind := Broken
	_, corrupt := errors.AsType[flate.CorruptInputError](err)
	switch {
	case errors.Is(err, errEncoding):
		return t.fail(Odd, "it is packed in a way that lede cannot unpack", "tell the site", err)
	case tooSlow(t.ctx, err), context.Cause(t.ctx) != nil:
		kind, what = TooSlow, "the server was too slow and was stopped "
	case corrupt, errors.Is(err, gzip.ErrChecksum), errors.Is(err, gzip.ErrHeader),
		errors.Is(err, zlib.ErrChecksum), errors.Is(err, zlib.ErrHeader), errors.Is(err, zlib.ErrDictionary):
		kind, what = Broken, "what is sent is damaged "
	}
	return t.fail(kind, what+when, again, err)
}
