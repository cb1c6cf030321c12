package session

import "slices"

// WriteDraw keeps a draw, in one gesture with whatever else belongs to it.
// Visits that stay are left alone. The others take the new draw, as far as they
// go: their numbers stand on slips already. What the draw needs more is added,
// and what it needs less is deleted.
func (b *DrawBoard) WriteDraw(g *Gesture, res DrawResult, in DrawInput, fresh Patch) error {
	var old []Assignment
	for _, a := range b.Visits {
		if !b.Stays(a) {
			old = append(old, a)
		}
	}
	for i, v := range res.Visits {
		fields := Patch{
			"people": v.People, "service": v.Service, "seed": in.Seed, "override_reason": nil,
			"date": textOrNil(in.Window.Date), "window_start": textOrNil(in.Window.From), "window_end": textOrNil(in.Window.Until),
		}
		if in.Solo && !in.Alone && len(v.People) == 1 {
			fields["override_reason"] = "one was over, and goes alone as the room chose"
		}
		if i < len(old) {
			if err := g.Set(KindAssignment, old[i].ID, fields); err != nil {
				return err
			}
			continue
		}
		for f, value := range fresh {
			if _, given := fields[f]; !given {
				fields[f] = value
			}
		}
		if _, err := g.Add(KindAssignment, fields); err != nil {
			return err
		}
	}
	for _, a := range old[min(len(old), len(res.Visits)):] {
		if err := g.Delete(KindAssignment, a.ID); err != nil {
			return err
		}
	}
	return nil
}

func textOrNil(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// Swap is a change by hand, as the visits would be after it.
type Swap struct{ After []Assignment }

// Move sends a visit to another service.
func (b *DrawBoard) Move(visit, service ID) Swap {
	a, _ := b.Visit(visit)
	a.Service = service
	return Swap{[]Assignment{a}}
}

// Exchange lets two visits change services.
func (b *DrawBoard) Exchange(x, y ID) Swap {
	a, _ := b.Visit(x)
	o, _ := b.Visit(y)
	a.Service, o.Service = o.Service, a.Service
	return Swap{[]Assignment{a, o}}
}

// Trade lets two people change places.
func (b *DrawBoard) Trade(p, q ID) Swap {
	a, okA := b.VisitOf(p)
	o, okO := b.VisitOf(q)
	if !okA || !okO || a.ID == o.ID {
		return Swap{}
	}
	put := func(list []ID, out, in ID) []ID {
		list = slices.Clone(list)
		list[slices.Index(list, out)] = in
		return b.byAlias(list)
	}
	a.People, o.People = put(a.People, p, q), put(o.People, q, p)
	return Swap{[]Assignment{a, o}}
}

// Breaks lists the rules that the visits of a change would break, each once.
func (b *DrawBoard) Breaks(s Swap) []Broken {
	after := *b
	after.Visits = slices.Clone(b.Visits)
	for _, a := range s.After {
		for i := range after.Visits {
			if after.Visits[i].ID == a.ID {
				after.Visits[i] = a
			}
		}
	}
	var list []Broken
	for _, a := range s.After {
		for _, x := range after.Check(a) {
			if !slices.Contains(list, x) {
				list = append(list, x)
			}
		}
	}
	return list
}

// WriteSwap keeps a change by hand, with the reason for it if one was given. A
// visit that breaks no rule any more needs none.
func (b *DrawBoard) WriteSwap(g *Gesture, s Swap, reason string) error {
	for _, a := range s.After {
		if err := g.Set(KindAssignment, a.ID, Patch{"people": a.People, "service": a.Service, "override_reason": textOrNil(reason)}); err != nil {
			return err
		}
	}
	return nil
}
