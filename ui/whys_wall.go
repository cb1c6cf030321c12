package ui

import (
	"unicode"

	"doorstep/content"
	"doorstep/session"
)

// whyWall is what the strip is drawn from, made again only when one of the
// records changed.
type whyWall struct {
	tree  session.Whys
	roots map[session.ID]*session.Record
	cards map[session.ID][]string
	heads map[session.ID]string

	places   map[session.ID]int
	made     [7]int64
	table    session.ID
	known    bool
	blame    session.Blame
	lang     string
	names    []string
	verdicts map[*session.Record]bool
}

// refresh makes it again where it must be. It says whether another table's
// thread is shown than before.
func (l *whyWall) refresh(d *desk, r *rows) (turned bool) {
	s := d.state
	var now [7]int64
	for i, kind := range []string{
		session.KindWhy, session.KindTable, session.KindRoot, session.KindLink, session.KindCard, session.KindTheme,
		session.KindParticipant,
	} {
		now[i] = s.KindVersion(kind)
	}
	turned = !l.known || l.table != d.table
	if !turned && now == l.made {
		return false
	}
	l.tree = session.WhyTree(r.of(d), s.Kind(session.KindTable))
	if clear(l.places); l.places == nil {
		l.places = make(map[session.ID]int, len(l.tree))
	}
	for i, n := range l.tree {
		l.places[n.ID] = i
	}
	l.roots = session.RootsByWhy(s)
	l.cards = cardNumbers(s, session.KindWhy)
	l.heads = nil
	if d.table.IsZero() {
		l.heads = tableHeads(s)
	}
	if lang := d.session().Lang; !l.known || lang != l.lang {
		l.blame, l.lang = session.NewBlame(content.LoadWords(lang)), lang
	}
	l.names, l.verdicts = session.NamesToSpare(s), map[*session.Record]bool{}
	l.made, l.table, l.known = now, d.table, true
	return turned
}

// at is the place of an answer, -1 where it is not there.
func (l *whyWall) at(id session.ID) int {
	if i, ok := l.places[id]; ok {
		return i
	}
	return -1
}

// blames remembers the verdict on an answer until something changes.
func (l *whyWall) blames(r *session.Record) bool {
	blamed, known := l.verdicts[r]
	if !known {
		blamed = l.blame.Blames(r.Str("answer"), l.names)
		l.verdicts[r] = blamed
	}
	return blamed
}

// asks is what is asked back at an answer: of one that blames somebody, and
// that nobody has asked further, what made that sensible.
func (l *whyWall) asks(i int) string {
	if l.tree.AsksBack(i, l.blames) {
		return l.blame.Ask
	}
	return ""
}

// cardNumbers are the numbers of the cards that each record of a kind rests on.
func cardNumbers(s *session.State, kind string) map[session.ID][]string {
	numbers := map[session.ID][]string{}
	for from, to := range session.RestsOn(s) {
		if s.Get(kind, from) == nil {
			continue
		}
		for _, id := range to {
			if c := s.Get(session.KindCard, id); c != nil {
				numbers[from] = append(numbers[from], c.Label)
			}
		}
	}
	return numbers
}

// tableHeads are the tables' names, each with its theme on a second line.
func tableHeads(s *session.State) map[session.ID]string {
	heads := map[session.ID]string{}
	for _, r := range s.Kind(session.KindTable) {
		heads[r.ID] = session.OneLine(r.Text())
		if theme := s.Get(session.KindTheme, r.Ref("theme")); theme != nil {
			heads[r.ID] += "\n" + session.OneLine(theme.Text())
		}
	}
	return heads
}

func notLetterOrDigit(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// entryAt is the place in the strip before which the line stands: behind all
// that hangs beneath its parent, or behind the facts of its table.
func (y *whys) entryAt() int {
	tree := y.wall.tree
	if p := y.parent(); p >= 0 {
		return tree[p].End
	}
	last := tree.LastBeneath(-1, y.spot.table)
	if last < 0 {
		return len(tree)
	}
	return tree[last].End
}

// above is the last answer beneath the line's parent, -1 where there is none:
// the one that the line goes beneath with Tab.
func (y *whys) above() int { return y.wall.tree.LastBeneath(y.parent(), y.spot.table) }

// Select chooses an answer of the tree.
func (y *whys) Select(id session.ID) bool {
	y.look()
	if y.wall.at(id) < 0 {
		return false
	}
	if y.editing || y.detail != nil || y.mark != nil {
		return y.chosen == id
	}
	y.chosen = id
	return true
}
