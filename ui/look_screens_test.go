package ui

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"doorstep/content"
	"doorstep/session"
)

// lookFrom are the sessions, or the lack of one, in which looks begin.
var lookFrom = []struct {
	name  string
	begin func(t *testing.T) *stage
}{
	{"library", func(t *testing.T) *stage { return newStage(t) }},
	{"folder", func(t *testing.T) *stage {
		s := bareStage(t)
		for i, p := range []session.Patch{
			{"title": "Deputy commissioners of the north, spring", "place": "Rangpur"}, {"title": "Land and tax"}, {"title": "নাগরিক সেবা: সহমর্মিতা কর্মশালা", "place": "Sylhet"},
		} {
			day := s.src.Now().AddDate(0, 0, -i)
			path := s.make("workshop-"+itoa(i+1), p)
			if err := errors.Join(os.Chtimes(path, day, day),
				os.WriteFile(filepath.Join(s.dir, "broken"+Extension), []byte("half of a file"), 0o600)); err != nil {
				s.t.Fatal(err)
			}
		}
		s.startWith(Config{Theme: "dark"})
		s.practice()
		s.rest()
		s.end()
		s.start("")
		return s
	}},
	{"practice", func(t *testing.T) *stage { s := newStage(t); s.practice(); return s }},
	{"begun", func(t *testing.T) *stage { s := newStage(t); s.begin("Trial"); return s }},
	{"people", func(t *testing.T) *stage { return drawStage(t, 14, 8) }},
	{"drawn", func(t *testing.T) *stage { s := drawStage(t, 14, 8); s.named("4711"); s.keys("a"); return s }},
}

