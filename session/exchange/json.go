package exchange

import (
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strconv"
	"unicode/utf8"

	"doorstep/content"
	"doorstep/session"
)

// What a JSON export calls itself. The version is raised by any change to its
// form that a reader of the one before would get wrong.
const (
	jsonFormat  = "doorstep.session"
	jsonVersion = 1
)

// MaxJSON is the length in bytes of the longest JSON that is written, and read.
const MaxJSON = 64 << 20

// Options of an export.
type Options struct {
	// Names takes the real names along. Only then does the export hold all
	// that is needed to make the session again.
	Names bool
	// Pack is the method, whose titles of activities CSV writes beside their
	// ids; nil is none.
	Pack *content.Pack
}

var errNoSession = errors.New("the session has no id, and nothing was written; open it again")

// JSON writes a session: what it is, the files of its pack, the records as they
// stand, and the log that they are read from.
//
//	{"changes":[CHANGE…],"format":"doorstep.session","pack":{PATH:TEXT…},
//	 "records":{KIND:[RECORD…]…},"session":{…},"version":1}
//
// The session is the fields of its record beside id and created, when that
// record was made. A record is its fields beside id and, where it has them,
// number and activity; a field that is not set is left out. Records stand in
// the order of their lists, and deleted and redacted ones are left out. A change
// has all its columns, the checksum in hexadecimal, and undoes null where it
// takes nothing back; changes are sorted by id.
//
// There is one form, and equal sessions give equal bytes: UTF-8, keys sorted
// by their bytes, a line each for the session, every file, record and change,
// and indented by two spaces a level down to there; no other spaces, no escapes
// that JSON does not demand, a line feed at the end. Times are UTC as in
// 2026-01-31T09:05:00.000Z; one in a year that can't be written so is a whole
// number of milliseconds since 1970.
//
// Without names no change of that kind is written, and thus not one byte of a
// name. It fails where a file of the pack is not text, and where the whole is
// longer than MaxJSON, since no import would take it.
func JSON(s *session.State, pack map[string][]byte, o Options) ([]byte, error) {
	if s.Session.IsZero() {
		return nil, errNoSession
	}
	if err := checkPack(pack); err != nil {
		return nil, err
	}
	var w writer
	w.open("{")
	w.key("changes")
	w.open("[")
	for _, c := range s.Changes() {
		if c.Op == session.OpName && !o.Names {
			continue
		}
		w.item()
		w.change(c)
	}
	w.close("]")
	w.key("format")
	w.text(jsonFormat)
	w.key("pack")
	w.open("{")
	for _, path := range slices.Sorted(maps.Keys(pack)) {
		w.key(path)
		w.text(string(pack[path]))
	}
	w.close("}")
	w.key("records")
	w.records(s)
	w.key("session")
	w.object(sessionObject(s))
	w.key("version")
	w.b = strconv.AppendInt(w.b, jsonVersion, 10)
	w.close("}")
	w.b = append(w.b, '\n')
	if len(w.b) > MaxJSON {
		return nil, fmt.Errorf("the session makes %d MiB of JSON, more than %d, and nothing was written; its own file holds all of it", len(w.b)>>20, MaxJSON>>20)
	}
	return w.b, nil
}

// maxPackFiles is as many as a session's file keeps of one pack.
const maxPackFiles = 1024

func checkPack(pack map[string][]byte) error {
	if len(pack) > maxPackFiles {
		return fmt.Errorf("the pack has more than %d files, and nothing was written; keep only those of the method", maxPackFiles)
	}
	for path, text := range pack {
		if !fs.ValidPath(path) || path == "." || !utf8.ValidString(path) {
			return fmt.Errorf("the pack has a file %.80q, which is no path, and nothing was written; check the session's file", path)
		}
		if !utf8.Valid(text) {
			return fmt.Errorf("the pack's file %.80q is not text, and nothing was written; save it as UTF-8", path)
		}
	}
	return nil
}

// sessionObject is what the export says of the session itself.
func sessionObject(s *session.State) map[string]any {
	object := map[string]any{}
	if r := s.Get(session.KindSession, s.Session); r != nil {
		for _, f := range r.Fields() {
			object[f] = r.Value(f)
		}
		object["created"] = timeValue(r.At)
	}
	object["id"] = s.Session.String()
	return object
}

// recordObject is a record as the export has it.
func recordObject(r *session.Record) map[string]any {
	object := map[string]any{}
	for _, f := range r.Fields() {
		object[f] = r.Value(f)
	}
	if r.Number > 0 {
		object["number"] = int64(r.Number)
	}
	if r.Activity != "" {
		object["activity"] = r.Activity
	}
	object["id"] = r.ID.String()
	return object
}

func (w *writer) records(s *session.State) {
	w.open("{")
	for _, kind := range s.Kinds() {
		w.key(kind)
		w.open("[")
		for _, r := range s.Kind(kind) {
			w.item()
			w.object(recordObject(r))
		}
		w.close("]")
	}
	w.close("}")
}

// change writes the columns of a change, which stand here in the order of the
// alphabet.
func (w *writer) change(c *session.Change) {
	sum := c.Sum()
	w.raw(`{"activity":`)
	w.text(c.Activity)
	w.raw(`,"at":`)
	w.value(timeValue(c.At))
	w.raw(`,"batch":`)
	w.id(c.Batch)
	w.raw(`,"checksum":"`)
	w.b = hex.AppendEncode(w.b, sum[:])
	w.raw(`","clock":`)
	w.b = strconv.AppendInt(w.b, c.Clock, 10)
	w.raw(`,"device":`)
	w.id(c.Device)
	w.raw(`,"id":`)
	w.id(c.ID)
	w.raw(`,"kind":`)
	w.text(c.Kind)
	w.raw(`,"op":`)
	w.text(string(c.Op))
	w.raw(`,"origin":`)
	w.id(c.Origin)
	w.raw(`,"patch":`)
	w.raw(c.Text())
	w.raw(`,"prev":[`)
	for i, p := range c.Prev {
		if i > 0 {
			w.raw(",")
		}
		w.id(p)
	}
	w.raw(`],"record":`)
	w.id(c.Record)
	w.raw(`,"undoes":`)
	w.id(c.Undoes)
	w.raw("}")
}
