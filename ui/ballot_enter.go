package ui

import (
	"errors"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"doorstep/session"
)

// begin puts the suggested dots into the line of a vote that is not open yet, and
// keeps them right until somebody types others.
func (b *ballot) begin() {
	if b.poll() != nil || b.kind() != session.DotBallot || b.input.value() != "" && !b.opened {
		return
	}
	if text := itoa(b.suggested()); b.input.value() != text {
		b.input.set(text)
	}
	b.opened = true
}

func (b *ballot) suggested() int {
	return session.SuggestedDots(len(session.BallotItems(b.env.desk.state, b.of())), session.PollPeople(b.env.desk.state))
}

// openKey is a key before the vote is open: a figure changes the dots, Enter
// opens it. Whoever starts to count at once opens it by that.
func (b *ballot) openKey(msg tea.KeyPressMsg) tea.Cmd {
	switch {
	case key.Matches(msg, keys.keep):
		return b.open()
	case key.Matches(msg, keys.tab, keys.shiftTab):
		b.named = !b.named
	case key.Matches(msg, keys.back):
		b.drop()
		b.begin()
	case typedRune(msg) != "" || key.Matches(msg, keys.clear):
		if b.opened {
			b.input.set("")
		}
		b.opened, b.err = false, nil
		b.input.update(msg)
		b.begin()
	default:
		b.input.update(msg)
	}
	return nil
}

// open opens the first round with the dots in the line, or with those that are
// suggested where the line holds a count already.
func (b *ballot) open() tea.Cmd {
	d := b.env.desk
	if len(session.BallotItems(d.state, b.of())) == 0 {
		return say(toneWarn, "There is nothing to vote on yet.")
	}
	text, counts := b.input.value(), false
	fields := session.Patch{}
	if set := b.settings(); set != nil {
		fields = d.entry().Default(set)
	}
	if b.kind() == session.DotBallot {
		budget, err := b.budget(text)
		if counts = err != nil && strings.ContainsFunc(text, func(r rune) bool { return r != ' ' && (r < '0' || r > '9') }); counts {
			budget, err = b.suggested(), nil
		}
		if err != nil {
			b.err = err
			return nil
		}
		fields["budget"] = budget
		if most, ok := fields["max_per_item"].(int64); ok && int(most) > budget {
			fields["max_per_item"] = budget
		}
	} else {
		counts = strings.TrimSpace(text) != ""
	}
	fields["anonymous"] = !b.named
	cmd := d.do(b.activity.ID, func(g *session.Gesture) error {
		_, err := session.OpenBallot(g, b.kind(), b.of(), fields)
		return err
	})
	if p := b.poll(); p != nil && counts {
		b.opened = false
		return tea.Batch(cmd, b.enter(p))
	}
	b.drop()
	return cmd
}

// budget reads the dots for each person.
func (b *ballot) budget(text string) (int, error) {
	set := b.settings()
	if set == nil || set.Field("budget") == nil {
		return b.suggested(), nil
	}
	v, err := b.env.desk.entry().Parse(set.Field("budget"), text)
	n, ok := v.(int64)
	if err == nil && !ok {
		return b.suggested(), nil
	}
	return int(n), err
}

// enter keeps the line, or opens the row where the line is empty.
func (b *ballot) enter(p *session.Poll) tea.Cmd {
	text := strings.TrimSpace(b.input.value())
	switch {
	case text == "":
		b.enterNothing(p)
		return nil
	case b.env.desk.view != "": // the line stays
		return say(toneWarn, b.env.desk.view)
	}
	if w := b.wordHere(); w != nil && b.opened {
		return b.reword(*w, text)
	}
	switch b.part {
	case partLike:
		text = "+ " + text
	case partChange:
		text = "- " + text
	}
	return b.count(p, text)
}

