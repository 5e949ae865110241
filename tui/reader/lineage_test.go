package reader

import (
	"testing"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/tui/style"
)

func TestLineage(t *testing.T) {
	v := func(id, source string, day int, relation model.Relation, to string, share float64, credits ...string) model.Version {
		return model.Version{
			Article: id, Source: source, Published: model.Day(2025, 2, day), Credits: credits,
			Placement: model.Placement{ID: id, Relation: relation, To: to, Share: share, Group: group0(id, relation, to)},
		}
	}
	first := v("a", "The Independent", 19, model.New, "", 0)
	wire := v("b", "", 19, model.Near, "a", .914, "dpa", "NAN")
	after := v("c", "The Independent", 19, model.Update, "a", 0)
	for _, row := range []struct {
		name, article string
		versions      []model.Version
		want          string
	}{
		{"alone", "a", []model.Version{first}, ""},
		{"not in the story", "z", []model.Version{first, wire}, ""},
		{"pickup with a follow-up", "b", []model.Version{first, wire, after}, "dpa/NAN ← The Independent 19 Feb (91 %) → follow-up 19 Feb"},
		{"the first of all", "a", []model.Version{first, wire, after}, "The Independent → picked up by dpa/NAN 19 Feb → follow-up 19 Feb"},
		{"follow-up of the same source", "c", []model.Version{first, wire, after}, "The Independent 19 Feb ← an earlier copy 19 Feb (update)"},
		{"several of each", "a", []model.Version{first, wire, v("d", "X", 20, model.Exact, "a", 1), after, v("e", "Y", 21, model.Related, "b", 0)}, "The Independent → 2 pickups → 2 follow-ups"},
		{"same words", "d", []model.Version{first, v("d", "X", 20, model.Exact, "a", 1)}, "X ← The Independent 19 Feb (100 %)"},
		{"nothing shared", "e", []model.Version{first, v("e", "Y", 20, model.Related, "a", 0)}, "Y ← The Independent 19 Feb (same story)"},
		{"put with one that left", "e", []model.Version{first, v("e", "Y", 20, model.Update, "gone", .3)}, ""},
		{"no source", "f", []model.Version{first, v("f", "", 20, model.Near, "a", .5)}, "20 Feb ← The Independent 19 Feb (50 %)"},
		{"no sources at all", "f", []model.Version{v("a", "", 19, model.New, "", 0), v("f", "", 20, model.Near, "a", .5)}, "20 Feb ← 19 Feb (50 %)"},
		{"nothing known", "f", []model.Version{{Article: "a"}, {Article: "f", Placement: model.Placement{To: "a", Relation: model.Near, Share: .5}}}, "an undated copy ← an earlier copy (50 %)"},
		{"the older one came in later", "a", []model.Version{v("a", "X", 18, model.Update, "b", .2), v("b", "Y", 19, model.New, "", 0)}, "X → follow-up 19 Feb"},
		{"and the newer one", "b", []model.Version{v("a", "X", 18, model.Update, "b", .2), v("b", "Y", 19, model.New, "", 0)}, "Y ← X 18 Feb (update)"},
		{"hostile source", "f", []model.Version{first, v("f", "X\x1b[2J\nY", 20, model.Near, "a", .5)}, "X[2J Y ← The Independent 19 Feb (50 %)"},
	} {
		t.Run(row.name, func(t *testing.T) {
			got := Lineage(&model.Story{Versions: row.versions}, row.article, style.New(style.Options{}).Glyphs, now)
			if got != row.want {
				t.Errorf("got  %q\nwant %q", got, row.want)
			}
		})
	}
	if got := Lineage(nil, "a", style.Glyphs{}, now); got != "" {
		t.Errorf("no story: %q", got)
	}
}

func group0(id string, r model.Relation, to string) string {
	if r == model.Near || r == model.Exact {
		return to
	}
	return id
}
