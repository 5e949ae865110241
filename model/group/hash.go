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
