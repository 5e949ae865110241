package group

import (
	"encoding/binary"
	"slices"
	"strings"

	"github.com/lede-reader/lede/model"
)

// act is what is noted of a Split or a Join until it is taken back.
type act struct {
	check uint64 // stands in the token as well
	steps []step
}

// step is one story as it was, or one article.
type step struct {
	split  bool
	story  int32
	slot   int32
	record record

	group int32 // of a split: that the article left,
	own   int32 // the group and
	apart int32 // the story that it got

	groups []int32 // of a join: those of the story
	alone  bool
	held   bool
}

// Undo takes a Split or a Join back by its token: every article that was there stands
// again where it stood, for the reason it stood there. Articles that came since
// go with the article they were put with. It answers with the placements that changed.
// A token that is not known, or was used, changes nothing.
//
// Acts can be taken back in any order. Where a later act has hold of the
// same articles, that one stays in force: an article that was split off after it was
// joined stays apart until the split is taken back, and then goes to the story that it
// had before both; one that was joined after it was split leaves the others alone and goes back.
func (x *Index) Undo(token []byte) ([]model.Placement, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if err := x.begin(); err != nil || len(token) != 16 {
		return nil, err
	}
	n := int64(binary.LittleEndian.Uint64(token))
	if n < 0 || n >= x.nextAct {
		return nil, nil
	}
	a := x.act(n)
	if a == nil || a.check != binary.LittleEndian.Uint64(token[8:]) {
		return nil, x.err
	}
	x.acts[n] = nil
	var w watch
	if a.steps[0].split {
		for _, s := range slices.Backward(a.steps) {
			x.unsplit(s, &w)
		}
	} else {
		x.unjoin(n, a.steps, &w)
	}
	return x.end(w.moved(x, none))
}

// remember notes how to take an act back and returns its token.
func (x *Index) remember(steps []step) []byte {
	a := &act{steps: steps}
	a.check = finish64(uint64(x.nextAct)) ^ uint64(len(steps))
	for _, s := range steps {
		a.check = finish64(a.check ^ x.articles.at(s.slot).id)
	}
	x.acts[x.nextAct] = a.note()
	token := binary.LittleEndian.AppendUint64(nil, uint64(x.nextAct))
	x.nextAct++
	return binary.LittleEndian.AppendUint64(token, a.check)
}

// act is what was noted of an act, nil if it cannot be taken back (any more).
func (x *Index) act(n int64) *act {
	b, ok := x.acts[n]
	if !ok {
		b = x.look(keyOf(actNote, n))
	}
	if b == nil {
		return nil
	}
	return x.readAct(b)
}

func (a *act) note() []byte {
	w := &writer{}
	w.fixed(a.check)
	w.uint(uint64(len(a.steps)))
	for _, s := range a.steps {
		w.flag(s.split)
		w.number(s.story)
		w.number(s.slot)
		w.number(s.record.to)
		w.byte(relationCode(s.record.relation))
		w.share(s.record.share)
		w.string(s.record.why)
		if s.split {
			w.number(s.group)
			w.number(s.own)
			w.number(s.apart)
			continue
		}
		w.flag(s.alone)
		w.flag(s.held)
		w.uint(uint64(len(s.groups)))
		for _, g := range s.groups {
			w.number(g)
		}
	}
	return w.sealed()
}

// readAct is the act that was noted, nil if it is damaged.
func (x *Index) readAct(b []byte) *act {
	r := unseal(b)
	known := func(n int32) int32 {
		if n == none {
			r.ok = false
		}
		return n
	}
	a := &act{check: r.fixed()}
	for range r.count() {
		s := step{split: r.flag(), story: known(r.number(x.stories.n)), slot: known(r.number(x.articles.n))}
		s.record.to = r.number(x.articles.n)
		code := r.byte()
		r.ok = r.ok && int(code) < len(relations)
		if !r.ok {
			return nil
		}
		s.record.relation, s.record.share, s.record.why = relations[code], r.share(), r.string()
		if s.split {
			s.group, s.own, s.apart = known(r.number(x.groups.n)), known(r.number(x.groups.n)), known(r.number(x.stories.n))
		} else {
			s.alone, s.held = r.flag(), r.flag()
			for range r.count() {
				s.groups = append(s.groups, known(r.number(x.groups.n)))
			}
		}
		a.steps = append(a.steps, s)
	}
	if !r.ok || len(a.steps) == 0 {
		return nil
	}
	return a
}

