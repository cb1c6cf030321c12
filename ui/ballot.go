package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/content"
	"doorstep/session"
)

// ballotKeys are the two keys that a vote has of its own.
var ballotKeys = struct{ reveal, again key.Binding }{
	reveal: bind(on("alt+r"), "alt+r", "reveal all"),
	again:  bind(on("alt+a"), "alt+a", "another round"),
}

// ballot counts dots or stars: tallies read off paper, or slip by slip. What was
// counted is hidden until it is revealed, all at once; a further round keeps the
// one before.
type ballot struct {
	env      *env
	activity *content.Activity
	capture  *content.Capture
	input    line
	read     ballotRead
	// look is the round on the screen; zero: the latest of this room.
	look session.ID
	// item and word are the row under the cursor: an item, or one of the lines
	// on it, counted from 1.
	item session.ID
	word int
	part ballotPart
	// opened says that the line holds what the row had, to be corrected.
	opened bool
	// beyond is a line that went beyond the bounds; Enter keeps it all the same.
	beyond string
	err    error
	// named says that the round to be opened takes names on its slips.
	named  bool
	top    int
	drawn  *pollDraw
	spots  []pollSpot
	detail *sheet
}

// ballotPart is what the line takes: a count, or words on the item.
type ballotPart int

const (
	partCount ballotPart = iota
	partLike
	partChange
)

// ballotRead is what was read of the state, and the versions it holds for.
type ballotRead struct {
	made  [7]int64
	known bool
	polls []*session.Poll
}

func newBallot(e *env, a *content.Activity, c *content.Capture) instrument {
	b := &ballot{env: e, activity: a, capture: c, input: newLine()}
	if set := b.settings(); set != nil {
		f := set.Field("anonymous")
		b.named = f == nil || f.Default != "yes"
	}
	b.begin()
	return b
}

// of is the kind of record that is voted on.
func (b *ballot) of() string {
	if f := b.capture.Field("item"); f != nil {
		return f.Ref
	}
	return session.KindTheme
}

// kind is dots or stars.
func (b *ballot) kind() string {
	if b.capture.Kind == session.KindRating {
		return session.StarBallot
	}
	return session.DotBallot
}

// settings is the activity's list of rounds, nil where the pack has none.
func (b *ballot) settings() *content.Capture { return b.activity.Capture(session.KindBallot) }

// polls are the rounds so far. They are read anew only when one of their kinds
// changed.
func (b *ballot) polls() []*session.Poll {
	s := b.env.desk.state
	kinds := [7]string{
		session.KindBallot, session.KindVote, session.KindRating, session.KindParticipant,
		session.KindSession, session.KindTable, b.of(),
	}
	var made [7]int64
	for i, kind := range kinds {
		made[i] = s.KindVersion(kind)
	}
	if !b.read.known || made != b.read.made {
		b.read = ballotRead{made, true, session.Polls(s, b.kind(), b.of())}
	}
	return b.read.polls
}

// poll is the round on the screen, nil before the first is opened.
func (b *ballot) poll() *session.Poll {
	var latest *session.Poll
	for _, p := range b.polls() {
		if p.ID == b.look && !b.look.IsZero() {
			return p
		}
		if latest == nil || p.Origin == b.env.desk.state.Session || latest.Origin != b.env.desk.state.Session {
			latest = p
		}
	}
	return latest
}

func (b *ballot) Typing() bool { return true }

// Pointed is the item under the cursor, or the line on it.
func (b *ballot) Pointed() *session.Record {
	if w := b.wordHere(); w != nil {
		return b.env.desk.state.Get(session.KindRating, w.Rating)
	}
	if b.poll() == nil {
		return nil
	}
	return b.env.desk.state.Get(b.of(), b.itemHere())
}

// itemHere is the item under the cursor: the first one until it was moved, or if
// it is gone.
func (b *ballot) itemHere() session.ID {
	p := b.poll()
	switch {
	case p == nil || len(p.Items) == 0:
		return session.ID{}
	case p.Item(b.item) == nil:
		return p.Items[0].ID
	}
	return b.item
}

// wordHere is the line on an item under the cursor, nil on the item itself.
func (b *ballot) wordHere() *session.PollWord {
	p := b.poll()
	if p == nil || b.word == 0 {
		return nil
	}
	item := p.Item(b.itemHere())
	if item == nil || b.word > len(item.Words) {
		return nil
	}
	return &item.Words[b.word-1]
}

