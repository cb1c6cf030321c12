package ui

import (
	"errors"
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"time"
)

// terminalVariable names a command that opens a terminal and runs in it what
// stands behind it, such as "kitty" or "wezterm start --".
const terminalVariable = "DOORSTEP_TERMINAL"

// opener is a program that opens a window and runs a command in it: its name
// and the arguments before the command. One that is whole has the command in
// them.
type opener struct {
	args  []string
	whole bool
}

func opens(args ...string) opener { return opener{args: args} }

var errNoDisplay = errors.New("no second window can be opened from this terminal")

// openTerminal opens a window that runs a command, with the first terminal that
// takes it, and says which that was. The command is handed over as a list:
// no shell reads a file's name.
func openTerminal(command []string, env func(string) string) (with string, err error) {
	var list []opener
	if own := strings.Fields(env(terminalVariable)); len(own) > 0 {
		list = []opener{opens(own...)} // whoever names one wants that one
	} else if list, err = terminals(env, command); err != nil {
		return "", err
	}
	failed := errNoDisplay
	for _, t := range list {
		name, args := t.args[0], slices.Clone(t.args[1:])
		if !t.whole {
			args = append(args, command...)
		}
		path, err := exec.LookPath(name)
		if err != nil {
			failed = fmt.Errorf("there is no program %s on this laptop that opens a window", name)
			continue
		}
		if err = start(path, args); err == nil {
			return name, nil
		}
		failed = fmt.Errorf("%s did not open a window: %w", name, err)
	}
	return "", failed
}

// settling is how long a terminal is given to say that it can't open a window.
const settling = 700 * time.Millisecond

// start runs a program that stays when this one ends. One that fails at once
// has opened nothing; one that ends well may have handed its window to another.
func start(path string, args []string) error {
	cmd := exec.Command(path, args...)
	apart(cmd)
	if err := cmd.Start(); err != nil {
		return err
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	select {
	case err := <-ended:
		return err
	case <-time.After(settling):
		return nil
	}
}

// quoted is an argument as a person types it into a shell, left as it is where
// no shell reads anything into it. Within marks, each of escapes is replaced.
func quoted(arg, mark string, escapes *strings.Replacer) string {
	plain := arg != "" && !strings.ContainsFunc(arg, func(r rune) bool {
		return !strings.ContainsRune("+-._/=:,@", r) && (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') && r != pathSeparator
	})
	if plain {
		return arg
	}
	return mark + escapes.Replace(arg) + mark
}

// typedCommand is a command as a person types it.
func typedCommand(command []string) string {
	words := make([]string, len(command))
	for i, arg := range command {
		words[i] = quoted(arg, quoteMark, quoteEscapes)
	}
	return strings.Join(words, " ")
}
