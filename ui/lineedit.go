package ui

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// lineText is a text on one line and the place in it where typing goes on, in
// bytes. A key moves bytes and looks at those near the cursor, so that it costs
// the same in a text of ten words and of ten thousand.
type lineText struct {
	text string
	at   int
}

// typingKeys are those that a shell has too. The program's own keys go first.
var typingKeys = struct {
	left, right, wordLeft, wordRight, start, end key.Binding
	back, del, wordBack, wordDel, clear          key.Binding
}{
	left:      bind(on("left"), "←", "left"),
	right:     bind(on("right"), "→", "right"),
	wordLeft:  bind(on("alt+left", "ctrl+left", "alt+b"), "ctrl+←", "a word left"),
	wordRight: bind(on("alt+right", "ctrl+right", "alt+f"), "ctrl+→", "a word right"),
	start:     bind(on("home", "ctrl+a"), "home", "start of the line"),
	end:       bind(on("end"), "end", "end of the line"),
	back:      bind(on("backspace", "ctrl+h"), "backspace", "delete back"),
	del:       bind(on("delete"), "del", "delete"),
	wordBack:  bind(on("alt+backspace", "ctrl+w", "ctrl+backspace"), "ctrl+w", "delete a word back"),
	wordDel:   bind(on("alt+delete", "alt+d", "ctrl+delete"), "alt+d", "delete a word"),
	clear:     bind(on("ctrl+u"), "ctrl+u", "delete all before"),
}

// set puts another text in its place, with the cursor at the end.
func (x *lineText) set(text string) {
	x.text = oneTyped(text)
	x.at = len(x.text)
}

// insert puts text where the cursor is, which goes behind it.
func (x *lineText) insert(text string) {
	text = oneTyped(text)
	x.text = x.text[:x.at] + text + x.text[x.at:]
	x.at += len(text)
	x.settle()
}

// key takes a key; one that neither moves nor types does nothing.
func (x *lineText) key(k tea.KeyPressMsg) {
	switch {
	case key.Matches(k, typingKeys.wordBack):
		x.cut(x.wordBefore(), x.at)
	case key.Matches(k, typingKeys.back):
		x.cut(x.before(x.at), x.at)
	case key.Matches(k, typingKeys.wordLeft):
		x.at = x.wordBefore()
		x.settle()
	case key.Matches(k, typingKeys.left):
		x.at = x.before(x.at)
	case key.Matches(k, typingKeys.wordRight):
		x.at = x.wordBehind()
		x.settle()
	case key.Matches(k, typingKeys.right):
		x.at = x.behind(x.at)
	case key.Matches(k, typingKeys.start):
		x.at = 0
	case key.Matches(k, typingKeys.del):
		x.cut(x.at, x.behind(x.at))
	case key.Matches(k, typingKeys.end):
		x.at = len(x.text)
	case key.Matches(k, typingKeys.clear):
		x.cut(0, x.at)
	case key.Matches(k, typingKeys.wordDel):
		x.cut(x.at, x.wordBehind())
	default:
		x.insert(k.Text)
	}
}

// cut takes a stretch away; the cursor goes to its beginning.
func (x *lineText) cut(from, to int) {
	x.text = x.text[:from] + x.text[to:]
	x.at = from
	x.settle()
}

// before and behind are the places one character away, as people see it: a
// letter with its vowel signs, or an emoji made of several, is one.
func (x *lineText) before(at int) int {
	for from := x.anchor(at); ; {
		to := x.behind(from)
		if to >= at {
			return from
		}
		from = to
	}
}

func (x *lineText) behind(at int) int {
	one, _ := ansi.FirstGraphemeCluster(x.text[at:], ansi.GraphemeWidth)
	return at + len(one)
}

// settle brings a place that has come to lie within a character to its end.
func (x *lineText) settle() {
	from := x.anchor(x.at)
	for from < x.at {
		from = x.behind(from)
	}
	x.at = from
}

// anchor is a place before another at which a character begins for certain: the
// last ASCII one, such as a space, or the beginning.
func (x *lineText) anchor(at int) int {
	for at--; at > 0 && x.text[at] >= utf8.RuneSelf; at-- {
	}
	return max(at, 0)
}

// wordBefore is the beginning of the word before the cursor, wordBehind the end
// of the one behind it.
func (x *lineText) wordBefore() int {
	rest := strings.TrimRightFunc(x.text[:x.at], unicode.IsSpace)
	if space := strings.LastIndexFunc(rest, unicode.IsSpace); space >= 0 {
		_, n := utf8.DecodeRuneInString(rest[space:])
		return space + n
	}
	return 0
}

func (x *lineText) wordBehind() int {
	rest := strings.TrimLeftFunc(x.text[x.at:], unicode.IsSpace)
	if end := strings.IndexFunc(rest, unicode.IsSpace); end >= 0 {
		return len(x.text) - len(rest) + end
	}
	return len(x.text)
}

// oneTyped is text as a line can hold it: tabs and line ends are spaces, and what
// has no shape is dropped. Most text is that already.
func oneTyped(text string) string {
	odd := func(r rune) bool { return r == utf8.RuneError || unicode.IsControl(r) }
	if strings.IndexFunc(text, odd) < 0 {
		return text
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r':
			return ' '
		case odd(r):
			return -1
		}
		return r
	}, text)
}
