package brief

import (
	"regexp"
	"strings"
	"testing"
)

func TestSoFarGoldens(t *testing.T) {
	at := map[string]string{"empty.md": "", "half.md": "2.1", "full.md": "3.8", "hostile.md": "1.6", "practice.md": "3.4"}
	for name, s := range goldenStates(t) {
		golden(t, "sofar-"+name, SoFar(s, pack(t), at[name], Options{}))
	}
}

// anAlias is how people stand in the test sessions.
var anAlias = regexp.MustCompile(`\bP\d\d\b`)

func TestSoFarNamesNobody(t *testing.T) {
	for name, s := range goldenStates(t) {
		page := SoFar(s, pack(t), "3.8", Options{Names: true})
		if found := anAlias.FindString(page); found != "" || strings.Contains(page, "Jamal") {
			t.Errorf("%s: %s stands on the page", name, found)
		}
		outline(t, page)
	}
}
