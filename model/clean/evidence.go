package clean

import (
	"strings"
	"unicode/utf8"
)

// evidence is what the cues say of one unit.
type evidence struct {
	scores []score // by reason
	total  int
	kinds  int    // different cues
	best   int    // the weight of the strongest
	label  string // the reason of a label that the unit is, or starts with
	button string // the reason of a label within it
	link   int    // words of the link cue that opens the unit
	tags   int    // words that open a list of tags
	voice  int    // words of the publisher's voice
	heard  int    // the word after the last of them
	said   bool   // reports what someone said
	quoted int    // words in quotation marks
	photo  bool   // ends or opens like the credit of a picture
	places int    // words that a share bar is made of
	tiled  int    // leading words that are labels and calls in a row
	calls  int    // how many of those there are
	from   int    // the first word of the first cue
	past   int    // the word after the last cue or word of voice
	not    question
}

// question is what is asked of a unit's text in every round: what it is not, it is
// never.
type question uint8

const (
	signedPicture question = 1 << iota
	opensPicture
	gluedPicture
	trailOfPages
)

// is asks, unless the answer is known to be no.
func (e *evidence) is(q question, text string, ask func(string) bool) bool {
	if e.not&q != 0 {
		return false
	}
	if ask(text) {
		return true
	}
	e.not |= q
	return false
}

// weigh looks up the cues of every unit, once a copy.
func (s *sheet) weigh() {
	s.book = bookOf(s.language)
	s.found = roomFor(s.found, len(s.units)+roomToPart)[:len(s.units)]
	for i := range s.units {
		s.weighUnit(i)
	}
	if s.chatty = s.speaksToReader(); s.chatty {
		for i := range s.found {
			s.found[i].voice, s.found[i].heard = 0, 0
		}
	}
}

// roomToPart is for how many more units a sheet has room: rules part some.
const roomToPart = 8

// A copy speaks to its reader if at least maxVoices of its sentences without a cue
// do and they are this part of all: a guide, a column. Then "you" and "we" say nothing.
const (
	maxVoices  = 4
	voiceShare = .2
)

func (s *sheet) speaksToReader() bool {
	voiced, all := 0, 0
	for i := range s.units {
		if e := &s.found[i]; s.size(i) >= minRepeated && e.quoted == 0 {
			all++
			if e.voice > 0 && e.total == 0 {
				voiced++
			}
		}
	}
	return voiced >= maxVoices && float64(voiced) >= voiceShare*float64(all)
}

// weighUnit looks up the cues of one unit.
func (s *sheet) weighUnit(i int) {
	u := &s.units[i]
	s.found[i] = evidence{}
	e := &s.found[i]
	own := s.words[u.first:u.last]
	for w := range own {
		if own[w].quoted {
			e.quoted++
		}
	}
	e.said = wireOpening.matches(s.raw[u.start:min(u.end, u.start+maxOpening)])
	s.book.find(own, func(c *cue, at int) { s.note(u, e, c, at) })
	if s.chatty {
		e.voice, e.heard = 0, 0
	}
}

// mayBeCapitals tells whether a text may open with two capitals.
func mayBeCapitals(text string) bool {
	for i := range min(2, len(text)) {
		if c := text[i]; c < utf8.RuneSelf && (c < 'A' || c > 'Z') {
			return false
		}
	}
	return true
}

// wireOpening is how wire copy begins, whoever's: "NEW JERSEY (WABC) --". What
// begins so is a report.
var wireOpening = formOf(`^\p{Lu}{2}[\p{Lu}., ]*\(\p{L}+\) ?[-–—]`, func(text string) bool { return mayBeCapitals(text) && strings.IndexByte(text, '(') > 0 })

const maxOpening = 80 // bytes

// note adds one cue to what is known of a unit.
func (s *sheet) note(u *unit, e *evidence, c *cue, at int) {
	whole := at == 0 && len(c.words) == u.last-u.first
	switch c.reason {
	case "voice":
		if w := &s.words[u.first+at]; s.shouted(w) {
			return // the country
		}
		e.voice++
		e.heard = max(e.heard, at+1)
	case "said":
		e.said = true
	case "network":
		e.places++
	case "link":
		if at == 0 {
			e.link = max(e.link, len(c.words))
		}
	case "tags":
		if at == 0 {
			e.tags = max(e.tags, len(c.words))
		}
	case "caption":
		e.photo = e.photo || u.last-u.first-at-len(c.words) <= maxAfterPhoto
	case "picture":
		after := s.raw[s.words[u.first+at+len(c.words)-1].end:u.end]
		if u.last-u.first-at <= maxPictureCredit && creditSeparator(after) {
			e.photo = true
		}
	default:
		if c.weight >= enough && at <= e.tiled && at+len(c.words) > e.tiled && (c.weight == label && c.tail || at+len(c.words) == u.last-u.first || at > 0 || e.tiled > 0) {
			e.tiled = at + len(c.words)
			e.calls++
		}
		if c.weight == label {
			if whole || c.head && !c.tail && at == 0 {
				e.label = c.reason
			}
			if !whole && c.tail {
				e.button = c.reason
			}
			return
		}
		if e.past == 0 || at < e.from {
			e.from = at
		}
		if at+len(c.words) <= e.past {
			return // part of a longer one
		}
		e.past = max(e.past, at+len(c.words))
		e.add(c.reason, c.weight)
		e.total += c.weight
		e.kinds++
		e.best = max(e.best, c.weight)
	}
}

// creditSeparator tells whether what follows on "Photo" makes it a credit.
func creditSeparator(after string) bool {
	for _, s := range []string{":", " | ", "/", " / ", " – ", " — ", " - ", " ©", "©", " by ", " courtesy "} {
		if strings.HasPrefix(after, s) {
			return true
		}
	}
	return false
}

// maxAfterPhoto is how many words may follow on "in a file picture" in a caption.
const maxAfterPhoto = 8

// maxPictureCredit is how many words a picture's credit has at most, its cue
// included.
const maxPictureCredit = 14

// score is what the cues of one reason weigh together in a unit.
type score struct {
	reason string
	weight int
}

func (e *evidence) add(reason string, weight int) {
	for i := range e.scores {
		if e.scores[i].reason == reason {
			e.scores[i].weight += weight
			return
		}
	}
	e.scores = append(e.scores, score{reason, weight})
}

// score is what the cues of a reason weigh.
func (e *evidence) score(reason string) int {
	for _, s := range e.scores {
		if s.reason == reason {
			return s.weight
		}
	}
	return 0
}

// reason is the one with the most weight; of equals the first in the alphabet.
func (e *evidence) reason() string {
	best := score{}
	for _, s := range e.scores {
		if best.reason == "" || s.weight > best.weight || s.weight == best.weight && s.reason < best.reason {
			best = s
		}
	}
	switch {
	case best.reason != "":
		return best.reason
	case e.label != "":
		return e.label
	}
	return e.button
}
