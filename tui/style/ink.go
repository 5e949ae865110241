package style

import "strconv"

// SGR is the ink as the parameters of one SGR sequence ("1;38;5;110"), "" for
// the terminal's own.
func (k Ink) SGR() string {
	var s string
	add := func(p string) {
		if s != "" {
			s += ";"
		}
		s += p
	}
	for _, a := range []struct {
		on bool
		p  string
	}{{k.Bold, "1"}, {k.Italic, "3"}, {k.Underline, "4"}, {k.Reverse, "7"}, {k.Strike, "9"}} {
		if a.on {
			add(a.p)
		}
	}
	if k.Fg != "" {
		add(color(k.Fg, 30))
	}
	if k.Bg != "" {
		add(color(k.Bg, 40))
	}
	return s
}

// color is an index as SGR parameters; base is 30 for the foreground, 40 for the
// background. The first sixteen have codes of their own, which all terminals know.
func color(index string, base int) string {
	n, err := strconv.Atoi(index)
	switch {
	case err != nil:
		return strconv.Itoa(base + 9)
	case n < 8:
		return strconv.Itoa(base + n)
	case n < 16:
		return strconv.Itoa(base + 60 + n - 8)
	}
	return strconv.Itoa(base+8) + ";5;" + index
}
