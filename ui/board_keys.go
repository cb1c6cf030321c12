package ui

import (
	"unicode"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
)

// boardKeys work on the wall, where no text has the focus. Small letters are
// themes, so everything else is a sign; capital H, J, K and L move, for hands
// that stay on the home row.
var boardKeys = struct {
	lay, mark, begin, name, park, loosen  key.Binding
	merge, earlier, later, like           key.Binding
	up, down, left, right, move           key.Binding
	line, wall                            key.Binding
	detail, run, nameKeep, nameNext, drop key.Binding
}{
	lay:     said("a-z", "to theme"),
	mark:    bind(on("space"), "space", "mark"),
	begin:   bind(on("+"), "+", "new theme, split"),
	name:    bind(on("="), "=", "name"),
	park:    bind(on("."), ".", "park"),
	loosen:  bind(on("-"), "-", "off the theme"),
	merge:   bind(on("&"), "&", "merge into"),
	earlier: bind(on("<"), "<", "theme earlier"),
	later:   bind(on(">"), ">", "theme later"),
	like:    bind(on("~", "%"), "~", "similar wording"),
	up:      bind(on("K"), "K", "up"),
	down:    bind(on("J"), "J", "down"),
	left:    bind(on("H"), "H", "left"),
	right:   bind(on("L"), "L", "right"),
	move:    said("HJKL", "move, as the arrows"),
	line:    bind(on("enter", "tab"), "enter", "type numbers"),
	wall:    bind(on("tab", "up", "down"), "tab", "to the wall"),

	detail:   bind(on("ctrl+e"), "ctrl+e", "all fields"),
	run:      bind(on("enter"), "enter", "do it"),
	nameKeep: bind(on("enter"), "enter", "keep"),
	nameNext: bind(on("tab"), "tab", "next theme"),
	drop:     bind(on("esc", "ctrl+x"), "esc", "drop it"),
}

// said is something that is typed into the line; no key presses it.
func said(show, does string) key.Binding {
	return key.NewBinding(key.WithKeys([]string{}...), key.WithHelp(show, does))
}

// boardLines are what the line understands, as the help shows it.
var boardLines = []key.Binding{
	said("a 12 14", "lay under A"), said("12 14 a", "the same"), said("a: text", "name A"), said("new 3 4", "new theme, split"),
	said("park 9", "park a card"), said("park a", "park a theme"), said("off 9", "off its theme"), said("merge a b", "B goes into A"),
	said("12 14", "mark"), said("like 9", "similar wording"),
}

func (b *board) Keys() []key.Binding {
	b.sync()
	k := boardKeys
	switch {
	case b.detail != nil:
		return append([]key.Binding{when(as(keys.back, "to the wall"), !b.detail.edit.open)}, b.detail.Keys()...)
	case b.naming.open:
		return []key.Binding{k.nameKeep, k.nameNext, k.drop}
	case !b.onWall && b.alike == nil:
		return append([]key.Binding{
			when(k.run, b.input.value() != ""), k.wall, when(k.drop, b.input.value() != "" || len(b.marked) > 0),
		}, boardLines...)
	}
	r, c := b.current(), b.column()
	has, theme := len(b.targets()) > 0, c.Theme != nil && b.alike == nil
	double := r != nil && misplaced(r) || r == nil && conflicting(c.Theme, "sentence")
	list := []key.Binding{
		when(keys.settle, double), when(keys.other, double),
		when(k.lay, has), when(k.mark, r != nil), when(k.name, theme), when(k.begin, has), when(k.park, has || theme),
		when(k.like, r != nil && b.alike == nil), when(k.loosen, has), when(k.merge, theme), when(k.earlier, theme), when(k.later, theme),
		when(k.line, b.alike == nil), when(as(keys.keep, "show it on the wall"), b.alike != nil),
	}
	return append(list,
		when(k.detail, r != nil), when(as(keys.remove, "delete the theme"), r == nil && theme), when(keys.redact, b.Pointed() != nil),
		when(as(keys.back, "back"), b.alike != nil || len(b.marked) > 0), k.move)
}

