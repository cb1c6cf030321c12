// Package exchange carries things into and out of a session that are not its
// own file: tables of people and services that come from a spreadsheet, and
// the whole session as JSON and as CSV.
//
// It is pure: it reads and writes bytes, and opens no file. What it reads was
// written by others, so every reader here is bounded, and says what is wrong
// in a sentence that names the line.
package exchange
