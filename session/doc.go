// Package session holds what happened in a workshop: an append-only log of
// small changes, folded in memory into records. Undo, history, merging,
// crash recovery and the projector's view are all readings of that one log.
//
// The package is pure: it opens no file and asks no clock but the one it is
// handed. How a log gets in and out of files is the business of
// session/store; what a record looks like on paper is session/brief's.
package session
