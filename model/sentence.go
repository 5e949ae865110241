package model

// Sentence is one sentence of an article's Text.
type Sentence struct {
	Start, End int    // bytes of the text, End exclusive; the marks round it belong to it
	Print      uint32 // the same for the same words, however a desk sets them; 0 if it is too short to have one
	Known      bool   // the reader has read it, in another version of the story
}
