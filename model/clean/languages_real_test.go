package clean

import (
	"slices"
	"strings"
	"testing"

	"github.com/lede-reader/lede/model"
)

// realSentences are short paragraphs of news that have words of boilerplate in
// them; each stands alone among others, which is when a cue weighs most.
var realSentences = map[string]string{
	"de": `Jeden Morgen fährt der Bus um sechs.
Die Genossenschaft hat 340 Mitglieder.
Ohne Genehmigung darf dort niemand bauen.
Jetzt unterstützen auch die Grünen den Plan.
Per E-Mail kam die Absage.
Unabhängigen Journalismus gibt es in dem Land nicht mehr.
Im ersten Monat kamen tausend Besucher.
Die Provision floss auf ein Konto in Zürich.
Zur Diskussion steht auch ein Verbot.
Sie sind bereits auf dem Weg.
Das müssen alle akzeptieren.
Der Newsletter der Partei ging an 3000 Leute.
Ihre Spende kam zu spät.
Facebook und Instagram waren am Montag für Stunden nicht erreichbar.
Cookies backt die Klasse zum Advent.
Mehr als hundert Spenden gingen ein.
Die Mitglieder stimmen am Freitag ab.
Das Abo kostet künftig 49 Euro.
Bilder aus der Nacht zeigen den Brand.
Mehr dazu wollte der Minister nicht.
Kommentare dazu gab es keine.
Folgen hat der Fehler keine.
Weiter ging es nicht.
Hintergrund: Der Streit um die Mühle dauert schon neun Jahre.
Danke, das war alles.
Auch der Datenschutz spielt eine Rolle.
Nachdruck auf Papier lohnt sich nicht mehr.
Im Archiv der Redaktion fanden sich zwei Briefe.`,
	"fr": `Chaque matin, le car part à six heures.
La newsletter du parti compte 3 000 lecteurs.
Votre soutien, c'est de l'eau dans le désert.
Le premier mois, mille visiteurs sont venus.
Sans autorisation, personne ne peut y construire.
Les dons ont dépassé toutes les attentes.
Le journalisme indépendant n'existe plus dans ce pays.
Sans publicité, la radio ne vivrait pas.
Facebook et Instagram sont restés inaccessibles pendant des heures.
Les abonnés au gaz paieront plus cher.
Nos partenaires européens sont prévenus.
Grâce à vous, la salle était pleine.
Les cookies sont au chocolat.
Un témoignage a relancé l'enquête.
Il vous reste à convaincre le maire.
Photo à l'appui, la police a identifié la voiture.
Merci, c'est tout.
Sur le même sujet, le maire reste muet.
La suite se jouera au tribunal.
Les données personnelles de 2 000 patients ont fuité.
L'abonnement coûtera 49 euros.
Aidez-nous, criait la foule.
Toute reproduction du tableau est un faux.
En cliquant sur le lien, il a perdu 900 euros.
L'application mobile de la ville ne marche plus.
Vous aimerez aussi la plage.`,
	"es": `Cada mañana sale el autobús a las seis.
El boletín del partido llega a 3.000 personas.
El primer mes llegaron mil visitantes.
Sin autorización nadie puede construir allí.
Las donaciones superaron lo previsto.
El periodismo independiente ya no existe en ese país.
Su apoyo llegó tarde.
Nuestros socios europeos están avisados.
Facebook e Instagram estuvieron caídos durante horas.
Los socios votan el viernes.
Gracias, eso fue todo.
Una fotografía muestra la salida del coche.
El correo llegó con dos días de retraso.
Las cookies son de chocolate.
Más de cien vecinos firmaron.
Apúntate esta fecha: el 3 de mayo.
La suscripción costará 49 euros.
Ver para creer.
Compartir piso ya no es cosa de estudiantes.
Los comentarios no se hicieron esperar.
La política de privacidad de la empresa está en los tribunales.
Última hora de la tarde en el puerto.
De terceros para arriba, nadie sabe nada.
Te recomendamos paciencia, dijo el médico.
Queda prohibida la pesca en todo el río.
El contenido externo del disco se perdió.`,
	"it": `Ogni mattina il bus parte alle sei.
Gli abbonati al gas pagheranno di più.
Abbonati e tifosi hanno protestato.
Il primo mese sono arrivati mille visitatori.
Le donazioni hanno superato le attese.
Il giornalismo indipendente non esiste più in quel paese.
La newsletter del partito va a 3.000 persone.
Facebook e Instagram sono rimasti irraggiungibili per ore.
Grazie, è tutto.
I nostri partner europei sono avvisati.
L'abbonamento costerà 49 euro.
I cookie sono al cioccolato.
I commenti non si sono fatti attendere.
La foto mostra l'auto che parte.
Foto e video sono al vaglio della procura.
Il vostro sostegno è acqua nel deserto.
Il tuo contributo non serve più.
La privacy dei pazienti è stata violata.
Continua la pioggia.
Leggi e decreti non bastano.
Questo articolo è della Costituzione.
Vedi Napoli e poi muori.
Ricevi la palla e tiri.
Alla newsletter interna rispondono in pochi.
Il contenuto riservato del fascicolo è finito in rete.
Segui la strada fino al ponte.`,
	"pt": `Todas as manhãs o autocarro parte às seis.
O boletim do partido chega a 3.000 pessoas.
O primeiro mês trouxe mil visitantes.
Sem autorização ninguém pode construir ali.
As doações superaram o esperado.
O jornalismo independente já não existe nesse país.
Seu apoio chegou tarde.
Apoie-se quem puder.
O Facebook e o Instagram estiveram em baixo durante horas.
Os assinantes do gás vão pagar mais.
Obrigado, foi tudo.
Os cookies são de chocolate.
Os comentários não se fizeram esperar.
A imagem mostra o carro a sair.
A assinatura vai custar 49 euros.
É proibida a pesca em todo o rio.
Sua assinatura falta no papel.
A divulgação ficou para sexta.
A política de privacidade da empresa está em tribunal.
Em destaque está o vinho da região.
Mais de cem moradores assinaram.
Veja-se o caso da ponte.
Ajude-nos, gritava a multidão.
O acordo tem um custo alto.
À redação chegaram três cartas.
Um nosso canal levava água ao moinho.`,
	"nl": `Elke ochtend vertrekt de bus om zes uur.
De nieuwsbrief van de partij gaat naar 3000 mensen.
De eerste maand kwamen er duizend bezoekers.
Zonder toestemming mag daar niemand bouwen.
De donaties overtroffen de verwachtingen.
Onafhankelijke journalistiek bestaat in dat land niet meer.
De leden stemmen vrijdag.
Facebook en Instagram waren uren niet bereikbaar.
Bedankt, dat was alles.
De cookies zijn van chocola.
Reacties bleven uit.
Het abonnement kost straks 49 euro.
Meer dan honderd mensen tekenden.
Op de foto is de auto te zien.
Uw steun kwam te laat.
De privacyverklaring van het bedrijf ligt bij de rechter.
Via e-mail kwam de afzegging.
Verder lezen ze thuis.
Alle cookies gingen op.
Kijk uit voor het water.
Help ons, riep de menigte.
Dankzij onze vrijwilligers is het park schoon.
Dat plan kost geld.
Terug naar de raad gaat het niet.
Niets missen is ook een kunst.
Ontvang de bal en schiet.`,
}

