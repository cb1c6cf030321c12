package session

import (
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"time"

	"pgregory.net/rapid"
)

// newSource is a source of ids and times that gives the same ones again for
// the same seed. Its clock starts at the wall time and goes on by a
// millisecond with each look.
func newSource(seed int64, wall time.Time) Source {
	return Source{
		Now: func() time.Time {
			wall = wall.Add(time.Millisecond)
			return wall
		},
		Rand: rand.New(rand.NewSource(seed)),
	}
}

// walls are what clocks of laptops say: some are wrong by decades.
var walls = []time.Time{
	time.Unix(1, 0),
	time.Date(2026, 3, 9, 9, 0, 0, 0, time.UTC),
	time.Date(2026, 3, 9, 9, 1, 0, 0, time.UTC),
	time.Date(2099, 12, 31, 23, 59, 0, 0, time.UTC),
}

// story is what became of a workshop on several laptops.
type story struct {
	session ID
	// changes are all that were ever made, in the order in which they were,
	// also those that a redaction dropped everywhere.
	changes []*Change
	// devices are the laptops, and logs what each holds in the end.
	devices []ID
	logs    [][]*Change
	// forged says that some ids stand for two changes. There are no redactions
	// then: what they drop leaves nothing to compare a forgery with.
	forged bool
	seed   int64
}

// GoString is how rapid shows a story that broke a law.
func (h story) GoString() string {
	var b strings.Builder
	for _, c := range h.changes {
		fmt.Fprintf(&b, "\n%s %s %s %s %s prev %v clock %d device %s origin %s batch %s undoes %s",
			c.ID, c.Op, c.Kind, c.Record, c.Text(), c.Prev, c.Clock, c.Device, c.Origin, c.Batch, c.Undoes)
	}
	return b.String()
}

// shuffles gives orders of arrival of the changes, some doubled.
func (h story) shuffles(n int) [][]*Change {
	rnd := rand.New(rand.NewSource(h.seed))
	orders := make([][]*Change, n)
	for i := range orders {
		order := slices.Clone(h.changes)
		for range len(order) / 3 {
			order = append(order, h.changes[rnd.Intn(len(h.changes))])
		}
		rnd.Shuffle(len(order), func(a, b int) { order[a], order[b] = order[b], order[a] })
		orders[i] = order
	}
	return orders
}

// part is some of the changes, so that others are absent.
func (h story) part(i int) []*Change {
	rnd := rand.New(rand.NewSource(h.seed + int64(i)))
	part := slices.Clone(h.changes)
	rnd.Shuffle(len(part), func(a, b int) { part[a], part[b] = part[b], part[a] })
	return part[:rnd.Intn(len(part)+1)]
}

// laptop is one replica.
type laptop struct {
	*State
	device ID
	src    Source
}

// workshop makes a story: laptops that act at random and now and then hand
// each other some of what they have.
type workshop struct {
	*rapid.T
	src       Source
	laptops   []*laptop
	strangers []ID // devices that are not among the laptops
	made      []*Change
	records   []Field // kind and id of what was ever written to
	texts     int
}

var stories = rapid.Custom(func(t *rapid.T) story {
	seed := rapid.Int64Range(0, 1<<40).Draw(t, "seed")
	w := &workshop{T: t, src: newSource(seed, walls[1])}
	h := story{session: w.src.NewID(), seed: seed, forged: rapid.IntRange(0, 3).Draw(t, "forged") == 0}
	other := w.src.NewID()
	w.strangers = []ID{w.src.NewID(), w.src.NewID()}
	for i := range rapid.IntRange(2, 5).Draw(t, "laptops") {
		session := h.session
		if i > 0 && rapid.IntRange(0, 4).Draw(t, "another room") == 0 {
			session = other
		}
		wall := rapid.SampledFrom(walls).Draw(t, "wall")
		w.laptops = append(w.laptops, &laptop{NewState(session), w.src.NewID(), newSource(seed+int64(i)+1, wall)})
	}
	acts := w.acts(h.forged)
	w.add(w.laptops[0])
	for range rapid.IntRange(4, 45).Draw(t, "steps") {
		l := rapid.SampledFrom(w.laptops).Draw(t, "laptop")
		rapid.SampledFrom(acts).Draw(t, "act")(l)
	}
	h.changes = w.made
	for _, l := range w.laptops {
		h.devices = append(h.devices, l.device)
		h.logs = append(h.logs, l.Changes())
	}
	return h
})

// acts are what laptops do, the usual more often.
func (w *workshop) acts(forged bool) []func(*laptop) {
	acts := []func(*laptop){
		w.add, w.add, w.add, w.edit, w.edit, w.edit, w.edit, w.remove, w.remove, w.put, w.name, w.name,
		w.undo, w.undo, w.redo, w.send, w.send, w.send, w.sendAll, w.jump, w.stranger, w.letter,
	}
	if forged {
		return append(acts, w.forge)
	}
	return append(acts, w.redact)
}

