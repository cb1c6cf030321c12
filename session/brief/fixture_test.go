package brief

import (
	"encoding/binary"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"doorstep/content"
	"doorstep/session"
)

// counter is a random source that isn't: each id has the next number in it.
type counter struct{ n uint64 }

func (c *counter) Read(p []byte) (int, error) {
	c.n++
	clear(p)
	binary.BigEndian.PutUint64(p[max(0, len(p)-8):], c.n)
	return len(p), nil
}

var _ io.Reader = (*counter)(nil)

// reporter is what testing and rapid have in common.
type reporter interface {
	Helper()
	Fatal(...any)
}

// maker builds a state by gestures, with the same ids each time.
type maker struct {
	t   reporter
	s   *session.State
	src session.Source
	dev session.ID
	// twist, if there is one, changes each text that a person may type freely.
	twist func(string) string
}

func newMaker(t reporter) *maker {
	at := time.Date(2026, 11, 16, 3, 0, 0, 0, time.UTC)
	src := session.Source{Rand: &counter{}, Now: func() time.Time { return at }}
	id := src.NewID()
	return &maker{t: t, s: session.NewState(id), src: src, dev: src.NewID()}
}

type fields = session.Patch

func (m *maker) do(activity string, f func(g *session.Gesture) error) {
	m.t.Helper()
	if err := f(m.s.Begin(m.src, m.dev, activity)); err != nil {
		m.t.Fatal(err)
	}
}

func (m *maker) session(f fields) {
	m.t.Helper()
	m.do("", func(g *session.Gesture) error { return g.Set(session.KindSession, m.s.Session, m.normal(f)) })
}

func (m *maker) add(activity, kind string, f fields) session.ID {
	m.t.Helper()
	var id session.ID
	m.do(activity, func(g *session.Gesture) (err error) {
		id, err = g.Add(kind, m.normal(f))
		return err
	})
	return id
}

func (m *maker) skip(activity string) {
	m.t.Helper()
	m.do("", func(g *session.Gesture) error {
		return g.Set(session.KindAgenda, session.AgendaID(m.s.Session, activity), fields{"for": activity, "mode": "skipped", "reason": "time"})
	})
}

// choices are the fields whose text is one of a few words or a date, and no
// free text.
var choices = []string{
	"kind", "of", "outcome", "origin", "state", "control", "lever", "confidence", "journey", "effect", "use", "name", "decision", "mode",
	"move", "digital", "role", "channel", "type", "quadrant", "basis", "permission", "status", "guessed", "plan", "lang", "currency",
	"date", "date_from", "date_to", "due", "revealed_at", "for",
}

// normal lets a fixture write ids and plain ints.
func (m *maker) normal(f fields) fields {
	n := fields{}
	for _, k := range slices.Sorted(maps.Keys(f)) { // in one order, for twist
		switch v := f[k].(type) {
		case session.ID:
			n[k] = v.String()
		case []session.ID:
			var list []string
			for _, id := range v {
				list = append(list, id.String())
			}
			n[k] = list
		case int:
			n[k] = int64(v)
		case string:
			n[k] = v
			if m.twist != nil && v != "" && !slices.Contains(choices, k) && !strings.HasSuffix(k, "_origin") {
				if _, err := session.ParseID(v); err != nil {
					n[k] = m.twist(v)
				}
			}
		default:
			n[k] = v
		}
	}
	return n
}

func pack(t testing.TB) *content.Pack {
	p, err := content.Builtin("empathy", "en")
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func emptySession(t testing.TB) *session.State {
	m := newMaker(t)
	m.session(fields{"title": "Citizens' shoes, spring round"})
	return m.s
}

// halfRun stops after the second stage, with a few things left out.
func halfRun(t testing.TB) *session.State {
	m := newMaker(t)
	m.session(fields{
		"title": "Citizens' shoes, spring round", "place": "Khulna", "date_from": "2026-11-16", "currency": "BDT",
	})
	p1 := m.add("1.1", session.KindParticipant, fields{"alias": "P01", "sector": "Health"})
	m.add("1.1", session.KindParticipant, fields{"alias": "P02", "sector": "Land"})
	clinic := m.add("1.2", session.KindService, fields{"name": "Allowance for new mothers", "sector": "Women's affairs", "office_type": "sub-district office"})
	m.add("1.5", session.KindVisit, fields{
		"service": clinic, "people": []session.ID{p1}, "outcome": "told_to_return", "wait_min": 95,
		"official_fee": 0, "travel_cost": 12000, "visits_made": 1, "visits_needed": 2, "origin": "observed", "wait_min_origin": "told",
		"quote": "Come on a Thursday, when the officer is in.",
	})
	m.add("1.6", session.KindCard, fields{"text": "No chair for a woman with a newborn.", "kind": "pain", "service": clinic, "by": p1})
	m.add("2.3", session.KindProblem, fields{"version": 1, "statement": "Applicants hand in incomplete forms"})
	fact := m.add("2.4", session.KindWhy, fields{"answer": "She came three times", "confidence": "high"})
	m.add("2.4", session.KindWhy, fields{"answer": "Nobody can say on which day the officer is in", "parent": fact, "confidence": "low"})
	m.add("2.5", session.KindHMW, fields{"text": "spare a mother the second trip"})
	m.skip("3.5")
	return m.s
}

func render(t testing.TB, s *session.State, o Options) Doc {
	t.Helper()
	return Brief(s, pack(t), o)
}
