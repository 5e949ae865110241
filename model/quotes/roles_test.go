package quotes

import "testing"

// TestRoleOfASpeaker: where a role begins and ends, before a name, after it and far from it.
func TestRoleOfASpeaker(t *testing.T) {
	for _, c := range []struct{ role, text string }{
		{"farmer", "“We will build the ships that we need in this decade,” — Bob Roe, farmer"},
		{"farmer", "“We will build the ships that we need in this decade,” — Bob Roe, a farmer"},
		{"resident", "Another resident, Bob Roe, said: “We will build the ships that we need in this decade,”"},
		{"organiser", "One organiser, Bob Roe, said: “We will build the ships that we need in this decade,”"},
		{"lawyer", "Her lawyer, Bob Roe, said: “We will build the ships that we need in this decade,”"},
		{"coach", "His coach Bob Roe said: “We will build the ships that we need in this decade,”"},
		{"director", "Its director, Bob Roe, said: “We will build the ships that we need in this decade,”"},
		{"director", "The trust’s director Bob Roe said: “We will build the ships that we need in this decade,”"},
		{"World champion", "World champion Bob Roe said: “We will build the ships that we need in this decade,”"},
		{"minister for health", "The minister for health, Bob Roe, said: “We will build the ships that we need in this decade,”"},
		{"teacher", "Bob Roe, now a teacher, said: “We will build the ships that we need in this decade,”"},
		{"then mayor", "Bob Roe, then mayor, said: “We will build the ships that we need in this decade,”"},
		{"former mayor of Leeds", "Bob Roe, former mayor of Leeds, said: “We will build the ships that we need in this decade,”"},
		{"mayor", "Bob Roe – the mayor – said: “We will build the ships that we need in this decade,”"},
		{"volunteer", "“I was there,” said one volunteer, Bob Roe. “We will build the ships that we need in this decade,” he said."},
		{"lead author of the study", "“We will build the ships that we need in this decade,” said Bob Roe, the lead author of the study."},
		{"lead author", "“We will build the ships that we need in this decade,” said lead author Bob Roe."},
		{"study author", "“We will build the ships that we need in this decade,” said study author Bob Roe, of Leeds."},
		{"bus driver", "“We will build the ships that we need in this decade,” said Bob Roe, 34, a bus driver who has worked there for years."},
		{"bus driver", "“We will build the ships that we need in this decade,” said Bob Roe, 34, bus driver."},
		{"coroner", "The coroner, Bob Roe, recorded a verdict. “We will build the ships that we need in this decade,” he said."},
		{"District Judge", "District Judge Bob Roe said: “We will build the ships that we need in this decade,”"},
		{"vice president for research", "Bob Roe, the company’s vice president for research, said: “We will build the ships that we need in this decade,”"},
		{"Democratic Rep.", "Democratic Rep. Bob Roe of Ohio said: “We will build the ships that we need in this decade,”"},
		{"secretary general", "Bob Roe, Nato’s secretary general, said: “We will build the ships that we need in this decade,”"},
		{"managing director", "Bob Roe, Acme Travel’s managing director, said: “We will build the ships that we need in this decade,”"},
		{"first minister of Scotland", "Bob Roe, first minister of Scotland, said: “We will build the ships that we need in this decade,”"},
		{"chair of the health committee", "Bob Roe, who is chair of the health committee, said: “We will build the ships that we need in this decade,”"},
		{"dairy farmer", "“It is hard,” says dairy farmer Bob Roe. “We will build the ships that we need in this decade,” says Roe."},
		{"goalkeeper", "The goalkeeper Bob Roe said: “We will build the ships that we need in this decade,”"},
		{"Arsenal manager", "Arsenal manager Bob Roe: “We will build the ships that we need in this decade,”"},
		{"owner", "Bob Roe, the shop’s owner, said: “We will build the ships that we need in this decade,”"},
		{"owner", "Bob Roe, owner, said: “We will build the ships that we need in this decade,”"},
		{"co-owner", "Owner Ann Poe and co-owner Bob Roe disagree. “We will build the ships that we need in this decade,” Mr Roe said."},
		{"economist at the bank", "Economists were surprised. “We will build the ships that we need in this decade,” said Bob Roe, an economist at the bank, in a note to clients on Tuesday."},
		{"chief economist", "“We will build the ships that we need in this decade,” said chief economist Bob Roe in a note."},
		{"U.S. ambassador to Norway", "“We will build the ships that we need in this decade,” said Bob Roe, U.S. ambassador to Norway."},
		{"Defence Secretary", "The Defence Secretary was late. “We will build the ships that we need in this decade,” Mr Roe said. Bob Roe, the Defence Secretary, spoke in Leeds."},
		{"chief executive", "Acme’s chief executive, Bob Roe, said: “We will build the ships that we need in this decade,”"},
		{"chief executive", "Bob Roe, Acme’s chief executive, said: “We will build the ships that we need in this decade,”"},
		{"professor of law at the University of Leeds", "“We will build the ships that we need in this decade,” said Bob Roe, a professor of law at the University of Leeds who wrote the report."},
		{"professor of law at Leeds", "“We will build the ships that we need in this decade,” said Bob Roe, professor of law at Leeds and author of three books."},
		{"spokesman for the harbour board", "Bob Roe, a spokesman for the harbour board, said: “We will build the ships that we need in this decade,”"},
		{"Harbour board spokesman", "Harbour board spokesman Bob Roe said: “We will build the ships that we need in this decade,”"},
		{"head teacher of St Mary’s", "Bob Roe, head teacher of St Mary’s, said: “We will build the ships that we need in this decade,”"},
		{"co-founder and chief executive of Acme", "“We will build the ships that we need in this decade,” said Bob Roe, co-founder and chief executive of Acme."},
		{"chief constable", "The chief constable has resigned after a storm. Bob Roe had been ill for a year. “We will build the ships that we need in this decade,” he said."},
		{"", "The chief constable has resigned after a storm. The mayor, Ann Poe, thanked him. “We will build the ships that we need in this decade,” Bob Roe said."},
	} {
		found := Find(c.text)
		if len(found) == 0 {
			t.Errorf("no quotation in %s", c.text)
		}
		for _, q := range found {
			if q.Speaker != "Bob Roe" || q.Role != c.role {
				t.Errorf("%q, %q, not %q: %s", q.Speaker, q.Role, c.role, c.text)
			}
		}
	}
}
