package ui

import (
	"testing"

	"doorstep/content"
	"doorstep/session"
)

// found looks for words from another activity, goes to what is found, and fails
// unless the cursor of the instrument is on the record.
func (s *stage) found(query, at string, id session.ID) instrument {
	s.t.Helper()
	s.to("1.7")
	s.goesTo(query, id)
	r := s.app.run()
	if len(s.app.stack) > 1 || r.at.ID != at {
		s.t.Fatalf("%q leads to %s, not to %s:\n%s", query, r.at.ID, at, s.screen())
	}
	if _, ok := r.instrument().(selecter); !ok {
		s.t.Fatalf("%s can't put its cursor on a record", r.at.ID)
	}
	if p := r.Pointed(); p == nil || p.ID != id {
		s.t.Fatalf("%q leads to %v:\n%s", query, p, s.screen())
	}
	s.keys("up", "down") // it goes on from there
	return r.instrument()
}

// goesTo looks for words, and goes to the record that they found among others.
func (s *stage) goesTo(query string, id session.ID) {
	s.t.Helper()
	f := s.asks(query)
	for range f.found.Records {
		if r := f.Pointed(); r.ID == id {
			break
		}
		s.keys("down")
	}
	s.keys("enter")
}

// pairsDrawn are three services and three pairs, made in an activity.
func (s *stage) pairsDrawn(activity string) []session.ID {
	s.t.Helper()
	s.people(6, 2)
	var ids []session.ID
	people := s.kind(session.KindParticipant)
	for i, name := range []string{"Land mutation", "Birth registration", "Old-age allowance"} {
		service := s.add("1.2", session.KindService, session.Patch{"name": name, "sector": "other"})
		ids = append(ids, s.add(activity, session.KindAssignment, session.Patch{
			"service": service, "people": []string{people[2*i].ID.String(), people[2*i+1].ID.String()}, "window_end": "15:00",
		}))
	}
	return ids
}

func TestFindLandsOnAVisitOfTheDraw(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Draw")
	ids := s.pairsDrawn("1.2")
	s.to("1.2")
	s.list(2)
	s.keys("enter") // why the first got what it got
	d := s.found("birth", "1.2", ids[1]).(*draw)
	if d.why {
		t.Errorf("it still says why of another:\n%s", s.screen())
	}
	// A reason that is half typed holds the cursor; an empty line doesn't.
	s.keys("m")
	s.found("old-age", "1.2", ids[2])
	s.keys("m")
	s.typed("land")
	s.goesTo("birth", ids[1])
	s.says("mend it first")
	s.wants("land")
}

func TestFindLeavesADrawThatIsBeingShown(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Show")
	s.pairsDrawn("1.2")
	s.do("1.1", func(g *session.Gesture) error {
		for i, p := range s.kind(session.KindParticipant) {
			if err := g.Set(p.Kind, p.ID, session.Patch{"sector": []string{"land", "health"}[i%2]}); err != nil {
				return err
			}
		}
		return nil
	})
	s.to("1.2")
	s.list(2)
	s.keys("r", "space")
	d := s.app.run().instrument().(*draw)
	left := d.hidden()
	if len(left) == 0 {
		t.Fatalf("all are shown at once:\n%s", s.screen())
	}
	s.to("1.7")
	s.goesTo(s.state().Get(session.KindService, left[0].Service).Text(), left[0].ID)
	if s.app.run().instrument() != d || len(d.hidden()) != len(left) || d.Pointed() != nil {
		t.Errorf("of %d hidden pairs %d are left:\n%s", len(left), len(d.hidden()), s.screen())
	}
}

func TestFindLandsOnAPairThatIsOut(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Out")
	ids := s.pairsDrawn("1.4")
	s.found("old-age", "1.4", ids[2])
	s.keys("enter")
	s.typed("no gate here")
	s.goesTo("birth", ids[1])
	s.says("mend it first")
	s.keys("esc")
	s.found("birth", "1.4", ids[1])
}

func TestFindLandsOnALineOfTheGate(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Gate")
	ids := s.pairsDrawn("1.2")
	all := s.add("1.3", session.KindEthics, session.Patch{"safety_contact": "coordinator on 12"})
	own := s.add("1.3", session.KindEthics, session.Patch{"assignment": ids[1], "stop_phrase": "we are out of time"})
	g := s.found("out of time", "1.3", own).(*gate)
	if g.row != 2 || g.field().ID != "stop_phrase" && g.field().ID != "safety_contact" {
		t.Errorf("it is on %s of pair %d", g.field().ID, g.row)
	}
	if g = s.found("coordinator", "1.3", all).(*gate); g.row != 0 {
		t.Errorf("it is on pair %d", g.row)
	}
}

