package exchange

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"unicode/utf8"

	"doorstep/session"
)

// ErrRefused is wrapped by every error of ParseJSON: the bytes are not a
// session as doorstep writes it. What was written by a newer doorstep wraps
// session.ErrNewer as well.
var ErrRefused = errors.New("the JSON was refused, and nothing was read")

// Import is what a session is made from again.
type Import struct {
	Session session.ID
	// Pack are the pack's files: path to bytes.
	Pack map[string][]byte
	// Changes are the log, sealed and sorted by id.
	Changes []*session.Change
}

// ParseJSON reads a session that JSON wrote. Its changes are what counts; the
// records and the session's fields are only compared with them, and what
// disagrees is refused, since an edit made there would be lost. Blanks and the
// order of keys don't matter. Refused are also doubled and unknown keys, a
// checksum that does not fit, changes that are not sorted or are on a redacted
// record, and more than MaxJSON bytes.
func ParseJSON(b []byte) (*Import, error) {
	in, err := parse(b)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrRefused, err)
	}
	return in, nil
}

func parse(b []byte) (*Import, error) {
	if len(b) > MaxJSON {
		return nil, fmt.Errorf("it is longer than %d MiB; bring the session's own file", MaxJSON>>20)
	}
	if bytes.HasPrefix(b, []byte("SQLite format 3\x00")) {
		return nil, errors.New("it is a session file or another database, not JSON; open it, or unite it with another by merge")
	}
	if !utf8.Valid(b) {
		return nil, errors.New("it is not UTF-8; export the session again with -o, so that nothing on the way changes it")
	}
	parts, err := split(b)
	if err != nil {
		return nil, err
	}
	in := &Import{Pack: map[string][]byte{}}
	read := func(part string, how func(*scanner)) {
		if err == nil {
			s := scanner{b: b, i: parts[part]}
			how(&s)
			err = s.err
		}
	}
	read("session", func(s *scanner) { s.sessionID(in) })
	read("pack", func(s *scanner) { s.pack(in) })
	read("changes", func(s *scanner) { s.changes(in) })
	if err != nil {
		return nil, err
	}
	state, err := foldAll(in)
	if err != nil {
		return nil, err
	}
	read("session", func(s *scanner) { s.compare("session", sessionObject(state)) })
	read("records", func(s *scanner) { s.compareRecords(state) })
	return in, err
}

// split finds where the members of the whole begin, and checks that it is a
// session of a version that this program knows, before anything else is made
// of it.
func split(b []byte) (map[string]int, error) {
	s := scanner{b: b}
	parts := map[string]int{}
	format, version, unknown := "", int64(0), ""
	s.object(func(key string) bool {
		_, doubled := parts[key]
		s.peek()
		parts[key] = s.i
		switch key {
		case "format":
			format = s.str()
		case "version":
			version = s.integer()
		case "changes", "pack", "records", "session":
			s.skip(0)
		default:
			unknown = key
			s.skip(0)
		}
		if len(parts) > maxDepth {
			s.fail("it has too many parts")
		}
		return doubled
	})
	if s.peek(); s.i < len(b) {
		s.fail("something follows the end")
	}
	switch {
	case s.err != nil && format != jsonFormat:
		return nil, fmt.Errorf("it is not a session exported by doorstep, or it is damaged: %w", s.err)
	case s.err != nil:
		return nil, s.err
	case format != jsonFormat:
		return nil, errors.New("it is not a session exported by doorstep; choose another file")
	case version > jsonVersion:
		return nil, fmt.Errorf("%w: version %d of the JSON; get the new doorstep", session.ErrNewer, version)
	case version != jsonVersion:
		return nil, fmt.Errorf("there is no version %d of the JSON; export the session again", version)
	case unknown != "":
		return nil, fmt.Errorf("it has a part %.40q that is not doorstep's; export the session again", unknown)
	}
	for _, part := range []string{"changes", "pack", "records", "session"} {
		if _, there := parts[part]; !there {
			return nil, fmt.Errorf("it has no %q; export the session again", part)
		}
	}
	return parts, nil
}

// sessionID reads the id out of what the export says of the session.
func (s *scanner) sessionID(in *Import) {
	s.object(func(key string) bool {
		if key == "id" {
			in.Session = s.id()
		} else {
			s.skip(0)
		}
		return false // told of when the object is compared
	})
	if in.Session.IsZero() {
		s.fail("the session has no id")
	}
}

func (s *scanner) pack(in *Import) {
	s.object(func(path string) bool {
		_, doubled := in.Pack[path]
		if !fs.ValidPath(path) || path == "." || len(in.Pack) == maxPackFiles {
			s.fail("the pack has a file %.80q that it can't have", path)
		}
		in.Pack[path] = []byte(s.str())
		return doubled
	})
}

func (s *scanner) changes(in *Import) {
	s.array(func() {
		start := s.i
		c := s.change()
		if s.err != nil {
			return
		}
		if n := len(in.Changes); n > 0 && session.CompareID(in.Changes[n-1].ID, c.ID) >= 0 {
			s.i = start
			s.fail("change %s is not in its place, or stands twice", c.ID)
		}
		in.Changes = append(in.Changes, c)
	})
}

// columns are the keys of a change, all of which it has.
var columns = []string{
	"activity", "at", "batch", "checksum", "clock", "device", "id",
	"kind", "op", "origin", "patch", "prev", "record", "undoes",
}

