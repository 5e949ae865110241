package clean

import (
	"fmt"
	"testing"

	"github.com/lede-reader/lede/model"
)

// TestFigureOrderOfASource: a source that prints 25/03/2024 means the fifth of April
// by 05/04/2024; one that prints both orders means nothing.
func TestFigureOrderOfASource(t *testing.T) {
	copyOf := func(i int, date string) model.Item {
		return model.Item{ID: fmt.Sprint(i), Source: "bay", Text: fmt.Sprintf("%s\n\nIn the town of Ort%d the ship %d was met by %d people on the quay.", date, i, i*7, i*13)}
	}
	for _, row := range []struct {
		name  string
		dates []string
		want  string
	}{
		{"day first", []string{"05/04/2024", "25/03/2024"}, "2024-04-05"},
		{"month first", []string{"05/04/2024", "03/25/2024"}, "2024-05-04"},
		{"both", []string{"05/04/2024", "03/25/2024", "25/03/2024"}, ""},
		{"none", []string{"05/04/2024", "06/04/2024"}, ""},
	} {
		c := New()
		for i, d := range row.dates {
			c.Learn(copyOf(i, d))
		}
		if a := c.Apply(copyOf(0, row.dates[0])); a.Published.String() != row.want || a.Text() == a.Raw {
			t.Errorf("%s: %q, want %q; %q", row.name, a.Published, row.want, a.Text())
		}
	}
	l := lesson{record: &record{id: "x", number: 1, order: monthFirst}}
	if got, err := decodeLesson(1, l.encode()); err != nil || got.order != monthFirst {
		t.Errorf("noted and read again: %v, %v", got.order, err)
	}
}

