// Package terminal is the room between a Bubble Tea program and the terminal
// that it is shown on. It runs the program without Bubble Tea's renderer, which
// draws on a ticker for as long as it lives, and draws when something changed:
// the first change at once, those that follow it closely together. At rest it
// writes nothing and wakes nobody.
//
// The room owns what a terminal has to be told: raw mode, the alternate screen,
// bracketed paste, the keyboard's enhancements, the cursor, the window's size,
// stopping and going on, an editor of the person's (Exec), and frames that show
// at once. It gives the terminal back as it was on every way out: the end, an
// error, a panic in the model or in a command, SIGINT, SIGTERM and SIGHUP.
//
// # The parts
//
//   - terminal.go, guard.go: Run, and the panics of the model and its commands.
//   - screen.go: the model as Bubble Tea has it; when to draw.
//   - display.go, modes.go, painter.go: what is written, in a goroutine of its
//     own, so that a slow terminal never holds up the model.
//   - keyboard.go, decoder.go: what is read.
//   - requests.go: commands that Bubble Tea would carry out with its renderer.
//   - tty_unix.go: the system. On others, Windows among them, nobody has tried
//     our renderer; there Run gives way to the stock one by itself.
//   - stock.go: the stock renderer, behind Options.Renderer, for terminals where
//     ours is wrong.
//   - emulator: a package of its own, the terminal that tests look at.
//
// Not carried out, since doorstep has no use for it: a screen that isn't the
// alternate one, printing above it, a progress bar, View.OnMouse, and tea.Exec
// (use Exec).
//
// # The width of text
//
// Terminals don't agree on how many cells Bangla or emoji take. Cells are
// counted by code points, as wcwidth does and as the stock renderer does too,
// until the terminal says that it counts graphemes (mode 2027); then it is told
// to, and everything is counted so. The model hears of it by the same message
// (Graphemes). A terminal that counts otherwise can't move anything: lines don't
// wrap, each begins in its place, and so does each column behind such text.
//
// # When it can go
//
// This room is here because of what Bubble Tea v2.0 does. These upstream, once
// they are closed and in a release, let us delete all of it but Run, Exec, guard
// and stock:
//
//   - charmbracelet/bubbletea, pull requests 1776 and 1796: the renderer's
//     ticker runs for life, which is 292 wake-ups a second at rest, and up to 17
//     ms added to every key. Either of them will do.
//   - charmbracelet/bubbletea, issue 1777: text whose width terminals don't agree
//     on moves what stands to the right of it, and is left over.
//   - charmbracelet/bubbletea, issue 1724, with charmbracelet/ultraviolet, pull
//     request 130: a frame costs several times what it did in v1.
//
// Then three things that have no issue upstream must hold as well: Alt with a
// letter arrives without waiting 50 ms for what may follow, the function keys of
// the Linux console aren't letters, and WithoutRenderer stops the ticker too.
// The tests of this package say so: they run with both renderers, and those for
// Own alone must pass with Stock. The figures are those of ui/bench.
package terminal
