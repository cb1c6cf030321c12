package brief

import (
	"slices"

	"doorstep/content"
	"doorstep/session"
)

// blamesIn are the lines under "why it happens" that make a person the cause:
// the root cause, and each answer on the page that blames somebody and that
// nobody asked further. They are judged as on the screen, in the words of the
// session's own language, and each is given once, as it was typed.
func blamesIn(s *session.State, m *Model) []string {
	whys := slices.Clone(m.Cause.Chain)
	if m.Annex != nil {
		for _, row := range m.Annex.Whys {
			whys = append(whys, row.Why)
		}
	}
	lines := texts(m.Cause.Root.Text)
	asked := askedFurther(s)
	for _, w := range whys {
		if !asked[w.ID] && !blank(w.Answer) {
			lines = append(lines, w.Answer)
		}
	}
	if len(lines) == 0 {
		return nil
	}
	blame, names := session.NewBlame(content.LoadWords(m.About.Session.Lang)), session.NamesToSpare(s)
	var found []string
	seen := map[string]bool{}
	for _, line := range lines {
		if !seen[line] && blame.Blames(line, names) {
			found = append(found, line)
		}
		seen[line] = true
	}
	return found
}

// askedFurther are the answers beneath which another why was answered.
func askedFurther(s *session.State) map[session.ID]bool {
	asked := map[session.ID]bool{}
	for _, w := range session.All[session.Why](s) {
		if !blank(w.Answer) {
			asked[w.Parent] = true
		}
	}
	return asked
}
