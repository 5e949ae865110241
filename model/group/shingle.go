package group

const shingleWords = 5

// shingle is one sampled run of five words.
type shingle struct {
	hash uint64
	at   int // position of its first word
}

// sample lists about 30 to 100 of a text's shingles, chosen by their hash, so that a
// cut of the text keeps those that stand in it. The rate halves as texts get
// longer; what is chosen at a lower rate is chosen at every higher one.
func sample(dst []shingle, words []uint16) []shingle {
	dst = dst[:0]
	mask := sampleMask(len(words))
	last := uint64(0)
	for i := 0; i+shingleWords <= len(words); i++ {
		h := shingleHash(words[i : i+shingleWords])
		if h&mask == 0 && h != last { // a word repeated for ever is one shingle
			dst = append(dst, shingle{h, i})
			last = h
		}
	}
	return dst
}

func sampleMask(words int) uint64 {
	rate := uint64(1)
	for limit := 64; limit < words && rate < 64; limit *= 2 {
		rate *= 2
	}
	if rate > 8 {
		rate = max(8, rate/2) // long texts are cut deeper
	}
	return rate - 1
}

func shingleHash(w []uint16) uint64 {
	h := uint64(w[0]) | uint64(w[1])<<16 | uint64(w[2])<<32 | uint64(w[3])<<48
	return finish64(finish64(h) ^ uint64(w[4])*0x9E3779B97F4A7C15)
}
