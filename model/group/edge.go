package group

const (
	// edgeSlack is how many words may stand before a passage that opens a text,
	// or behind one that ends it: a date, "Read more".
	edgeSlack = 8

	// leastEdge is the least length of furniture at an edge.
	leastEdge = 12

	// edgeCues is the part of an edge passage's words, outside quotation marks,
	// that speak to the reader, from which it is taken for furniture at once.
	edgeCues = .08

	// mostEdge is the part of either text that furniture may be that nothing but
	// the common source speaks for.
	mostEdge = .4

	// sameRest is the share of what is left beside the edges from which two texts
	// are so alike that their edges are text as well.
	sameRest = .4
)

// dropEdges hides the passages that both texts open or end with and beyond
// which they have little in common, where other signs say furniture too: they
// speak to the reader, or both texts come from one source. Until a run has been
// seen in three stories this is the only way to know an appeal.
func (c *comparison) dropEdges(cue bits, sameSource, sameHeadline bool) {
	var edges []passage
	ps := c.passages()
	for _, p := range ps {
		head := p.i <= edgeSlack && p.j <= edgeSlack
		tail := p.endI >= len(c.a.words)-edgeSlack && p.endJ >= len(c.b.words)-edgeSlack
		if (head || tail) && p.endI-p.i >= leastEdge {
			edges = append(edges, p)
		}
	}
	edges = c.growEdges(ps, edges, cue)
	if len(edges) == 0 {
		return
	}
	trimmed := *c
	trimmed.hideA, trimmed.hideB = cloneBits(c.hideA), cloneBits(c.hideB)
	for _, p := range edges {
		short := max(part01(p.endI-p.i, len(c.a.words)), part01(p.endJ-p.j, len(c.b.words))) < mostEdge
		if sameHeadline || c.cues(cue, p) < edgeCues && !(sameSource && short) {
			continue
		}
		trimmed.hideA.setRange(p.i, p.endI)
		trimmed.hideB.setRange(p.j, p.endJ)
	}
	trimmed.count()
	if max(trimmed.shareA(), trimmed.shareB()) >= sameRest || min(trimmed.liveA, trimmed.liveB) < leastWords {
		return
	}
	*c = trimmed
}

// growEdges adds the passages that continue an opening edge and are thick with
// cues themselves: an appeal with "Read more" in the middle of one copy only.
func (c *comparison) growEdges(ps, edges []passage, cue bits) []passage {
	for _, p := range ps {
		for _, e := range edges {
			if p != e && p.i >= e.endI && p.i-e.endI <= edgeSlack && p.endI-p.i >= leastEdge && c.cues(cue, p) >= edgeCues {
				edges = append(edges, p)
				break
			}
		}
	}
	return edges
}

// cues is the part of a passage's words that speak to the reader.
func (c *comparison) cues(cue bits, p passage) float64 {
	n, all := 0, 0
	for i := p.i; i < p.endI; i++ {
		if c.a.quotes.has(i) {
			continue
		}
		all++
		if cue.has(i) {
			n++
		}
	}
	if all < leastEdge {
		return 0
	}
	return float64(n) / float64(all)
}

func cloneBits(b bits) bits { return append(bits(nil), b...) }
