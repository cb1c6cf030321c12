package store

import (
	"context"
	"fmt"

	"doorstep/session"
)

// Roomed is what became of a room's file.
type Roomed struct {
	Path     string
	Document session.ID
	Session  session.ID
	Workshop session.ID // the session that it is a room of
	Letter   string
	Services int
}

// roomFields are those of the workshop that hold for all of its rooms. What a
// room does for itself, such as who it gave its brief to, is not among them.
var roomFields = []string{
	"title", "place", "lang", "date_from", "date_to", "plan", "pack", fieldPackTree, "currency", "practice",
}

// Room makes the same workshop for a second room's laptop: a new file with a
// document id and a session id of its own, the method, and the services that
// can be visited, which stay the same records. People, tables, clock, draw and
// ballots are the room's own. Merged later, rooms stand side by side.
func Room(ctx context.Context, from, to, letter string, o Options) (Roomed, error) {
	o = o.withDefaults()
	letter, err := session.CheckLetter(letter)
	if err != nil {
		return Roomed{}, err
	}
	if _, err := absent(to); err != nil {
		return Roomed{}, err
	}
	f, err := Read(ctx, from)
	if err != nil {
		return Roomed{}, err
	}
	s := f.State()
	own := s.Get(session.KindSession, f.Session)
	workshops := s.Workshops()
	switch {
	case own == nil:
		return Roomed{}, fmt.Errorf("%s has no workshop to make a room of; nothing was written", shown(from))
	case len(workshops) > 1:
		return Roomed{}, fmt.Errorf("%s holds several workshops; nothing was written; make the room from the file of one", shown(from))
	case lettered(s, letter):
		return Roomed{}, fmt.Errorf("room %s is there already; nothing was written; choose another letter", letter)
	}
	r := Roomed{Document: o.Source.NewID(), Session: o.Source.NewID(), Workshop: workshops[0], Letter: letter}
	changes, err := roomLog(s, own, r, o)
	if err != nil {
		return Roomed{}, err
	}
	r.Services = len(s.Kind(session.KindService))
	made, err := writeNew(ctx, to, unionImage(r.Document, r.Session, true, changes, f.Blobs), o, nil)
	if err != nil {
		return Roomed{}, err
	}
	r.Path = made.Path
	return r, nil
}

// roomLog is what a room begins with: all that was written on services, so
// that a merge finds them to be the same, and a session record of its own.
func roomLog(s *session.State, own *session.Record, r Roomed, o Options) ([]*session.Change, error) {
	room := session.NewState(r.Session)
	for _, c := range s.Changes() {
		if c.Kind == session.KindService {
			room.Apply(c)
		}
	}
	fields := session.Patch{session.FieldWorkshop: r.Workshop, session.FieldLetter: r.Letter}
	for _, f := range roomFields {
		if v := own.Value(f); v != nil {
			fields[f] = v
		}
	}
	g := room.Begin(o.Source, o.Source.NewID(), "")
	if err := g.Set(session.KindSession, r.Session, fields); err != nil {
		return nil, err
	}
	return room.Changes(), nil
}

// lettered says whether a room with the letter is known. The workshop's first
// room is A unless it was given another.
func lettered(s *session.State, letter string) bool {
	for _, r := range s.Kind(session.KindSession) {
		has := r.Str(session.FieldLetter)
		if has == "" {
			has = "A"
		}
		if has == letter || s.Room(r.ID) == letter {
			return true
		}
	}
	return false
}
