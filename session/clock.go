package session

import "time"

// CivilTime is how the clock and the agenda write a moment: the room's local
// date and time, without a zone.
const CivilTime = "2006-01-02 15:04:05"

// Running says whether the activity's clock is going.
func (a Agenda) Running() bool { return a.RunningSince != "" }

// Elapsed is the number of seconds on the activity's clock at a moment of
// local time. A moment before the start, as after the laptop's clock was put
// back, counts as the start.
func (a Agenda) Elapsed(now string) int {
	if !a.Running() {
		return a.ElapsedS
	}
	return a.ElapsedS + secondsBetween(a.RunningSince, now)
}

// Start and Pause are the fields that start the clock and stop it at a moment
// of local time.
func (a Agenda) Start(now string) Patch {
	if a.Running() {
		return Patch{}
	}
	return Patch{"running_since": now}
}

// Pause keeps what is on the clock.
func (a Agenda) Pause(now string) Patch {
	if !a.Running() {
		return Patch{}
	}
	return Patch{"running_since": nil, "elapsed_s": int64(a.Elapsed(now))}
}

// PlannedMinutes is how long the activity is meant to take: as it was set for
// this workshop, else in full or on the short path as the method has it. It is
// 0 for one that is left out.
func (a Agenda) PlannedMinutes(full, short int, shortPlan bool) int {
	switch {
	case a.ModeIn(short, shortPlan) == ModeSkipped:
		return 0
	case a.Planned != nil:
		return *a.Planned
	case a.ModeIn(short, shortPlan) == ModeShort:
		return short
	}
	return full
}

// The ways in which an activity can be run.
const (
	ModeFull    = "full"
	ModeShort   = "short"
	ModeSkipped = "skipped"
)

// ModeIn is how the activity is run: as was set for it, else as the workshop's
// plan has it. A short path that gives it no minutes leaves it out.
func (a Agenda) ModeIn(short int, shortPlan bool) string {
	mode := a.Mode
	if mode == "" {
		mode = ModeFull
		if shortPlan {
			mode = ModeShort
		}
	}
	if mode == ModeShort && short == 0 {
		return ModeSkipped
	}
	return mode
}

// AgendaFor is the plan and the clock of one activity, empty where nothing was
// set.
func AgendaFor(s *State, activity string) Agenda {
	if v := s.KindVersion(KindAgenda); s.agendas.read == nil || s.agendas.session != s.Session || s.agendas.version != v {
		s.agendas = agendas{map[string]Agenda{}, s.Session, v}
	}
	a, read := s.agendas.read[activity]
	if !read {
		id := AgendaID(s.Session, activity)
		a, _ = One[Agenda](s, id)
		a.ID, a.For = id, activity
		s.agendas.read[activity] = a
	}
	return a
}

// agendas are those that were asked for, while no agenda changes: a frame asks
// for all of them.
type agendas struct {
	read    map[string]Agenda
	session ID
	version int64
}

// Here is the activity in which the workshop was last, "" at its beginning.
func Here(s *State) string {
	return Standing(s).Activity
}

// secondsBetween is 0 where one of the moments can't be read, or they are in
// the wrong order.
func secondsBetween(from, to string) int {
	a, err1 := time.Parse(CivilTime, from)
	b, err2 := time.Parse(CivilTime, to)
	if err1 != nil || err2 != nil || b.Before(a) {
		return 0
	}
	return int(b.Sub(a) / time.Second)
}
