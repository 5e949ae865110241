package safe

import "unicode"

// class says what the gate does with a rune.
type class uint8

const (
	drop      class = iota // not text, or not to be seen
	unknown                // nobody knows what it looks like: U+FFFD
	plain                  // text
	space                  // white space within a line
	newline                // ends a line
	tab                    //
	mark                   // stands on the rune before it
	joiner                 // ZWJ, ZWNJ: joins or parts its neighbours
	selector               // picks a picture for the rune before it
	pictogram              // emoji, or a symbol that can be one
	tone                   // skin tone of the emoji before it
)

// classOf is the allow-list. What it does not know as assigned, visible
// Unicode is dropped, or unknown where a glyph was meant.
func classOf(r rune) class {
	switch {
	case r < 0x7F:
		return classOfASCII(r)
	case r < 0xA0: // DEL, C1
		return drop
	case common(r):
		return plain
	case r == '\u2028' || r == '\u2029':
		return newline
	case r == '\u200C' || r == '\u200D':
		return joiner
	case r == '\uFE0E' || r == '\uFE0F' || 0x180B <= r && r <= 0x180D || r == 0x180F:
		return selector
	case 0x1F3FB <= r && r <= 0x1F3FF:
		return tone
	case unicode.Is(unseen, r):
		return drop
	case unicode.Is(pictograms, r) && unicode.IsGraphic(r):
		return pictogram
	case unicode.Is(unicode.Zs, r):
		return space
	case unicode.Is(unicode.M, r):
		return mark
	case unicode.IsGraphic(r), unicode.Is(unicode.Prepended_Concatenation_Mark, r):
		return plain
	case unicode.Is(unicode.Cf, r):
		return drop
	}
	return unknown // unassigned, private use, noncharacters
}

// common tells of most letters of most text, without a table, that they are
// plain; it says nothing of others.
func common(r rune) bool {
	switch {
	case r < 0x250:
		return r >= 0xC0
	case r < 0x2500:
		return 0x410 <= r && r <= 0x481 || 0x391 <= r && r <= 0x3C9 && r != 0x3A2 ||
			0x5D0 <= r && r <= 0x5EA || 0x620 <= r && r <= 0x64A || 0x904 <= r && r <= 0x939 ||
			0xE01 <= r && r <= 0xE30 || 0x2010 <= r && r <= 0x2027 || 0x2030 <= r && r <= 0x203B
	}
	return 0x4E00 <= r && r <= 0x9FFF || 0xAC00 <= r && r <= 0xD7A3 ||
		0x3041 <= r && r <= 0x3096 || 0x30A1 <= r && r <= 0x30FA ||
		0x3001 <= r && r <= 0x3020 || 0xFF01 <= r && r <= 0xFF5E || r <= 0x259F
}

func classOfASCII(r rune) class {
	switch {
	case r > ' ':
		return plain
	case r == ' ':
		return space
	case r == '\t':
		return tab
	case '\n' <= r && r <= '\r': // LF, VT, FF, CR
		return newline
	}
	return drop // ESC among them
}

// unseen are the runes that are assigned and draw nothing, or that change how
// others are drawn: the Default_Ignorable_Code_Point of Unicode, the
// bidirectional controls, the interlinear annotations and U+FFFC, and with them
// all tag characters and the variation selectors that only the printing of
// names needs.
var unseen = &unicode.RangeTable{
	R16: []unicode.Range16{
		{0x00AD, 0x00AD, 1}, // soft hyphen
		{0x034F, 0x034F, 1}, // combining grapheme joiner
		{0x061C, 0x061C, 1}, // Arabic letter mark
		{0x115F, 0x1160, 1}, // Hangul fillers
		{0x17B4, 0x17B5, 1}, // Khmer inherent vowels
		{0x180E, 0x180E, 1}, // Mongolian vowel separator
		{0x200B, 0x200F, 1}, // zero width, marks of direction
		{0x202A, 0x202E, 1}, // embeddings and overrides
		{0x2060, 0x206F, 1}, // word joiner, isolates
		{0x3164, 0x3164, 1}, // Hangul filler
		{0xFE00, 0xFE0D, 1}, // variation selectors
		{0xFEFF, 0xFEFF, 1}, // byte order mark
		{0xFFA0, 0xFFA0, 1}, // halfwidth Hangul filler
		{0xFFF0, 0xFFFC, 1}, // specials
	},
	R32: []unicode.Range32{
		{0x1BCA0, 0x1BCA3, 1}, // shorthand format controls
		{0x1D173, 0x1D17A, 1}, // musical format controls
		{0xE0000, 0xE0FFF, 1}, // tags, variation selectors supplement
	},
}

