package group

// markNames flags the capitalised words that are names: those inside a
// sentence, and those at its start that stand inside one elsewhere or before
// another capital.
func markNames(ts []token) {
	inside := map[uint32]struct{}{}
	for i := range ts {
		t := &ts[i]
		if t.flags&isCapital != 0 && t.flags&(isFirst|isStop) == 0 {
			t.flags |= isName
			inside[t.word] = struct{}{}
		}
	}
	for i := range ts {
		t := &ts[i]
		if t.flags&isCapital == 0 || t.flags&isFirst == 0 || t.flags&isStop != 0 {
			continue
		}
		_, known := inside[t.word]
		if known || i+1 < len(ts) && ts[i+1].flags&isName != 0 && ts[i+1].start-t.end <= 2 {
			t.flags |= isName
		}
	}
}
