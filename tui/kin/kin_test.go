package kin

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/lede-reader/lede/model"
)

func TestTies(t *testing.T) {
	v := func(id string, day int, to string, r model.Relation, share float64) model.Version {
		d := model.Day(2025, 2, day)
		if day == 0 {
			d = model.Date{}
		}
		return model.Version{Article: id, Published: d, Placement: model.Placement{To: to, Relation: r, Share: share}}
	}
	moment := v("m", 1, "a", model.Near, .5)
	moment.Published = model.Date{Time: time.Date(2025, 2, 18, 7, 0, 0, 0, time.UTC)}
	for _, row := range []struct {
		name string
		in   []model.Version
		want []Tie
	}{
		{"alone", []model.Version{v("a", 18, "", model.New, 0)}, []Tie{{From: None}}},
		{"later", []model.Version{v("a", 18, "", model.New, 0), v("b", 19, "a", model.Update, .2)}, []Tie{{From: None}, {0, model.Update, .2}}},
		{"the older one came in later", []model.Version{v("a", 18, "b", model.Update, .2), v("b", 19, "", model.New, 0)}, []Tie{{From: None}, {0, model.Update, 0}}},
		{"no date", []model.Version{v("a", 18, "", model.New, 0), v("b", 0, "a", model.Near, .9)}, []Tie{{From: None}, {0, model.Near, .9}}},
		{"a day and a moment of it", []model.Version{v("a", 18, "", model.New, 0), moment}, []Tie{{From: None}, {0, model.Near, .5}}},
		{"its own tie comes first", []model.Version{v("a", 18, "", model.New, 0), v("b", 19, "a", model.Near, .9), v("c", 17, "b", model.Update, .1)}, []Tie{{From: None}, {0, model.Near, .9}, {From: None}}},
		{"put with one that left, and with itself", []model.Version{v("a", 18, "gone", model.Near, 1), v("b", 18, "b", model.Near, 1)}, []Tie{{From: None}, {From: None}}},
	} {
		t.Run(row.name, func(t *testing.T) {
			if diff := cmp.Diff(row.want, Ties(&model.Story{Versions: row.in})); diff != "" {
				t.Error(diff)
			}
		})
	}
}
