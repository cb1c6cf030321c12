package cli

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"doorstep/session"
	"doorstep/session/exchange"
)

// lists are the people and services that a new session begins with.
type lists struct {
	people   []exchange.Person
	services []session.Service
}

// readLists reads the tables that were named; "" is none.
func (a *app) readLists(roster, services string) (lists, error) {
	var l lists
	if roster != "" {
		t, err := readTable(roster)
		if err != nil {
			return l, err
		}
		var problems []exchange.Problem
		l.people, problems = exchange.Roster(t, exchange.GuessColumns(t), exchange.Seats{})
		if err := a.sayProblems(roster, problems); err != nil {
			return l, err
		}
	}
	if services != "" {
		t, err := readTable(services)
		if err != nil {
			return l, err
		}
		var problems []exchange.Problem
		l.services, problems = exchange.Services(t)
		if err := a.sayProblems(services, problems); err != nil {
			return l, err
		}
	}
	a.saySpellings(l)
	return l, nil
}

// add makes the records, people first.
func (l lists) add(g *session.Gesture) error {
	if err := exchange.AddPeople(g, l.people); err != nil {
		return err
	}
	return exchange.AddServices(g, l.services)
}

// readTable reads a small CSV file.
func readTable(path string) (exchange.Table, error) {
	data, err := readSmall(path, exchange.MaxBytes)
	if err != nil {
		return exchange.Table{}, missing(path, err)
	}
	t, err := exchange.ReadTable(data)
	if err != nil {
		return t, fmt.Errorf("%s: %w", filepath.Base(path), err)
	}
	return t, nil
}

// readSmall reads a file of at most limit bytes. Nothing that is not an
// ordinary file is opened: a pipe would wait for a writer.
func readSmall(path string, limit int64) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("%s can't be read: %w", path, err)
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is not a file that can be read as a table", path)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("%s can't be read: %w", path, cause(err))
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, limit+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("%s can't be read: %w", path, cause(err))
	case int64(len(data)) > limit:
		return nil, fmt.Errorf("%s is longer than %d KB, and nothing was read; a list of people or services is shorter", path, limit>>10)
	}
	return data, nil
}

// sayProblems says what was noted in a table. One that stops is an error, of
// which all of its kind were said.
func (a *app) sayProblems(path string, problems []exchange.Problem) error {
	name := filepath.Base(path)
	stop := exchange.Stops(problems)
	for _, p := range problems {
		if !p.Stop {
			a.say("%s: %s", name, p)
		}
	}
	if stop != nil {
		return fmt.Errorf("%s: %w; nothing was made", name, stop)
	}
	return nil
}

// saySpellings says which sectors look like one and stay apart: the draw sends
// people to other sectors, and takes "Health" and "health dept" for two.
func (a *app) saySpellings(l lists) {
	for _, s := range exchange.Sectors(l.people, l.services...) {
		var found []string
		for _, f := range s.Found {
			found = append(found, fmt.Sprintf("%q", f.Text))
		}
		if len(found) > 1 {
			a.say("these sectors look like one, and were kept as they are written: %s; the draw takes them for different ones", strings.Join(found, ", "))
		}
	}
}