func TestRealSentencesStay(t *testing.T) {
	languages := map[string]*paperLanguage{}
	for _, p := range languagePublishers(t) {
		languages[p.language.code] = p.language
	}
	for code, list := range realSentences {
		var body []string
		for _, p := range languages[code].articles[3].paras {
			body = append(body, p.Text)
		}
		for line := range strings.SplitSeq(list, "\n") {
			text := strings.Join(slices.Insert(slices.Clone(body), 2, line), "\n\n")
			a := New().Apply(model.Item{ID: "x", Text: text})
			sound(t, a)
			if a.Language != code {
				t.Errorf("%s is taken for %q", code, a.Language)
			}
			for _, r := range a.Removed {
				t.Errorf("%s: cut %q by %s/%s", code, a.Raw[r.Start:r.End], r.Reason, r.Rule)
			}
		}
	}
}

// A short sentence may come twice in a paper; in a script without spaces it has
// as many words as a long one.
func TestShortSentencesComeTwice(t *testing.T) {
	for code, line := range map[string]string{"zh": "警方正在调查事故的原因。", "ja": "警察が事故の原因を調べている。", "th": "ตำรวจกำลังสอบสวนหาสาเหตุ", "ko": "경찰이 사고 원인을 조사하고 있다.", "ru": "Полиция выясняет причины аварии."} {
		c := New()
		var items []model.Item
		for _, p := range languagePublishers(t) {
			if p.language.code != code {
				continue
			}
			for _, d := range p.documents(false) {
				it := d.item
				paras := strings.Split(it.Text, "\n\n") // in the middle: no story opens like another
				it.Text = strings.Join(slices.Insert(paras, len(paras)/2, line), "\n\n")
				items = append(items, it)
				c.Learn(it)
			}
		}
		for _, it := range items {
			a := c.Apply(it)
			sound(t, a)
			if !strings.Contains(a.Text(), line) {
				t.Errorf("%s: cut %q", a.ID, line)
			}
		}
	}
}

// A language is told, or nothing is said of it: never is a language with cues
// taken for another with cues, nor one without for one with.
func TestGuessedLanguage(t *testing.T) {
	told := 0
	check := func(name, want string, paras []string) {
		a := New().Apply(model.Item{ID: "x", Text: strings.Join(paras, "\n\n")})
		if a.Language != want && a.Language != "" && (books()[a.Language] != nil || books()[want] != nil) {
			t.Errorf("%s: %q, want %q: %.60q", name, a.Language, want, a.Raw)
		}
		if a.Language == want {
			told++
		}
	}
	articles := 0
	seen := map[string]bool{}
	for _, p := range languagePublishers(t) {
		if seen[p.language.code] {
			continue
		}
		seen[p.language.code] = true
		for _, art := range p.language.articles {
			var paras []string
			for _, para := range art.paras {
				paras = append(paras, para.Text)
			}
			articles++
			check(art.title, p.language.code, paras)
			for i := range paras {
				check("a paragraph", p.language.code, paras[i:i+1])
				check("the end", p.language.code, paras[i:])
			}
		}
	}
	t.Logf("%d told of %d articles, whole and in part", told, articles)
	check("a German sentence in English", "en", []string{filler, "“Wir wissen nicht, was wir jetzt tun sollen, und wir haben auch keine Zeit mehr dafür”, he said on the radio.", filler, "The council will meet again in June, and it is not known who of its members will be there by then."})
}
