package group

// key is a word, or two in a row, by its hash, and in which sentences it stands that are left over.
type key struct {
	hash   uint64 // 0: none
	x, y   int32  // how many sentences of either text
	lastX  int32  // the last of x, and 1
	firstY int32  // the last of y in keys.ys, and 1
}

// inY is a sentence of y with a key, and the one before it with the same.
type inY struct{ sentence, before int32 }

// inX is a sentence of x with a key.
type inX struct{ sentence, key int32 }

// keys are those of two texts, found by their hashes.
type keys struct {
	table []key
	ys    []inY
	xs    []inX
}

// pairs lists the sentences of x and y that share two keys which not more than mostAlike pairs
// have. Linear.
func (c *collation) pairs() []uint64 {
	words := c.y.leftOver()
	if words == 0 {
		return nil
	}
	size := 64
	for size < 3*words { // of two keys a word some are the same
		size *= 2
	}
	k := keys{make([]key, size), make([]inY, 0, 2*words), make([]inX, 0, words)}
	c.y.eachKey(k.addY)
	c.x.eachKey(k.addX)
	var out []uint64
	times := make([]uint16, len(c.y.sentences))
	var with []int32
	for n := 0; n < len(k.xs); {
		i := k.xs[n].sentence
		for ; n < len(k.xs) && k.xs[n].sentence == i; n++ {
			e := &k.table[k.xs[n].key]
			if int(e.x)*int(e.y) > mostAlike {
				continue
			}
			for at := e.firstY; at > 0; at = k.ys[at-1].before {
				j := k.ys[at-1].sentence
				if times[j]++; times[j] == 2 {
					out = append(out, uint64(i)<<32|uint64(j))
				}
				with = append(with, j)
			}
		}
		for _, j := range with {
			times[j] = 0
		}
		with = with[:0]
	}
	return out
}

// slot is where a key stands or would stand.
func (k *keys) slot(hash uint64) int32 {
	mask := uint64(len(k.table) - 1)
	at := hash & mask
	for k.table[at].hash != 0 && k.table[at].hash != hash {
		at = (at + 1) & mask
	}
	return int32(at)
}

func (k *keys) addY(hash uint64, sentence int32) {
	e := &k.table[k.slot(hash)]
	if e.firstY > 0 && k.ys[e.firstY-1].sentence == sentence {
		return
	}
	k.ys = append(k.ys, inY{sentence, e.firstY})
	e.hash, e.firstY = hash, int32(len(k.ys))
	e.y++
}

// addX keeps of x only what y has.
func (k *keys) addX(hash uint64, sentence int32) {
	at := k.slot(hash)
	e := &k.table[at]
	if e.hash == 0 || e.lastX == sentence+1 {
		return
	}
	k.xs = append(k.xs, inX{sentence, at})
	e.lastX = sentence + 1
	e.x++
}

// leftOver is how many words stand in sentences that are.
func (v *version) leftOver() int {
	n := 0
	for i, s := range v.sentences {
		if v.link[i] == none {
			n += s.to - s.from
		}
	}
	return n
}

// eachKey gives the words that are no stop words, and any two in a row, of the sentences left over.
func (v *version) eachKey(add func(hash uint64, sentence int32)) {
	for i, s := range v.sentences {
		if v.link[i] != none {
			continue
		}
		for n := s.from; n < s.to; n++ {
			t := &v.tokens[n]
			if t.flags&isStop == 0 {
				add(finish64(uint64(t.word))|1, int32(i))
			}
			if n+1 < s.to {
				add(finish64(uint64(t.word)<<32|uint64(v.tokens[n+1].word))|1, int32(i))
			}
		}
	}
}
