package ui

import "testing"

// TestPlainLastDayBeforeTheFirst: what the screen refuses of the workshop's days is
// refused line by line too, and asked again.
func TestPlainLastDayBeforeTheFirst(t *testing.T) {
	t.Parallel()
	c := converse(t, "")
	c.types("new Days", "/details", "", "", "2026-12-06")
	c.hears("2026-12-05", "The last day can't be before the first, 6 Dec 2026", "Type it again")
	c.types("2026-12-07")
	if own := c.p.desk().session(); own.From != "2026-12-06" || own.To != "2026-12-07" {
		t.Errorf("it is from %s to %s", own.From, own.To)
	}
}
