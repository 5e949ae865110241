package headlines

import "github.com/lede-reader/lede/model"

// context is how many lines stay in sight beyond the cursor when it moves.
const context = 2

// lines is how many lines the whole list takes.
func (l *List) lines() int { return l.total*l.each + len(l.versions) }

// lineOf is the first line of a story.
func (l *List) lineOf(story int) int {
	line := story * l.each
	if l.open >= 0 && story > l.open {
		line += len(l.versions)
	}
	return line
}

// at tells what stands on a line: a story and the line within it, or a version
// of the story that is expanded.
func (l *List) at(line int) (story, within, version int) {
	if l.open >= 0 {
		first := (l.open + 1) * l.each
		switch {
		case line >= first+len(l.versions):
			line -= len(l.versions)
		case line >= first:
			return l.open, 0, line - first
		}
	}
	return line / l.each, line % l.each, -1
}

// cursorSpan is the first line under the cursor and how many it has.
func (l *List) cursorSpan() (line, n int) {
	if l.sub >= 0 {
		return (l.open+1)*l.each + l.sub, 1
	}
	return l.lineOf(l.cursor), l.each
}

// CursorLine is the line of the screen on which the cursor stands.
func (l *List) CursorLine() int {
	line, _ := l.cursorSpan()
	return line - l.top
}

// First is the number of the first story in sight.
func (l *List) First() int {
	story, _, _ := l.at(l.top)
	return max(0, min(story, l.total-1))
}

// Last is the number of the last story in sight, -1 in an empty list.
func (l *List) Last() int {
	story, _, _ := l.at(l.top + max(l.h, 1) - 1)
	return min(story, l.total-1)
}

// place puts the cursor on a line of the screen, as near as can be.
func (l *List) place(line int) {
	at, _ := l.cursorSpan()
	l.top = at - line
	hurry := l.hurry
	l.hurry = false
	l.settle()
	l.hurry = hurry
}

// settle moves the screen as little as it must for the cursor to be in sight.
func (l *List) settle() {
	at, n := l.cursorSpan()
	room := min(context, max(0, l.h-n)/2)
	if l.hurry && (at-room < l.top || at+n+room > l.top+l.h) {
		room = max(room, l.h/2-n) // half a screen at once
	}
	l.top = min(l.top, at-room)
	l.top = max(l.top, at+n+room-l.h)
	l.top = max(0, min(l.top, l.lines()-l.h))
	if _, within, version := l.at(l.top); version < 0 && within > 0 && at > l.top {
		l.top++ // no half story at the top
	}
	l.top = min(l.top, at) // a screen lower than a story
}

// Move goes n rows down, up if negative, through the versions of the story
// that is expanded; false if it stood at that end already.
func (l *List) Move(n int) bool {
	if l.total == 0 || n == 0 {
		return false
	}
	was := l.index()
	return l.setIndex(was+n) != was
}

// index numbers all rows, stories and versions.
func (l *List) index() int {
	i := l.cursor
	if l.open >= 0 && l.cursor > l.open {
		i += len(l.versions)
	}
	return i + l.sub + 1
}

func (l *List) setIndex(i int) int {
	i = max(0, min(i, l.total+len(l.versions)-1))
	l.cursor, l.sub = i, -1
	if l.open >= 0 && i > l.open {
		if l.cursor = i - len(l.versions); l.cursor <= l.open {
			l.cursor, l.sub = l.open, i-l.open-1
		}
	}
	l.settle()
	return i
}

// HalfPage moves by half a screen, down for dir 1, up for -1.
func (l *List) HalfPage(dir int) bool { return l.Move(dir * max(1, l.h/l.each/2)) }

// Page moves by a screen, down for dir 1, up for -1.
func (l *List) Page(dir int) bool { return l.Move(dir * max(1, l.h/l.each-1)) }

// GoTo puts the cursor on a story by its number.
func (l *List) GoTo(story int) {
	l.cursor, l.sub = max(0, min(story, l.total-1)), -1
	l.settle()
}

// Expand shows the versions of the story under the cursor below it; the
// cursor's line stays where it is if its story was expanded or none was.
func (l *List) Expand(versions []model.Version) {
	line := l.CursorLine()
	if l.open != l.cursor {
		l.sub = -1
	}
	l.open, l.versions = l.cursor, versions
	l.sub = min(l.sub, len(versions)-1)
	clear(l.drawn)
	l.place(line)
}

// Collapse hides the versions again; the cursor's line stays where it is.
func (l *List) Collapse() {
	if l.open < 0 {
		return
	}
	line := l.CursorLine()
	if l.sub >= 0 { // the cursor goes to the story, whose line may stay where it is
		line -= l.sub + l.each
		l.sub = -1
	}
	delete(l.drawn, l.open)
	l.open, l.versions = -1, nil
	l.place(line)
}

// Expanded tells whether the story under the cursor is expanded.
func (l *List) Expanded() bool { return l.open >= 0 && l.open == l.cursor }

// Open is the number of the story that is expanded, -1 if none is.
func (l *List) Open() int { return l.open }

// Mark puts the cursor on a version of the story that is expanded.
func (l *List) Mark(version int) {
	if l.Expanded() && version < len(l.versions) {
		l.sub = version
		l.settle()
	}
}

// Top goes to the first story.
func (l *List) Top() { l.setIndex(0) }

// Bottom goes to the last row.
func (l *List) Bottom() { l.setIndex(l.total + len(l.versions) - 1) }
