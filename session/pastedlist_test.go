package session

import (
	"slices"
	"testing"
)

func TestPastedPointsLoseTheMarkOfTheList(t *testing.T) {
	t.Parallel()
	got := PastedPoints("- Come tomorrow\n\n • কাল আসেন 😡\r\n*\tTwo\n\uF0B7\u00A0Word's own\n-5 taka\n-\nplain - inside\n– p07: No list")
	want := []string{"Come tomorrow", "কাল আসেন 😡", "Two", "Word's own", "-5 taka", "-", "plain - inside", "p07: No list"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
