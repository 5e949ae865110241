package quotes

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestCast says who is one person across a story, from what its articles print.
func TestCast(t *testing.T) {
	for _, row := range []struct {
		name  string
		texts []string
		want  []string
	}{
		{
			"the role alone, learned from another version",
			[]string{"“The harbour will be dredged again next year,” the Harbour Secretary said.", "Harbour Secretary Jane Orr said: “Nobody asked us about the old lighthouse.”"},
			[]string{"Jane Orr, Harbour Secretary: The harbour will be dredged again next year, ×0", "Jane Orr, Harbour Secretary: Nobody asked us about the old lighthouse. ×1"},
		},
		{
			"less of the role is a guess",
			[]string{"“The harbour will be dredged again next year,” the secretary said.", "Harbour Secretary Jane Orr said: “Nobody asked us about the old lighthouse.”"},
			[]string{"Jane Orr, Harbour Secretary: Nobody asked us about the old lighthouse. ×1", "?Jane Orr, Harbour Secretary: The harbour will be dredged again next year, ×0"},
		},
		{
			"the role of another",
			[]string{"“The harbour will be dredged again next year,” the Health Secretary said.", "Harbour Secretary Jane Orr said: “Nobody asked us about the old lighthouse.”"},
			[]string{"Jane Orr, Harbour Secretary: Nobody asked us about the old lighthouse. ×1", "-: The harbour will be dredged again next year, ×0"},
		},
		{
			"one of many with the role",
			[]string{"“The harbour will be dredged again next year,” a harbour secretary said.", "Harbour Secretary Jane Orr said: “Nobody asked us about the old lighthouse.”"},
			[]string{"Jane Orr, Harbour Secretary: Nobody asked us about the old lighthouse. ×1", "-: The harbour will be dredged again next year, ×0"},
		},
		{
			"a version names her who does not quote her",
			[]string{"“The harbour will be dredged again next year,” the Harbour Secretary said.", "Harbour Secretary Jane Orr visited the port on Monday with friends."},
			[]string{"Jane Orr, Harbour Secretary: The harbour will be dredged again next year, ×0"},
		},
		{
			"the full name and the role stand in a version that does not quote her",
			[]string{"“The harbour will be dredged again next year,” said Ms Orr.", "Harbour Secretary Jane Orr visited the port on Monday with friends."},
			[]string{"Jane Orr, Harbour Secretary: The harbour will be dredged again next year, ×0"},
		},
		{
			"Mr is not Jane",
			[]string{"“The harbour will be dredged again next year,” said Mr Orr.", "Harbour Secretary Jane Orr visited the port on Monday with friends."},
			[]string{"Orr: The harbour will be dredged again next year, ×0"},
		},
		{
			"she is not Mr Orr’s name",
			[]string{"Jane Orr and Paul Orr own the boat.\n\n“The harbour will be dredged again next year,” said Jane Orr.\n\n“Never, not in a hundred years of waiting,” said Paul Orr.", "“We will sell the boat in the spring,” said Mr Orr."},
			[]string{"Paul Orr: Never, not in a hundred years of waiting, ×0", "Paul Orr: We will sell the boat in the spring, ×1", "Jane Orr: The harbour will be dredged again next year, ×0"},
		},
		{
			"a surname that could be a company’s",
			[]string{"“The harbour will be dredged again next year,” Quillby said.", "Harbour Secretary Jane Quillby visited the port. “We are not amused at all,” Ms Quillby said."},
			[]string{"Jane Quillby, Harbour Secretary: The harbour will be dredged again next year, ×0", "Jane Quillby, Harbour Secretary: We are not amused at all, ×1"},
		},
		{
			"an office in one, its head in another",
			[]string{"“The harbour will be dredged again next year,” the ministry said.", "Harbour Secretary Jane Orr said: “The harbour will be dredged again next year.”"},
			[]string{"Jane Orr, Harbour Secretary: The harbour will be dredged again next year, ×01 disputed"},
		},
	} {
		t.Run(row.name, func(t *testing.T) {
			if diff := cmp.Diff(row.want, board(printed(row.texts...)...)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestKinship(t *testing.T) {
	for _, row := range []struct {
		a, b string
		want int
	}{
		{"Jane Orr", "Jane Orr", equal},
		{"Recep Erdoğan", "Recep Erdogan", equal},
		{"Orr", "Jane Orr", someLast},
		{"Jane", "Jane Orr", someFirst},
		{"Ruiz", "Pedro Ruiz Lara", somePart},
		{"Jane Orr", "Jane M. Orr", longer},
		{"Pedro Ruiz", "Pedro Ruiz Lara", longer},
		{"Lin Mei", "Mei Lin", longer},
		{"Volodymyr Zelensky", "Volodymyr Zelenskyy", variant},
		{"Jane Orr", "Paul Orr", 0},
		{"Jane Orr", "Jane Orb", 0},
		{"Jane Harper", "Jane Carter", 0},
		{"Orr", "Orb", 0},
		{"", "Orr", 0},
	} {
		for _, ab := range [][2]string{{row.a, row.b}, {row.b, row.a}} {
			if got := kinship(nameParts(ab[0]), nameParts(ab[1])); got != row.want {
				t.Errorf("%q and %q: %d, want %d", ab[0], ab[1], got, row.want)
			}
		}
	}
}
