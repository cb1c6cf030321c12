package exchange

import (
	"bytes"
	"encoding/binary"
	"testing"
	"time"

	"pgregory.net/rapid"

	"doorstep/session"
)

// counter is a source of randomness that counts, so that ids are the same each
// time, and different from all others.
type counter uint64

func (c *counter) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 0
	}
	*c++
	binary.BigEndian.PutUint64(p[max(0, len(p)-8):], uint64(*c))
	return len(p), nil
}

// desk is one laptop with a session on it.
type desk struct {
	state  *session.State
	src    session.Source
	device session.ID
}

// start is when the tests' sessions begin: early in the morning, UTC.
var start = time.Date(2026, 1, 31, 3, 5, 0, 7e6, time.UTC)

func newDesk(seed uint64) *desk {
	c := counter(seed << 32)
	now := start
	src := session.Source{Rand: &c, Now: func() time.Time {
		now = now.Add(1001 * time.Millisecond)
		return now
	}}
	return &desk{state: session.NewState(src.NewID()), src: src, device: src.NewID()}
}

// do makes a gesture in an activity.
func (d *desk) do(t testing.TB, activity string, gesture func(g *session.Gesture) error) *session.Gesture {
	t.Helper()
	g := d.state.Begin(d.src, d.device, activity)
	if err := gesture(g); err != nil {
		t.Fatal(err)
	}
	return g
}

// small is a session with a little of everything: a name, a deleted and a
// redacted record, an undone gesture, two values of one field.
func small(t testing.TB) *session.State {
	t.Helper()
	d := newDesk(1)
	d.do(t, "", func(g *session.Gesture) error {
		return g.Set(session.KindSession, d.state.Session, session.Patch{
			"title": "Day one", "place": "গাজীপুর", "lang": "bn", "ready": []string{"notice", "letters"},
		})
	})
	d.do(t, "1.1", func(g *session.Gesture) error {
		return AddPeople(g, []Person{
			{Alias: "P01", Name: secretName, Sector: "Health", Years: 12, Languages: []string{"Bangla", "English"}},
			{Alias: "P02", Name: secretName + " II"},
		})
	})
	p := d.state.Kind(session.KindParticipant)
	add := func(text string) (id session.ID) {
		d.do(t, "1.6", func(g *session.Gesture) (err error) {
			id, err = g.Add(session.KindCard, session.Patch{"text": text, "kind": "pain", "by": p[0].ID})
			return err
		})
		return id
	}
	kept := add("Sent from desk 3 to \"desk 7\" <and> back\n\tগেট\u2028\u007f")
	gone, burnt := add("Typed twice"), add("This must go")
	d.do(t, "1.6", func(g *session.Gesture) error { return g.Delete(session.KindCard, gone) })
	d.do(t, "1.6", func(g *session.Gesture) error { return g.Redact(session.KindCard, burnt) })
	d.do(t, "", func(g *session.Gesture) error { return g.Redact(session.KindParticipant, p[1].ID) })

	other := &desk{state: session.Fold(d.state.Session, d.state.Changes()), src: newDesk(2).src}
	other.device = other.src.NewID()
	for i, laptop := range []*desk{d, other} {
		laptop.do(t, "2.1", func(g *session.Gesture) error {
			return g.Set(session.KindCard, kept, session.Patch{"step": []string{"gate", "queue"}[i], "parked": i == 0})
		})
	}
	d.state.ApplyAll(other.state.Changes())
	add("Taken back")
	if _, _, err := d.state.Undo(d.src, d.device); err != nil {
		t.Fatal(err)
	}
	return d.state
}

// secretName is a real name, no piece of which may leave without Names.
const secretName = "Xqzwyr Vbnkjl"

var smallPack = map[string][]byte{
	"en/pack.md":         []byte("---\nid: empathy\n---\r\nAbout \"it\".\n"),
	"bn/pack.md":         []byte("\ufeffসহমর্মিতা\n"),
	"en/1.1-check-in.md": {},
}

