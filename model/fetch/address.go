package fetch

import (
	"net/netip"
	"slices"
)

// place says who can be reached at an address.
type place int

const (
	public  place = iota
	private       // this computer, or a network that is not the world's
	nowhere       // what nobody may ask, not even those who name it
)

// placeOf judges an address that is about to be dialled. It goes by IANA's
// registries of special addresses. An IPv4 address that stands in an IPv6 address
// for a translator to find (NAT64) is judged as what it is; the others that are
// so hidden (6to4, Teredo, "compatible") lead nowhere: nobody serves there any more.
func placeOf(a netip.Addr) place {
	a = a.Unmap()
	if a.Zone() != "" {
		return nowhere
	}
	for _, p := range prefixes {
		if p.in.Contains(a) {
			return p.place
		}
	}
	switch {
	case a.Is4():
		return public
	case translated.Contains(a):
		b := a.As16()
		return placeOf(netip.AddrFrom4([4]byte(b[12:])))
	case unicast.Contains(a):
		return public
	}
	return nowhere
}

var (
	translated = netip.MustParsePrefix("64:ff9b::/96")
	unicast    = netip.MustParsePrefix("2000::/3")
)

// prefixes are looked through in order.
var prefixes = []struct {
	in netip.Prefix
	place
}{
	{netip.MustParsePrefix("0.0.0.0/8"), nowhere},
	{netip.MustParsePrefix("10.0.0.0/8"), private},
	{netip.MustParsePrefix("100.64.0.0/10"), private}, // carriers' NAT, and VPNs
	{netip.MustParsePrefix("127.0.0.0/8"), private},
	{netip.MustParsePrefix("169.254.0.0/16"), nowhere}, // clouds give out keys there
	{netip.MustParsePrefix("172.16.0.0/12"), private},
	{netip.MustParsePrefix("192.0.0.0/24"), nowhere},
	{netip.MustParsePrefix("192.0.2.0/24"), nowhere}, // documentation
	{netip.MustParsePrefix("192.88.99.0/24"), nowhere},
	{netip.MustParsePrefix("192.168.0.0/16"), private},
	{netip.MustParsePrefix("198.18.0.0/15"), private}, // tests, and proxies that make addresses up
	{netip.MustParsePrefix("198.51.100.0/24"), nowhere},
	{netip.MustParsePrefix("203.0.113.0/24"), nowhere},
	{netip.MustParsePrefix("224.0.0.0/4"), nowhere}, // to many
	{netip.MustParsePrefix("240.0.0.0/4"), nowhere},

	{netip.MustParsePrefix("::1/128"), private},
	{netip.MustParsePrefix("64:ff9b:1::/48"), private}, // a translator of the network's own
	{netip.MustParsePrefix("fd00:ec2::254/128"), nowhere},
	{netip.MustParsePrefix("fc00::/7"), private},
	{netip.MustParsePrefix("fe80::/10"), private},
	{netip.MustParsePrefix("2001::/23"), nowhere}, // Teredo and protocols
	{netip.MustParsePrefix("2001:db8::/32"), nowhere},
	{netip.MustParsePrefix("2002::/16"), nowhere}, // 6to4
	{netip.MustParsePrefix("3fff::/20"), nowhere},
}

// notWeb says whether a port belongs to another protocol, one that a server could
// be made to speak by what a request says. It is the list that browsers refuse.
func notWeb(port uint16) bool {
	_, found := slices.BinarySearch(otherPorts, port)
	return found
}

// otherPorts are the "bad ports" of the WHATWG's Fetch standard, in order.
var otherPorts = []uint16{
	1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110, 111,
	113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548,
	554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566,
	6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
}
