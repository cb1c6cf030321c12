package ui

import (
	"strings"

	"doorstep/content"
	"doorstep/session"
)

// roomBallot is the latest round of a vote as the room sees it. The poll hands
// out no figure of any item before it is revealed. Nor does the room see how
// many dots are in by then: while items are counted one by one, each step of
// that sum is an item's own.
type roomBallot struct {
	stage        string
	poll, before *session.Poll
}

func newRoomBallot(d *desk, act *content.Activity, _ *content.Capture) picture {
	polls, p := roomPoll(d.state, act)
	if p == nil || len(p.Items) == 0 {
		return nothing{}
	}
	return &roomBallot{act.Stage, p, beforeThis(polls, p)}
}

// votedOn is what an activity votes on, and how; of is "" where it votes on
// nothing.
func votedOn(act *content.Activity) (kind, of string) {
	kind, c := session.DotBallot, act.Capture(session.KindVote)
	if c == nil {
		kind, c = session.StarBallot, act.Capture(session.KindRating)
	}
	if c == nil || c.Field("item") == nil {
		return kind, ""
	}
	return kind, c.Field("item").Ref
}

// roomPoll is the latest round of what an activity votes on, nil where none was
// opened: what was counted without a ballot was revealed by nobody.
func roomPoll(s *session.State, act *content.Activity) (polls []*session.Poll, p *session.Poll) {
	kind, of := votedOn(act)
	if of == "" {
		return nil, nil
	}
	polls = session.Polls(s, kind, of)
	for _, q := range polls {
		if q.Round > 0 {
			p = q
		}
	}
	return polls, p
}

// roomHides says whether what is typed into an activity's vote is not for the
// room's eyes yet. It is asked with every key, and counts nothing.
func roomHides(s *session.State, act *content.Activity) bool {
	kind, of := votedOn(act)
	hides := true
	for _, r := range s.Kind(session.KindBallot) {
		if r.Str("of") == of && (r.Str("kind") == session.StarBallot) == (kind == session.StarBallot) {
			hides = r.Str("revealed_at") == ""
		}
	}
	return hides
}

func (b *roomBallot) lines(t *theme, w, h int) []string {
	if h < 3 {
		return nil
	}
	w = min(w, roomLine)
	if !b.poll.Hidden() {
		return pollBoard(t, b.stage, b.poll, b.before, w, h)
	}
	lines := []string{""}
	for _, line := range opened(b.poll.Question, w, questionLines(h)) {
		lines = append(lines, t.bold.Render(line))
	}
	lines = append(lines, t.warn.Render(cut("hidden"+t.sign(" · ", ", ")+b.in(), w)))
	for _, space := range []int{1, 0} {
		if part, whole := b.items(t, w, h-len(lines), space); whole || space == 0 {
			return append(lines, part...)
		}
	}
	return lines
}

// in says how much of a hidden round is in, and nothing of who leads.
func (b *roomBallot) in() string {
	in := b.poll.In
	if in.Voters > 0 || in.Counted == 0 {
		return ofAll(in.Voters, b.poll.People, "ballot is in", "ballots are in")
	}
	return itoa(in.Counted) + " of " + itoa(len(b.poll.Items)) + " are counted"
}

// items are what a hidden round is on: those that fit, and whether all do.
func (b *roomBallot) items(t *theme, w, h, space int) (lines []string, whole bool) {
	for _, item := range b.poll.Items {
		part := make([]string, space, space+2)
		head := t.accent(b.stage).Bold(true).Render(padLeft(shown(item.Letter), 2)) + "  "
		for n, text := range opened(spoken(item.Text), max(w-width(head), 8), 2) {
			if n > 0 {
				head = strings.Repeat(" ", width(head))
			}
			part = append(part, head+text)
		}
		if len(lines)+len(part) > h {
			return lines, false
		}
		lines = append(lines, part...)
	}
	return lines, true
}
