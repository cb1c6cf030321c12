package ui

import (
	"doorstep/content"
	"doorstep/session"
)

// What the room sees, in a window of its own and where F5 turns the editor
// into it: the activity, its question, its clock, and one picture of what the
// room has said. It is drawn from the log alone, so that every window shows the
// same. A script, a key, a name, a path or a vote that is not revealed has no
// way into it.

// picture is what one list looks like to the room, read from the records once
// and drawn in any size.
type picture interface {
	// lines are at most h lines of w cells, in letters as large as a terminal
	// has: few, with space between them. None means that there is nothing to
	// see yet.
	lines(t *theme, w, h int) []string
}

// sight is what one window shows the room. It remembers what it has read, so
// that a second of the clock costs no more than its digits.
type sight struct {
	of   sightOf
	made picture
	// then is the session as it was frozen, at the change that froze it.
	then     *desk
	frozen   *session.Change
	redacted int
	// kept is what was read of the session for the pictures that were shown.
	kept *readings
}

// sightOf is what a picture was read from.
type sightOf struct {
	state   *session.State
	version int64
	spot    session.Spot
	plan    bool
	names   bool
}

// roomView draws what the room sees of a session that stands at a spot, at a
// moment of its clock.
func roomView(t *theme, d *desk, at session.Spot, w, h int) []string {
	return (&sight{}).lines(t, d, at, w, h)
}

// lines draw the screen: h lines, none wider than w.
func (s *sight) lines(t *theme, live *desk, at session.Spot, w, h int) []string {
	screen := session.Screen(live.state)
	if screen == session.ScreenBlank || w < 1 || h < 1 {
		return make([]string, max(h, 0))
	}
	d := live
	if s.look(live); s.then != nil {
		d, at = s.then, session.Standing(s.then.state)
	}
	// The plan of a frozen screen is the one that was frozen.
	plan := screen == session.ScreenPlan
	act := activityAt(d.pack, at.Activity)
	s.read(d, act, at, plan)

	in := 0
	switch {
	case w >= 60:
		in = 2
	case w >= 20:
		in = 1
	}
	wide := w - 2*in
	// The clock is the room's own and goes on while the rest stands still.
	head := roomHead{t: t, d: live, at: act, w: wide}
	if plan {
		head.title, head.question = shown(d.pack.Title), ""
	} else {
		head.title, head.question = shown(numberOf(act)+act.Title), shown(question(act))
		if table := d.state.Get(session.KindTable, at.Table); table != nil {
			head.title += "  " + t.sign("· ", "- ") + shown(table.Text())
		}
	}
	above := head.lines(h)
	body := s.made.lines(t, wide, h-len(above))
	if len(body) == 0 {
		above = head.alone(h)
	}
	return t.asciiOnly(fill(indent(clip(append(above, body...), wide, h), in), h))
}

// standing is where the room's screen stands: where the workshop does, or did
// when it was frozen.
func (s *sight) standing(live *desk) session.Spot {
	if s.look(live); s.then != nil {
		return session.Standing(s.then.state)
	}
	return session.Standing(live.state)
}

// look makes the picture of a frozen session, and drops it when it is no
// longer frozen. What was removed for good since leaves it too.
func (s *sight) look(live *desk) {
	c := session.Frozen(live.state)
	switch {
	case c == nil:
		s.then, s.frozen = nil, nil
	case c != s.frozen || s.redacted != live.state.Redactions():
		s.frozen, s.redacted = c, live.state.Redactions()
		s.then = roomDesk(live, session.AsItWas(live.state, c), session.ID{})
	}
}

// read makes the picture anew where something was written since.
func (s *sight) read(d *desk, act *content.Activity, at session.Spot, plan bool) {
	of := sightOf{d.state, d.state.Version(), at, plan, d.names}
	of.spot.Activity = act.ID
	if s.made != nil && s.of == of {
		return
	}
	s.of = of
	if plan {
		s.made = newRoomPlan(d)
		return
	}
	if s.kept == nil {
		s.kept = newReadings()
	}
	from := roomDesk(d, d.state, at.Table)
	from.read = s.kept
	s.made = pictureOf(from, act, at.List)
}

// roomDesk is a desk to look at a session through: it writes nothing.
func roomDesk(d *desk, state *session.State, table session.ID) *desk {
	return &desk{doc: d.doc, state: state, pack: d.pack, src: d.src, table: table, names: d.names, view: onlyView}
}

// activityAt is the activity called so, or the first.
func activityAt(p *content.Pack, id string) *content.Activity {
	if act := p.Activity(id); act != nil {
		return act
	}
	return p.Activities[0]
}

// question is what the room works on. Packs of before there was one are asked
// the first of what they ask at the end.
func question(a *content.Activity) string {
	if a.Question == "" && len(a.Debrief) > 0 {
		return a.Debrief[0]
	}
	return a.Question
}

// pictureOf reads the picture of one list of an activity. By what its records
// are, or else by how they are captured, it knows what the room may see; what
// has no picture shows the activity alone.
func pictureOf(d *desk, act *content.Activity, list int) picture {
	if list >= len(act.Captures) {
		if act.Instrument == content.InstrumentBrief {
			return newRoomJourney(d, act.Stage)
		}
		return nothing{}
	}
	c := &act.Captures[list]
	if make := roomPictures[c.Kind]; make != nil {
		return make(d, act, c)
	}
	return nothing{}
}

// roomPictures are the kinds of records that the room may see, each with its
// picture. A kind that is not here is never shown.
var roomPictures = map[string]func(d *desk, act *content.Activity, c *content.Capture) picture{
	session.KindParticipant: newRoomPeople,
	session.KindAssignment:  newRoomDraw,
	session.KindVisit:       newRoomMirror,
	session.KindEvent:       newRoomMirror,
	session.KindTheme:       newRoomBoard,
	session.KindBallot:      newRoomBallot,
	session.KindVote:        newRoomBallot,
	session.KindRating:      newRoomBallot,
	session.KindProblem:     newRoomProblem,
	session.KindWhy:         newRoomWhys,
	session.KindEmpathy:     newRoomPoster,
	session.KindJourneyStep: func(d *desk, act *content.Activity, _ *content.Capture) picture {
		return newRoomJourney(d, act.Stage)
	},
	session.KindSession: func(d *desk, act *content.Activity, _ *content.Capture) picture {
		return newRoomJourney(d, act.Stage)
	},
	session.KindCard:       newRoomList,
	session.KindRule:       newRoomList,
	session.KindPrinciple:  newRoomList,
	session.KindService:    newRoomList,
	session.KindAssumption: newRoomList,
	session.KindRoot:       newRoomList,
	session.KindPOV:        newRoomList,
	session.KindHMW:        newRoomList,
	session.KindPersona:    newRoomList,
	session.KindIdea:       newRoomList,
	session.KindValue:      newRoomList,
	session.KindLever:      newRoomList,
	session.KindConcept:    newRoomList,
	session.KindPrecedent:  newRoomList,
	session.KindAction:     newRoomList,
}

// nothing is the picture of what the room does not see.
type nothing struct{}

func (nothing) lines(*theme, int, int) []string { return nil }
