package brief

import (
	"regexp"
	"strings"
	"testing"

	"doorstep/session"
)

// anID is the id of a file, which is no number of a person.
var anID = regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}`)

// aNumber is what a telephone or identity number looks like.
var aNumber = regexp.MustCompile(`\+?\b\d[\d -]{8,}\d\b`)

// longNumber is the first number of at least nine digits in a text: stars have
// fewer.
func longNumber(text string) string {
	for _, found := range aNumber.FindAllString(text, -1) {
		if len(strings.NewReplacer(" ", "", "-", "").Replace(found)) >= 9 {
			return found
		}
	}
	return ""
}

// TestNoPaperPointsToAPerson looks through all that leaves the room without
// being asked for names: the brief and its annex, the record, the page for
// visitors, the report and the papers, of the practice session and of the full
// one. The safety contact is a number on purpose, on what a pair carries.
func TestNoPaperPointsToAPerson(t *testing.T) {
	for name, s := range map[string]*session.State{"practice": practiceSession(t), "full": fullSession(t)} {
		out := map[string]string{
			"brief": render(t, s, Options{Annex: true}).Markdown, "so far": SoFar(s, pack(t), "3.8", Options{}),
		}
		pr := NewProgramme("2026-12-31")
		pr.Practice = true
		pr.Add("a.doorstep", s, pack(t))
		out["report"] = pr.Report(nil).Markdown("en")
		for _, kind := range Papers {
			paper, err := PrintPaper(kind, s, pack(t), "")
			if err != nil {
				t.Fatal(err)
			}
			out[kind] = paper.Markdown()
		}
		devices := map[string]bool{}
		for _, c := range s.Changes() {
			devices[c.Device.String()] = true
		}
		for what, text := range out {
			if found := longNumber(anID.ReplaceAllString(text, "")); found != "" && what != PaperVisits && what != PaperLetter {
				t.Errorf("%s: %q stands on the %s", name, found, what)
			}
			for _, person := range session.All[session.Participant](s) {
				if real := s.RealName(person.ID); real != "" && strings.Contains(text, real) {
					t.Errorf("%s: the name of %s stands on the %s", name, person.Alias, what)
				}
			}
			for device := range devices {
				if strings.Contains(text, device) {
					t.Errorf("%s: a device is named on the %s", name, what)
				}
			}
		}
	}
}
