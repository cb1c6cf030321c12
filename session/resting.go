package session

// Resting is what each record rests on by the links of the session, kept in step
// with them.
type Resting struct {
	links Selection
	from  Grouped[ID]
}

// On is what a record rests on now.
func (x *Resting) On(s *State, id ID) []ID {
	if x.links.Keep == nil {
		x.from.Key = func(l *Record) (ID, bool) { return l.Ref("from"), true }
		x.links = Selection{Kind: KindLink, Keep: restsOn, Came: x.from.Came, Gone: x.from.Gone, Reset: x.from.Reset}
	}
	x.links.Of(s, nil)
	var on []ID
	for _, l := range x.from.Of(id) {
		on = append(on, l.Ref("to"))
	}
	return on
}

// restsOn says that a link is one of evidence, and leads somewhere.
func restsOn(l *Record) bool { return l.Str("role") == RoleEvidence && !l.Ref("to").IsZero() }