// pictograms are what ZWJ may join and U+FE0F may follow: the blocks that hold
// Extended_Pictographic, without the flags' letters and the skin tones.
var pictograms = &unicode.RangeTable{
	R16: []unicode.Range16{
		{0x00A9, 0x00AE, 5},
		{0x203C, 0x2049, 0xD},
		{0x2122, 0x2139, 0x17},
		{0x2190, 0x21FF, 1},
		{0x2300, 0x23FF, 1},
		{0x24C2, 0x24C2, 1},
		{0x25A0, 0x27BF, 1},
		{0x2934, 0x2935, 1},
		{0x2B00, 0x2B55, 1},
		{0x3030, 0x303D, 0xD},
		{0x3297, 0x3299, 2},
	},
	R32: []unicode.Range32{
		{0x1F000, 0x1F1E5, 1},
		{0x1F200, 0x1F3FA, 1},
		{0x1F400, 0x1FAFF, 1},
	},
	LatinOffset: 1,
}

// joining are the scripts that spell words with ZWJ or ZWNJ.
var joining = []*unicode.RangeTable{
	unicode.Arabic, unicode.Syriac, unicode.Nko, unicode.Mongolian, unicode.Phags_Pa,
	unicode.Devanagari, unicode.Bengali, unicode.Gurmukhi, unicode.Gujarati, unicode.Oriya,
	unicode.Tamil, unicode.Telugu, unicode.Kannada, unicode.Malayalam, unicode.Sinhala,
	unicode.Myanmar, unicode.Khmer, unicode.Tibetan, unicode.Balinese, unicode.Javanese,
}

// joins tells whether ZWJ or ZWNJ may stand beside r.
func joins(r rune) bool { return r >= 0x600 && unicode.In(r, joining...) }

// running tells of letters that run together with their like to one character,
// however many there are: the three kinds of Korean letters, signs that
// stand before others, and letters that behave as marks. It is 0 for all other runes.
func running(r rune) int {
	switch {
	case r < 0x600:
		return 0
	case 0x1100 <= r && r < 0x1160, 0xA960 <= r && r < 0xA980:
		return 1
	case 0x1160 <= r && r < 0x11A8, 0xD7B0 <= r && r < 0xD7CB:
		return 2
	case 0x11A8 <= r && r < 0x1200, 0xD7CB <= r && r < 0xD800:
		return 3
	case r < 0x900 && unicode.Is(unicode.Prepended_Concatenation_Mark, r), r == 0xD4E, r > 0xFFFF && unicode.Is(before, r):
		return 4
	case r == 0xE33, r == 0xEB3, r == 0xFF9E, r == 0xFF9F:
		return 5
	}
	return 0
}

// before are the signs beyond U+FFFF that stand before others (Unicode's
// Grapheme_Cluster_Break=Prepend).
var before = &unicode.RangeTable{R32: []unicode.Range32{
	{0x110BD, 0x110BD, 1},
	{0x110CD, 0x110CD, 1},
	{0x111C2, 0x111C3, 1},
	{0x113D1, 0x113D1, 1},
	{0x1193F, 0x1193F, 1},
	{0x11941, 0x11941, 1},
	{0x11A3A, 0x11A3A, 1},
	{0x11A84, 0x11A89, 1},
	{0x11D46, 0x11D46, 1},
	{0x11F02, 0x11F02, 1},
}}

// viramas are the marks that link two consonants to one character (Unicode's
// Indic_Conjunct_Break=Linker).
var viramas = &unicode.RangeTable{
	R16: []unicode.Range16{
		{0x94D, 0x94D, 1},
		{0x9CD, 0x9CD, 1},
		{0xACD, 0xACD, 1},
		{0xB4D, 0xB4D, 1},
		{0xC4D, 0xC4D, 1},
		{0xD4D, 0xD4D, 1},
		{0x1039, 0x1039, 1},
		{0x17D2, 0x17D2, 1},
		{0x1A60, 0x1A60, 1},
		{0x1B44, 0x1B44, 1},
		{0x1BAB, 0x1BAB, 1},
		{0xA9C0, 0xA9C0, 1},
		{0xAAF6, 0xAAF6, 1},
	},
	R32: []unicode.Range32{{0x10A3F, 0x10A3F, 1}, {0x11133, 0x11133, 1}, {0x113D0, 0x113D0, 1}, {0x1193E, 0x1193E, 1}, {0x11A47, 0x11A47, 1}, {0x11A99, 0x11A99, 1}, {0x11F42, 0x11F42, 1}},
}
