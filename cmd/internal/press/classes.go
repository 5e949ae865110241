package press

var (
	days     = []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
	months   = []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}
	ordinals = []string{"first", "second", "third", "fourth", "fifth", "sixth", "tenth", "twelfth"}
	sums     = []string{" million", " million", " billion", "00", ",000"}
)

// classes are the words that a slot can ask for.
var classes = map[string]func(*writer){
	"noun":    func(w *writer) { w.ranked(w.words.nouns, logNouns, w.words.commonNouns) },
	"nouns":   func(w *writer) { w.ranked(w.words.plurals, logNouns, w.words.commonNouns) },
	"adj":     func(w *writer) { w.ranked(w.words.adjectives, logAdj, w.words.commonAdj) },
	"verb":    func(w *writer) { w.verb(0) },
	"verbs":   func(w *writer) { w.verb(1) },
	"past":    func(w *writer) { w.verb(2) },
	"who":     (*writer).who,
	"surname": func(w *writer) { w.put(w.event.people[w.dice.below(len(w.event.people))].surname) },
	"org":     (*writer).org,
	"place":   func(w *writer) { w.put(w.event.place) },
	"town":    func(w *writer) { w.put(w.town()) },
	"number":  func(w *writer) { w.count(2 + w.dice.rank(logNouns)) },
	"ordinal": func(w *writer) { w.put(w.pick(ordinals)) },
	"day":     func(w *writer) { w.put(w.pick(days)) },
	"month":   func(w *writer) { w.put(w.pick(months)) },
	"percent": func(w *writer) {
		w.count(1 + w.dice.below(98))
		w.put(" per cent")
	},
	"money": func(w *writer) {
		w.put("£")
		w.count(1 + w.dice.below(899))
		w.put(w.pick(sums))
	},
}
