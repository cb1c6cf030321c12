package session

import (
	"slices"
	"strings"
)

// Polls are the rounds of one kind of ballot on one kind of record, in the order
// in which they were held: each room's own, and before all what was counted
// without a ballot. An answer holds for the state as it is now.
func Polls(s *State, kind, of string) []*Poll {
	r := newPollReader(s, kind, of)
	if kind == StarBallot {
		r.readRatings(true)
	} else {
		r.readVotes()
		r.readRatings(false)
	}
	var polls []*Poll
	for _, p := range r.polls {
		if p.Round == 0 && len(p.votes)+len(p.ratings) == 0 {
			continue
		}
		r.finish(p)
		polls = append(polls, p)
	}
	return polls
}

// pollReader sorts votes and ratings into the ballots that they belong to. It
// looks ids up by their text and does not parse them: a large room has
// thousands.
type pollReader struct {
	s        *State
	of       string
	polls    []*Poll
	ballots  map[string]*Poll
	items    map[string]*Record
	eligible map[ID]bool
	voters   map[string]ID
}

func newPollReader(s *State, kind, of string) *pollReader {
	r := &pollReader{
		s: s, of: of, ballots: map[string]*Poll{}, items: map[string]*Record{},
		eligible: map[ID]bool{}, voters: map[string]ID{},
	}
	for _, rec := range s.Kind(of) {
		r.items[rec.ID.String()] = rec
	}
	for _, rec := range BallotItems(s, of) {
		r.eligible[rec.ID] = true
	}
	for _, rec := range s.Kind(KindParticipant) {
		r.voters[rec.ID.String()] = rec.ID
	}
	unbound := &Poll{Ballot: Ballot{Kind: kind, Of: of}, Origin: s.Session}
	r.polls, r.ballots[""] = append(r.polls, unbound), unbound
	rounds := map[ID]int{}
	for _, rec := range s.Kind(KindBallot) {
		b := As[Ballot](rec)
		if b.Of != of || (b.Kind == StarBallot) != (kind == StarBallot) {
			continue
		}
		rounds[rec.Origin]++
		p := &Poll{Ballot: b, Origin: rec.Origin, Round: rounds[rec.Origin]}
		r.polls, r.ballots[rec.ID.String()] = append(r.polls, p), p
	}
	return r
}

// poll is the round that a vote or rating belongs to, nil for one of another
// ballot. What belongs to none counts here if it is on something of this kind.
func (r *pollReader) poll(rec *Record) *Poll {
	ballot := rec.Str("ballot")
	if ballot == "" && r.items[rec.Str("item")] == nil {
		return nil
	}
	return r.ballots[ballot]
}

func (r *pollReader) itemID(rec *Record) ID {
	if item := r.items[rec.Str("item")]; item != nil {
		return item.ID
	}
	return rec.Ref("item")
}

// voterID is who voted; one who is no longer in the room stays a voter.
func (r *pollReader) voterID(rec *Record) ID {
	text := rec.Str("by")
	if id, known := r.voters[text]; known || text == "" {
		return id
	}
	return rec.Ref("by")
}

// refIn is Ref for a field that is mostly unset.
func refIn(r *Record, field string) ID {
	if r.unset(field) {
		return ID{}
	}
	return r.Ref(field)
}

// differ notes that two laptops counted an item differently.
func (p *Poll) differ(item ID, rec *Record, fields ...string) {
	for _, f := range fields {
		if len(rec.besides(f)) > 0 {
			if p.clash == nil {
				p.clash = map[ID]bool{}
			}
			p.clash[item] = true
		}
	}
}

func (r *pollReader) readVotes() {
	for _, rec := range r.s.Kind(KindVote) {
		p := r.poll(rec)
		if p == nil {
			continue
		}
		v := Vote{Ballot: p.ID, Item: r.itemID(rec)}
		v.ID, v.By, v.Table = rec.ID, r.voterID(rec), refIn(rec, "table")
		v.Tally, _ = rec.Int("tally")
		p.votes = append(p.votes, v)
		p.differ(v.Item, rec, "tally")
	}
}

// readRatings reads stars and words, or where dots are counted words alone.
func (r *pollReader) readRatings(stars bool) {
	for _, rec := range r.s.Kind(KindRating) {
		p := r.poll(rec)
		if p == nil || !stars && rec.Str("ballot") == "" {
			continue
		}
		v := Rating{Ballot: p.ID, Item: r.itemID(rec), Like: rec.Str("like"), Change: rec.Str("change")}
		v.ID, v.By, v.Table = rec.ID, r.voterID(rec), refIn(rec, "table")
		if stars {
			v.Stars, _ = rec.Int("stars")
			v.Count, _ = rec.Int("count")
			p.differ(v.Item, rec, "stars", "count")
		}
		p.ratings = append(p.ratings, v)
	}
}

