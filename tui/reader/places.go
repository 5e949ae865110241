package reader

import (
	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/tui/prose"
)

// beginning is the first line of the head.
var beginning = prose.Place{Block: -1}

// places remembers where articles were left.
type places map[string]prose.Place

// kept is how many articles' places are remembered: a long session of triage.
const kept = 1000

func (ps places) of(article string) prose.Place {
	if at, ok := ps[article]; ok {
		return at
	}
	return beginning
}

// keep remembers a place. When there are too many, any others go.
func (ps places) keep(article string, at prose.Place) {
	for id := range ps {
		if len(ps) < kept {
			break
		}
		delete(ps, id)
	}
	if at == beginning {
		delete(ps, article)
		return
	}
	ps[article] = at
}

// moved is where a place is after an article's blocks changed because something
// was restored or removed: the block with the same words of Raw.
func moved(at prose.Place, was, is *model.Article) prose.Place {
	if at.Block < 0 || at.Block >= len(was.Body) {
		return at
	}
	old := was.Body[at.Block]
	for i, b := range is.Body {
		if b.End > old.Start {
			at.Block = i
			if b.Start < old.Start && b.Text != old.Text { // it grew in front
				at.Offset += old.Start - b.Start
			}
			return at
		}
	}
	at.Block = len(is.Body)
	return at
}
