package session

import (
	"math/rand"
	"slices"

	"pgregory.net/rapid"
)

// send hands some of a laptop's changes to another, in no order.
func (w *workshop) send(from *laptop) {
	to := rapid.SampledFrom(w.laptops).Draw(w.T, "to")
	all := from.Changes()
	rnd := rand.New(rand.NewSource(rapid.Int64Range(0, 1000).Draw(w.T, "shuffle")))
	rnd.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	for _, c := range all[:rnd.Intn(len(all)+1)] {
		to.Apply(c)
	}
}

func (w *workshop) sendAll(from *laptop) {
	to := rapid.SampledFrom(w.laptops).Draw(w.T, "to")
	to.ApplyAll(from.Changes())
}

// jump puts a laptop's count of changes far ahead, as a file from elsewhere
// may.
func (w *workshop) jump(l *laptop) {
	l.clock += rapid.Int64Range(1, 1<<20).Draw(w.T, "jump")
}

// stranger hands a laptop a change that no gesture makes: it may name what it
// can't have seen, or another record's changes, or set several things at once.
func (w *workshop) stranger(l *laptop) {
	r := w.pick()
	c := &Change{
		ID: w.src.NewID(), Op: OpSet, Kind: r.Kind, Record: r.ID,
		Clock:  rapid.Int64Range(1, 60).Draw(w.T, "clock"),
		Device: rapid.SampledFrom(w.strangers).Draw(w.T, "device"),
		Origin: l.Session, Batch: w.src.NewID(), At: 1,
	}
	p := w.patch()
	if rapid.IntRange(0, 3).Draw(w.T, "deletes") == 0 {
		p[FieldDeleted] = rapid.SampledFrom([]any{true, true, false, nil, "yes"}).Draw(w.T, "deleted")
	}
	if rapid.IntRange(0, 3).Draw(w.T, "numbers") == 0 {
		p[FieldNumber] = rapid.SampledFrom([]any{1, 2, 7, nil, -4, "2", MaxInt}).Draw(w.T, "number")
	}
	if rapid.IntRange(0, 3).Draw(w.T, "names") == 0 {
		p["name"] = w.text()
		if r.Kind == KindParticipant && rapid.Bool().Draw(w.T, "real") {
			c.Op, p = OpName, Patch{"name": w.text()}
		}
	}
	if c.Op == OpSet && rapid.IntRange(0, 5).Draw(w.T, "other kind") == 0 {
		c.Kind = KindTheme
	}
	for f, v := range p {
		p[f] = Normal(v)
	}
	near := slices.DeleteFunc(slices.Clone(w.made), func(o *Change) bool { return o.Record != c.Record })
	for range rapid.IntRange(0, 3).Draw(w.T, "replaces") {
		from := w.made
		if len(near) > 0 && rapid.Bool().Draw(w.T, "near") {
			from = near
		}
		c.Prev = append(c.Prev, rapid.SampledFrom(from).Draw(w.T, "prev").ID)
	}
	c.Prev = sortedIDs(c.Prev)
	w.keepRaw(l, c, p)
}

// forge makes another change with the id of one that is there.
func (w *workshop) forge(l *laptop) {
	was := rapid.SampledFrom(w.made).Draw(w.T, "forged")
	c := *was
	p := Patch{"text": w.text()}
	if c.Op == OpName {
		p = Patch{"name": w.text()}
	}
	if rapid.Bool().Draw(w.T, "elsewhere") {
		c.Record, c.Prev = w.pick().ID, nil
	}
	w.keepRaw(l, &c, p)
}

func (w *workshop) keepRaw(l *laptop, c *Change, p Patch) {
	if err := c.Seal(p); err != nil {
		w.Fatalf("seal: %v", err)
	}
	w.made = append(w.made, c)
	if r := (Field{Kind: c.Kind, ID: c.Record}); !slices.Contains(w.records, r) {
		w.records = append(w.records, r)
	}
	l.Apply(c)
}
