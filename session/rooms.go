package session

import (
	"slices"
	"strings"
)

// rooms counts the changes of each origin, since one session may be run in
// several rooms and united later.
type rooms struct {
	changes map[ID]int
	// version grows when an origin comes or goes, for then letters shift.
	version int
	letters map[ID]string
}

func (r *rooms) add(origin ID) {
	r.changes[origin]++
	if r.changes[origin] == 1 {
		r.version++
		r.letters = nil
	}
}

func (r *rooms) remove(origin ID) {
	r.changes[origin]--
	if r.changes[origin] == 0 {
		delete(r.changes, origin)
		r.version++
		r.letters = nil
	}
}

// Room is the letter of the room that an origin stands for: none while the log
// holds a single room, else the letter that the room's session record was
// given, else A, B, C in the order in which the sessions were made.
func (s *State) Room(origin ID) string {
	if len(s.rooms.changes) < 2 {
		return ""
	}
	if e := s.entries[entryKey{KindSession, origin}]; e != nil {
		if given, _ := e.fields[FieldLetter].value(FieldLetter).(string); given != "" {
			return given
		}
	}
	if s.rooms.letters == nil {
		s.rooms.letters = map[ID]string{}
		for i, o := range s.Rooms() {
			s.rooms.letters[o] = strings.ToUpper(letter(i + 1))
		}
	}
	return s.rooms.letters[origin]
}

// FieldLetter is the letter that a session record gives its room.
const FieldLetter = "letter"

// Rooms lists the origins in the log, in the order in which they were made.
func (s *State) Rooms() []ID {
	origins := make([]ID, 0, len(s.rooms.changes))
	for o := range s.rooms.changes {
		origins = append(origins, o)
	}
	slices.SortFunc(origins, CompareID)
	return origins
}

// letter turns 1, 2, 3 into a, b, c, and counts on after z.
func letter(n int) string {
	if n > 26 {
		return letter((n-1)/26) + letter((n-1)%26+1)
	}
	return string(rune('a' + n - 1))
}