func (x *Index) unsplit(s step, w *watch) {
	a := x.articles.at(s.slot)
	if a.is(isGone) || a.group != s.own {
		return
	}
	to := x.current(s.story)
	w.note(x, s.own)
	if head := x.stories.at(to).head; head != none {
		w.note(x, head)
	}
	here := x.groups.at(s.own).story
	if x.stories.at(here).held { // joined since: it leaves the others alone
		x.settle(s.own, to)
	} else {
		for _, g := range x.groupsOf(here) {
			x.settle(g, to)
		}
		x.stories.edit(here).alone = false
	}
	if s.own != s.group {
		x.absorb(s.group, s.own)
	}
	x.setRecord(s.slot, s.record)
}

// absorb moves all members of group h into group g.
func (x *Index) absorb(g, h int32) {
	if x.groups.at(g).head == none {
		x.groups.edit(g).story = x.groups.at(h).story
	}
	for _, m := range slices.Collect(x.members(h)) {
		x.delist(m)
		x.articles.edit(m).group = g
		x.enlist(m)
	}
}

func (x *Index) unjoin(number int64, steps []step, w *watch) {
	known := map[int32]bool{}
	joined := x.current(steps[0].story)
	if head := x.stories.at(joined).head; head != none {
		w.note(x, head)
	}
	for _, s := range steps {
		w.note(x, x.articles.at(s.slot).group)
		for _, g := range s.groups {
			known[g] = true
		}
	}
	late := slices.DeleteFunc(x.groupsOf(joined), func(g int32) bool { return known[g] })
	for _, s := range steps {
		if head := x.stories.at(s.story).head; head != none {
			w.note(x, head)
		}
		for _, g := range s.groups {
			if x.groups.at(g).story == joined {
				x.settle(g, s.story)
			}
		}
		st := x.stories.edit(s.story)
		st.into, st.alone, st.held = none, s.alone, s.held
		if a := x.articles.at(s.slot); !a.is(isGone) && (s.slot == steps[0].slot || strings.HasPrefix(x.sheet(s.slot).why, whyJoin)) {
			x.setRecord(s.slot, s.record)
		}
	}
	for _, g := range late {
		if m := x.groups.at(g).head; m != none && x.articles.at(m).to != none {
			to := x.articles.at(x.articles.at(m).to).group
			w.note(x, to)
			x.settle(g, x.groups.at(to).story)
		}
	}
	x.amend(number, joined, steps)
}

// amend tells later splits that a join before them was taken back: the article that
// they took out goes back to the story that it had before.
func (x *Index) amend(number int64, joined int32, steps []step) {
	for n := number + 1; n < x.nextAct; n++ {
		a := x.act(n)
		if a == nil || !a.steps[0].split {
			continue
		}
		changed := false
		for i := range a.steps {
			later := &a.steps[i]
			for _, s := range steps {
				if later.story != joined || !slices.Contains(s.groups, later.group) {
					continue
				}
				later.story, changed = s.story, true
				if later.slot == s.slot {
					later.record = s.record
				}
			}
		}
		if changed {
			x.acts[n] = a.note()
		}
	}
}

// current follows a story to the one that it became part of.
func (x *Index) current(s int32) int32 {
	for range x.stories.n { // what was noted may be wrong, and go round
		if x.stories.at(s).into == none {
			break
		}
		s = x.stories.at(s).into
	}
	return s
}
