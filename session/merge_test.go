package session

import (
	"fmt"
	"math/rand"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestFoldIsTheReference holds the State, which is kept up change by change
// and read in between, against the definition.
func TestFoldIsTheReference(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := stories.Draw(t, "story")
		order := h.shuffles(1)[0]
		s := NewState(h.session)
		every := rapid.IntRange(1, 9).Draw(t, "every")
		for i, c := range order {
			s.Apply(c)
			if i%every != 0 {
				continue
			}
			want := designed.fold(h.session, order[:i+1])
			if d := difference(portrait(s).String(), want.String()); d != "" {
				t.Fatalf("after %d changes: %s", i+1, d)
			}
		}
		want := designed.fold(h.session, order).String()
		if d := difference(portrait(s).String(), want); d != "" {
			t.Fatalf("one by one: %s", d)
		}
		if d := difference(portrait(Fold(h.session, order)).String(), want); d != "" {
			t.Fatalf("at once: %s", d)
		}
	})
}

// TestViewsAreFresh reads the State after each change and holds what it had
// drawn before against the versions that say whether that is still right. What
// was handed out must not have changed meanwhile.
func TestViewsAreFresh(t *testing.T) {
	type drawn struct {
		version, kindVersion int64
		text, names          string
		records              []*Record
	}
	text := func(records []*Record) string {
		p := &picture{}
		for _, r := range records {
			p.shown = append(p.shown, shownOf(r))
		}
		return p.records()
	}
	look := func(s *State, kind string) drawn {
		d := drawn{version: s.Version(), kindVersion: s.KindVersion(kind), records: s.Kind(kind)}
		d.text = text(d.records)
		if kind == KindParticipant {
			d.names = fmt.Sprint(portrait(s).aliases)
			for _, r := range d.records {
				d.names += fmt.Sprint(s.RealName(r.ID), s.AlsoNamed(r.ID))
			}
		}
		return d
	}
	rapid.Check(t, func(t *rapid.T) {
		h := stories.Draw(t, "story")
		kinds := append([]string{KindVote, KindSession}, workshopKinds...)
		rnd := rand.New(rand.NewSource(h.seed))
		s, before := NewState(h.session), map[string]drawn{}
		for _, c := range h.shuffles(1)[0] {
			if rnd.Intn(8) == 0 {
				s.ApplyAll(h.part(rnd.Intn(5)))
			} else {
				s.Apply(c)
			}
			for _, kind := range kinds {
				if rnd.Intn(3) == 0 {
					continue
				}
				was, known := before[kind]
				if known && text(was.records) != was.text {
					t.Fatalf("records of kind %s changed in their holder's hands", kind)
				}
				now := look(s, kind)
				same := now.kindVersion == was.kindVersion || now.version == was.version
				if known && same && now.text+now.names != was.text+was.names {
					t.Fatalf("%s looks different at the same version:\n%s%s\nbefore\n%s%s", kind, now.text, now.names, was.text, was.names)
				}
				before[kind] = now
				for _, r := range now.records {
					if d := difference(text([]*Record{s.Get(kind, r.ID)}), text([]*Record{r})); d != "" {
						t.Fatalf("Get and Kind differ: %s", d)
					}
				}
			}
		}
	})
}

// TestMerge checks that uniting logs is a union: in any order, in any groups,
// and as often as one likes.
func TestMerge(t *testing.T) {
	merge := func(session ID, a, b []*Change) []*Change {
		s := Fold(session, a)
		s.ApplyAll(b)
		return s.Changes()
	}
	rapid.Check(t, func(t *rapid.T) {
		h := stories.Draw(t, "story")
		same := func(what string, a, b []*Change) {
			if !slices.Equal(a, b) {
				t.Fatalf("%s: another log, %d changes and %d", what, len(a), len(b))
			}
			got, want := portrait(Fold(h.session, a)).String(), portrait(Fold(h.session, b)).String()
			if d := difference(got, want); d != "" {
				t.Fatalf("%s: %s", what, d)
			}
		}
		pick := func(name string) []*Change { return rapid.SampledFrom(h.logs).Draw(t, name) }
		a, b, c := pick("a"), pick("b"), pick("c")
		same("commutative", merge(h.session, a, b), merge(h.session, b, a))
		same("idempotent", merge(h.session, a, a), a)
		ab, bc := merge(h.session, a, b), merge(h.session, b, c)
		same("associative", merge(h.session, ab, c), merge(h.session, a, bc))
		same("absorbing", merge(h.session, ab, b), ab)

		var all []*Change
		for _, i := range rapid.Permutation(indexes(len(h.logs))).Draw(t, "order") {
			all = merge(h.session, all, h.logs[i])
		}
		same("all of them", all, Fold(h.session, h.changes).Changes())
	})
}

func indexes(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

// TestEffects checks what the State says that changes did to it.
func TestEffects(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := stories.Draw(t, "story")
		s := Fold(h.session, h.part(1))
		part := h.part(2)
		before := logOf(s)
		added, clashed, dropped := s.ApplyAll(part)
		after := logOf(s)
		var news, goners []ID
		for id := range after {
			if before[id] == nil {
				news = append(news, id)
			}
		}
		for id := range before {
			if after[id] == nil {
				goners = append(goners, id)
			}
		}
		if added != len(news) {
			t.Errorf("%d added, want %d", added, len(news))
		}
		if d := difference(fmt.Sprint(sortedIDs(dropped)), fmt.Sprint(sortedIDs(goners))); d != "" {
			t.Errorf("dropped: %s", d)
		}
		var twice []ID
		for _, c := range part {
			other := func(o *Change) bool { return o.ID == c.ID && o.sum != c.sum }
			if have := before[c.ID]; have != nil && other(have) || slices.ContainsFunc(part, other) {
				twice = append(twice, c.ID)
			}
		}
		if d := difference(fmt.Sprint(clashed), fmt.Sprint(sortedIDs(twice))); d != "" {
			t.Errorf("clashed: %s", d)
		}
	})
}

func logOf(s *State) map[ID]*Change {
	log := map[ID]*Change{}
	for _, c := range s.Changes() {
		log[c.ID] = c
	}
	return log
}
