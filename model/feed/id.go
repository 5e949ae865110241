package feed

import (
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/publicsuffix"

	"github.com/lede-reader/lede/model"
)

// identify chooses an id for each draft: one that stays the same from fetch to
// fetch, is the same in all feeds of a site that carry the article, and that no
// other site's feed can claim. The first of these that is the item's own:
//
//  1. a guid that is an address;
//  2. any other guid, with the feed's address;
//  3. the link;
//  4. a hash of title and text.
//
// What does not tell the items of this feed apart is not their own: a guid that
// stands with several links or titles, a link that stands with several titles. Of
// items that are the same in everything the first is kept.
func identify(drafts []draft, address string) []model.Item {
	at := scopeOf(address)
	said, vague := map[string]string{}, map[string]bool{} // vague: more than one item's
	note := func(key, value string) {
		if old, ok := said[key]; ok && old != value {
			vague[key] = true
		}
		said[key] = value
	}
	for _, d := range drafts {
		link := untracked(d.URL)
		note("guid "+d.guid, link+"\n"+d.Title)
		note("link "+link, d.Title)
	}
	items := make([]model.Item, 0, len(drafts))
	kept := make(map[string]int, len(drafts)) // id → its place in items
	for _, d := range drafts {
		link := untracked(d.URL)
		switch {
		case d.guid != "" && !vague["guid "+d.guid]:
			d.ID = at.guid(d.guid)
		case link != "" && !vague["link "+link]:
			d.ID = at.permalink(link)
		default:
			d.ID = at.feed + "#" + fingerprint(&d.Item)
		}
		if len(d.ID) > maxID {
			d.ID = at.feed + "#" + sum(d.ID)
		}
		if i, twice := kept[d.ID]; twice {
			if items[i].Title == d.Title && items[i].URL == d.URL {
				continue
			}
			d.ID = at.feed + "#" + fingerprint(&d.Item)
			if _, twice = kept[d.ID]; twice {
				continue
			}
		}
		kept[d.ID] = len(items)
		items = append(items, d.Item)
	}
	return items
}

// scope says what the ids of a feed's items are made with.
type scope struct {
	feed string // host and path of the feed, without what changes when it moves to https
	site string // the registered domain: "bbc.co.uk"
}

func scopeOf(address string) scope {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Host == "" {
		return scope{feed: address, site: address}
	}
	host := strings.ToLower(strings.TrimPrefix(u.Host, "www."))
	s := scope{feed: host + strings.TrimSuffix(u.EscapedPath(), "/"), site: siteOf(u)}
	if u.RawQuery != "" {
		s.feed += "?" + u.RawQuery
	}
	return s
}

// siteOf is the domain that somebody registered, of which the host is a part.
func siteOf(u *url.URL) string {
	host := strings.ToLower(u.Hostname())
	if site, err := publicsuffix.EffectiveTLDPlusOne(host); err == nil {
		return site
	}
	return host
}

// guid is the id for a guid that is one item's own.
func (s scope) guid(guid string) string {
	switch {
	case isAddress(guid):
		return s.permalink(guid)
	case strings.HasPrefix(guid, "tag:"), strings.HasPrefix(guid, "urn:"):
		return s.site + "#" + guid // unique by what it is, in all feeds of the site
	}
	return s.feed + "#" + guid
}

// permalink is the id for the address of an item: the address itself if it is of
// the feed's own site. One of another site is told by who told of it, so that no
// feed can take the place of another's article.
func (s scope) permalink(link string) string {
	if u, err := url.Parse(link); err == nil && siteOf(u) == s.site {
		return link
	}
	return s.site + "#" + link
}

// tracking are the parameters of an address that tell who sent the reader there.
var tracking = []string{"utm_", "at_medium", "at_campaign", "fbclid", "gclid", "mc_cid", "mc_eid", "ns_campaign", "ns_mchannel", "ns_source", "ns_linkname"}

// untracked is an address without such parameters.
func untracked(link string) string {
	path, query, ok := strings.Cut(link, "?")
	if !ok {
		return link
	}
	query, fragment, anchored := strings.Cut(query, "#")
	params := slices.DeleteFunc(strings.Split(query, "&"), func(param string) bool {
		return slices.ContainsFunc(tracking, func(t string) bool { return strings.HasPrefix(param, t) })
	})
	if len(params) > 0 {
		path += "?" + strings.Join(params, "&")
	}
	if anchored {
		path += "#" + fragment
	}
	return path
}

// fingerprint tells an item by what it says.
func fingerprint(it *model.Item) string { return sum(it.Title + "\x00" + it.Text + it.HTML) }

func sum(s string) string {
	h := sha256.Sum256([]byte(s))
	return hex.EncodeToString(h[:12])
}
