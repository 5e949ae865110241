package press

import "strconv"

// writer writes of one event.
type writer struct {
	words *words
	event event
	dice  *dice
	text  []byte
	met   int // people of the event, as bits, that were introduced
}

// event is what an article and its followers are about.
type event struct {
	people [4]someone
	org    string
	place  string
}

type someone struct{ role, given, surname string }

// writer writes of the event that article n told first; voice makes it other
// words each time.
func (p *Press) writer(n int, voice uint64) *writer {
	w := &writer{words: p.words, dice: p.dice(uint64(n), 3)}
	w.event.place = w.town()
	for i := range w.event.people {
		w.event.people[i] = someone{
			w.pick(p.words.parts["role"]) + " " + w.pick(p.words.parts["office"]),
			w.pick(p.words.parts["given"]), w.pick(p.words.surnames),
		}
	}
	w.event.org = w.pick(p.words.surnames) + " " + w.pick(p.words.parts["organisation"])
	w.dice = p.dice(uint64(n)<<24^voice, 4)
	return w
}

// line writes one line by a rule.
func (w *writer) line(rule string) string {
	w.text, w.met = w.text[:0], 1<<len(w.event.people)-1 // a headline introduces nobody
	w.write(w.words.grammar[rule])
	w.met = 0
	return string(w.text)
}

// perParagraph is how long a paragraph grows before the next begins, in bytes.
const perParagraph = 260

// body writes paragraphs until they are size bytes long, the first by a rule of
// its own.
func (w *writer) body(size int, first string) []string {
	w.text = make([]byte, 0, size+2*perParagraph)
	ends := make([]int, 0, size/100+1)
	w.write(w.words.grammar[first])
	ends = append(ends, len(w.text))
	sentence, quoted := w.words.grammar["sentence"], w.words.grammar["quoted"]
	for len(w.text) < size {
		from := len(w.text)
		length := w.dice.around(perParagraph)
		for len(w.text)-from < length {
			if len(w.text) > from {
				w.text = append(w.text, ' ')
			}
			start := len(w.text)
			if w.dice.oneIn(4) {
				w.write(quoted)
			} else {
				w.write(sentence)
			}
			capital(w.text, start)
		}
		ends = append(ends, len(w.text))
	}
	text, from := string(w.text), 0
	all := make([]string, len(ends))
	for i, end := range ends {
		all[i] = text[from:end]
		from = end
	}
	return all
}

func (w *writer) write(r rule) {
	for i, pieces := 0, r[w.dice.below(len(r))]; i < len(pieces); i++ {
		p := &pieces[i]
		if p.literal != "" {
			w.text = append(w.text, p.literal...)
			continue
		}
		from := len(w.text)
		if p.word != nil {
			p.word(w)
		} else {
			w.write(p.rule)
		}
		if p.capital {
			capital(w.text, from)
		}
	}
}

func (w *writer) put(s string)              { w.text = append(w.text, s...) }
func (w *writer) pick(from []string) string { return from[w.dice.below(len(from))] }
func (w *writer) verb(form int)             { w.put(w.words.verbs[w.dice.below(len(w.words.verbs))][form]) }
func (w *writer) count(n int)               { w.text = strconv.AppendInt(w.text, int64(n), 10) }
func (w *writer) town() string              { return w.words.places[w.dice.rank(logPlaces)] }
func (w *writer) person() string {
	return w.pick(w.words.parts["given"]) + " " + w.pick(w.words.surnames)
}

// ranked puts a word of a list: every second one of the common, the others by
// Zipf's law of all, so that most read as English.
func (w *writer) ranked(all []string, logAll float64, common int) {
	if w.dice.oneIn(2) {
		w.put(all[w.dice.below(common)])
		return
	}
	w.put(all[w.dice.rank(logAll)])
}

// who names somebody of the event: by role and name at first, by surname after.
func (w *writer) who() {
	i := w.dice.below(len(w.event.people))
	p := &w.event.people[i]
	if w.met&(1<<i) == 0 {
		w.met |= 1 << i
		w.put(p.role + " " + p.given + " " + p.surname)
		return
	}
	if len(p.given)%2 == 0 {
		w.put("Ms ")
	} else {
		w.put("Mr ")
	}
	w.put(p.surname)
}

// org is that of the event two times in three, else another.
func (w *writer) org() {
	if !w.dice.oneIn(3) {
		w.put("the " + w.event.org)
		return
	}
	w.put(w.town())
	w.put(" ")
	w.put(w.pick(w.words.parts["organisation"]))
}