// enterNothing opens what the row has, or goes on where it has nothing.
func (b *ballot) enterNothing(p *session.Poll) {
	switch w := b.wordHere(); {
	case b.part != partCount:
		b.nextPart(p)
	case w != nil:
		b.input.set(w.Text)
		b.opened = true
	case p.Typed(b.itemHere(), session.ID{}) != "":
		b.input.set(p.Typed(b.itemHere(), session.ID{}))
		b.opened = true
	default:
		b.onward(p, b.itemHere())
	}
}

// reword writes a line on an item anew.
func (b *ballot) reword(w session.PollWord, text string) tea.Cmd {
	field := "like"
	if w.Change {
		field = "change"
	}
	b.drop()
	return b.env.desk.do(b.activity.ID, func(g *session.Gesture) error {
		return g.Set(session.KindRating, w.Rating, session.Patch{field: text})
	})
}

// count keeps a line. One that goes beyond what was handed out is kept when
// Enter is pressed once more: what was counted is what was counted.
func (b *ballot) count(p *session.Poll, text string) tea.Cmd {
	d := b.env.desk
	l, err := p.ParseLine(d.state, text)
	if err == nil && l.Slip && len(l.Marks) == 0 && !l.By.IsZero() && !l.Clear {
		if slip := p.TypedSlip(l.By); slip != "" {
			b.input.set(strings.ToLower(d.state.AliasOf(l.By)) + ": " + strings.ToLower(slip))
			return nil
		}
	}
	row := b.itemHere()
	if err == nil {
		err = p.Check(d.state, l, row)
	}
	var beyond *session.BoundsError
	if errors.As(err, &beyond) && b.beyond == text {
		err = nil
	}
	if err != nil {
		b.err = err
		if b.beyond = ""; errors.As(err, &beyond) {
			b.beyond = text
		}
		return nil
	}
	cmd := d.do(b.activity.ID, func(g *session.Gesture) error { return p.Cast(g, l, row) })
	b.input.set("")
	b.opened, b.err, b.beyond = false, nil, ""
	b.after(l, row)
	return cmd
}

// after moves on to what is counted next.
func (b *ballot) after(l session.PollLine, row session.ID) {
	p := b.poll()
	switch {
	case p == nil || l.Clear:
	case b.part != partCount:
		b.nextPart(p)
	case l.Tally != nil || l.Counts != nil:
		if !l.Item.IsZero() {
			row = l.Item
		}
		b.onward(p, row)
	}
}

// nextPart goes from what is liked to what would be changed, and then to the
// count of the next item.
func (b *ballot) nextPart(p *session.Poll) {
	if b.part == partLike {
		b.part = partChange
		return
	}
	b.part = partCount
	b.onward(p, b.itemHere())
}

// onward puts the cursor on the item after one, in the order on the screen.
func (b *ballot) onward(p *session.Poll, item session.ID) {
	order := b.order(p)
	for i, id := range order {
		if id == item {
			b.item, b.word = order[min(i+1, len(order)-1)], 0
		}
	}
}

// reveal shows the room what the round came to, all at once.
func (b *ballot) reveal(p *session.Poll) tea.Cmd {
	d := b.env.desk
	switch {
	case !p.Hidden():
		return say(toneInfo, "This round is revealed already.")
	case b.env.desk.view != "":
		return say(toneWarn, b.env.desk.view)
	case p.Empty():
		return say(toneWarn, "Nothing is counted yet, so there is nothing to reveal.")
	}
	cmd := d.do(b.activity.ID, func(g *session.Gesture) error { return p.Reveal(g, d.now()) })
	b.drop()
	b.top, b.word = 0, 0
	if q := b.poll(); q != nil && !q.Hidden() {
		b.item = b.order(q)[0]
		return tea.Batch(cmd, say(toneDone, "Revealed. Ctrl+G: the whole screen. Ctrl+Z hides it."))
	}
	return cmd
}

