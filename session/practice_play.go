package session

import (
	"strconv"
	"time"
	"unicode/utf8"
)

// practicePlayer writes the rows of the practice data as gestures, on a clock
// of its own.
type practicePlayer struct {
	state   *State
	src     Source
	device  ID
	pack    Patch
	now     time.Time
	changes []*Change
	// waiting holds, under a record that isn't made yet, the fields that are
	// to point to it: a card knows its theme only once the theme has a name.
	waiting map[*practiceRow][]practiceWait
	numbers map[string]int // of the rows with a name
}

type practiceWait struct {
	row   *practiceRow
	field string
}

func newPracticePlayer(src Source, device, sessionID ID, pack Patch) *practicePlayer {
	p := &practicePlayer{
		state: NewState(sessionID), device: device, pack: pack,
		waiting: map[*practiceRow][]practiceWait{}, numbers: map[string]int{},
	}
	// A millisecond passes with each look at the clock, so that ids sort in the
	// order in which they were made, as they nearly do on a real laptop.
	p.src = Source{Rand: src.Rand, Now: func() time.Time {
		p.now = p.now.Add(time.Millisecond)
		return p.now
	}}
	return p
}

// playPart plays one file: the activity's clock starts, rows are typed, the
// clock stops.
func (p *practicePlayer) playPart(part *practicePart) error {
	if err := p.openAgenda(part); err != nil {
		return err
	}
	units := practiceUnits(part)
	for i, u := range units {
		p.now = u.at
		if err := p.playUnit(part.activity, u.rows); err != nil {
			return err
		}
		next := part.to
		if i+1 < len(units) {
			next = units[i+1].at
		}
		p.now = u.at.Add(next.Sub(u.at) / 2)
		if err := p.settleWaiting(part.activity, u.rows); err != nil {
			return err
		}
	}
	return p.closeAgenda(part)
}

// practicePause is the weight of a row before a letter of it is typed.
const practicePause = 20

// practiceUnit is what one gesture writes, and when.
type practiceUnit struct {
	at     time.Time
	rows   []*practiceRow
	start  time.Time // not zero: the earliest that it can have been begun
	weight int       // how long it took to type, against the others
}

// practiceUnits spreads a part's gestures over its time: between two times that
// the data gives, each takes a share by the length of what was typed.
func practiceUnits(part *practicePart) []practiceUnit {
	var units []practiceUnit
	for _, step := range part.steps {
		start := step.at
		for i, row := range step.rows {
			if step.together && i > 0 {
				last := &units[len(units)-1]
				last.rows, last.weight = append(last.rows, row), last.weight+row.weight()
				continue
			}
			units = append(units, practiceUnit{rows: []*practiceRow{row}, start: start, weight: row.weight()})
			start = time.Time{}
		}
	}
	begin := part.from
	for i := 0; i < len(units); {
		if !units[i].start.IsZero() {
			begin = units[i].start
		}
		j, total := i, 0
		for ; j < len(units) && (j == i || units[j].start.IsZero()); j++ {
			total += units[j].weight
		}
		end := part.to
		if j < len(units) {
			end = units[j].start
		}
		done := 0
		for ; i < j; i++ {
			done += units[i].weight
			share := end.Sub(begin) * time.Duration(done) / time.Duration(total+practicePause)
			units[i].at = begin.Add(share).Truncate(time.Second)
		}
		begin = end
	}
	return units
}

// weight is how much there is to type: every row takes its time, and every
// letter.
func (row *practiceRow) weight() int {
	n := practicePause
	for _, v := range row.values {
		n += 3
		if text, ok := v.value.(string); ok {
			n += utf8.RuneCountInString(text)
		}
	}
	return n
}

// playUnit writes some rows as one gesture.
func (p *practicePlayer) playUnit(activity string, rows []*practiceRow) error {
	g := p.state.Begin(p.src, p.device, activity)
	for _, row := range rows {
		if err := p.writeRow(g, row); err != nil {
			return err
		}
		for _, end := range row.rests {
			link := Patch{"from": row.id, "to": end.id, "role": "evidence"}
			if err := g.Set(KindLink, LinkID(row.id, end.id), link); err != nil {
				return err
			}
		}
	}
	p.changes = append(p.changes, g.Changes()...)
	return nil
}

