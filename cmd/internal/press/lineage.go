package press

// Kind says how an article came to be.
type Kind int

// The kinds. Shares are of all articles.
const (
	Fresh    Kind = iota // 85 %
	Copy                 // 5 %: word for word, at another publisher
	Cut                  // 3 %: the first half or so of it
	Rewrite              // 4 %: a word here and there, a paragraph less
	FollowUp             // 3 %: the same people a little later, with some of the old paragraphs
)

// String is the kind in a word.
func (k Kind) String() string {
	return [...]string{"fresh", "copy", "cut", "rewrite", "follow-up"}[k]
}

// reach is how far back an article can look for the one it repeats.
const reach = 400

// lineage says what article n is, and of which fresh one.
func (p *Press) lineage(n int) (Kind, int) {
	d := p.dice(uint64(n), 1)
	var kind Kind
	switch roll := d.below(100); {
	case roll < 85:
		return Fresh, n
	case roll < 90:
		kind = Copy
	case roll < 93:
		kind = Cut
	case roll < 97:
		kind = Rewrite
	default:
		kind = FollowUp
	}
	back := 1 + d.below(reach)
	if back%p.Publishers == 0 {
		back++ // not in the same paper
	}
	if back > n {
		return Fresh, n
	}
	_, of := p.lineage(n - back)
	if (n-of)%p.Publishers == 0 && kind != FollowUp {
		return Fresh, n
	}
	return kind, of
}
