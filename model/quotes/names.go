package quotes

import "github.com/lede-reader/lede/model/given"

// gender is what a name, an honorific or a noun tells of a person.
type gender uint8

const (
	unknown gender = iota
	female
	male
)

// fits tells whether one person can have both.
func (g gender) fits(h gender) bool { return g == unknown || h == unknown || g == h }

// firstName looks a folded word up. Sure is false for names that are also
// places, months or common words.
func firstName(word string) (g gender, known, sure bool) {
	mark := given.Name(word)
	switch mark {
	case 'f', 'F':
		g = female
	case 'm', 'M':
		g = male
	}
	return g, mark.Known(), mark.Sure()
}
