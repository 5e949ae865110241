package quotes

// role tells whether a noun is what a person is, by itself or by its end: "schoolteacher",
// "Wirtschaftsminister".
func (l *lexicon) role(fold string) bool {
	return l.people.has(fold) || l.baseOf(fold) != ""
}

// baseOf is the longest noun for a person that another noun ends in, "" if there is none.
func (l *lexicon) baseOf(fold string) string {
	const least, shortest, longest = 3, 4, 16 // bytes before the base, and of it
	for at := max(least, len(fold)-longest); at <= len(fold)-shortest; at++ {
		if l.compound.has(fold[at:]) {
			return fold[at:]
		}
	}
	return ""
}

// headOf is the form under which roles are compared: "Gov." is "governor",
// "Wirtschaftsministerin" is "ministerin".
func (l *lexicon) headOf(fold string) string {
	if long := l.short[fold]; long != "" {
		return long
	}
	switch base := l.baseOf(fold); base {
	case "", "ologist", "ographer", "ologe", "ologin":
	case "maker", "keeper", "player", "worker", "owner", "holder", "fighter", "master", "builder":
		if !l.people.has(fold) { // a lawmaker is no maker
			return base
		}
	default:
		return base
	}
	return fold
}
