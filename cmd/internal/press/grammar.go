package press

import "strings"

// rule is one way or more to write something.
type rule [][]piece

// piece is a literal, a slot (a rule, or a word of a class), or a choice.
type piece struct {
	literal string
	slot    string
	word    func(*writer) // of a slot that is a word
	rule    rule          // of a slot that is a rule, or of a choice
	capital bool
}

// grammar reads the rules and ties their slots to each other.
func grammar(lines []string) map[string]rule {
	all := map[string]rule{}
	name := ""
	for _, line := range lines {
		if n, ok := strings.CutPrefix(line, "= "); ok {
			name = n
			continue
		}
		pieces, _ := parse(line)
		all[name] = append(all[name], pieces)
	}
	for _, r := range all {
		tie(r, all)
	}
	return all
}

// parse reads up to the end or to a | or } that is not of a slot within.
func parse(s string) (pieces []piece, rest string) {
	for s != "" && s[0] != '|' && s[0] != '}' {
		end := strings.IndexAny(s, "{|}")
		switch {
		case end < 0:
			end = len(s)
			fallthrough
		case end > 0:
			pieces = append(pieces, piece{literal: s[:end]})
			s = s[end:]
		default:
			var slot piece
			slot, s = parseSlot(s[1:])
			pieces = append(pieces, slot)
		}
	}
	return pieces, s
}

// parseSlot reads what stands between braces, and the closing one.
func parseSlot(s string) (piece, string) {
	var choice rule
	for {
		var one []piece
		one, s = parse(s)
		choice = append(choice, one)
		last := s[0] == '}'
		s = s[1:]
		if last {
			break
		}
	}
	if len(choice) > 1 {
		return piece{rule: choice}, s
	}
	name := choice[0][0].literal
	lower := strings.ToLower(name)
	return piece{slot: lower, capital: lower != name}, s
}

// tie gives each slot the rule or the word that its name stands for.
func tie(r rule, all map[string]rule) {
	for _, pieces := range r {
		for i := range pieces {
			p := &pieces[i]
			switch {
			case p.slot == "":
				tie(p.rule, all)
			case all[p.slot] != nil:
				p.rule = all[p.slot]
			default:
				p.word = classes[p.slot]
				if p.word == nil {
					panic("no such slot in grammar.txt: " + p.slot)
				}
			}
		}
	}
}