// late says that an item was added once the round had been revealed: nobody
// could vote for it, so it is no item without votes. The next round has it.
func (r *pollReader) late(p *Poll, item *Record) bool {
	if p.Hidden() || p.RevealedAt == "" {
		return false
	}
	ballot := r.s.Get(KindBallot, p.ID)
	if ballot == nil {
		return false
	}
	revealed := ballot.by("revealed_at")
	return revealed != nil && Compare(revealed, item.made) < 0
}

// finish makes a poll's items out of what was read, and adds it up.
func (r *pollReader) finish(p *Poll) {
	touched := map[ID]bool{}
	for _, v := range p.votes {
		touched[v.Item] = true
	}
	for _, v := range p.ratings {
		touched[v.Item] = true
	}
	var items []*Record
	for _, rec := range r.s.Kind(r.of) {
		if touched[rec.ID] || r.eligible[rec.ID] && !r.late(p, rec) {
			items = append(items, rec)
		}
	}
	for i, letter := range ItemLetters(r.of, items) {
		p.Items = append(p.Items, PollItem{ID: items[i].ID, Letter: letter, Text: items[i].Text()})
	}
	p.Room = r.s.Room(p.Origin)
	p.voters = votersOf(r.s, p.Origin)
	if p.People = len(p.voters); p.People == 0 {
		p.People = PollPeople(r.s)
	}
	p.count()
}

// votersOf are the people of a room; of the whole workshop where the room has
// none of its own.
func votersOf(s *State, origin ID) []ID {
	var own, all []ID
	for _, r := range s.Kind(KindParticipant) {
		all = append(all, r.ID)
		if r.Origin == origin {
			own = append(own, r.ID)
		}
	}
	if len(own) > 0 {
		return own
	}
	return all
}

// count adds up what is in.
func (p *Poll) count() {
	ids := make([]ID, len(p.Items))
	p.at = make(map[ID]int, len(p.Items))
	for i := range p.Items {
		ids[i], p.at[p.Items[i].ID] = p.Items[i].ID, i
		p.Items[i].Clash = p.clash[p.Items[i].ID]
	}
	for _, v := range p.votes {
		if item := p.Item(v.Item); item != nil {
			item.Counted = item.Counted || v.By.IsZero()
		}
	}
	for _, v := range p.ratings {
		item := p.Item(v.Item)
		if item == nil {
			continue
		}
		item.Counted = item.Counted || v.By.IsZero() && v.Stars > 0
		for _, w := range []PollWord{{Text: v.Like}, {Text: v.Change, Change: true}} {
			if w.Rating, w.By, w.Table = v.ID, v.By, v.Table; strings.TrimSpace(w.Text) != "" {
				item.Words = append(item.Words, w)
			}
		}
	}
	for i := range p.Items {
		slices.SortStableFunc(p.Items[i].Words, func(a, b PollWord) int { return sooner(!a.Change, !b.Change) })
	}
	p.dots = CountDots(p.Ballot, ids, p.votes)
	p.stars = CountStars(p.ID, ids, p.ratings)
	in := p.present()
	p.missing = slices.DeleteFunc(slices.Clone(p.voters), func(id ID) bool { return in[id] })
	p.In = Progress{Voters: len(in), Dots: p.dots.Dots, Paper: p.dots.Paper, Handed: p.People * max(p.Budget, 0)}
	for i := range p.Items {
		p.In.Slips = max(p.In.Slips, p.stars[i].Counts.N())
		if p.Items[i].Counted {
			p.In.Counted++
		}
	}
}

// sooner puts what is so before what is not.
func sooner(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

// present are those who voted by alias for something that is in the list.
func (p *Poll) present() map[ID]bool {
	in := map[ID]bool{}
	for _, c := range p.casts() {
		if !c.by.IsZero() && c.n > 0 && p.Item(c.item) != nil {
			in[c.by] = true
		}
	}
	return in
}

// PollPeople is how many may vote in this session: those in the list of people,
// or if there are none as many as were expected.
func PollPeople(s *State) int {
	if n := len(votersOf(s, s.Session)); n > 0 {
		return n
	}
	if r := s.Get(KindSession, s.Session); r != nil {
		return max(As[Session](r).People, 0)
	}
	return 0
}
