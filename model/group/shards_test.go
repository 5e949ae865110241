package group

import (
	"iter"
	"slices"
	"testing"

	"github.com/lede-reader/lede/model"
)

// machines is what one index asks, spread over eight machines: shingles by their hash, terms by
// theirs, and what is noted (sheets, entries) by its number. It counts what an article costs on
// the wire: to each machine goes one message a step, with all that is asked of it there.
type machines struct {
	of       [8]machine
	told     map[message]struct{} // of the article that is being placed
	articles int
	messages [steps]int
	bytes    [steps]int // both ways
}

// machine keeps its part.
type machine struct {
	shingles shingles
	subjects subjects
	counts   counts
	notes    *memoryBook
}

// message is to one machine in one step.
type message struct{ step, machine int }

// The steps of a placement.
const (
	askShingles = iota // which groups each stands in
	askCounts          // in how many articles each term stands
	askTopics          // which articles have each strong term
	fetch              // entries and texts of candidates that are not at hand
	tells              // shingles, terms and counts of the new one
	steps
)

var stepNames = [steps]string{"shingles", "counts", "topics", "fetched", "told"}

// What questions and answers take on the wire.
const (
	hashSize   = 8
	termSize   = 3
	numberSize = 4
)

func newMachines() *machines {
	ms := &machines{told: map[message]struct{}{}}
	for i := range ms.of {
		m := &ms.of[i]
		m.notes = newMemoryBook()
		m.shingles.table = table{drawer: &drawer{}}
	}
	return ms
}

// index is one that keeps nothing itself: it has at hand what it asked for last.
func (ms *machines) index() plainly {
	x := Open(ms)
	x.scale = scale{young: youngMost, page: pageMost, chunks: 64}
	x.reset()
	x.drawer.pages.most, x.sheets.most, x.vectors.most = 1<<10, 1<<18, 1<<16
	x.loaded, x.turn, x.postFrom, x.countFrom = true, 0, 1, 1
	x.texture, x.topics, x.weigh.df = shingleSide{ms}, topicSide{ms}, countSide{ms}
	return plainly{x}
}

// send notes that bytes go to a machine or come back from it.
func (ms *machines) send(step, to, bytes int) *machine {
	m := message{step, to}
	if _, ok := ms.told[m]; !ok {
		ms.told[m] = struct{}{}
		ms.messages[step]++
	}
	ms.bytes[step] += bytes
	return &ms.of[to]
}

// placed ends an article.
func (ms *machines) placed() {
	clear(ms.told)
	ms.articles++
}

// Notes implements model.Notebook.
func (ms *machines) Notes(from, to int64) iter.Seq2[model.Note, error] {
	return func(yield func(model.Note, error) bool) {
		if to != from+1 {
			panic("machines are asked for one note at a time")
		}
		for n, err := range ms.of[from%8].notes.Notes(from, to) {
			ms.send(fetch, int(from%8), hashSize+len(n.Value))
			yield(n, err)
		}
	}
}

func (ms *machines) keep(notes []model.Note) {
	for _, n := range notes {
		ms.of[n.Key%8].notes.keep([]model.Note{n})
	}
}

// shingleSide asks machines as texture.
type shingleSide struct{ *machines }

func (ms shingleSide) to(step int, h uint64, bytes int) *shingles {
	return &ms.send(step, int(h>>61), bytes).shingles
}

func (ms shingleSide) stands(dst []stand, of []shingle) []stand {
	for i, s := range of {
		dst = ms.to(askShingles, s.hash, hashSize).stands(dst, of[i:i+1])
		ms.bytes[askShingles] += numberSize * dst[len(dst)-1].n
	}
	return dst
}

func (ms shingleSide) marked(h uint64) bool { return ms.to(askShingles, h, hashSize+1).marked(h) }

func (ms shingleSide) put(h uint64, group uint32) { ms.to(tells, h, hashSize+numberSize).put(h, group) }
func (ms shingleSide) mark(h uint64)              { ms.to(tells, h, hashSize).mark(h) }

// topicSide asks machines as topics.
type topicSide struct{ *machines }

