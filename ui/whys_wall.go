package ui

import (
	"unicode"

	"doorstep/content"
	"doorstep/session"
)

// whyWall is what the strip is drawn from. The trees are kept in step with the
// answers; the rest is made again when one of its records changed.
type whyWall struct {
	tree  *session.Whys
	roots map[session.ID]*session.Record
	heads map[session.ID]string

	made     [5]int64
	table    session.ID
	known    bool
	blame    session.Blame
	lang     string
	names    []string
	verdicts map[string]bool // by what was said
}

// refresh makes it again where it must be. It says whether another table's
// thread is shown than before.
func (l *whyWall) refresh(d *desk, r *rows) (turned bool) {
	s := d.state
	var now [5]int64
	for i, kind := range []string{session.KindTable, session.KindRoot, session.KindTheme, session.KindParticipant, session.KindSession} {
		now[i] = s.KindVersion(kind)
	}
	l.tree = &d.whysOf(r.capture).tree
	turned = !l.known || l.table != d.table
	if !turned && now == l.made {
		return false
	}
	l.roots = session.RootsByWhy(s)
	l.heads = nil
	if d.table.IsZero() {
		l.heads = tableHeads(s)
	}
	if lang := d.session().Lang; !l.known || lang != l.lang {
		l.blame, l.lang = session.NewBlame(content.LoadWords(lang)), lang
	}
	l.names, l.verdicts = session.NamesToSpare(s), map[string]bool{}
	l.made, l.table, l.known = now, d.table, true
	return turned
}

// blames remembers the verdict on an answer.
func (l *whyWall) blames(r *session.Record) bool {
	said := r.Str("answer")
	blamed, known := l.verdicts[said]
	if !known {
		blamed = l.blame.Blames(said, l.names)
		l.verdicts[said] = blamed
	}
	return blamed
}

// asks is what is asked back at an answer: of one that blames somebody, and
// that nobody has asked further, what made that sensible.
func (l *whyWall) asks(n *session.WhyNode) string {
	if n.AsksBack(l.blames) {
		return l.blame.Ask
	}
	return ""
}

// cardsUnder are the numbers of the cards that a record rests on.
func (d *desk) cardsUnder(id session.ID) []string {
	var numbers []string
	for _, on := range d.readings().rests.On(d.state, id) {
		if c := d.state.Get(session.KindCard, on); c != nil {
			numbers = append(numbers, c.Label)
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

// entryBehind is the answer behind which the line stands: the last of all that
// hangs beneath its parent, or of the facts of its table. It is nil where the
// strip is empty.
func (y *whys) entryBehind() *session.WhyNode {
	if p := y.parent(); p != nil {
		return p.Foot()
	}
	if last := y.wall.tree.LastBeneath(nil, y.spot.table); last != nil {
		return last.Foot()
	}
	return y.wall.tree.Last()
}

// above is the last answer beneath the line's parent, nil where there is none:
// the one that the line goes beneath with Tab.
func (y *whys) above() *session.WhyNode { return y.wall.tree.LastBeneath(y.parent(), y.spot.table) }

// Select chooses an answer of the tree.
func (y *whys) Select(id session.ID) bool {
	y.look()
	if y.wall.tree.At(id) == nil {
		return false
	}
	if y.editing || y.detail != nil || y.mark != nil {
		return y.chosen == id
	}
	y.chosen = id
	return true
}
