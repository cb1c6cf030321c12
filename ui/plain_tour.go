package ui

import tea "charm.land/bubbletea/v2"

// tour tells the stops of the tour, a line each. The keys in them are the
// screen's; what is typed here stands in the help.
func (p *plain) tour(string) tea.Cmd {
	dir := ""
	if dirs := p.env.cfg.Dirs; len(dirs) > 0 {
		dir = dirs[len(dirs)-1]
	}
	p.say.lines(Tour(dir))
	p.say.line("The keys are those of the screen; here ? lists what can be typed.")
	return nil
}
