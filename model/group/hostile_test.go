package group

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/lede-reader/lede/model"
)

func TestEmptyAndTinyBodies(t *testing.T) {
	x := opened(nil)
	rows := []struct {
		name, id, headline, text, group string
	}{
		{"no body opens its own", "a", "Rain expected", "", "a"},
		{"another without body is not its copy", "b", "Rain expected", "", "b"},
		{"a few words", "c", "Storm closes port", "Read more on our site.", "c"},
		{"the same few words under another headline", "d", "Minister resigns", "Read more on our site.", "d"},
		{"the same under the same headline", "e", "Storm closes port", "Read more  on our SITE", "c"},
		{"only marks", "f", "", "… — !!!", "f"},
		{"invalid UTF-8", "g", "", "\xff\xfe one \x80 two", "g"},
	}
	for _, r := range rows {
		got := x.Add(newArticle(r.id, "", "2025-03-01", r.headline, r.text))
		if len(got) != 1 || got[0].Group != r.group {
			t.Errorf("%s: %+v, want group %s", r.name, got, r.group)
		}
	}
	if _, ok := x.Placement("unknown"); ok || x.Story("unknown") != nil || x.Len() != len(rows) {
		t.Error("an unknown id has a place")
	}
	if s := x.Story("c"); len(s) != 2 || s[1].ID != "e" || s[1].Relation != model.Exact || s[1].To != "c" || s[1].Share != 1 {
		t.Errorf("story of c: %+v", s)
	}
}

func TestAgainTheSameAndAgainChanged(t *testing.T) {
	threads := readThreads(t)
	x := opened(nil)
	first := threads[0].article
	was := x.Add(first)[0]
	if got := x.Add(first); len(got) != 1 || got[0] != was {
		t.Errorf("came again unchanged: %+v, was %+v", got, was)
	}
	copied := *first
	copied.ID = "copy"
	x.Add(&copied)
	changed := *first
	changed.Body = threads[20].article.Body
	changed.Headline = threads[20].article.Headline
	got := x.Add(&changed)
	check(t, x)
	if len(got) != 2 || got[0].Relation != model.New || got[1].ID != "copy" || got[1].Group != "copy" || got[1].Relation != model.New {
		t.Errorf("came again with another text: %+v", got)
	}
	third := *first
	third.ID = "third"
	if p := x.Add(&third)[0]; p.Group != "copy" || p.Relation != model.Exact {
		t.Errorf("a copy of what the heir still is: %+v", p)
	}
	if x.Len() != 3 {
		t.Errorf("%d articles, want 3", x.Len())
	}
}

// TestHostileInput would run for many minutes if any part were worse than linear.
func TestHostileInput(t *testing.T) {
	if testing.Short() {
		t.Skip("long, and in one goroutine")
	}
	p := newPress(5)
	x := opened(nil)
	add := func(id, text string) model.Placement {
		return x.Add(newArticle(id, "s", "2025-03-01", "", text))[0]
	}
	word := strings.Repeat("word ", 1<<18/slow)
	add("one word 1", word)
	add("one word 2", word+"end")
	add("no space", strings.Repeat("x", 1<<20/slow))
	add("no space CJK", strings.Repeat("新", 1<<19/slow))
	add("marks", strings.Repeat("“", 1<<20/slow))
	add("combining", "a"+strings.Repeat("\u0301", 1<<19/slow))
	add("capitals", strings.Repeat("Aa B. ", 1<<17/slow))
	add("dots", strings.Repeat("U.S.", 1<<17/slow))
	add("apostrophes", strings.Repeat("a'", 1<<19/slow))
	add("figures", strings.Repeat("1,000.5", 1<<17/slow))
	for k, period := range []int{2, 4, 5, 16} { // shingles that come again and again
		var cycle []string
		for i := range period {
			cycle = append(cycle, fmt.Sprint("w", k, i))
		}
		add(fmt.Sprint("cycle", k), strings.Repeat(strings.Join(cycle, " ")+" ", 1<<13/slow))
		add(fmt.Sprint("cycle and more", k), strings.Repeat(strings.Join(cycle, " ")+" ", 1<<12/slow)+"more")
	}
	same := strings.Join(p.paragraphs(p.event(time.Time{}), 60), "\n\n")
	for i := range 100_000 / slow {
		if got := add(fmt.Sprint("same", i), same); i > 0 && got.Relation != model.Exact {
			t.Fatalf("copy %d: %+v", i, got)
		}
	}
	e := p.event(time.Time{})
	form := p.paragraphs(e, 120)
	for i := range 3000 / slow { // one form filled in for ever
		text := strings.ReplaceAll(strings.Join(form, "\n\n"), e.names[0], capital(p.syllables(3)))
		add(fmt.Sprint("form", i), fmt.Sprint(text, " ", i, " ", i*7))
	}
	for i := range 20_000 / slow { // all in one story
		add(fmt.Sprint("chain", i), p.sentence(e)+" "+form[i%len(form)])
	}
}