// wallKey is a key on the wall.
func (b *board) wallKey(msg tea.KeyPressMsg) tea.Cmd {
	if b.alike != nil && b.alikeKey(msg) {
		return nil
	}
	if b.moveKey(msg) {
		return nil
	}
	switch k := boardKeys; {
	case key.Matches(msg, keys.settle, keys.other):
		return b.settleKey(msg)
	case key.Matches(msg, k.line):
		b.toLine()
	case key.Matches(msg, k.mark):
		b.markHere()
	case key.Matches(msg, k.begin):
		return b.some(func(ids []session.ID) tea.Cmd { return b.begin(ids, "") })
	case key.Matches(msg, k.name):
		return b.name()
	case key.Matches(msg, k.park):
		return b.parkKey()
	case key.Matches(msg, k.loosen):
		return b.some(b.loosen)
	case key.Matches(msg, k.merge):
		return b.mergeKey()
	case key.Matches(msg, k.earlier):
		return b.shift(-1)
	case key.Matches(msg, k.later):
		return b.shift(1)
	case key.Matches(msg, k.like):
		if r := b.current(); r != nil {
			return b.openAlike(r.ID)
		}
	case key.Matches(msg, k.detail):
		b.openDetail()
	case key.Matches(msg, keys.remove):
		return b.discard()
	case key.Matches(msg, keys.redact) && b.Pointed() != nil:
		return b.env.open(newRedact(b.env, b.Pointed()))
	default:
		return b.signKey(msg)
	}
	return nil
}

// moveKey moves the cursor, and lets go of the marks.
func (b *board) moveKey(msg tea.KeyPressMsg) bool {
	switch k := boardKeys; {
	case key.Matches(msg, keys.up, k.up):
		b.down(-1)
	case key.Matches(msg, keys.down, k.down):
		b.down(1)
	case key.Matches(msg, keys.left, k.left):
		b.across(-1)
	case key.Matches(msg, keys.right, k.right):
		b.across(1)
	case key.Matches(msg, keys.first):
		b.down(-b.cursor.row)
	case key.Matches(msg, keys.last):
		b.down(len(b.column().Cards))
	case key.Matches(msg, keys.back):
		if len(b.marked) == 0 {
			b.toLine()
		}
		clear(b.marked)
	default:
		return false
	}
	return true
}

// signKey is a letter, which names a theme, or a figure, which begins a line.
func (b *board) signKey(msg tea.KeyPressMsg) tea.Cmd {
	text := typedRune(msg)
	r, n := utf8.DecodeRuneInString(text)
	switch {
	case text == "" || n != len(text):
	case unicode.IsDigit(r):
		return b.figure(msg)
	case unicode.IsLetter(r):
		return b.letter(text)
	}
	return nil
}

// typedOn is what was last typed on the wall: a theme's letter, and a space.
type typedOn struct {
	letter string
	wrote  bool       // the letter laid a card
	spaced bool       // a space followed
	mark   session.ID // and marked this one
}

// onWallKey is a key on the wall, and remembers what may be the beginning of a
// line.
func (b *board) onWallKey(msg tea.KeyPressMsg) tea.Cmd {
	made, r := b.made, b.current()
	cmd := b.wallKey(msg)
	b.sync()
	text := typedRune(msg)
	switch c, _ := utf8.DecodeRuneInString(text); {
	case text == " " && b.ran.letter != "" && !b.ran.spaced:
		b.ran.spaced = true
		if r != nil && b.marked[r.ID] {
			b.ran.mark = r.ID
		}
	case unicode.IsLetter(c):
		b.ran = typedOn{letter: text, wrote: b.made != made}
	default:
		b.ran = typedOn{}
	}
	return cmd
}

// figure begins a line with a figure. A letter, a space and a figure are a line
// that was typed while the keys were the wall's: what the letter did there is
// taken back, and the line has all three.
func (b *board) figure(msg tea.KeyPressMsg) tea.Cmd {
	ran := b.ran
	b.toLine()
	if ran.letter == "" || !ran.spaced {
		b.input.update(msg)
		return nil
	}
	if !ran.mark.IsZero() {
		delete(b.marked, ran.mark)
	}
	b.input.set(ran.letter + " " + typedRune(msg))
	if !ran.wrote {
		return nil
	}
	return tea.Batch(b.env.desk.undo(false), say(toneInfo, "Read as a line; what "+ran.letter+" did on the wall is taken back."))
}

