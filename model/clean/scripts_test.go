package clean

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/lede-reader/lede/model"
)

// script is letters to make random words of, the marks that stand on or between
// them, and how its sentences end.
type script struct {
	name           string
	letters, marks string
	parted         bool // by spaces
	stops          []string
}

var scripts = []script{
	{"Latin", "aåbcčdeéfgğhiıjklłmnñoøpqrsştuüvwxyzž", "\u0301\u0308", true, []string{".", "!", "?", ".”", "…"}},
	{"Cyrillic", "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя", "\u0301", true, []string{".", "!", "?", ".»"}},
	{"Greek", "αβγδεζηθικλμνξοπρστυφχψωάέή", "\u0301", true, []string{".", "!", ";", "·"}},
	{"Arabic", "ابتثجحخدذرزسشصضطظعغفقكلمنهويپچژگ", "\u064b\u064e\u0651\u200c", true, []string{".", "؟", "!", "۔"}},
	{"Hebrew", "אבגדהוזחטיכלמנסעפצקרשתךםןףץ", "\u05b7\u05b8\u05bc", true, []string{".", "?", "!"}},
	{"Devanagari", "अआइईकखगघचछजटडणतदनपबमयरलवशसह", "\u093e\u093f\u0940\u094d\u0902\u094d\u200d", true, []string{"।", "?", "!"}},
	{"Chinese", "的一是不了人我在有他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后小么心多天而能好都然没日于起还发成事只作当想看文无开手用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由却代军产入先山五太水万市眼体别处总才场师书比住员九笑性通目华报立马命张活难神数件安表原车白应路期叫死常提感金何更反合放做系计或司利受光王果亲界及今京务制解各任至清物台象记边共风战干接它许八特觉望直服毛林题建南度统色字请交爱让认算论百吃义科怎元社术结六功指思非流每青管夫连远资队跟带花快条院变联权往展该领传近留红治决周保达办运武半候七必城父强步完革深区即求品士转量空甚众技轻程告江语英基派满式李息写呢识极令黄德收脸钱党倒未持取设始版双历越史商千片容研像找友孩站广改议形委早房音火际则首单据导影失拿网香似斯专石若兵弟谁校读志飞观争究包组造落视济喜离虽坏兴切般随", "", false, []string{"。", "！", "？", "。”", "……"}},
	{"Japanese", "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをんアイウエオ日本語議会町長火曜日発表", "", false, []string{"。", "！", "？", "」", "。"}},
	{"Korean", "가나다라마바사아자차카타파하고노도로모보소오조초코토포호기니디리미비시이지치키티피히", "", true, []string{".", "?", "!"}},
	{"Thai", "กขคงจฉชซญดตถทธนบปผพฟภมยรลวศสหอฮ", "\u0e31\u0e34\u0e35\u0e48\u0e49", false, []string{""}},
}

// paragraph draws a paragraph that nobody could take for anything but prose.
func (s script) paragraph(t *rapid.T) string {
	letters, marks := []rune(s.letters), []rune(s.marks)
	var b strings.Builder
	for n := range rapid.IntRange(12, 30).Draw(t, "words") {
		if n > 0 && s.parted {
			b.WriteByte(' ')
		}
		for range rapid.IntRange(2, 7).Draw(t, "letters") {
			b.WriteRune(rapid.SampledFrom(letters).Draw(t, "letter"))
			if len(marks) > 0 && rapid.IntRange(0, 5).Draw(t, "marked") == 0 {
				b.WriteRune(rapid.SampledFrom(marks).Draw(t, "mark"))
			}
		}
		switch rapid.IntRange(0, 30).Draw(t, "sign") {
		case 0:
			b.WriteString(rapid.SampledFrom([]string{",", "،", "、", "，", ";", "؛", " –", "\u200f", "\u00a0:"}).Draw(t, "comma"))
		case 1:
			b.WriteString(rapid.SampledFrom([]string{" NATO 2024", " “Foumban”", " «Kiew»", " „Wort“", "「東京」", " \u2067(UNO)\u2069", " 4,2", " ٤٫٢"}).Draw(t, "embedded"))
		}
	}
	return b.String() + rapid.SampledFrom(s.stops).Draw(t, "stop")
}

