package fetch

import (
	"context"
	"net"
	"net/netip"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"golang.org/x/net/dns/dnsmessage"
)

func TestPlaceOf(t *testing.T) {
	for want, all := range map[place][]string{
		public: {
			"8.8.8.8", "1.1.1.1", "100.63.255.255", "100.128.0.0", "172.15.0.1", "172.32.0.1", "192.169.0.1", "11.0.0.1", "223.255.255.255",
			"2606:4700::1111", "2a00:1450::1", "::ffff:8.8.8.8", "64:ff9b::808:808",
		},
		private: {
			"127.0.0.1", "127.255.255.255", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.0.1", "100.64.0.1", "100.127.255.255",
			"198.18.0.1", "::1", "fc00::1", "fd12::1", "fe80::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1", "64:ff9b:1::1",
		},
		nowhere: {
			"0.0.0.0", "0.1.2.3", "169.254.169.254", "169.254.1.1", "192.0.2.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255",
			"::", "::ffff:169.254.169.254", "64:ff9b::a9fe:a9fe", "fd00:ec2::254", "ff02::1", "2002:7f00:1::", "2002:808:808::", "2001:0:1::1",
			"2001:db8::1", "::7f00:1", "fec0::1", "fe80::1%eth0", "4000::1", "100::1",
		},
	} {
		for _, s := range all {
			if got := placeOf(netip.MustParseAddr(s)); got != want {
				t.Errorf("%s: %d, want %d", s, got, want)
			}
		}
	}
	if !slices.IsSorted(otherPorts) {
		t.Error("the ports are not in order")
	}
}

// names is a resolver that knows some names. Of a name that is asked for again it
// gives the next answer; "" is a failure.
func names(t *testing.T, known map[string][]string) *net.Resolver {
	t.Helper()
	server, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { server.Close() })
	var asked atomic.Int32
	go func() {
		buffer := make([]byte, 1500)
		for {
			n, from, err := server.ReadFrom(buffer)
			if err != nil {
				return
			}
			var m dnsmessage.Message
			if m.Unpack(buffer[:n]) != nil || len(m.Questions) != 1 {
				continue
			}
			m.Response, m.Authoritative, m.Additionals = true, true, nil
			q := m.Questions[0]
			answers, found := known[strings.TrimSuffix(q.Name.String(), ".")]
			if !found {
				m.RCode = dnsmessage.RCodeNameError
			} else if answers == nil {
				m.RCode = dnsmessage.RCodeServerFailure
			} else if q.Type == dnsmessage.TypeA {
				i := min(int(asked.Add(1)), len(answers)) - 1
				for one := range strings.FieldsSeq(answers[i]) {
					m.Answers = append(m.Answers, dnsmessage.Resource{
						Header: dnsmessage.ResourceHeader{Name: q.Name, Type: q.Type, Class: q.Class},
						Body:   &dnsmessage.AResource{A: netip.MustParseAddr(one).As4()},
					})
				}
			}
			out, err := m.Pack()
			if err != nil {
				continue
			}
			_, _ = server.WriteTo(out, from)
		}
	}()
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, "udp", server.LocalAddr().String())
	}}
}

func TestNames(t *testing.T) {
	var asked atomic.Int32
	address := raw(t, func(c net.Conn) {
		asked.Add(1)
		_, _ = c.Write([]byte("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"))
	})
	port := address[strings.LastIndexByte(address, ':'):]
	for _, row := range []struct {
		name    string
		known   []string
		private bool
		kind    Kind
	}{
		{"loopback", []string{"127.0.0.1"}, false, Refused},
		{"metadata", []string{"169.254.169.254"}, true, Refused},
		{"loopback among others", []string{"127.0.0.1 169.254.169.254 10.0.0.1"}, false, Refused},
		{"loopback, and the person said so", []string{"127.0.0.1"}, true, ""},
		{"unknown", nil, false, NoHost},
		{"no answer", []string{}, false, Offline},
	} {
		t.Run(row.name, func(t *testing.T) {
			asked.Store(0)
			known := map[string][]string{}
			if row.known != nil {
				known["rebind.test"] = row.known
			}
			if row.known != nil && len(row.known) == 0 {
				known["rebind.test"] = nil
			}
			c := client(t, Options{Resolver: names(t, known)})
			_, err := ask(t, c, Request{Address: "http://rebind.test" + port + "/", Private: row.private})
			if kindOf(err) != row.kind || (asked.Load() > 0) != (row.kind == "") {
				t.Errorf("error %v (%v), asked %d", err, kindOf(err), asked.Load())
			}
		})
	}
}

// TestRebinding: a name that is harmless when it is looked up first and private
// later is judged each time it is dialled.
func TestRebinding(t *testing.T) {
	address := says(t, "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
	port := address[strings.LastIndexByte(address, ':'):]
	c := client(t, Options{Resolver: names(t, map[string][]string{"rebind.test": {"127.0.0.1", "169.254.169.254"}})})
	well(t, c, "http://rebind.test"+port)
	if _, err := get(t, c, "http://rebind.test"+port); kindOf(err) != Refused {
		t.Errorf("then: %v", err)
	}
}