func TestOtherScripts(t *testing.T) {
	x := opened(nil)
	ja := "気象庁は三日、台風六号が週末に九州へ上陸する恐れがあると発表した。中心の気圧は九百六十ヘクトパスカルで、最大風速は四十メートルに達する見込み。福岡県は沿岸の住民に早めの避難を呼びかけている。鉄道各社は土曜日の運休を決めた。"
	ru := "Правительство утвердило в четверг план ремонта набережной в Каменске, сообщил министр Олег Сомов. Работы начнутся в апреле и продлятся два года. Стоимость составит сорок миллионов. Жители просили сохранить старые липы вдоль реки и не закрывать причал на лето."
	rows := []struct {
		name, id, text string
		relation       model.Relation
		to             string
	}{
		{"Japanese", "ja", ja, model.New, ""},
		{"Japanese, cut and set otherwise", "ja2", strings.ReplaceAll(string([]rune(ja)[:80]), "、", "，"), model.Near, "ja"},
		{"other Japanese news", "ja3", "東京株式市場は三日続けて値上がりし、日経平均は四万円を超えた。半導体関連の銘柄に買いが集まった。円安も輸出企業の株価を支えている。証券会社は来週も堅調とみている。", model.New, ""},
		{"Russian", "ru", ru, model.New, ""},
		{"Russian, one sentence gone", "ru2", strings.Replace(ru, "Стоимость составит сорок миллионов. ", "", 1), model.Near, "ru"},
		{"Ukrainian on the same", "uk", "Уряд затвердив у четвер план ремонту набережної в Каменську, повідомив міністр Олег Сомов. Роботи почнуться у квітні і триватимуть два роки.", model.New, ""},
	}
	for _, r := range rows {
		p := x.Add(newArticle(r.id, "", "2025-03-01", "", r.text))[0]
		if p.Relation != r.relation || p.To != r.to {
			t.Errorf("%s: %+v", r.name, p)
		}
	}
}

func TestLanguagesDoNotMix(t *testing.T) {
	x := opened(nil)
	for _, th := range readThreads(t) {
		x.Add(th.article)
	}
	for _, th := range readThreads(t) {
		p, _ := x.Placement(th.article.ID)
		if th.story == "orsa-de" && p.Story != p.ID {
			t.Errorf("German joined English: %+v", p)
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"", "The U.S. and the US", "“We’re,” he said. 10% or 10 per cent", "U.S..", "a'", "'s", "1,2.3.", "日本語のtext", "\xff\xfe", "É\u0301", "ſK", "A.B.C", "U."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		ts := fold(nil, s)
		last := 0
		for _, k := range ts {
			if k.start < last && k.start != last || k.end <= k.start || k.end > len(s) || k.start < last {
				t.Fatalf("token %+v after byte %d of %q", k, last, s)
			}
			last = k.start
		}
		if len(ts) > utf8.RuneCountInString(s) {
			t.Fatalf("%d tokens of %d runes", len(ts), utf8.RuneCountInString(s))
		}
		x := opened(nil)
		a := newArticle("a", "", "", "", s)
		b := newArticle("b", "", "", "", s)
		if p := x.Add(a)[0]; p.Relation != model.New {
			t.Fatalf("the first is %s", p.Relation)
		}
		if p := x.Add(b)[0]; len(ts) > 0 && p.Relation != model.Exact {
			t.Fatalf("its copy is %s", p.Relation)
		}
	})
}

