// Package session holds what happened in a workshop: an append-only log of
// small changes, folded in memory into records. Undo, history, merging,
// crash recovery and the projector's view are all readings of that one log.
//
// The package is pure: it opens no file and asks no clock but the one it is
// handed. How a log gets in and out of files is the business of
// session/store; what a record looks like on paper is session/brief's.
//
// A file's name begins with what it is about:
//
//	the log             change canon written id text gesture deed beside clash
//	the fold            fold registers record shelf contested numbers aliases rooms letters redact out
//	taking back         undo trace history restore
//	kinds of records    kinds kindword typed fields capture wordings resolve
//	lists kept in step  index order place byid selection grouped news resting readings
//	what is typed       entry units duration money civil cardline pastedlist promise matches suggest similar
//	privacy             private
//	the workshop        workshop people link cite cited evidence thread room unrevealed
//	the day             clock timetable dayplan layout breaks replan warning checklist listchecker followup lastday
//	1 disruptions       draw follow gate tcv stats tally computed mirror mirrored
//	2 the problem       board poll whys blame phrase hints
//	3 the citizen       quadrants posters journey
//	finding             search
//	the invented day    practice
package session
