// Package cli is doorstep on the command line: one file a command, over the
// same sessions, packs and papers as the screen.
//
// Data goes to standard output, and messages to standard error, a line each.
// The exit code is 0 where it was done, 1 where it failed, 2 where it was asked
// for wrongly, and 3 where a file was refused as a session.
package cli
