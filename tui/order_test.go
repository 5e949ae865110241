package tui

import (
	"slices"
	"testing"

	"github.com/lede-reader/lede/model"
	"github.com/lede-reader/lede/tui/testdata/fake"
)

// Each question for a place of one story may be one to a database: however many
// stories came or went, a look at the order asks few.
func TestALookAtTheOrderAsksFewQuestions(t *testing.T) {
	for name, change := range map[string]func(s *screen, lib *fake.Library){
		"ten thousand arrive": func(_ *screen, lib *fake.Library) {
			lib.Change(func(l *fake.Library) {
				for i := range 10_000 {
					l.Arrive(0, 1000+i)
				}
			})
		},
		"all in sight is put away": func(_ *screen, lib *fake.Library) {
			var ids []string
			for i := range 300 {
				ids = append(ids, fake.Article(i, 0).ID[:len(fake.Article(i, 0).ID)-2])
			}
			_, _ = lib.Do(t.Context(), model.Action{Act: model.Spike, Articles: ids})
		},
		"all is read and only unread asked for": func(s *screen, _ *fake.Library) { s.press("A", "a") },
		"a source is asked for that has none of those near": func(s *screen, _ *fake.Library) {
			s.m.order.query.Source = 6
			s.do(s.m.relist(asked, ""))
		},
	} {
		t.Run(name, func(t *testing.T) {
			lib := fake.New(1000)
			s := start(t, lib, 80, 60)
			s.press("5", "0", "j")
			lib.Calls = map[string]int{}
			change(s, lib)
			s.news()
			if n := lib.Calls["Find"]; n > finds {
				t.Errorf("%d stories were looked up", n)
			}
			if lib.Calls["Story"] > 8 {
				t.Errorf("%d stories were asked for", lib.Calls["Story"])
			}
		})
	}
}

func TestWhatIsNewIsCountedByTheLibrary(t *testing.T) {
	lib := fake.New(50)
	s := start(t, lib, 80, 24)
	s.press("j")
	lib.Change(func(l *fake.Library) { // as many went as came, some of them far down
		l.Arrive(0, 100)
		l.Arrive(50, 101)
		l.Arrive(0, 102)
	})
	_, _ = lib.Do(t.Context(), model.Action{Act: model.Spike, Articles: []string{"s40", "s41", "s42"}})
	s.news()
	s.sees("3 new · r")
	s.press("r")
	s.on("s1")
	s.lacks("new · r")
}

// Who reads on under the unread filter and refreshes stands on the next one that
// is unread, however many were read.
func TestTheCursorGoesToTheNextThatFits(t *testing.T) {
	lib := fake.New(500)
	s := start(t, lib, 80, 24)
	s.press("3", "0", "0", "j", "C", "N", "1", "9", "0", "k", "a") // all to 300 is read, the cursor on 110
	s.on("s301")
	if !slices.ContainsFunc(lib.Acts, func(a model.Action) bool { return len(a.Articles) > 300 }) {
		t.Error("C was not one act")
	}
}