func TestFindLandsOnASentence(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Said")
	s.people(4, 2)
	tables := s.kind(session.KindTable)
	var ids []session.ID
	for i, text := range []string{"How might we tell her sooner?", "How might we ask less?", "How might we come to her?"} {
		ids = append(ids, s.add("2.5", session.KindHMW, session.Patch{"text": text, "table": tables[i%2].ID}))
	}
	pov := s.add("2.5", session.KindPOV, session.Patch{"who": "a porter", "insight": "a trip costs a day", "table": tables[0].ID})
	s.found("ask less", "2.5", ids[1])
	st := s.found("costs a day", "2.5", pov).(*statement)
	if st.field().ID != "insight" {
		t.Errorf("it is on %s", st.field().ID)
	}
	s.keys("alt+1")
	s.found("ask less", "2.5", ids[1]) // of the other table
}

func TestFindLandsOnAStepOfAJourney(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Steps")
	s.people(4, 2)
	tables := s.kind(session.KindTable)
	var ids []session.ID
	for i, text := range []string{"asks a neighbour", "walks to the office", "waits at window three", "pays the fee"} {
		ids = append(ids, s.add("3.3", session.KindJourneyStep, session.Patch{"journey": "now", "citizen_action": text, "table": tables[i%2].ID, "order": "V"}))
	}
	wanted := s.add("3.4", session.KindJourneyStep, session.Patch{"journey": "wanted", "citizen_action": "gets a message", "touchpoint": "her phone"})
	s.found("window three", "3.3", ids[2])
	s.keys("alt+2") // the thread of the others
	s.found("neighbour", "3.3", ids[0])
	j := s.found("her phone", "3.4", wanted).(*journey)
	if j.field().ID != "touchpoint" {
		t.Errorf("it is on %s", j.field().ID)
	}
	s.to("3.3")
	s.list(1)
	s.keys("home", "tab")
	s.typed("many")
	s.keys("enter")
	s.asks("window three")
	s.keys("enter")
	s.says("mend it first")
}

func TestFindLandsOnAVote(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Votes")
	s.people(4, 2)
	var themes []session.ID
	for _, text := range []string{"Nobody tells", "The list is wrong", "One window"} {
		themes = append(themes, s.add("2.1", session.KindTheme, session.Patch{"sentence": text}))
	}
	first := s.add("2.2", session.KindBallot, session.Patch{"kind": "dot", "of": "theme", "budget": 3, "round": 1, "revealed_at": "2026-04-14 10:00:00"})
	s.add("2.2", session.KindBallot, session.Patch{"kind": "dot", "of": "theme", "budget": 3, "round": 2})
	said := s.add("2.2", session.KindRating, session.Patch{
		"ballot": first, "item": themes[1], "like": "it is plain", "change": "who tells her",
	})
	s.to("2.2")
	s.list(1)
	s.typed("1")
	b := s.app.run().instrument().(*ballot)
	if !b.Select(said) {
		t.Fatal("it does not go there")
	}
	if p := b.poll(); p.ID != first || b.itemHere() != themes[1] || b.Pointed().ID != said || b.input.value() != "1" {
		t.Errorf("it is on round %d, %v, with %q:\n%s", p.Round, b.Pointed(), b.input.value(), s.screen())
	}
	b.SelectField("change")
	if w := b.wordHere(); w == nil || !w.Change {
		t.Errorf("it is on %+v", w)
	}
}

func TestFindLandsOnStars(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Stars")
	var ids []session.ID
	for _, text := range []string{"One list", "One desk"} {
		ids = append(ids, s.add("3.6", session.KindConcept, session.Patch{"title": text}))
	}
	round := s.add("3.6", session.KindBallot, session.Patch{"kind": "star", "of": "concept", "round": 1})
	like := s.add("3.6", session.KindRating, session.Patch{"ballot": round, "item": ids[1], "like": "it costs nothing", "change": "start smaller"})
	b := s.found("costs nothing", "3.6", like).(*ballot)
	if w := b.wordHere(); w == nil || w.Change {
		t.Errorf("it is on %+v:\n%s", w, s.screen())
	}
	b = s.found("start smaller", "3.6", like).(*ballot)
	if w := b.wordHere(); w == nil || !w.Change {
		t.Errorf("it is on %+v:\n%s", w, s.screen())
	}
}

// TestFindShowsARowThatAFilterHides looks for what the list does not show now.
func TestFindShowsARowThatAFilterHides(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.begin("Filter")
	s.people(5, 1)
	s.to("1.1")
	s.list(1)
	s.keys("alt+l")
	s.typed("P03")
	s.keys("enter")
	s.lacks("P04")
	s.found("#4 p04", "1.1", s.kind(session.KindParticipant)[3].ID)
}

// TestEveryInstrumentGoesToARecord holds what a new instrument owes the search.
func TestEveryInstrumentGoesToARecord(t *testing.T) {
	t.Parallel()
	s := newStage(t)
	s.practice()
	for _, a := range s.app.env.desk.pack.Activities {
		for i := range a.Captures {
			if a.Captures[i].InstrumentName(a) == content.InstrumentBrief {
				continue
			}
			if _, ok := makeInstrument(s.app.env, a, &a.Captures[i]).(selecter); !ok {
				t.Errorf("%s %s can't put its cursor on a record", a.ID, a.Captures[i].Title)
			}
		}
	}
}
