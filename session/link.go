package session

// LinkID names the link that says that one record rests on another, so that
// two laptops that cite the same card write the same record.
func LinkID(from, to ID) ID { return Derive(KindLink, from.String(), to.String()) }

// VoteID names one voter's vote for an item; a zero voter is the tally of the
// whole room.
func VoteID(ballot, item, voter ID) ID {
	return Derive(KindVote, ballot.String(), item.String(), voter.String())
}

// AgendaID names the plan and the clock of one activity of a session.
func AgendaID(session ID, activity string) ID {
	return Derive(KindAgenda, session.String(), activity)
}