func (p *practicePlayer) writeRow(g *Gesture, row *practiceRow) error {
	patch := p.patch(row)
	var err error
	switch row.kind {
	case "set":
		for _, t := range row.targets {
			if err := g.Set(t.kind, t.id, patch); err != nil {
				return err
			}
		}
	case KindSession:
		row.id = p.state.Session
		for f, v := range p.pack {
			patch[f] = v
		}
		err = g.Set(row.kind, row.id, patch)
	case KindVote:
		end := func(field string) ID {
			id, _ := patch[field].(ID)
			return id
		}
		row.id = VoteID(end("ballot"), end("item"), end("by"))
		err = g.Set(row.kind, row.id, patch)
	default:
		row.id, err = g.Add(row.kind, patch)
		if r := p.state.Get(row.kind, row.id); r != nil && row.name != "" {
			p.numbers[row.name] = r.Number
		}
	}
	return err
}

// patch fills a row's values in with the ids and numbers that are known by
// now. A reference to a record that is still to come is put on the waiting
// list.
func (p *practicePlayer) patch(row *practiceRow) Patch {
	patch := Patch{}
	for _, v := range row.values {
		switch text, isText := v.value.(string); {
		case v.many:
			ids := make([]ID, len(v.refs))
			for i, r := range v.refs {
				ids[i] = r.id
			}
			patch[v.field] = ids
		case len(v.refs) == 1 && v.refs[0].id.IsZero():
			p.waiting[v.refs[0]] = append(p.waiting[v.refs[0]], practiceWait{row, v.field})
		case len(v.refs) == 1:
			patch[v.field] = v.refs[0].id
		case isText:
			patch[v.field] = p.fill(text)
		default:
			patch[v.field] = v.value
		}
	}
	return patch
}

// fill replaces the names in a text by their records' numbers.
func (p *practicePlayer) fill(text string) string {
	return practiceHole().ReplaceAllStringFunc(text, func(hole string) string {
		return strconv.Itoa(p.numbers[hole[1:len(hole)-1]])
	})
}

// settleWaiting writes the references that waited for the rows: a gesture for
// each row that was waited for.
func (p *practicePlayer) settleWaiting(activity string, rows []*practiceRow) error {
	for _, row := range rows {
		waits := p.waiting[row]
		if len(waits) == 0 {
			continue
		}
		g := p.state.Begin(p.src, p.device, activity)
		for _, w := range waits {
			if err := g.Set(w.row.kind, w.row.id, Patch{w.field: row.id}); err != nil {
				return err
			}
		}
		p.changes = append(p.changes, g.Changes()...)
	}
	return nil
}

// openAgenda says that the room has come to an activity, and starts its clock
// unless the activity is skipped.
func (p *practicePlayer) openAgenda(part *practicePart) error {
	if part.agenda == nil {
		return nil
	}
	patch := p.patch(part.agenda)
	stamp := part.from.Format(CivilTime)
	patch["for"], patch["seen"] = part.activity, stamp
	if _, timed := patch["elapsed_s"]; timed {
		patch["running_since"] = stamp
	}
	delete(patch, "elapsed_s")
	delete(patch, "done")
	return p.putAgenda(part.from, part.activity, patch)
}

// closeAgenda stops the clock.
func (p *practicePlayer) closeAgenda(part *practicePart) error {
	if part.agenda == nil {
		return nil
	}
	patch := p.patch(part.agenda)
	patch["running_since"] = nil
	return p.putAgenda(part.to, part.activity, patch)
}

func (p *practicePlayer) putAgenda(at time.Time, activity string, patch Patch) error {
	p.now = at
	g := p.state.Begin(p.src, p.device, activity)
	err := g.Set(KindAgenda, AgendaID(p.state.Session, activity), patch)
	p.changes = append(p.changes, g.Changes()...)
	return err
}
