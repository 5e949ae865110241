package group

const hashSeed = 2166136261

var (
	percent     = hashBytes([]byte("%"))
	percentWord = hashBytes([]byte("percent"))
	perWord     = hashBytes([]byte("per"))
	centWord    = hashBytes([]byte("cent"))
)

// hashBytes is FNV-1a with a final mix, so that every bit may be cut off and used.
func hashBytes(b []byte) uint32 {
	h := uint32(hashSeed)
	for _, c := range b {
		h = (h ^ uint32(c)) * 16777619
	}
	return finish32(h)
}

func mix(h, x uint32) uint32 { return finish32(h*16777619 ^ x*0x9E3779B1) }

func finish32(h uint32) uint32 {
	h ^= h >> 16
	h *= 0x85EBCA6B
	h ^= h >> 13
	h *= 0xC2B2AE35
	return h ^ h>>16
}

func finish64(h uint64) uint64 {
	h ^= h >> 33
	h *= 0xFF51AFD7ED558CCD
	h ^= h >> 33
	h *= 0xC4CEB9FE1A85EC53
	return h ^ h>>33
}

// hashID is FNV-1a of an id with a final mix.
func hashID(id string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(id) {
		h = (h ^ uint64(id[i])) * 1099511628211
	}
	return finish64(h)
}

// languageCode is a hash of a language's name, 0 of none.
func languageCode(name string) uint16 {
	if name == "" {
		return 0
	}
	return max(1, uint16(hashID(name)))
}
