package quotes

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/lede-reader/lede/model"
)

func texts(found []model.Quote) []string {
	var out []string
	for _, q := range found {
		out = append(out, q.Text)
	}
	return out
}

func TestMarks(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"curly", "He said: “It is late.”", []string{"It is late."}},
		{"straight beside inches", `The 6'2" guard, Ed Roe, said, "I am not that tall."`, []string{"I am not that tall."}},
		{"two single marks close", "“It is late,’’ he said.", []string{"It is late,"}},
		{"typewriter", "``It is late,'' he said.", []string{"It is late,"}},
		{"single where they dominate", "‘The players’ wives are here,’ said Ann Orr.", []string{"The players’ wives are here,"}},
		{"single beside double is nested or a title", "She saw ‘The Word’. “It is late, or ‘late enough’,” she said.", []string{"It is late, or ‘late enough’,"}},
		{"German", "„Es ist spät“, sagte Anna Roth.", []string{"Es ist spät"}},
		{"French, hard spaces", "«\u00a0Il est tard, je rentre\u00a0», a dit Anne Roux.", []string{"Il est tard, je rentre"}},
		{"Danish", "»Det er sent nu, venner«, sagde Anna Roth.", []string{"Det er sent nu, venner"}},
		{"Swedish", "”Det är sent nu, vänner”, sade Anna Roth.", []string{"Det är sent nu, vänner"}},
		{"Japanese", "市長は「もう遅いので帰ります。」と述べた。", []string{"もう遅いので帰ります。"}},
		{"several paragraphs", "She said: “One is here.\n\n“Two is here.”", []string{"One is here.\n\n“Two is here."}},
		{"never closed", "She said: “One is here.\n\nThe day went on.", []string{"One is here."}},
		{"nested double", "She said: “He shouted “come here now” and left.”", []string{"He shouted “come here now” and left."}},
		{"nothing inside", "“” and “ ” and \"\"", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, texts(Find(c.text))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestSpeakers(t *testing.T) {
	for _, c := range []struct{ name, text, speaker, role string }{
		{"a spokesman is not his principal", "“No,” a spokesman for Prime Minister Ann Orr said.", "", ""},
		{"a lawyer of somebody", "Ann Orr was away. “She is well,” said Ms Orr’s lawyer, Bob Roe.", "Bob Roe", "lawyer"},
		{"relative clause", "Ann Orr, who met Bob Roe in Leeds in May, said: “It is late.”", "Ann Orr", ""},
		{"passive with agent", "The plan of Bob Roe was described as “a bad joke” by the mayor, Ann Orr.", "Ann Orr", "mayor"},
		{"somebody's call described by another", "Ann Orr, who described Bob Roe’s call with Kyiv as “improper”, resigned.", "Ann Orr", ""},
		{"company before person", "Ann Orr runs Tarn Foods. Tarn Foods said “nothing has changed” since.", "", ""},
		{"surname only, told by a pronoun", "“It is late,” Zeller said as he left.", "Zeller", ""},
		{"two speakers at once", "“It is late,” Ann Orr and Bob Roe said.", "", ""},
		{"first person", "“It is late,” I said to Ann Orr.", "", ""},
		{"label of a transcript", "Ann Orr spoke to us.\n\nORR: “It is late.”", "Ann Orr", ""},
		{"age for a name", "Striker Ann Orr has signed.\n\nThe 24-year-old said: “It is late.”", "Ann Orr", "Striker"},
		{"age before the name", "“It is late for us,” the 24-year-old said.\n\nKeeper Bea Lund, 31, met striker Ann Orr, 24, on Sunday.", "Ann Orr", "striker"},
		{"the first of two surnames", "Pedro Ruiz Lara has signed. “It is late for us,” Ruiz said.", "Pedro Ruiz Lara", ""},
		{"a surname that comes first", "Zhang Wei has signed. “It is late for us,” Mr Zhang said.", "Zhang Wei", ""},
		{"somebody says what another’s words are", "Bob Roe spoke. But Ann Orr, who runs the shop, said his promise was “worth nothing at all”.", "Ann Orr", ""},
		{"what is said of somebody", "Her lawyer, Bob Roe, said Ms Orr was “tired of it all by now”.", "Bob Roe", "lawyer"},
		{"an unknown name that opens the sentence", "Oyelaran Bankole said it was “late for all of us”.", "Oyelaran Bankole", ""},
		{"a Korean name with a word for a place", "The talks are over. Park Ji-hoon told reporters it was “late for all of us”.", "Park Ji-hoon", ""},
		{"a company by what it is called next", "Tarnham Voss said it was “late for all of us”. It makes tyres.", "", ""},
		{"one word and an age", "Maisie, seven, wanted a cat. “It is late for us,” she said.", "Maisie", ""},
		{"a joined particle", "“It is late for us,” said Fatima al-Rashidi, the auctioneer.", "Fatima al-Rashidi", "auctioneer"},
		{"the third of his name", "Cyrus Tate III, a lawyer, was there. “It is late for us,” Tate said.", "Cyrus Tate III", "lawyer"},
		{"a saint in a name", "Dr. Emily St. John-Reyes was there. “It is late for us,” Dr. St. John-Reyes said.", "Emily St. John-Reyes", ""},
		{"the first words of a name", "Mary Beth Orr and Ed Orr run it. “It is late for us,” Mary Beth said.", "Mary Beth Orr", ""},
		{"he is a man in the gallery", "Bob Roe rose. A man in the gallery threw a shoe. “It is late for us,” he shouted.", "", ""},
		{"one juror, then the juror", "Ann Orr was there. One juror, who gave no name, wept. “It is late for us,” the juror said.", "", ""},
		{"the judge need not have been named", "Carl Boyd wept. The judge told him: “It is late for all of us.”", "", ""},
		{"his sister has his name", "Calvin Orr was held. Lorna Orr sat down. His sister wept. “It is late for us,” she said.", "Lorna Orr", ""},
		{"the lawmaker is the senator", "Sen. Ann Orr rose. “It is late for us,” the lawmaker said.", "Ann Orr", "Sen."},
		{"the Dutchman", "Dirk Bos was furious. “It is late for us,” the Dutchman said.", "Dirk Bos", ""},
		{"a name behind a longer role", "The chairman of the panel, Bob Roe, rose. “It is late for us,” he said.", "Bob Roe", "chairman of the panel"},
		{"her words", "Ann Orr, a nurse, rose. It was, in her words, “late for all of us”.", "Ann Orr", "nurse"},
		{"a statement from somebody", "“It is late for all of us,” read a statement from Mayor Ann Orr.", "Ann Orr", "Mayor"},
		{"initials", "Ann Orr met Bob Roe.\n\nAO: “It is late for all of us.”", "Ann Orr", ""},
		{"a signature", "“It is late for all of us.” Ann Orr, baker", "Ann Orr", "baker"},
		{"whose lawyer", "Ann Orr, whose lawyer is Bob Roe, said it was “late for all of us”.", "Ann Orr", ""},
		{"somebody quoted", "Ann Orr quoted her father: “It is late for all of us.”", "", ""},
		{"a title gives way to a role", "Bishop Tom Hale rose. “It is late for us,” said the Right Reverend Tom Hale.", "Tom Hale", "Bishop"},
		{"what he is said to be", "Ann Orr is the last keeper of the light. “It is late for us,” she said.", "Ann Orr", "last keeper"},
		{"a role by its form", "“It is late for us,” said Ann Orr, a former steelworker.", "Ann Orr", "former steelworker"},
		{"a role that is no known noun", "“It is late for us,” said Ann Orr, a whitesmith from Leeds.", "Ann Orr", "whitesmith"},
		{"told behind the quotation", "“It is late for us,” said Ann Orr. She is the ward’s senior nurse.", "Ann Orr", "senior nurse"},
		{"apposition left open", "Ann Orr, head of the Bakers’ Guild told us: “It is late.”", "Ann Orr", "head of the Bakers’ Guild"},
		{"plural owner", "“It is late,” Ann Orr, Edmunds’ executive director, said.", "Ann Orr", "executive director"},
		{"sentence before with a verb", "The head of the guild, Ann Orr, says the bread was cold.\n\n“It was late that day.”", "Ann Orr", ""},
		{"Italian", "Il sindaco Paolo Berti ha chiuso le scuole. «Non voglio rischi con i bambini», ha detto Berti.", "Paolo Berti", "sindaco"},
		{"German, a role by its end", "Der Betriebsratschef Ralf Kunze war da. „Es ist zu spät für uns alle“, sagte er.", "Ralf Kunze", "Betriebsratschef"},
		{"German, nouns with capitals are no title", "„Das ist ein Schlag ins Gesicht der Leute“, sagt Heike Brunner.", "Heike Brunner", ""},
		{"Spanish, nobody behind the verb", "El alcalde, Lucas Peña, pidió calma. «Es tarde para todos nosotros», aseguró ayer en Madrid.", "Lucas Peña", "alcalde"},
		{"Spanish, a name behind a phrase", "«Es tarde para todos nosotros», dijo a este diario Ramiro Choque.", "Ramiro Choque", ""},
		{"French, for somebody", "Pour Sophie Lambert, c’est « trop tard pour nous tous ».", "Sophie Lambert", ""},
		{"Italian, the role before the name", "«Non voglio rischi con i bambini», ha detto il sindaco Paolo Berti.", "Paolo Berti", "sindaco"},
		{"Portuguese", "O prefeito João Prado fechou a ponte. “Não vou correr riscos com isso”, disse Prado.", "João Prado", "prefeito"},
	} {
		t.Run(c.name, func(t *testing.T) {
			found := Find(c.text)
			if len(found) == 0 {
				t.Fatal("nothing found")
			}
			q := found[len(found)-1]
			if q.Speaker != c.speaker {
				t.Errorf("%q is by %q, not %q (cue %+v)", q.Text, q.Speaker, c.speaker, q.Cue)
			}
			if c.role != "" && !strings.EqualFold(q.Role, c.role) {
				t.Errorf("role %q, not %q", q.Role, c.role)
			}
		})
	}
}

func TestNoQuotations(t *testing.T) {
	for _, text := range []string{
		"", "\n\n", "No marks here.",
		"Her album “Glass Weather” is out.",
		"The so-called “farewell tour” lasted three years.",
		"The film “The Long Way Down” was shown by Ann Orr.",
	} {
		if got := Find(text); len(got) != 0 {
			t.Errorf("%q: %+v", text, got)
		}
	}
}
