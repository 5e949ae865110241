package press

import "math"

// dice is a source of numbers that is the same on every machine (SplitMix64).
type dice uint64

// dice throws for one thing of one article.
func (p *Press) dice(n, thing uint64) *dice {
	d := dice(p.seed*0x9e3779b97f4a7c15 ^ n*0xd1342543de82ef95 ^ thing<<56)
	d.next()
	return &d
}

func (d *dice) next() uint64 {
	*d += 0x9e3779b97f4a7c15
	z := uint64(*d)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// below is a number from 0 to n-1, each as likely (n far below 2^32).
func (d *dice) below(n int) int { return int(uint64(uint32(d.next())) * uint64(n) >> 32) }

func (d *dice) oneIn(n int) bool { return d.below(n) == 0 }

// around is a size between 0.4 and 1.6 times n.
func (d *dice) around(n int) int { return n*2/5 + d.below(n*6/5+1) }

// rank is a number from 0 to n-1 with a chance of about 1/(rank+1): Zipf's law.
func (d *dice) rank(logN float64) int {
	return int(math.Exp(float64(d.next()>>11)/(1<<53)*logN)) - 1
}
