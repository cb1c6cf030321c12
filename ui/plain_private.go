package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"doorstep/session"
)

// pointOut says that what was just kept holds something that points to a
// person. Nothing is refused for it.
func (p *plain) pointOut() {
	d := p.desk()
	if d == nil || d.view != "" {
		return
	}
	for _, r := range p.touched {
		now := d.state.Get(r.Kind, r.ID)
		if now == nil {
			continue
		}
		kind := d.inRecord(now)
		if kind == "" || p.told.pointed == r.ID {
			continue
		}
		p.told.pointed = r.ID
		p.tell(toneWarn, p.numberOf(now)+" holds "+lowered(privateWords[kind])+". "+maskHint(p.capture() != nil, now))
	}
}

func maskHint(listed bool, r *session.Record) string {
	if !listed || r.Label == "" {
		return "/edit changes it."
	}
	return "/mask " + r.Label + " puts a mask in its place."
}

func lowered(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}

// mask puts a mask in the place of what points to a person in a record.
func (p *plain) mask(arg string) tea.Cmd {
	r, err := p.recordCalled(arg)
	if err != nil {
		return say(toneError, sentence(err))
	}
	d := p.desk()
	fields := maskedFields(d.finder(), r)
	switch {
	case len(fields) == 0:
		return say(toneInfo, "Nothing in "+p.numberOf(r)+" points to a person.")
	case d.view != "":
		return say(toneWarn, d.view)
	}
	cmd := d.do(r.Activity, func(g *session.Gesture) error { return g.Set(r.Kind, r.ID, fields) })
	text := "Masked"
	if now := d.state.Get(r.Kind, r.ID); now != nil && now.Text() != "" {
		text += ": " + stopped(shown(now.Text()))
	} else {
		text += "."
	}
	return tea.Batch(cmd, say(toneDone, text+" The history keeps the old words; /remove removes them for good."))
}