// keeper is the machine that keeps a term of 24 bits.
func keeper(term uint32) int { return int(finish32(term) & 7) }

func (ms topicSide) add(slot int32, strong []uint32) {
	var parts [8][]uint32
	for _, e := range strong {
		k := keeper(e & termMask >> 8)
		parts[k] = append(parts[k], e)
	}
	for k, part := range parts {
		if len(part) > 0 {
			ms.send(tells, k, numberSize+termSize*len(part))
		}
		ms.of[k].subjects.add(slot, part) // all count the rows, so that they are as old everywhere
	}
}

func (ms topicSide) having(dst []int32, term uint32) []int32 {
	out := ms.send(askTopics, keeper(term&termMask>>8), termSize).subjects.having(dst, term)
	ms.bytes[askTopics] += numberSize * (len(out) - len(dst))
	return out
}

// countSide asks machines as a counter.
type countSide struct{ *machines }

func (ms countSide) get(term uint32) uint32 {
	return ms.send(askCounts, keeper(term), termSize+numberSize).counts.get(term)
}

func (ms countSide) add(term, n uint32) { ms.send(tells, keeper(term), termSize).counts.add(term, n) }

func (ms countSide) size() (n int) {
	for i := range ms.of {
		n += ms.of[i].counts.size()
	}
	return n
}

func (ms countSide) drop(least uint32) {
	for i := range ms.of {
		ms.of[i].counts.drop(least)
	}
}

func (ms countSide) all(yield func(term, n uint32) bool) {
	for i := range ms.of {
		for term, n := range ms.of[i].counts.all {
			if !yield(term, n) {
				return
			}
		}
	}
}

// TestEightMachines places a stream by one index and by one that asks eight machines.
func TestEightMachines(t *testing.T) {
	one, ms := opened(nil), newMachines()
	eight := ms.index()
	joined := 0
	for i, a := range newPress(11).stream(4000/slow, 300) {
		want, got := one.Add(a), eight.Add(a)
		ms.placed()
		if !slices.Equal(want, got) {
			t.Fatalf("article %d: %+v, want %+v", i, got, want)
		}
		if want[0].Relation != model.New {
			joined++
		}
		if i%batch == batch-1 {
			ms.keep(eight.Notes())
		}
	}
	if joined < 1000/slow {
		t.Errorf("%d articles were put with others", joined)
	}
	ms.report(t.Logf)
}

// report tells what an article cost.
func (ms *machines) report(logf func(string, ...any)) {
	for i, name := range stepNames {
		logf("%s: %.1f messages, %.0f bytes an article", name, float64(ms.messages[i])/float64(ms.articles), float64(ms.bytes[i])/float64(ms.articles))
	}
	least, most := ms.of[0].shingles.young.used, 0
	for i := range ms.of {
		n := ms.of[i].shingles.young.used
		least, most = min(least, n), max(most, n)
	}
	logf("shingles on a machine: %d to %d", least, most)
}

// BenchmarkEightMachines adds articles to an index that asks eight machines.
func BenchmarkEightMachines(b *testing.B) {
	p, ms := newPress(12), newMachines()
	x := ms.index()
	add := func(as []*model.Article) {
		for i, a := range as {
			x.Add(a)
			ms.placed()
			if i%batch == batch-1 {
				ms.keep(x.Notes())
			}
		}
	}
	add(p.stream(3000, 300))
	more := p.stream(b.N, 300)
	ms.articles, ms.messages, ms.bytes = 0, [steps]int{}, [steps]int{}
	b.ReportAllocs()
	b.ResetTimer()
	cpu := processor()
	add(more)
	b.StopTimer()
	b.ReportMetric(float64(processor()-cpu)/float64(b.N), "cpu-ns/op")
	messages, bytes := 0, 0
	for i := range steps {
		messages += ms.messages[i]
		bytes += ms.bytes[i]
	}
	b.ReportMetric(float64(messages)/float64(b.N), "messages/op")
	b.ReportMetric(float64(bytes)/float64(b.N), "sent-B/op")
	ms.report(b.Logf)
}
