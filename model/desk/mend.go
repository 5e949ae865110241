package desk

import (
	"errors"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/model/group"
	"github.com/lede-reader/lede/model/store"
)

// mendEvery is how many articles are read at once where all are placed anew.
const mendEvery = 200

// regroupAll places all articles anew, in the order in which they came, where what the
// index noted is damaged. What a person split or joined stays so.
func (d *Desk) regroupAll(tx store.Tx) error {
	if err := tx.Wipe(store.GroupBook); err != nil {
		return err
	}
	index, err := d.engage(tx)
	if err != nil {
		return err
	}
	var acts []model.Action
	for last := int64(0); ; {
		var articles []model.Article
		if articles, last, err = tx.Cleaned(last, mendEvery); err != nil || len(articles) == 0 {
			break
		}
		for i := range articles {
			was, err := tx.Placement(articles[i].ID)
			if err != nil {
				return err
			}
			if act, ok := group.Acted(was); ok {
				acts = append(acts, act)
			}
			places, err := index.Add(&articles[i])
			if err != nil {
				return err
			}
			if err := tx.Place(places); err != nil {
				return err
			}
		}
		if err := d.note(tx); err != nil {
			return err
		}
	}
	for _, act := range acts {
		_, again := d.regroup(tx, act)
		err = errors.Join(err, again)
	}
	return err
}