// another opens one more round; those before it stay as they are.
func (b *ballot) another(p *session.Poll) tea.Cmd {
	switch {
	case p.Hidden():
		return say(toneWarn, "Reveal this round first; the next one is set beside it.")
	case b.env.desk.view != "":
		return say(toneWarn, b.env.desk.view)
	}
	if p.Round == 0 { // there is no round yet to take the bounds from
		b.look = session.ID{}
		b.input.set("")
		return b.open()
	}
	cmd := b.env.desk.do(b.activity.ID, func(g *session.Gesture) error {
		_, err := p.NextRound(g)
		return err
	})
	b.look, b.item, b.word, b.top = session.ID{}, session.ID{}, 0, 0
	b.drop()
	return tea.Batch(cmd, say(toneDone, "The next round is open. The one before is kept beside it."))
}

// remove takes away a line on an item, or what was counted for the item.
func (b *ballot) remove(p *session.Poll) tea.Cmd {
	d := b.env.desk
	if w := b.wordHere(); w != nil {
		cmd := d.do(b.activity.ID, func(g *session.Gesture) error { return dropWord(g, *w) })
		b.word--
		return tea.Batch(cmd, say(toneInfo, "Taken away. Ctrl+Z brings it back."))
	}
	if p.Typed(b.itemHere(), session.ID{}) == "" {
		return say(toneInfo, "Nothing is counted off paper here.")
	}
	b.drop()
	return tea.Batch(
		d.do(b.activity.ID, func(g *session.Gesture) error { return p.Cast(g, session.PollLine{Clear: true}, b.itemHere()) }),
		say(toneInfo, "The count of "+p.Item(b.itemHere()).Letter+" is taken away. Ctrl+Z brings it back."),
	)
}

// dropWord takes one line off a rating, and the rating where it says nothing
// else.
func dropWord(g *session.Gesture, w session.PollWord) error {
	r := g.State().Get(session.KindRating, w.Rating)
	if r == nil {
		return nil
	}
	field, other := "like", "change"
	if w.Change {
		field, other = other, field
	}
	if _, stars := r.Int("stars"); stars || r.Str(other) != "" {
		return g.Set(r.Kind, r.ID, session.Patch{field: nil})
	}
	return g.Delete(r.Kind, r.ID)
}

// paste puts one line into the line, and counts each line of several. The first
// that can't be counted stays in the line, with the reason.
func (b *ballot) paste(msg tea.PasteMsg) tea.Cmd {
	text, _ := session.Valid(msg.Content)
	lines := session.Pasted(text)
	p := b.poll()
	if len(lines) < 2 || p == nil {
		if p == nil && b.opened {
			b.input.set("")
		}
		b.opened = false
		b.input.update(msg)
		return nil
	}
	if b.env.desk.view != "" {
		return say(toneWarn, b.env.desk.view)
	}
	d, row, kept, refused := b.env.desk, b.itemHere(), 0, 0
	var first string
	var why error
	cmd := d.do(b.activity.ID, func(g *session.Gesture) error {
		for _, typed := range lines {
			p = b.poll()
			l, err := p.ParseLine(d.state, typed)
			if err == nil {
				err = p.Check(d.state, l, row)
			}
			if err != nil {
				if refused++; refused == 1 {
					first, why = typed, err
				}
				continue
			}
			if err := p.Cast(g, l, row); err != nil {
				return err
			}
			kept++
			b.item = row
			if b.after(l, row); l.Tally != nil || l.Counts != nil {
				row = b.itemHere()
			}
		}
		return nil
	})
	if refused == 0 {
		return tea.Batch(cmd, say(toneDone, plural(kept, "line", "lines")+" counted. Ctrl+Z takes them back."))
	}
	b.drop()
	b.input.set(first)
	b.err = why
	return tea.Batch(cmd, say(toneWarn, plural(kept, "line", "lines")+" counted, "+itoa(refused)+" not; the first of them is in the line."))
}
