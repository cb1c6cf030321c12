package session

import "strconv"

// Warning is how near the end of its time an activity is.
type Warning int

// The three moments at which a clock warns, and the time before them.
const (
	NoWarning Warning = iota
	// Low: a fifth of the time is left.
	Low
	// Last: a twentieth is left.
	Last
	// Up: the time is up, or over.
	Up
)

// WarningAt is the warning for an activity planned for so many minutes with so
// many seconds on its clock. What has no time planned never warns.
func WarningAt(elapsed, minutes int) Warning {
	left, all := minutes*60-elapsed, minutes*60
	switch {
	case minutes <= 0:
		return NoWarning
	case left <= 0:
		return Up
	case left*20 <= all:
		return Last
	case left*5 <= all:
		return Low
	}
	return NoWarning
}

// Crossed is the warning that falls due between two readings of one clock,
// NoWarning where none does; of several it is the gravest. A clock that was
// past a moment before, as after a restart, does not warn of it again.
func Crossed(before, after, minutes int) Warning {
	if w := WarningAt(after, minutes); after > before && w > WarningAt(before, minutes) {
		return w
	}
	return NoWarning
}

// ClockWord says in words what is left: "6 min left", "40 s left", "time is up",
// "3 min over".
func ClockWord(elapsed, minutes int) string {
	left := minutes*60 - elapsed
	switch {
	case left >= 60:
		return strconv.Itoa((left+59)/60) + " min left"
	case left > 0:
		return strconv.Itoa(left) + " s left"
	case left > -60:
		return "time is up"
	}
	return strconv.Itoa(-left/60) + " min over"
}
