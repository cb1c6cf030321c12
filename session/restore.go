package session

// Restore puts a record back as it was right after a change: fields that were
// written since get the value from then, fields that were not there are unset,
// and a record that was deleted since is there again. It appends to the log
// like any other gesture.
func (g *Gesture) Restore(c *Change) error {
	var before []*Change
	for _, x := range g.state.changes {
		if x.Op == OpSet && x.Record == c.Record && x.Kind == c.Kind && Compare(x, c) <= 0 {
			before = append(before, x)
		}
	}
	then := Fold(g.state.Session, before).Get(c.Kind, c.Record)
	if then == nil {
		return g.Delete(c.Kind, c.Record)
	}
	fields := Patch{}
	if e := g.state.entries.get(c.Kind, c.Record); e != nil {
		for f := range e.fields() {
			if f != FieldDeleted && f != FieldNumber {
				fields[f] = nil
			}
		}
	}
	for _, f := range then.Fields() {
		fields[f] = own(then.Value(f))
	}
	return g.Set(c.Kind, c.Record, fields)
}
