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
		{"several of each", "a", []model.Version{first, wire, v("d", "X", 20, model.Exact, "a", 1), after, v("e", "Y", 21, model.Related, "b", 0)}, "The Independent → 2 pickups → 2 follow-ups, the last 21 Feb"},
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

// A chain of versions, each made of the one before it, as it is told at its start, in its
// middle and at its end; and as it is set at three widths of the screen.
func TestLineageOfChains(t *testing.T) {
	papers := []string{"The Independent", "Reuters World Service", "The Harbour Post", "El Faro", "Nordlicht"}
	for _, row := range []struct {
		relation model.Relation
		versions int
		at       int
		want     string
		lines    [3]int // at 60, 80 and 120 columns
	}{
		{model.Update, 1, 0, "", [3]int{}},
		{model.Update, 2, 0, "The Independent → follow-up 2 Feb", [3]int{1, 1, 1}},
		{model.Update, 2, 1, "Reuters World Service ← The Independent 1 Feb (80 %)", [3]int{1, 1, 1}},
		{model.Update, 5, 0, "The Independent → 4 follow-ups, the last 5 Feb", [3]int{1, 1, 1}},
		{model.Update, 5, 2, "The Harbour Post ← Reuters World Service 2 Feb (80 %) → 2 follow-ups, the last 5 Feb", [3]int{2, 2, 2}},
		{model.Update, 20, 0, "The Independent → 19 follow-ups, the last 20 Feb", [3]int{1, 1, 1}},
		{model.Update, 20, 18, "El Faro ← The Harbour Post 18 Feb (80 %) → follow-up 20 Feb", [3]int{2, 1, 1}},
		{model.Update, 20, 19, "Nordlicht ← El Faro 19 Feb (80 %)", [3]int{1, 1, 1}},
		{model.Near, 2, 0, "The Independent → picked up by Reuters World Service 2 Feb", [3]int{2, 1, 1}},
		{model.Near, 5, 0, "The Independent → 4 pickups", [3]int{1, 1, 1}},
		{model.Near, 5, 3, "El Faro ← The Harbour Post 3 Feb (80 %) → picked up by Nordlicht 5 Feb", [3]int{2, 1, 1}},
		{model.Near, 20, 10, "The Independent ← Nordlicht 10 Feb (80 %) → 9 pickups", [3]int{1, 1, 1}},
		{model.Near, 20, 19, "Nordlicht ← El Faro 19 Feb (80 %)", [3]int{1, 1, 1}},
	} {
		s := &model.Story{}
		for i := range row.versions {
			id, to, relation, share := string(rune('a'+i)), "", model.New, 0.0
			if i > 0 {
				to, relation, share = string(rune('a'+i-1)), row.relation, .8
			}
			v := model.Version{Article: id, Source: papers[i%len(papers)], Published: model.Day(2025, 2, 1+i)}
			v.Placement = model.Placement{ID: id, Relation: relation, To: to, Share: share, Group: id}
			if row.relation == model.Near {
				v.Group = "a"
			}
			s.Versions = append(s.Versions, v)
		}
		article := s.Versions[row.at].Article
		st := style.New(style.Options{})
		if got := Lineage(s, article, st.Glyphs, now); got != row.want {
			t.Errorf("%d of %d, each %s:\ngot  %q\nwant %q", row.at+1, row.versions, row.relation, got, row.want)
		}
		for i, width := range []int{60, 80, 120} {
			p := New(st)
			p.SetNow(now)
			p.SetSize(width, 20)
			p.Show(&model.Article{ID: article, Headline: "H", Body: []model.Block{{Text: "Text."}}}, s)
			lines := p.lineage(p.page.Width())
			if len(lines) != row.lines[i] {
				t.Errorf("%d of %d, each %s, at %d columns: %d lines, want %d: %q", row.at+1, row.versions, row.relation, width, len(lines), row.lines[i], lines)
			}
			for _, l := range lines {
				if style.Width(l) > p.page.Width() {
					t.Errorf("at %d columns %q is too wide", width, l)
				}
			}
		}
	}
}