// text is new each time, so that what is shown tells which change it is of.
func (w *workshop) text() string {
	w.texts++
	return fmt.Sprintf("t%d", w.texts)
}

var workshopKinds = []string{KindCard, KindTheme, KindParticipant, "later_kind"}

// patch is some fields with values of every type.
func (w *workshop) patch() Patch {
	p := Patch{}
	for range rapid.IntRange(1, 3).Draw(w.T, "fields") {
		switch rapid.IntRange(0, 6).Draw(w.T, "field") {
		case 0, 1, 2:
			p["text"] = w.text()
		case 3:
			p["note"] = w.text()
		case 4:
			p["order"] = rapid.SampledFrom([]any{"a", "b", "c", nil, 3}).Draw(w.T, "order")
		case 5:
			p["parked"] = rapid.Bool().Draw(w.T, "parked")
		case 6:
			p["goals"] = rapid.SampledFrom([]any{nil, []string{}, []string{"x", "y"}}).Draw(w.T, "goals")
		}
	}
	return p
}

func (w *workshop) pick() Field { return rapid.SampledFrom(w.records).Draw(w.T, "record") }

// keep notes what a gesture made. Writing on a redacted record is refused, and
// makes nothing.
func (w *workshop) keep(g *Gesture) {
	for _, c := range g.Changes() {
		w.made = append(w.made, c)
		if r := (Field{Kind: c.Kind, ID: c.Record}); !slices.Contains(w.records, r) {
			w.records = append(w.records, r)
		}
	}
}

func (w *workshop) add(l *laptop) {
	g := l.Begin(l.src, l.device, "1.6")
	for range rapid.IntRange(1, 2).Draw(w.T, "adds") {
		p := w.patch()
		p["alias"] = rapid.SampledFrom([]string{"P01", "p01", w.text(), w.text()}).Draw(w.T, "alias")
		if _, err := g.Add(rapid.SampledFrom(workshopKinds).Draw(w.T, "kind"), p); err != nil {
			w.Fatalf("add: %v", err)
		}
	}
	w.keep(g)
}

func (w *workshop) edit(l *laptop) {
	g := l.Begin(l.src, l.device, "")
	r := w.pick()
	if err := g.Set(r.Kind, r.ID, w.patch()); err != nil && l.Redacted(r.ID) == nil {
		w.Fatalf("edit: %v", err)
	}
	w.keep(g)
}

// put writes a record that two laptops make alike.
func (w *workshop) put(l *laptop) {
	g := l.Begin(l.src, l.device, "")
	id := Derive(KindVote, rapid.SampledFrom([]string{"x", "y"}).Draw(w.T, "vote"))
	if err := g.Set(KindVote, id, Patch{"tally": rapid.IntRange(1, 3).Draw(w.T, "tally")}); err != nil && l.Redacted(id) == nil {
		w.Fatalf("put: %v", err)
	}
	w.keep(g)
}

func (w *workshop) remove(l *laptop) {
	g := l.Begin(l.src, l.device, "")
	r := w.pick()
	if err := g.Delete(r.Kind, r.ID); err != nil {
		w.Fatalf("delete: %v", err)
	}
	w.keep(g)
}

func (w *workshop) name(l *laptop) {
	g := l.Begin(l.src, l.device, "1.1")
	people := slices.DeleteFunc(slices.Clone(w.records), func(r Field) bool { return r.Kind != KindParticipant })
	if len(people) == 0 {
		return
	}
	r := rapid.SampledFrom(people[:min(2, len(people))]).Draw(w.T, "person")
	name := rapid.SampledFrom([]string{"", w.text(), w.text()}).Draw(w.T, "name")
	if err := g.Name(r.ID, name); err != nil && l.Redacted(r.ID) == nil {
		w.Fatalf("name: %v", err)
	}
	w.keep(g)
}

func (w *workshop) redact(l *laptop) {
	if rapid.IntRange(0, 2).Draw(w.T, "really") > 0 {
		return
	}
	g := l.Begin(l.src, l.device, "")
	r := w.pick()
	if err := g.Redact(r.Kind, r.ID); err != nil {
		w.Fatalf("redact: %v", err)
	}
	w.keep(g)
}

func (w *workshop) undo(l *laptop) {
	g, _, err := l.Undo(l.src, l.device)
	if err != nil {
		w.Fatalf("undo: %v", err)
	}
	w.keep(g)
}

func (w *workshop) redo(l *laptop) {
	g, _, err := l.Redo(l.src, l.device)
	if err != nil {
		w.Fatalf("redo: %v", err)
	}
	w.keep(g)
}

// letter has a room choose its letter, perhaps one that another has.
func (w *workshop) letter(l *laptop) {
	g := l.Begin(l.src, l.device, "")
	p := Patch{FieldLetter: rapid.SampledFrom([]any{"A", "B", nil}).Draw(w.T, "letter"), "title": w.text()}
	if err := g.Set(KindSession, l.Session, p); err != nil && l.Redacted(l.Session) == nil {
		w.Fatalf("letter: %v", err)
	}
	w.keep(g)
}
