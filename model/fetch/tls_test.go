package fetch

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"errors"
	"fmt"
	"io"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// certificate makes one that vouches for itself.
func certificate(t *testing.T, ip string, from, to time.Time) (tls.Certificate, *x509.CertPool) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "test"},
		NotBefore: from, NotAfter: to, IPAddresses: []net.IP{net.ParseIP(ip)},
		IsCA: true, BasicConstraintsValid: true,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	leaf, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	pool := x509.NewCertPool()
	pool.AddCert(leaf)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}, pool
}

func TestTLS(t *testing.T) {
	now := time.Now()
	for _, row := range []struct {
		name     string
		ip       string
		from, to time.Duration
		known    bool
		says     string
	}{
		{"well", "127.0.0.1", -time.Hour, time.Hour, true, ""},
		{"expired", "127.0.0.1", -2 * time.Hour, -time.Hour, true, "expired"},
		{"not yet valid", "127.0.0.1", time.Hour, 2 * time.Hour, true, "not valid yet"},
		{"another host's", "127.0.0.2", -time.Hour, time.Hour, true, "another host"},
		{"nobody's", "127.0.0.1", -time.Hour, time.Hour, false, "vouches"},
	} {
		t.Run(row.name, func(t *testing.T) {
			cert, pool := certificate(t, row.ip, now.Add(row.from), now.Add(row.to))
			proto := ""
			s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				proto = r.Proto
				_, _ = io.WriteString(w, feedText)
			}))
			s.EnableHTTP2 = true
			s.Config.ErrorLog = quiet
			s.TLS = &tls.Config{Certificates: []tls.Certificate{cert}}
			s.StartTLS()
			defer s.Close()
			c := client(t, Options{})
			if row.known {
				c.private.TLSClientConfig = &tls.Config{RootCAs: pool}
			}
			a, err := get(t, c, s.URL)
			switch {
			case row.says == "" && (err != nil || proto != "HTTP/2.0" || string(a.Body) != feedText):
				t.Errorf("error %v, %s, body %q", err, proto, a.Body)
			case row.says != "" && (kindOf(err) != Insecure || !strings.Contains(err.What, row.says) || err.Cure == ""):
				t.Errorf("error %v (%v), cause %v", err, kindOf(err), err.Unwrap())
			}
		})
	}
}

func TestNotTLS(t *testing.T) {
	plainly := serve(t, func(http.ResponseWriter, *http.Request) {})
	for name, address := range map[string]string{
		"http":    plainly,
		"SSH":     says(t, "SSH-2.0-OpenSSH_9.9\r\n"),
		"nothing": raw(t, func(net.Conn) {}),
	} {
		_, err := get(t, client(t, Options{}), strings.Replace(address, "http:", "https:", 1))
		if want := map[string]Kind{"nothing": Broken}[name]; kindOf(err) != want && kindOf(err) != Insecure {
			t.Errorf("%s: %v (%v)", name, err, kindOf(err))
		}
	}
}

// TestDowngrade: an address is not given up for one that everybody can read along.
func TestDowngrade(t *testing.T) {
	plainly := serve(t, func(http.ResponseWriter, *http.Request) {})
	s := httptest.NewTLSServer(http.RedirectHandler(strings.Replace(plainly, "127.0.0.1", "two.test", 1), http.StatusMovedPermanently))
	defer s.Close()
	c := twoHosts(t)
	a := well(t, c, strings.Replace(s.URL, "127.0.0.1", "one.test", 1))
	if a.Moved != "" || !strings.HasPrefix(a.Address, "http://two.test:") {
		t.Errorf("moved to %q, answer of %q", a.Moved, a.Address)
	}
}

// TestHTTP2 is of servers that mean no good, in the newer protocol.
func TestHTTP2(t *testing.T) {
	for _, row := range []struct {
		name      string
		handle    http.HandlerFunc
		kind, cut Kind
	}{
		{"one long header", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("X", strings.Repeat("a", 2*maxHeaders))
		}, Broken, ""},
		{"many headers", func(w http.ResponseWriter, _ *http.Request) {
			for i := range 100 {
				w.Header().Set(fmt.Sprint("X-", i), strings.Repeat("a", maxHeaders/50))
			}
		}, Broken, ""},
		{"reset before the answer", func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }, Broken, ""},
		{"reset in the middle", func(w http.ResponseWriter, _ *http.Request) {
			_, _ = io.WriteString(w, feedText)
			_ = http.NewResponseController(w).Flush()
			panic(http.ErrAbortHandler)
		}, "", Broken},
		{"endless", func(w http.ResponseWriter, _ *http.Request) { until(w, make([]byte, 1<<16), 0) }, TooLarge, ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			s := httptest.NewUnstartedServer(row.handle)
			s.EnableHTTP2 = true
			s.Config.ErrorLog = quiet
			s.StartTLS()
			defer s.Close()
			a, err := get(t, twoHosts(t), s.URL)
			if kindOf(err) != row.kind || kindOf(a.Cut) != row.cut {
				t.Errorf("error %v (%v, %v), cut %v", err, kindOf(err), errors.Unwrap(err), a.Cut)
			}
		})
	}
}