func TestDateLine(t *testing.T) {
	for _, row := range []struct{ name, line, want string }{
		{"ordinal", "3rd March 2024", "2024-03-03"},
		{"two stamps", "Fri 3 Oct 2025 09.58 GMT Last modified on Fri 3 Oct 2025 11.33 GMT", "2025-10-03T09:58:00Z"},
		{"modified on the next day", "Wed 30 Apr 2025 23.58 GMT Last modified on Thu 1 May 2025 01.33 GMT", "2025-04-30T23:58:00Z"},
		{"American", "Published 3:21 AM EST, Wed August 14, 2024", "2024-08-14T03:21:00-05:00"},
		{"noon", "Published 12:06 PM EST, Sun January 21, 2024", "2024-01-21T12:06:00-05:00"},
		{"midnight", "Published 12:00 AM EST, Tue March 5, 2024", "2024-03-05T00:00:00-05:00"},
		{"crawl", "date 2025-02-15", "2025-02-15"},
		{"iso with time", "2025-02-15T10:11:12Z", "2025-02-15T10:11:00Z"},
		{"German", "Stand: 19. Februar 2025, 14:30 Uhr", "2025-02-19"},
		{"German figures", "19.02.2025", "2025-02-19"},
		{"French", "Publié le 1er août 2024 à 08h15", "2024-08-01"},
		{"Spanish", "Miércoles, 5 de marzo de 2025", "2025-03-05"},
		{"Portuguese", "Publicado em 7 de março de 2025 às 10h30", "2025-03-07"},
		{"Italian", "Pubblicato il 12 gennaio 2025", "2025-01-12"},
		{"Dutch", "Laatst bijgewerkt op 3 mei 2024 om 11:00", "2024-05-03"},
		{"Russian", "12 мая 2025 г. в 10:00", "2025-05-12"},
		{"Polish", "3 września 2024", "2024-09-03"},
		{"Japanese", "2025年2月19日", "2025-02-19"},
		{"Swedish", "Publicerad onsdag 15 augusti 2023 kl. 07.39", "2023-08-15"},
		{"Spanish with the hour", "Actualizado el 9 de junio de 2023 a las 21:45", "2023-06-09"},
		{"Dutch update", "Laatste update: 4 januari 2023", "2023-01-04"},
		{"Turkish", "Yayınlanma tarihi: 4 Ocak 2023 Çarşamba 08:36", "2023-01-04"},
		{"Ukrainian", "3 листопада 2024 р., 14:05", "2024-11-03"},
		{"Czech", "úterý 5. března 2024", "2024-03-05"},
		{"Hungarian", "2024. március 5., kedd", "2024-03-05"},
		{"Finnish", "Julkaistu 5. maaliskuuta 2024 klo 9.30", "2024-03-05"},
		{"Greek", "Τρίτη 5 Μαρτίου 2024 10:15", "2024-03-05"},
		{"Arabic", "الثلاثاء، 5 مارس 2024", "2024-03-05"},
		{"Arabic figures", "٥ مارس ٢٠٢٤", "2024-03-05"},
		{"Hebrew", "פורסם 5 במרץ 2024, 10:15", "2024-03-05"},
		{"Persian", "۵ مارس ۲۰۲۴", "2024-03-05"},
		{"Hindi", "मंगलवार, 5 मार्च 2024", "2024-03-05"},
		{"Thai", "5 มีนาคม 2024", "2024-03-05"},
		{"Chinese", "2024年3月5日 10:15", "2024-03-05"},
		{"full-width", "２０２４年３月５日 １０時１５分", "2024-03-05"},
		{"Korean", "2024년 3월 5일 10시 15분", "2024-03-05"},
		{"day over twelve", "19/02/2025", "2025-02-19"},
		{"a zone of several places", "3 March 2024 10:00 IST", "2024-03-03"},
		{"updated only", "Updated: February 3, 2025", "2025-02-03"},
		{"Sydney", "Posted 19 Feb 2025 at 6:05pm AEST", "2025-02-19T18:05:00+10:00"},
	} {
		t.Run(row.name, func(t *testing.T) {
			d, ok := dateLine(row.line)
			if !ok || d.String() != row.want {
				t.Errorf("%q: %q %v, want %q", row.line, d, ok, row.want)
			}
		})
	}
	for _, line := range []string{"", "On 3 March 2024 he died", "2024", "March 2024", "60 coast guard boats had called during 2024", "Tuesday", "99/99/2024", "5.5"} {
		if d, ok := dateLine(line); ok {
			t.Errorf("%q was read as the date %v", line, d)
		}
	}
	if d, ok := dateLine("02/03/2024"); !ok || !d.IsZero() {
		t.Errorf("02/03/2024: %v %v: a date that must not be guessed", d, ok)
	}
}

// 2 March or 3 February: the language tells.
func TestDayFirst(t *testing.T) {
	if d, ok := readDate("Le 02/03/2024 à 10:15", dayFirst); !ok || d.date().String() != "2024-03-02" {
		t.Errorf("%v %v", d.date(), ok)
	}
	if d, ok := readDate("03/19/2024", dayFirst); !ok || d.date().String() != "2024-03-19" {
		t.Errorf("%v %v", d.date(), ok)
	}
}

func TestDatePrefix(t *testing.T) {
	for _, row := range []struct {
		name, text, want string
		n                int
	}{
		{"crawl", "date 2024-05-06 A town", "2024-05-06", 15},
		{"stamp", "Tue 29 Apr 2025 23.58 GMT Last modified on Wed 30 Apr 2025 01.33 GMT Before you go", "2025-04-29T23:58:00Z", 68},
		{"a day in prose stays", "3 March 2024 was a day", "", 0},
		{"an article after it", "Published 3 March 2024 The town", "2024-03-03", 22},
		{"a month after it", "3 March 2024 10:15 GMT May be it", "2024-03-03T10:15:00Z", 22},
		{"a zone of several places", "March 3, 2024 10:15 pm IST In the town", "2024-03-03", 26},
		{"hours", "Stand: 3. März 2024, 14:30 Uhr Die Stadt", "2024-03-03", 31},
	} {
		d, n := datePrefix(row.text)
		if d.String() != row.want || n != row.n {
			t.Errorf("%s: %q %d, want %q %d", row.name, d, n, row.want, row.n)
		}
	}
}
