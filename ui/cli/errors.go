package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"doorstep/session/exchange"
	"doorstep/session/store"
)

// The exit codes.
const (
	exitDone = iota
	exitFailed
	exitUsage
	exitRefused
)

// usageError is a wrong use of the command line.
type usageError struct {
	err     error
	command string // whose help explains the right one
}

func (e *usageError) Error() string {
	if e.command == "" {
		return e.err.Error()
	}
	text, part := e.err.Error(), "; "
	if strings.HasSuffix(text, "?") {
		part = " "
	}
	return text + part + e.command + " --help shows how"
}

func (e *usageError) Unwrap() error { return e.err }

func usage(err error, command string) error { return &usageError{err, command} }

func usagef(format string, args ...any) error { return usage(fmt.Errorf(format, args...), "") }

// withCommand names the command in a usage error that names none.
func withCommand(err error, path string) error {
	var u *usageError
	if errors.As(err, &u) && u.command == "" {
		u.command = path
	}
	return err
}

// exitError ends with a code after everything was said.
type exitError int

func (exitError) Error() string { return "everything was said" }

// report says what went wrong, in one line, and gives the exit code.
func (a *app) report(err error) int {
	var silent exitError
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &silent):
		return int(silent)
	case errors.Is(err, context.Canceled):
		a.say("stopped before the end: %s", err)
	default:
		a.say("%s", err)
	}
	return exitCode(err)
}

// exitCode is the code that tells a script what kind of error it is.
func exitCode(err error) int {
	var wrong *usageError
	var refused *store.Refused
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, store.ErrKept):
		return exitFailed // whatever the document has become meanwhile
	case errors.As(err, &wrong):
		return exitUsage
	case errors.As(err, &refused), errors.Is(err, exchange.ErrRefused):
		return exitRefused
	}
	return exitFailed
}

// cause is an error of the file system without its path, which our own
// sentence names.
func cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// missing says in a plainer sentence that a file isn't there; any other error
// stays as it is.
func missing(path string, err error) error {
	if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return fmt.Errorf("there is no file %s; check its name and its folder", path)
}

// arity is which arguments a command takes.
type arity struct {
	names []string // of those it needs, as in its usage line
	most  int      // -1 for any number
}

func needs(names ...string) arity { return arity{names, len(names)} }

func (n arity) check(args []string) error {
	switch {
	case len(args) < len(n.names):
		return usagef("%s is missing", n.names[len(args)])
	case n.most >= 0 && len(args) > n.most:
		return usagef("%q is one argument too many", args[n.most])
	}
	if slices.Contains(args, "") {
		return usagef("an argument is empty")
	}
	return nil
}

// flagError puts what pflag found in our words.
func flagError(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var valueless *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() != "":
		err = fmt.Errorf("there is no flag -%s", unknown.GetSpecifiedName())
	case errors.As(err, &unknown):
		err = fmt.Errorf("there is no flag --%s%s", unknown.GetSpecifiedName(), nearestFlag(cmd, unknown.GetSpecifiedName()))
	case errors.As(err, &valueless):
		err = fmt.Errorf("--%s is given without a value", valueless.GetFlag().Name)
	case errors.As(err, &invalid) && invalid.GetFlag().Value.Type() == "int":
		err = fmt.Errorf("--%s takes a whole number, not %q", invalid.GetFlag().Name, invalid.GetValue())
	case errors.As(err, &invalid) && invalid.GetFlag().Value.Type() == "bool":
		err = fmt.Errorf("--%s takes no value, and %q was given", invalid.GetFlag().Name, invalid.GetValue())
	case errors.As(err, &invalid):
		err = fmt.Errorf("--%s %w", invalid.GetFlag().Name, invalid.Unwrap())
	}
	return usage(err, cmd.CommandPath())
}

// nearestFlag suggests a flag that is spelt nearly so.
func nearestFlag(cmd *cobra.Command, name string) string {
	var best string
	least := 3
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		d := distance(name, f.Name)
		if strings.HasPrefix(f.Name, name) {
			d = 1
		}
		if d < least && !f.Hidden {
			best, least = f.Name, d
		}
	})
	if best == "" {
		return ""
	}
	return "; did you mean --" + best + "?"
}

// distance is how many letters have to be added, dropped or exchanged to make
// one word of the other.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			above, change := row[j+1], 1
			if a[i] == b[j] {
				change = 0
			}
			row[j+1] = min(row[j]+1, above+1, diagonal+change)
			diagonal = above
		}
	}
	return row[len(b)]
}