// A single article of plain prose comes out as it went in, in every script: each
// paragraph, each sign, whatever parts the paragraphs.
func TestEveryScriptKeepsItsParagraphs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.SampledFrom(scripts).Draw(t, "script")
		seam := rapid.SampledFrom([]string{"\n\n", "\r\n\r\n", "\n \n", "\u2029"}).Draw(t, "seam")
		var want []string
		for range rapid.IntRange(1, 8).Draw(t, "paragraphs") {
			want = append(want, s.paragraph(t))
		}
		a := New().Apply(model.Item{ID: "a", Text: strings.Join(want, seam)})
		sound(t, a)
		if got := a.Text(); got != strings.Join(want, "\n\n") {
			t.Errorf("%s: went in as\n%q\ncame out as\n%q\nremoved %+v", s.name, strings.Join(want, "\n\n"), got, a.Removed)
		}
	})
}

// Sentences are told apart in every script, and put together they are the text.
func TestSentencesOfScripts(t *testing.T) {
	for _, row := range []struct {
		name, text string
		want       int
	}{
		{"German ordinal", "Am 12. März tagt der Rat. Am 3. Mai auch.", 2},
		{"German century", "Die Mühle stammt aus dem 19. Jahrhundert. Sie steht leer.", 2},
		{"German abbreviations", "Das kostet z. B. 4,2 Mio. Euro, d. h. viel. Dr. Orr nickt.", 2},
		{"German marks", "„Nein.“ Dann ging er. »Gut.« Das war alles.", 4},
		{"French spaces", "Est-ce fini ? Non ! « C'est fou. » Elle rit.", 4},
		{"French abbreviations", "M. Charvet, p. ex., a 81 ans. Mme Ferrand aussi.", 2},
		{"Spanish", "¿Y ahora qué? ¡Nadie lo sabe! El Sr. Lois calla.", 3},
		{"Portuguese", "A Dra. Pilar falou. O Sr. Lopes não.", 2},
		{"Italian", "Il prof. Luri parla. La dott.ssa Conti, ad es., no.", 2},
		{"Dutch", "Prof. Luur sprak, o.a. over turf. Mr. Kamp niet.", 2},
		{"Polish", "Koszt to m.in. dach. Prof. Lurka milczy.", 2},
		{"Russian", "В 1908 г. их увезли. Проф. Люрин молчит.", 2},
		{"Greek question", "Και τώρα; Κανείς δεν ξέρει.", 2},
		{"Arabic", "ماذا بعد؟ لا أحد يعرف. انتهى!", 3},
		{"Urdu", "کیا ہوا؟ کچھ نہیں۔ سب ٹھیک ہے۔", 3},
		{"Hindi", "अब क्या होगा? कोई नहीं जानता। डॉ. कपूर चुप हैं।", 3},
		{"Chinese", "接下来怎么办？没有人知道。“我们不着急。”市长说。", 4},
		{"Japanese", "どうなるのか。「急がない。」と町長は話した。以上！", 3},
		{"Korean", "이제 어떻게 되나? 아무도 모른다. 끝!", 3},
		{"Armenian", "Ոչ ոք չգիտի։ Վերջ։", 2},
		{"English keeps", "He was 19. She was 12. March on!", 2},
		{"a semicolon", "He left; She stayed.", 1},
	} {
		n, at := 0, 0
		sentences(row.text, span{0, len(row.text)}, func(s span) {
			if strings.TrimSpace(row.text[at:s.start]) != "" {
				t.Errorf("%s: %q belongs to no sentence", row.name, row.text[at:s.start])
			}
			n, at = n+1, s.end
		})
		if n != row.want || at != len(row.text) {
			t.Errorf("%s: %d sentences, want %d", row.name, n, row.want)
		}
	}
}

// Words in quotation marks, as languages set them, and no others.
func TestQuotationMarks(t *testing.T) {
	for _, row := range []struct{ name, text, want string }{
		{"English", "a “b c” d", "b c"},
		{"straight", `a "b c" d`, "b c"},
		{"German", "a „b c“ d „e“ f", "b c e"},
		{"German books", "a »b c« d", "b c"},
		{"French", "a « b c » d", "b c"},
		{"Polish", "a „b c” d", "b c"},
		{"Swedish", "a ”b c” d", "b c"},
		{"Japanese", "a「b『c』d」e", "b c d"},
		{"Hebrew abbreviation", `עלה ש"ח ועוד "גם זה" סוף`, "גם זה"},
		{"an arrow", "» a b c", ""},
		{"left open", "a “b c", "b c"},
	} {
		s := newSheet(nil, row.text)
		var got []string
		for _, w := range s.words {
			if w.quoted {
				got = append(got, row.text[w.start:w.end])
			}
		}
		if strings.Join(got, " ") != row.want {
			t.Errorf("%s: %q is quoted, want %q", row.name, got, row.want)
		}
	}
}
