package ui

import "testing"

func TestFootnotesOnScreen(t *testing.T) {
	t.Parallel()
	const page = "A claim.[^1] Another.[^12] Typed: \\[^3\\].\n\n[^1]: Card 41.\n[^12]: Visits 4 to 6.\n"
	if got, want := onScreen(page, false), "A claim.¹ Another.¹² Typed: \\[^3\\].\n\n¹ Card 41.  \n¹² Visits 4 to 6.  \n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got, want := onScreen(page, true), "A claim.(1) Another.(12) Typed: \\[^3\\].\n\n(1) Card 41.  \n(12) Visits 4 to 6.  \n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestFootnotesBehindBold: the bold ends, though a figure stands behind it.
func TestFootnotesBehindBold(t *testing.T) {
	t.Parallel()
	if got, want := onScreen("**A problem.**[^2][^13] More **bold** here.[^1]\n", false), "**A problem.²¹³** More **bold** here.¹\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