// export is JSON that must succeed.
func export(t interface {
	Helper()
	Fatal(...any)
}, s *session.State, pack map[string][]byte, names bool,
) []byte {
	t.Helper()
	b, err := JSON(s, pack, Options{Names: names})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// anyLog draws a log as several laptops would leave it, and one that a stranger
// may have made: unknown kinds and fields, clocks that jump, changes that
// replace others that aren't there, times in other ages.
func anyLog(t *rapid.T) *session.State {
	desks := []*desk{newDesk(1), newDesk(2)}
	desks[1].state = session.NewState(desks[0].state.Session)
	for range rapid.IntRange(0, 25).Draw(t, "gestures") {
		d := desks[rapid.IntRange(0, 1).Draw(t, "laptop")]
		g := d.state.Begin(d.src, d.device, rapid.SampledFrom([]string{"", "1.6", "after.1"}).Draw(t, "activity"))
		if err := anyGesture(t, d, g); err != nil {
			t.Fatal(err)
		}
		if rapid.IntRange(0, 4).Draw(t, "meet") == 0 {
			desks[0].state.ApplyAll(desks[1].state.Changes())
			desks[1].state.ApplyAll(desks[0].state.Changes())
		}
	}
	desks[0].state.ApplyAll(desks[1].state.Changes())
	n := rapid.IntRange(0, 5).Draw(t, "strange changes")
	if d := desks[0]; n > 0 && d.state.Len() == 0 { // a session is named by something in it
		g := d.state.Begin(d.src, d.device, "")
		if err := g.Set(session.KindSession, d.state.Session, session.Patch{"title": "strange"}); err != nil {
			t.Fatal(err)
		}
	}
	for range n {
		desks[0].state.Apply(strange(t, desks[0]))
	}
	return desks[0].state
}

var (
	anyText  = rapid.StringN(0, 8, -1)
	anyField = rapid.SampledFrom([]string{"text", "kind", "order", "id", "created", "number", "activity", "label", "title", "by"})
	anyKind  = rapid.SampledFrom([]string{session.KindCard, session.KindParticipant, session.KindSession, session.KindTable, "odd_kind"})
	anyValue = rapid.OneOf(
		anyText.AsAny(), rapid.Bool().AsAny(), rapid.SliceOfN(anyText, 0, 3).AsAny(),
		rapid.Int64Range(-session.MaxInt, session.MaxInt).AsAny(), rapid.Just[any](nil),
	)
	anyPatch = rapid.MapOfN(anyField, anyValue, 1, 4)
)

func anyGesture(t *rapid.T, d *desk, g *session.Gesture) error {
	kind := anyKind.Draw(t, "kind")
	records := d.state.Kind(kind)
	fields := session.Patch(anyPatch.Draw(t, "fields"))
	fields["text"] = anyText.Draw(t, "text")
	if len(records) == 0 {
		_, err := g.Add(kind, fields)
		return err
	}
	id := records[rapid.IntRange(0, len(records)-1).Draw(t, "record")].ID
	switch rapid.IntRange(0, 7).Draw(t, "deed") {
	case 0:
		return g.Delete(kind, id)
	case 1:
		if kind == session.KindSession {
			return nil // then nothing more could be written on it
		}
		return g.Redact(kind, id)
	case 2:
		_, _, err := d.state.Undo(d.src, d.device)
		return err
	case 3:
		return g.Set(session.KindSession, d.state.Session, fields)
	case 4, 5:
		if kind == session.KindParticipant {
			return g.Name(id, secretName)
		}
		return g.Set(kind, id, fields)
	}
	_, err := g.Add(kind, fields)
	return err
}

func strange(t *rapid.T, d *desk) *session.Change {
	p := anyPatch.Draw(t, "strange patch")
	c := &session.Change{
		ID: d.src.NewID(), Op: session.OpSet, Kind: anyKind.Draw(t, "strange kind"), Record: d.src.NewID(),
		Clock:  rapid.Int64Range(1, maxClockAhead).Draw(t, "clock"),
		Device: d.device, Origin: d.src.NewID(), Batch: d.src.NewID(), Activity: "x-1",
		At: rapid.Int64Range(-session.MaxInt, session.MaxInt).Draw(t, "at"),
	}
	for range rapid.IntRange(0, 3).Draw(t, "prev") {
		c.Prev = append(c.Prev, d.src.NewID())
	}
	if rapid.Bool().Draw(t, "on a record") {
		if known := d.state.Changes(); len(known) > 0 {
			c.Record, c.Kind = known[0].Record, known[0].Kind
		}
	}
	if err := c.Seal(p); err != nil {
		t.Fatal(err)
	}
	return c
}

// sameLog says whether two logs hold the same changes, byte for byte.
func sameLog(a, b []*session.Change) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		sa, sb := a[i].Sum(), b[i].Sum()
		if a[i].ID != b[i].ID || !bytes.Equal(sa[:], sb[:]) {
			return false
		}
	}
	return true
}
