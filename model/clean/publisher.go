package clean

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"github.com/lede-reader/lede/model"
)

//go:embed publisher.txt
var publisherList string

var publisherWords = sync.OnceValue(func() map[string]map[string]bool { return kinds(publisherList) })

// minMentions is in how many different sentences boilerplate must name its
// publisher before it is believed; a line of rights counts as much.
const minMentions = 2

// publisher is the name that the removed boilerplate of a text gives its own
// publisher, "" if it does not say. A name that the body speaks of as often is
// what the copy is about.
func publisher(a *model.Article) string {
	var heard mentions
	seen := map[string]bool{}
	for _, r := range a.Removed {
		if !ownVoice(r.Reason) {
			continue
		}
		if name := rightsHolder(a.Raw[r.Start:r.End]); name != "" {
			heard.add(name, minMentions)
			continue
		}
		sentences(a.Raw, span{r.Start, r.End}, func(s span) {
			text := oneLine(a.Raw[s.start:s.end])
			if len(text) > maxMention || seen[text] {
				return
			}
			seen[text] = true
			names := selfNames(text)
			for i, name := range names {
				if !slices.Contains(names[:i], name) {
					heard.add(name, 1)
				}
			}
		})
	}
	best := heard.most()
	if best.times < minMentions {
		return ""
	}
	body := 0
	for _, b := range a.Body {
		body += strings.Count(b.Text, withoutArticle(best.name))
	}
	if body >= best.times {
		return ""
	}
	return best.name
}

// mention is a name and in how many sentences it is said.
type mention struct {
	name  string // the longest form, with its article
	times int
}

type mentions []mention

// maxMentions is how many names are weighed against each other.
const maxMentions = 64

func (m *mentions) add(name string, times int) {
	for i := range *m {
		if o := &(*m)[i]; strings.EqualFold(withoutArticle(o.name), withoutArticle(name)) {
			o.times += times
			if len(name) > len(o.name) {
				o.name = name
			}
			return
		}
	}
	if len(*m) < maxMentions {
		*m = append(*m, mention{name, times})
	}
}

// most is the name that is said most, the zero mention if two are.
func (m mentions) most() mention {
	var best mention
	next := 0
	for _, o := range m {
		if o.times > best.times {
			best, next = o, best.times
		} else {
			next = max(next, o.times)
		}
	}
	if best.times == next {
		return mention{}
	}
	return best
}

// maxMention is how long a sentence is, in bytes, that is searched for names.
const maxMention = 600

// ownVoice tells whether a publisher speaks of itself in what was cut for a
// reason.
func ownVoice(reason string) bool {
	switch reason {
	case "appeal", "newsletter", "share", "cookie", "notice", "repeated":
		return true
	}
	return false
}

func withoutArticle(name string) string {
	return strings.TrimPrefix(strings.TrimPrefix(name, "The "), "the ")
}

var rights = pattern(`(?:©|\([cC]\)|\b[Cc]opyright)(?: ©| \([cC]\))?(?: by)? ?(?:(?:19|20)\d{2}(?: ?[-–] ?(?:(?:19|20)\d{2})?)?,?)? ?(?:by )?([^.,;|()©\n]{2,50}?),? ?(?:(?:19|20)\d{2})?(?:[.,;|]|$| - | – | [Aa]ll [Rr]ights)`)

// rightsHolder is who a line of rights names, if that is no company, no agency
// and no person.
func rightsHolder(text string) string {
	if len(text) > maxCredit || !strings.ContainsAny(text, "0123456789") && !strings.Contains(strings.ToLower(text), "all rights") {
		return ""
	}
	m := rights().FindStringSubmatch(text)
	if m == nil {
		return ""
	}
	f := strings.Fields(m[1])
	for i, w := range f {
		if !capital(w) && (i == 0 || !particles()[strings.ToLower(w)]) {
			return ""
		}
	}
	if name := strings.Join(f, " "); publisherName(f) {
		return name
	}
	return ""
}

// selfNames lists the names of which a sentence speaks as a paper does of itself.
func selfNames(text string) []string {
	words := publisherWords()
	f := strings.Fields(text)
	var out []string
	for i := 0; i < len(f); {
		end := nameEnd(f, i)
		if end == i {
			i++
			continue
		}
		name := append([]string(nil), f[i:end]...)
		last, owns := name[len(name)-1], false
		last = strings.TrimRight(last, ".,:;!?)”\"")
		closed := last != name[len(name)-1]
		if cut, ok := strings.CutSuffix(last, "'s"); ok {
			last, owns = cut, true
		} else if cut, ok := strings.CutSuffix(last, "’s"); ok {
			last, owns = cut, true
		}
		name[len(name)-1] = last
		before, after := "", ""
		if i > 0 {
			before = strings.ToLower(f[i-1])
		}
		if end < len(f) && !closed {
			after = strings.ToLower(strings.Trim(f[end], ".,:;!?"))
		}
		opens := i == 0 || strings.ContainsAny(before[len(before)-1:], ",:;–—-.")
		article := name[0] == "The" || name[0] == "the"
		var self bool
		switch {
		case opens && words["does"][after] && !owns:
			self = article && len(name) > 1 || len(name) > 1 && !words["opener"][strings.ToLower(name[0])]
		case words["after"][after]:
			self = article && len(name) > 1 || !words["opener"][strings.ToLower(name[0])] && !opens
		case words["before"][before]:
			self = article && len(name) > 1 && name[0] == "The" && !owns
		}
		if self && publisherName(name) {
			if name[0] == "the" {
				name = name[1:]
			}
			out = append(out, strings.Join(name, " "))
		}
		i = end
	}
	return out
}

// maxPublisher is how many words the name of a publisher has at most.
const maxPublisher = 6

// nameEnd is the word after the run of capitals that opens at word i, i if there
// is none.
func nameEnd(f []string, i int) int {
	start := i
	if (f[i] == "The" || f[i] == "the") && i+1 < len(f) {
		i++
	}
	for i < len(f) && i-start <= maxPublisher {
		if !capital(f[i]) || strings.ContainsAny(f[i][:1], "\"(“‘'") {
			link := strings.ToLower(f[i])
			if i == start || i+1 >= len(f) || link != "of" && link != "&" && link != "the" || !capital(f[i+1]) {
				break
			}
		}
		i++
		if strings.ContainsAny(f[i-1], ".,:;!?)”\"") || strings.HasSuffix(f[i-1], "'s") || strings.HasSuffix(f[i-1], "’s") {
			break
		}
	}
	if i == start+1 && (f[start] == "The" || f[start] == "the") {
		return start
	}
	return i
}

// publisherName tells whether a name may be a paper's: no platform's, no
// company's, no agency's, no person's.
func publisherName(name []string) bool {
	words := publisherWords()
	plain := name
	if len(plain) > 1 && strings.EqualFold(plain[0], "the") {
		plain = plain[1:]
	}
	if len(name) > maxPublisher+1 || words["company"][strings.ToLower(name[len(name)-1])] || givenName(name[0]) {
		return false
	}
	if agencyName(strings.Join(name, " ")) || agencyName(strings.Join(plain, " ")) {
		return false
	}
	letters := 0
	for _, w := range plain {
		if words["platform"][strings.ToLower(w)] {
			return false
		}
		letters += len(w)
	}
	return letters >= 3
}
