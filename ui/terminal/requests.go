package terminal

import (
	"fmt"
	"reflect"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// Bubble Tea keeps what it tells the terminal in a buffer that only its own
// renderer's ticker writes out. So the commands for the terminal are caught
// before they get there. Their messages have no names outside of Bubble Tea;
// each is known by what its exported maker makes.

// questions are the messages that stand for one sequence.
var questions = map[reflect.Type]string{
	reflect.TypeOf(tea.RequestBackgroundColor()): ansi.RequestBackgroundColor,
	reflect.TypeOf(tea.RequestForegroundColor()): ansi.RequestForegroundColor,
	reflect.TypeOf(tea.RequestCursorColor()):     ansi.RequestCursorColor,
	reflect.TypeOf(tea.RequestCursorPosition()):  ansi.RequestCursorPositionReport,
	reflect.TypeOf(tea.RequestTerminalVersion()): ansi.RequestNameVersion,
	reflect.TypeOf(tea.ReadClipboard()):          ansi.RequestSystemClipboard,
	reflect.TypeOf(tea.ReadPrimaryClipboard()):   ansi.RequestPrimaryClipboard,
}

// texts are the messages that are a text, and the sequence that holds it.
var texts = map[reflect.Type]func(string) string{
	reflect.TypeOf(tea.SetClipboard("")()):        ansi.SetSystemClipboard,
	reflect.TypeOf(tea.SetPrimaryClipboard("")()): ansi.SetPrimaryClipboard,
	reflect.TypeOf(tea.RequestCapability("")()):   func(s string) string { return ansi.RequestTermcap(s) },
}

// The messages that ask for something other than a sequence.
var (
	clearScreen = reflect.TypeOf(tea.ClearScreen())
	windowSize  = reflect.TypeOf(tea.RequestWindowSize())
)

// request is the sequence that a message asks to be sent; ok says that it is
// such a message.
func request(msg tea.Msg) (sequence string, ok bool) {
	if raw, is := msg.(tea.RawMsg); is {
		return fmt.Sprint(raw.Msg), true
	}
	t := reflect.TypeOf(msg)
	if make, is := texts[t]; is {
		return make(reflect.ValueOf(msg).String()), true
	}
	sequence, ok = questions[t]
	return sequence, ok
}

// asksModes says whether the terminal may be asked for synchronized output and
// its way of measuring text, by the same signs as the stock renderer: not over
// SSH, nor where it is known to print the question.
func asksModes(env func(string) (string, bool)) bool {
	name, named := env("TERM_PROGRAM")
	_, ssh := env("SSH_TTY")
	if _, windows := env("WT_SESSION"); windows {
		return true
	}
	kind, _ := env("TERM")
	for _, good := range []string{"ghostty", "wezterm", "alacritty", "kitty", "rio"} {
		if strings.Contains(kind, good) {
			return true
		}
	}
	return !ssh && (!named || !strings.Contains(name, "Apple"))
}
