package group

// tongueLetters are letters that of the languages of a script only one has, or nearly: what
// tells them apart where a text is too short for its stop words.
var tongueLetters = []struct {
	language string
	letters  string
}{
	{"be", "ў"},
	{"uk", "їєґі"}, // і is of both
	{"ru", "ыэё"},
	{"sr", "ђћљњ"},
	{"mk", "ѓќѕ"},
	{"fa", "پچژگ"},
	{"ur", "ٹڈڑے"},
}

// scripts are those of one language, or of one that is by far the most printed.
var scripts = []struct {
	language string
	from, to rune
}{
	{"ja", 0x3040, 0x30FF}, // before Chinese: it has their characters too
	{"ko", 0xAC00, 0xD7A3},
	{"zh", 0x3400, 0x9FFF},
	{"th", 0x0E00, 0x0E7F},
	{"el", 0x0370, 0x03FF},
	{"he", 0x0590, 0x05FF},
	{"ar", 0x0600, 0x06FF},
	{"hi", 0x0900, 0x097F},
}

const (
	tongueRunes     = 400 // of a text are looked at
	leastOwnLetters = 2   // letters that only one language of its script has
	leastLetters    = 9   // of a script
)

// tongue names the language of a text by its letters, "" where they do not tell.
func tongue(text string) string {
	var own [7]int
	var script [8]int
	n := 0
	for _, r := range text {
		if n++; n > tongueRunes {
			break
		}
		if r < 0x0370 {
			continue
		}
		for i := range tongueLetters {
			for _, l := range tongueLetters[i].letters {
				if r == l {
					own[i]++
				}
			}
		}
		for i, s := range scripts {
			if r >= s.from && r <= s.to {
				script[i]++
				break
			}
		}
	}
	for i, k := range own {
		if k >= leastOwnLetters {
			return tongueLetters[i].language
		}
	}
	for i, k := range script {
		if k >= leastLetters {
			return scripts[i].language
		}
	}
	return ""
}
