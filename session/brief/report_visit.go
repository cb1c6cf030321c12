package brief

import (
	"encoding/binary"
	"strings"

	"doorstep/session"
)

// keptVisit is what the report keeps of a visit: its figures and where they come
// from. A programme has ten thousand, and a Visit is four times as large.
type keptVisit struct {
	id                       session.ID
	kind                     string // of the service
	date, began, ended       string
	outcome, origin, paid    string
	figures                  string // those that are there, packed
	origins                  map[string]string
	goBetween, saidGoBetween bool
}

// figuresOf are the places of a visit's figures, always in one order.
func figuresOf(v *session.Visit) []**int {
	return []**int{
		&v.TravelMin, &v.WaitMin, &v.CounterMin, &v.ElapsedTenths,
		&v.OfficialFee, &v.TravelCost, &v.DocumentCost, &v.LostIncome, &v.OtherPayment,
		&v.VisitsMade, &v.VisitsNeeded, &v.DistanceM, &v.Agencies, &v.Documents, &v.Steps,
	}
}

// keep packs a visit. Words are copied, since what was read of a file would stay
// in memory with them.
func (w stock) keep(v session.Visit, kind, currency string, origins map[string]string) keptVisit {
	k := keptVisit{
		id: v.ID, kind: w.one(kind), date: w.one(v.Date), began: w.one(v.StartedAt), ended: w.one(v.EndedAt),
		outcome: w.one(v.Outcome), origin: w.one(v.Origin), paid: w.one(currency),
	}
	if v.GoBetween != nil {
		k.saidGoBetween, k.goBetween = true, *v.GoBetween
	}
	var packed []byte
	for i, f := range figuresOf(&v) {
		if *f != nil {
			packed = binary.AppendVarint(append(packed, byte(i)), int64(**f))
		}
	}
	k.figures = string(packed)
	for figure, origin := range origins {
		if k.origins == nil {
			k.origins = map[string]string{}
		}
		k.origins[w.one(figure)] = w.one(origin)
	}
	return k
}

// visit unpacks it.
func (k *keptVisit) visit() session.Visit {
	v := session.Visit{
		Date: k.date, StartedAt: k.began, EndedAt: k.ended, Outcome: k.outcome, Origin: k.origin, Currency: k.paid,
	}
	v.ID = k.id
	if k.saidGoBetween {
		v.GoBetween = new(k.goBetween)
	}
	places := figuresOf(&v)
	for packed := []byte(k.figures); len(packed) > 0; {
		at := packed[0]
		n, size := binary.Varint(packed[1:])
		*places[at] = new(int(n))
		packed = packed[1+size:]
	}
	return v
}

// stock keeps one copy of each word that many sessions share.
type stock map[string]string

func (w stock) one(s string) string {
	if s == "" {
		return ""
	}
	have, ok := w[s]
	if !ok {
		have = strings.Clone(s)
		w[have] = have
	}
	return have
}