func TestFold(t *testing.T) {
	same := [][2]string{
		{"case and quotes", "“It’s” / it's"},
		{"acronym", "U.S. / US"},
		{"acronym before a stop", "the U.S.. / the us"},
		{"per cent", "10 per cent / 10%"},
		{"percent", "10 percent / 10 %"},
		{"thousands", "1,298 / 1298"},
		{"dashes", "push–back / push-back"},
		{"accents", "Erdoğan café / Erdogan cafe"},
		{"combining accents", "cafe\u0301 / café"},
		{"possessive", "Russia’s / Russia"},
		{"British endings", "defence colour organised centre travelled grey whilst / defense color organized center traveled gray while"},
	}
	for _, r := range same {
		a, b, _ := strings.Cut(r[1], " / ")
		p, q := fold(nil, a), fold(nil, b)
		if hashTokens(0, p) != hashTokens(0, q) {
			t.Errorf("%s: %q is not %q", r[0], a, b)
		}
	}
	for _, r := range [][2]string{{"2.5", "25"}, {"four", "for"}, {"hour", "hor"}, {"Velder", "Brandt"}} {
		if hashTokens(0, fold(nil, r[0])) == hashTokens(0, fold(nil, r[1])) {
			t.Errorf("%q is %q", r[0], r[1])
		}
	}
}

func TestManyAtOnce(t *testing.T) {
	x := opened(nil)
	threads := readThreads(t)
	var wg sync.WaitGroup
	var person sync.Mutex // what is split last is undone first
	for n := range 4 {
		wg.Go(func() {
			for i, th := range threads {
				a := *th.article
				a.ID = fmt.Sprint(n, a.ID)
				x.Add(&a)
				if i%10 == 0 {
					person.Lock()
					_, u := x.Split([]string{a.ID})
					x.Story(a.ID)
					x.Undo(u)
					person.Unlock()
				}
			}
		})
	}
	wg.Wait()
	check(t, x)
	if x.Len() != 4*len(threads) {
		t.Errorf("%d articles", x.Len())
	}
}

// TestOtherFigures: a correction is a copy and says which figures are others; what the same
// source prints of another day is none.
func TestOtherFigures(t *testing.T) {
	fire := "Four people were taken to hospital after a fire in a paint store in Harrow Lane on Tuesday night, the brigade said. Some 60 firefighters with 12 engines fought the flames until the early morning. The store, which belongs to the family of Ida Brandt, had been searched for gas leaks a month before. Brandt said that she would build it up again. Damage is put at 300,000 crowns. Neighbours were told to keep their windows shut."
	hours := "The library on Mill Lane will be open on Tuesday from 10 until 17, with a reading for children under 8 at 15 in room 4 on the first floor. Members may borrow up to 12 books for 28 days; a fine of 20 cents is charged for every day after that. There are 45 places. Tea and cakes are sold in the hall by the friends of the library."
	nameless := func(street string) string {
		return strings.NewReplacer("on Mill Lane ", "", "on Tuesday ", "", "There are 45 places", "Ask at the desk in "+street+" for the 45 places").Replace(hours)
	}
	rows := []struct {
		name, source, date, before, after string
		relation                          model.Relation
		why                               string
	}{
		{"a correction the same day", "Post", "2025-03-04T18:00:00Z", fire, strings.NewReplacer("60 fire", "80 fire", "300,000", "3,000,000").Replace(fire), model.Near, "60 → 80 firefighters, 300,000 → 3,000,000 crowns"},
		{"the same in another paper days later", "Mail", "2025-03-06T08:00:00Z", fire, strings.Replace(fire, "60 fire", "80 fire", 1), model.Near, "60 → 80 firefighters"},
		{"another day's notice", "Post", "2025-03-06T08:00:00Z", hours, strings.NewReplacer("Tuesday", "Thursday", "45", "30").Replace(hours), model.Update, ""},
		{"the same story the next day, one figure corrected", "Post", "2025-03-05T08:00:00Z", fire, strings.Replace(fire, "12 engines", "14 engines", 1), model.Near, "12 → 14 engines"},
		{"a paper that took the last notice over", "Mail", "2025-03-04T12:00:00Z", hours, strings.Replace(hours, "45", "30", 1), model.Near, "45 → 30 places"},
		{"the one name corrected", "Mail", "2025-03-04T12:00:00Z", nameless("Millgate"), nameless("Hillgate"), model.Near, ""},
		{"the same notice again", "Post", "2025-03-06T08:00:00Z", hours, "Again: " + hours, model.Near, ""},
	}
	for _, r := range rows {
		x := opened(nil)
		x.Add(newArticle("a", "Post", "2025-03-04T08:00:00Z", "", r.before))
		p := x.Add(newArticle("b", r.source, r.date, "", r.after))[0]
		if p.Relation != r.relation || r.why != "" && !strings.HasSuffix(p.Why, "with other figures: "+r.why) || r.why == "" && strings.Contains(p.Why, "figures") {
			t.Errorf("%s: %+v", r.name, p)
		}
	}
}