// lookAt are all screens. Where two begin alike, the keys tell them apart.
var lookAt = slices.Concat([]look{
	{from: "library", name: "empty"},
	{from: "library", name: "looking", do: func(s *stage) { s.app.top().(*library).loaded = false }},
	{from: "library", name: "help", keys: []string{"f1"}},
	{from: "library", name: "actions", keys: []string{"ctrl+p"}},
	{from: "library", name: "new", keys: []string{"n"}},
	{from: "library", name: "new-titled", keys: []string{"n", "T", "r", "i", "a", "l"}},
	{from: "library", name: "refused", alone: true, do: func(s *stage) {
		path := filepath.Join(s.dir, "broken"+Extension)
		if err := os.WriteFile(path, []byte("half of a file"), 0o600); err != nil {
			s.t.Fatal(err)
		}
		s.startWith(Config{Theme: "dark", Path: path})
	}},
	{from: "library", name: "opening", alone: true, do: func(s *stage) { s.app.push(newLoading(s.app.env, "/media/stick/deputies-north.doorstep")) }},
	{from: "folder", name: "full"},
	{from: "folder", name: "broken", keys: []string{"home", "down", "enter"}},
	{from: "folder", name: "merge", keys: []string{"home", "m"}},
	{from: "folder", name: "merge-reading", alone: true, do: lookMerging(false)},
	{from: "folder", name: "merge-plan", alone: true, do: lookMerging(true)},
	{from: "practice", name: "help", keys: []string{"f1"}},
	{from: "practice", name: "too-small", small: [2]int{36, 8}},
	{from: "practice", name: "also-written", alone: true, do: lookAlsoWritten},
	{from: "practice", name: "help-end", keys: []string{"f1", "pgdown", "pgdown", "pgdown", "pgdown"}},
	{from: "practice", name: "help-board", at: "2.1", keys: []string{"f1"}},
	{from: "practice", name: "actions", keys: []string{"ctrl+p"}},
	{from: "practice", name: "actions-found", keys: []string{"ctrl+p", "c", "l", "o"}},
	{from: "practice", name: "actions-none", keys: []string{"ctrl+p", "q", "q", "q"}},
	{from: "practice", name: "catch", keys: []string{"f2"}},
	{from: "practice", name: "catch-help", keys: []string{"f2", "f1"}},
	{from: "practice", name: "agenda", keys: []string{"f8"}},
	{from: "practice", name: "agenda-break", keys: []string{"f8", "a", "t", "e", "a"}},
	{from: "practice", name: "replan", keys: []string{"f8", "alt+d"}},
	{from: "practice", name: "clock", keys: []string{"alt+L"}},
	{from: "practice", name: "clock-set", keys: []string{"alt+L", "4", "5"}},
	{from: "practice", name: "brief", keys: []string{"f9"}},
	{from: "practice", name: "details", keys: []string{"f11"}},
	{from: "practice", name: "details-end", keys: append([]string{"f11"}, slices.Repeat([]string{"down"}, 14)...)},
	{from: "practice", name: "roster", keys: places[len(places)-1].keys},
	{from: "practice", name: "history", keys: []string{"f12"}},
	{from: "practice", name: "past", keys: []string{"f12", "v"}},
	{from: "practice", name: "redact", at: "1.6", keys: []string{"up", "alt+x"}},
	{from: "practice", name: "elsewhere", do: func(s *stage) {
		e := newElsewhere(s.app.env).(*elsewhere)
		e.path.set("/home/facilitator/practice.doorstep")
		s.app.push(e)
	}},
	{from: "practice", name: "find", keys: []string{"ctrl+f", "q", "u", "e", "u", "e"}},
	{from: "practice", name: "find-empty", keys: []string{"ctrl+f"}},
	{from: "practice", name: "find-none", keys: []string{"ctrl+f", "z", "z", "q"}},
	{from: "practice", name: "evidence", at: "2.4", keys: []string{"up", "alt+e"}},
	{from: "practice", name: "evidence-card", at: "1.6", keys: []string{"up", "alt+e"}},
	{from: "practice", name: "thread", keys: []string{"alt+R"}},
	{from: "practice", name: "thread-one", keys: []string{"alt+R", "right"}},
	{from: "practice", name: "mirror", keys: []string{"alt+V"}},
	{from: "practice", name: "checklist", keys: []string{"alt+C"}},
	{from: "practice", name: "checklist-gaps", at: "2.4", keys: []string{"alt+C"}},
	{from: "practice", name: "papers", keys: []string{"alt+S"}},
	{from: "practice", name: "sofar", keys: []string{"alt+I"}},
	{from: "practice", name: "handover", keys: []string{"alt+G"}},
	{from: "practice", name: "only-table", at: "2.4", alone: true, keys: []string{"alt+2"}},
	{from: "practice", name: "names", alone: true, keys: []string{"ctrl+r"}},
	{from: "practice", name: "clock-runs", at: "1.6", alone: true, keys: []string{"f7"}},
	{from: "practice", name: "clock-over", at: "1.6", alone: true, keys: []string{"alt+L"}, do: func(s *stage) {
		s.keys("f7")
		s.src.pass(50 * time.Minute)
	}},
	{from: "practice", name: "view-only", at: "1.6", alone: true, keys: []string{"enter"}, do: func(s *stage) { s.app.env.desk.view = onlyView }},
	{from: "practice", name: "undone", at: "1.6", alone: true, keys: []string{"ctrl+z"}},
	{from: "practice", name: "unsaved", at: "1.6", alone: true, do: func(s *stage) {
		s.rest()
		s.app.env.desk.file = fileState{err: errors.New("the stick was pulled out"), failures: manyFailures}
	}},
	{from: "practice", name: "saving", alone: true, do: func(s *stage) { s.app.leaving = "Saving to /media/stick/practice.doorstep…" }},
	{from: "practice", name: "private", at: "1.6", alone: true, do: func(s *stage) { s.typed("the guard gave me 01712-345678") }},
	{from: "practice", name: "typing", at: "1.6", alone: true, do: func(s *stage) { s.typed("p07: nobody told us which papers to bring") }},
	{from: "practice", name: "visit-cell", at: "1.5", keys: []string{"up", "right", "enter"}},
	{from: "practice", name: "visit-error", at: "1.5", keys: []string{"up", "right", "right", "right", "a", "b", "enter"}},
	{from: "practice", name: "visit-form", at: "1.5", keys: []string{"up", "ctrl+e"}},
	{from: "practice", name: "card-form", at: "1.6", keys: []string{"up", "ctrl+e"}},
	{from: "practice", name: "board-marked", at: "2.1", keys: []string{"tab", "space", "down", "space"}},
	{from: "practice", name: "script-only", at: "1.6", alone: true, keys: []string{"ctrl+g"}},
	{from: "practice", name: "list-only", at: "1.6", alone: true, keys: []string{"ctrl+g", "ctrl+g"}},
	{from: "practice", name: "room-window", keys: []string{"alt+W"}},
	{from: "practice", name: "room-editor", at: "1.6", alone: true, keys: []string{"f5"}},
	{from: "practice", name: "room-blank-frame", at: "1.6", alone: true, keys: []string{"alt+B"}},
	{from: "practice", name: "room-plan", alone: true, room: true, keys: []string{"alt+A"}},
	{from: "begun", name: "agenda", keys: []string{"f8"}},
	{from: "begun", name: "brief", keys: []string{"f9"}},
	{from: "begun", name: "brief-gaps", keys: []string{"f9", "tab"}},
	{from: "begun", name: "mirror", keys: []string{"alt+V"}},
	{from: "begun", name: "thread", keys: []string{"alt+R"}},
	{from: "begun", name: "checklist", keys: []string{"alt+C"}},
	{from: "begun", name: "sofar", keys: []string{"alt+I"}},
	{from: "begun", name: "handover", keys: []string{"alt+G"}},
	{from: "begun", name: "history", keys: []string{"f12"}},
	{from: "begun", name: "details", keys: []string{"f11"}},
	{from: "people", name: "draw", at: "1.2", keys: []string{"f6"}},
	{from: "people", name: "reveal", at: "1.2", keys: []string{"f6", "enter"}, alone: true},
	{from: "drawn", name: "pairs", at: "1.2", keys: []string{"f6"}},
	{from: "drawn", name: "why", at: "1.2", keys: []string{"f6", "w"}},
	{from: "drawn", name: "gate", at: "1.3", keys: []string{"f6"}},
	{from: "drawn", name: "outside", at: "1.4"},
	{from: "drawn", name: "outside-gate", at: "1.4", keys: []string{"enter"}},
	{from: "drawn", name: "outside-out", at: "1.4", keys: []string{"o", "o", "b"}, alone: true},
}, lookActivities("practice", false), lookActivities("begun", false), lookActivities("practice", true))

// lookActivities are all lists of all activities, or what the room sees of them.
func lookActivities(from string, room bool) []look {
	pack, err := content.Builtin(DefaultPack, "en")
	if err != nil {
		panic(err)
	}
	var list []look
	for _, a := range pack.Activities {
		lists := max(len(a.Captures), 1)
		if a.Instrument == content.InstrumentBrief && !room {
			lists++
		}
		for n := range lists {
			name := a.ID + strings.Repeat("+", n)
			if room {
				name = "room-" + name
			}
			list = append(list, look{from: from, name: name, at: a.ID, keys: slices.Repeat([]string{"f6"}, n), room: room})
		}
	}
	return list
}
