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
