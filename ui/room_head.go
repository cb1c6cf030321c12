package ui

import (
	"strings"

	"doorstep/content"
	"doorstep/session"
)

// roomHead is the top of the room's screen: the clock, and beside it the
// activity and its question. The clock stands at the left: terminals disagree
// on the width of words in some scripts, and digits behind them would be torn.
type roomHead struct {
	t               *theme
	d               *desk
	at              *content.Activity
	title, question string
	w               int
}

// The least screen that has a clock in blocks beside the title.
const (
	roomWide = 56
	roomHigh = 16
)

// lines are the head of a screen of h lines: half of it at the most.
func (r roomHead) lines(h int) []string {
	if r.w < roomWide || h < roomHigh {
		return r.small(h)
	}
	clock := r.clock(min(r.w*2/5+6, 76), min(max(h/4, 6), 11))
	wide := r.w
	if len(clock) > 0 {
		wide -= width(clock[0]) + 3
	}
	text := r.text(wide, h/2-2, false)
	n := max(len(clock), len(text))
	lines := make([]string, 1, n+2)
	for i := range n {
		line := ""
		if i < len(clock) {
			line = clock[i] + "   "
		} else if len(clock) > 0 {
			line = strings.Repeat(" ", r.w-wide)
		}
		if i < len(text) {
			line += text[i]
		}
		lines = append(lines, strings.TrimRight(line, " "))
	}
	return append(lines, r.rule())
}

// small is the head where there is little room: words only.
func (r roomHead) small(h int) []string {
	text := r.accent(r.title)
	if word := r.clockWord(); word != "" {
		text = word + "  " + text
	}
	lines := []string{cut(text, r.w)}
	if h >= 6 && r.question != "" {
		for i, l := range wrap(r.question, max(r.w, 8)) {
			if i < h/5 {
				lines = append(lines, r.t.bold.Render(l))
			}
		}
	}
	if h >= 9 {
		lines = append(lines, r.rule())
	}
	return lines
}

// alone is a screen of h lines that has nothing but the activity: its clock
// takes what its question leaves.
func (r roomHead) alone(h int) []string {
	if r.w < roomWide/2 || h < roomHigh/2 {
		return r.small(h)
	}
	lines := append(r.text(r.w, h/2, true), "", "")
	clock := r.clock(min(r.w, 120), min(h-len(lines)-1, 20))
	if minutes := r.minutes(); clock == nil && minutes != "" {
		clock = []string{r.t.muted.Render(minutes)}
	}
	lines = append(lines, clock...)
	return append(make([]string, max((h-len(lines))/3, 0)), lines...)
}

// text are the title and the question in w cells and at most so many lines.
func (r roomHead) text(w, most int, airy bool) []string {
	var lines []string
	for _, l := range wrap(r.title, max(w, 8)) {
		lines = append(lines, r.accent(l))
	}
	if r.question != "" {
		lines = append(lines, "")
		if airy {
			lines = append(lines, "")
		}
		for _, l := range wrap(r.question, max(w, 8)) {
			lines = append(lines, r.t.bold.Render(l))
		}
	}
	return clip(lines, w, max(most, 1))
}

func (r roomHead) accent(text string) string { return r.t.accent(r.at.Stage).Bold(true).Render(text) }
func (r roomHead) rule() string              { return r.t.accent(r.at.Stage).Render(r.t.rule(r.w)) }

// clock is the clock in blocks, as large as fits, with a word under it; nothing
// where no clock was started.
func (r roomHead) clock(w, h int) []string {
	text, word, paint := r.reading()
	if text == "" {
		return nil
	}
	digits := bigDigits(text, w, h-1, r.t.ascii)
	if digits == nil {
		return []string{paint(text) + " " + word}
	}
	wide := max(width(digits[0]), width(word))
	var lines []string
	for _, l := range digits {
		lines = append(lines, paint(pad(l, wide)))
	}
	return append(lines, r.t.muted.Render(pad(word, wide)))
}

// clockWord is the clock in words.
func (r roomHead) clockWord() string {
	text, word, paint := r.reading()
	if text == "" {
		return ""
	}
	return paint(text) + " " + r.t.muted.Render(word)
}

// minutes is how long the activity is meant to take, before its clock runs.
func (r roomHead) minutes() string {
	if _, planned, _ := r.d.clockOf(r.at); planned > 0 && !session.AgendaFor(r.d.state, r.at.ID).Done {
		return session.FormatMinutes(planned)
	}
	return ""
}

// reading is what is on the clock: the time that is left, or how much it is
// over, of what was planned. It is empty before the clock is started and after
// the activity.
func (r roomHead) reading() (text, word string, paint func(string) string) {
	gone, planned, running := r.d.clockOf(r.at)
	paint = func(s string) string { return r.d.inWarning(r.t, gone, planned, s) }
	if gone == 0 && !running || !running && session.AgendaFor(r.d.state, r.at.ID).Done {
		return "", "", paint
	}
	left := planned*60 - gone
	text, word = minSec(max(left, 0)), "left of "+itoa(planned)+" min"
	switch {
	case planned == 0:
		text, word = minSec(gone), "so far"
	case left < 0:
		text, word = "+"+minSec(-left), "over "+itoa(planned)+" min"
	}
	if !running {
		word, paint = "paused, "+word, func(s string) string { return r.t.muted.Render(s) }
	}
	return text, word, paint
}