// change reads one change, seals it, and compares its checksum with the one
// that stands there.
func (s *scanner) change() *session.Change {
	c := &session.Change{}
	var seen [14]bool
	count, more := 0, columnsBeside{}
	s.peek()
	start := s.i
	s.object(func(key string) bool {
		at, known := slices.BinarySearch(columns, key)
		if !known {
			s.fail("a change has a key %.40q that is not doorstep's", key)
			return false
		}
		doubled := seen[at]
		seen[at] = true
		count++
		s.column(c, key, &more)
		return doubled
	})
	if s.err != nil {
		return nil
	}
	end := s.i
	s.i = start // what is wrong below is wrong with the change as a whole
	if count != len(columns) {
		s.fail("a change lacks %q", columns[slices.Index(seen[:], false)])
		return nil
	}
	if err := c.Seal(more.patch); err != nil {
		s.stop("change %s: %w; get the newest doorstep, or export the session again", c.ID, err)
		return nil
	}
	if made := c.Sum(); hex.EncodeToString(made[:]) != more.sum {
		s.stop("change %s: its checksum does not fit; it was altered or damaged, so export the session again", c.ID)
		return nil
	}
	s.i = end
	return c
}

// columnsBeside are those that a change takes in when it is sealed.
type columnsBeside struct {
	patch session.Patch
	sum   string
}

func (s *scanner) column(c *session.Change, key string, more *columnsBeside) {
	switch key {
	case "activity":
		c.Activity = s.str()
	case "at":
		at := s.i
		ms, ok := parseTime(s.value())
		if !ok && s.err == nil {
			s.i = at
			s.fail("a change has no time that can be read")
		}
		c.At = ms
	case "batch":
		c.Batch = s.id()
	case "checksum":
		more.sum = s.str()
	case "clock":
		c.Clock = s.integer()
	case "device":
		c.Device = s.id()
	case "id":
		c.ID = s.id()
	case "kind":
		c.Kind = s.str()
	case "op":
		c.Op = session.Op(s.str())
	case "origin":
		c.Origin = s.id()
	case "patch":
		more.patch = s.fields(session.MaxFields, "a change sets more fields than it can; export the session again")
	case "prev":
		s.array(func() {
			if len(c.Prev) == session.MaxPrev {
				s.fail("a change replaces more than %d others", session.MaxPrev)
			}
			c.Prev = append(c.Prev, s.id())
		})
	case "record":
		c.Record = s.id()
	case "undoes":
		if s.peek() == 'n' {
			s.word("null")
		} else {
			c.Undoes = s.id()
		}
	}
}

// id reads an id that is there.
func (s *scanner) id() session.ID {
	text := s.str()
	id, err := session.ParseID(text)
	if (err != nil || id.IsZero()) && s.err == nil {
		s.fail("%.40q is not an id", text)
	}
	return id
}

// maxClockAhead is how far a log's clock may be ahead of the number of its
// changes, as in a session's file.
const maxClockAhead = 1 << 20

// foldAll makes the state of an import, every change of which must enter it.
func foldAll(in *Import) (*session.State, error) {
	for _, c := range in.Changes {
		if c.Clock > int64(len(in.Changes))+maxClockAhead {
			return nil, fmt.Errorf("change %s has a clock that no session comes to; export the session again", c.ID)
		}
	}
	state := session.Fold(in.Session, in.Changes)
	for _, c := range in.Changes {
		if !state.Has(c.ID) {
			return nil, fmt.Errorf("change %s is on a record that was redacted; export the session again", c.ID)
		}
	}
	if !standsFor(in, state) {
		return nil, fmt.Errorf("the session's id %s is not that of its changes; export the session again", in.Session)
	}
	return state, nil
}

// standsFor says whether an import's session is the one that its changes are
// of: one of them was made in it or writes its record, or it is what their
// workshops are called once they are merged. Without changes nothing can be
// told.
func standsFor(in *Import, state *session.State) bool {
	for _, c := range in.Changes {
		if c.Origin == in.Session || c.Kind == session.KindSession && c.Record == in.Session {
			return true
		}
	}
	return len(in.Changes) == 0 || session.MergedID(state.Workshops()) == in.Session
}

// compare reads an object, which must say what the fold of the changes does.
func (s *scanner) compare(kind string, want map[string]any) {
	s.peek()
	start := s.i
	wrong := fmt.Sprintf("a %.40s does not say what the changes do; %s", kind, editThere)
	got := s.fields(len(want), wrong)
	if s.err == nil && !sameObject(got, want) {
		s.i = start
		s.stop("%s", wrong)
	}
}

// editThere is what to do instead of editing what is only read off the log.
const editThere = "edit the session in doorstep, not its JSON"

func (s *scanner) disagree(format string, args ...any) {
	s.stop("%w; %s", fmt.Errorf(format, args...), editThere)
}

// compareRecords reads the records, which must be those of the fold.
func (s *scanner) compareRecords(state *session.State) {
	seen := map[string]bool{}
	s.object(func(kind string) bool {
		doubled := seen[kind]
		seen[kind] = true
		records := state.Kind(kind)
		if len(records) == 0 {
			s.disagree("there is a list of %.40s records, and no change makes one", kind)
		}
		n := 0
		s.array(func() {
			if n == len(records) {
				s.disagree("there are more %.40s records than the changes make", kind)
				return
			}
			s.compare(kind, recordObject(records[n]))
			n++
		})
		if n < len(records) {
			s.disagree("a %.40s record is missing", kind)
		}
		return doubled
	})
	for _, kind := range state.Kinds() {
		if !seen[kind] {
			s.disagree("the list of %s records is missing", kind)
		}
	}
}

// sameObject compares two objects as they would be written.
func sameObject(a, b map[string]any) bool {
	var wa, wb writer
	wa.object(a)
	wb.object(b)
	return bytes.Equal(wa.b, wb.b)
}