// letter lays cards under the theme of that letter, or begins the next.
func (b *board) letter(typed string) tea.Cmd {
	l, err := b.laid.Read(typed)
	if err != nil || l.Verb != session.BoardShow {
		if err == nil {
			return nil
		}
		return say(toneWarn, capital(shown(refusal(err)))+". Nothing was moved.")
	}
	return b.some(func(ids []session.ID) tea.Cmd {
		theme, name := l.Themes[0], b.laid.Next
		if c := b.laid.ThemeCalled(typed); c != nil {
			name = c.Letter
		}
		return b.lay([]session.BoardMove{{Theme: theme, Letter: name, Cards: ids}})
	})
}

// some does something with the cards that a key acts on.
func (b *board) some(deed func(ids []session.ID) tea.Cmd) tea.Cmd {
	ids := b.targets()
	if len(ids) == 0 {
		return say(toneInfo, "This is a heading: go down to a card, or mark some. = names the theme.")
	}
	from := heap{}
	if c := b.laid.ColumnOf(ids[0]); c != nil {
		from = heapOf(c)
	}
	cmd := deed(ids)
	b.went = spot{heap: from, card: ids[0]}
	return cmd
}

// markHere marks the card under the cursor and goes on to the next.
func (b *board) markHere() {
	r := b.current()
	if r == nil {
		return
	}
	b.mark(r.ID)
	if b.alike != nil {
		b.alike.row = min(b.alike.row+1, len(b.alike.list)-1)
		return
	}
	b.down(1)
}

// parkKey parks cards, or on a heading the theme; on the parking lot it brings
// cards back.
func (b *board) parkKey() tea.Cmd {
	c := b.column()
	if len(b.targets()) == 0 && c.Theme != nil {
		return b.parkThemes([]session.ID{c.Theme.ID})
	}
	return b.some(func(ids []session.ID) tea.Cmd {
		for _, id := range ids {
			if c := b.laid.ColumnOf(id); c == nil || c.Pile != session.PileParked {
				return b.park(ids)
			}
		}
		return b.loosen(ids)
	})
}

// mergeKey begins the line that merges the cursor's theme into another.
func (b *board) mergeKey() tea.Cmd {
	c := b.column()
	if c.Theme == nil {
		return say(toneInfo, "Only themes are merged; stand on one.")
	}
	b.toLine()
	b.input.set("merge " + shown(c.Letter) + " into ")
	return nil
}

func (b *board) toLine() { b.onWall, b.alike = false, nil }

// settleKey settles what two laptops wrote at the same time: where a card
// lies, or what a theme says.
func (b *board) settleKey(msg tea.KeyPressMsg) tea.Cmd {
	if r := b.current(); r != nil {
		if misplaced(r) {
			return b.settlePlace(r, key.Matches(msg, keys.other))
		}
		return nil
	}
	cmd, _ := b.env.desk.settle(msg, b.activity.ID, b.column().Theme, "sentence")
	return cmd
}

// openDetail shows all fields of the card under the cursor, to turn a name into
// a role.
func (b *board) openDetail() {
	r := b.current()
	if r == nil {
		return
	}
	all := *b.cards
	all.Fields = nil // a card may be of another kind than the list takes
	for _, f := range b.cards.Fields {
		if f.ID != "kind" {
			all.Fields = append(all.Fields, f)
		}
	}
	s := newSheet(b.env, b.activity, &content.Capture{Kind: all.Kind, Title: all.Title, Fields: all.Fields}).(*sheet)
	s.form = true
	for i, rec := range s.records() {
		if rec.ID == r.ID {
			s.row = i
			b.detail = s
		}
	}
}

func (b *board) inDetail(msg tea.Msg) tea.Cmd {
	if k, ok := msg.(tea.KeyPressMsg); ok && key.Matches(k, keys.back, keys.form) && !b.detail.edit.open {
		b.detail = nil
		return nil
	}
	return b.detail.Update(msg)
}

// capital begins a sentence.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}
