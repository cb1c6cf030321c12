package terminal

import (
	"fmt"
	"image/color"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// modes are what a view asks of the terminal beside its text.
type modes struct {
	title     string
	mouse     tea.MouseMode
	focus     bool
	noPaste   bool
	keyboard  tea.KeyboardEnhancements
	cursor    int    // style, as in DECSCUSR; 0 is the terminal's own
	cursorInk string // colours as #rrggbb, empty is the terminal's own
	ink       string
	paper     string
}

func modesOf(v tea.View) modes {
	m := modes{
		title: v.WindowTitle, mouse: v.MouseMode, focus: v.ReportFocus, noPaste: v.DisableBracketedPasteMode,
		keyboard: v.KeyboardEnhancements, ink: hex(v.ForegroundColor), paper: hex(v.BackgroundColor),
	}
	if c := v.Cursor; c != nil {
		m.cursorInk = hex(c.Color)
		m.cursor = 2*int(c.Shape) + 1
		if !c.Blink {
			m.cursor++
		}
		if m.cursor == 1 {
			m.cursor = 0 // a blinking block is what most have anyway
		}
	}
	return m
}

func hex(c color.Color) string {
	if c == nil {
		return ""
	}
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}

// enter takes the terminal over: the other screen, cleared, without wrapping at
// the right margin, so that text which a terminal draws wider than we count
// stays on its own line. The keyboard's enhancements are asked for as the stock
// renderer does, so that the same keys arrive.
func enter(m modes) string {
	var b strings.Builder
	b.WriteString(ansi.SetModeAltScreenSaveCursor + ansi.ResetModeTextCursorEnable +
		ansi.ResetModeAutoWrap + ansi.EraseEntireScreen + ansi.CursorHomePosition +
		ansi.SetModeBracketedPaste + ansi.SetModifyOtherKeys2 + ansi.PushKittyKeyboard(keyboardFlags(m.keyboard)))
	b.WriteString(change(modes{keyboard: m.keyboard}, m))
	return b.String()
}

// leave undoes enter and every change since. What a terminal doesn't know it
// passes over; where it has no other screen, the shell goes on below.
func leave(m modes, graphemes bool, h int) string {
	var b strings.Builder
	b.WriteString(ansi.ResetStyle + ansi.ResetModifyOtherKeys + ansi.PopKittyKeyboard(1))
	b.WriteString(change(m, modes{keyboard: m.keyboard}))
	if graphemes {
		b.WriteString(ansi.ResetModeUnicodeCore)
	}
	b.WriteString(ansi.ResetModeBracketedPaste + ansi.CursorPosition(1, h) + ansi.EraseLineRight +
		ansi.SetModeAutoWrap + ansi.ResetModeAltScreenSaveCursor + ansi.SetModeTextCursorEnable)
	return b.String()
}

// change is what makes the terminal's modes others.
func change(from, to modes) string {
	if from == to {
		return ""
	}
	var b strings.Builder
	if from.noPaste != to.noPaste {
		b.WriteString(either(to.noPaste, ansi.ResetModeBracketedPaste, ansi.SetModeBracketedPaste))
	}
	if from.focus != to.focus {
		b.WriteString(either(to.focus, ansi.SetModeFocusEvent, ansi.ResetModeFocusEvent))
	}
	if from.mouse != to.mouse {
		if from.mouse != tea.MouseModeNone {
			b.WriteString(ansi.ResetModeMouseButtonEvent + ansi.ResetModeMouseAnyEvent + ansi.ResetModeMouseExtSgr)
		}
		switch to.mouse {
		case tea.MouseModeCellMotion:
			b.WriteString(ansi.SetModeMouseButtonEvent + ansi.SetModeMouseExtSgr)
		case tea.MouseModeAllMotion:
			b.WriteString(ansi.SetModeMouseAnyEvent + ansi.SetModeMouseExtSgr)
		}
	}
	if from.title != to.title {
		b.WriteString(ansi.SetWindowTitle(to.title))
	}
	if from.keyboard != to.keyboard {
		b.WriteString(ansi.KittyKeyboard(keyboardFlags(to.keyboard), 1) + ansi.RequestKittyKeyboard)
	}
	if from.cursor != to.cursor {
		b.WriteString(ansi.SetCursorStyle(to.cursor))
	}
	b.WriteString(paint(from.cursorInk, to.cursorInk, ansi.SetCursorColor, ansi.ResetCursorColor))
	b.WriteString(paint(from.ink, to.ink, ansi.SetForegroundColor, ansi.ResetForegroundColor))
	b.WriteString(paint(from.paper, to.paper, ansi.SetBackgroundColor, ansi.ResetBackgroundColor))
	return b.String()
}

func either(yes bool, a, b string) string {
	if yes {
		return a
	}
	return b
}

func paint(from, to string, set func(string) string, reset string) string {
	switch {
	case from == to:
		return ""
	case to == "":
		return reset
	}
	return set(to)
}

// keyboardFlags always ask that keys be told apart, such as Esc from the first
// byte of another key.
func keyboardFlags(k tea.KeyboardEnhancements) int {
	flags := ansi.KittyDisambiguateEscapeCodes
	for _, f := range []struct {
		on   bool
		flag int
	}{
		{k.ReportEventTypes, ansi.KittyReportEventTypes},
		{k.ReportAlternateKeys, ansi.KittyReportAlternateKeys},
		{k.ReportAllKeysAsEscapeCodes, ansi.KittyReportAllKeysAsEscapeCodes},
		{k.ReportAssociatedText, ansi.KittyReportAssociatedKeys},
	} {
		if f.on {
			flags |= f.flag
		}
	}
	return flags
}