func (b *ballot) Keys() []key.Binding {
	if b.detail != nil {
		return append([]key.Binding{when(as(keys.back, "to the count"), !b.detail.edit.open)}, b.detail.Keys()...)
	}
	p := b.poll()
	if p == nil {
		n := len(session.BallotItems(b.env.desk.state, b.of()))
		return []key.Binding{when(as(keys.keep, "open the vote"), n > 0), when(as(keys.tab, "names or not"), n > 0)}
	}
	hidden, on := p.Hidden(), b.wordHere() != nil
	return append(b.settleKeys(),
		as(keys.keep, "count"), when(ballotKeys.reveal, hidden && !p.Empty()), as(keys.tab, "likes, changes"),
		when(ballotKeys.again, !hidden), when(as(keys.left, "other round"), len(b.polls()) > 1),
		when(as(keys.remove, "take away"), on || p.Round > 0), when(keys.redact, on),
		when(as(keys.form, "settings"), b.settings() != nil && p.Round > 0),
		when(as(keys.back, "drop it"), b.input.value() != "" || b.part != partCount), keys.up, keys.down,
	)
}

func (b *ballot) Update(msg tea.Msg) tea.Cmd {
	if b.detail != nil {
		if k, ok := msg.(tea.KeyPressMsg); ok && key.Matches(k, keys.back) && !b.detail.edit.open {
			b.detail = nil
			return nil
		}
		return b.detail.Update(msg)
	}
	switch msg := msg.(type) {
	case shownMsg:
		b.begin()
	case tea.PasteMsg:
		return b.paste(msg)
	case tea.KeyPressMsg:
		return b.key(msg)
	}
	return nil
}

func (b *ballot) key(msg tea.KeyPressMsg) tea.Cmd {
	p := b.poll()
	if p == nil {
		return b.openKey(msg)
	}
	if cmd, taken := b.settle(msg, p); taken {
		return cmd
	}
	empty := b.input.value() == ""
	switch {
	case key.Matches(msg, keys.keep):
		return b.enter(p)
	case key.Matches(msg, ballotKeys.reveal):
		return b.reveal(p)
	case key.Matches(msg, ballotKeys.again):
		return b.another(p)
	case key.Matches(msg, keys.tab):
		b.turn(1)
	case key.Matches(msg, keys.shiftTab):
		b.turn(2)
	case key.Matches(msg, keys.up, keys.down):
		b.step(p, key.Matches(msg, keys.down))
	case key.Matches(msg, keys.back):
		b.drop()
	case key.Matches(msg, keys.remove):
		return b.remove(p)
	case key.Matches(msg, keys.redact) && b.wordHere() != nil:
		return b.env.open(newRedact(b.env, b.Pointed()))
	case key.Matches(msg, keys.form):
		b.openSettings(p)
	case empty && key.Matches(msg, keys.left, keys.right):
		b.turnRound(p, key.Matches(msg, keys.right))
	default:
		if typedRune(msg) != "" && b.opened && b.input.value() == p.Typed(b.itemHere(), session.ID{}) {
			b.input.set("") // typing replaces what the row had, as in a sheet
			b.opened = false
		}
		b.input.update(msg)
		b.err, b.beyond = nil, ""
	}
	return nil
}

// turn goes from the count to the words and back.
func (b *ballot) turn(by int) {
	b.part = (b.part + ballotPart(by)) % 3
	if b.opened {
		b.drop()
	}
}

// drop empties the line.
func (b *ballot) drop() {
	if b.input.value() == "" {
		b.part = partCount
	}
	b.input.set("")
	b.opened, b.err, b.beyond = false, nil, ""
}

// turnRound looks at the round before or after.
func (b *ballot) turnRound(p *session.Poll, on bool) {
	list := b.polls()
	for i, q := range list {
		if q == p && on && i+1 < len(list) {
			b.look = list[i+1].ID
		} else if q == p && !on && i > 0 {
			b.look = list[i-1].ID
		}
	}
	b.top = 0
}

// openSettings shows a round's question and bounds, to be altered.
func (b *ballot) openSettings(p *session.Poll) {
	set := b.settings()
	if set == nil || p.Round == 0 {
		return
	}
	s := newSheet(b.env, b.activity, set).(*sheet)
	for i, r := range s.records() {
		if r.ID == p.ID {
			s.row, s.form = i, true
			b.detail = s
		}
	}
}

// Leave leaves a half-typed line where it is; when the session is closed, what
// can't be counted as it stands is kept as a note.
func (b *ballot) Leave(final bool) tea.Cmd {
	if b.detail != nil {
		return b.detail.Leave(final)
	}
	text := strings.TrimSpace(b.input.value())
	if !final || b.opened || text == "" || b.poll() == nil && strings.Trim(text, "0123456789") == "" {
		return nil
	}
	b.drop()
	d := b.env.desk
	return d.do(b.activity.ID, func(g *session.Gesture) error {
		for _, part := range session.Split(shown(b.capture.Title) + ": " + text) {
			if _, err := g.Add(session.KindCard, session.Patch{"text": part, "kind": "note"}); err != nil {
				return err
			}
		}
		return nil
	})
}
