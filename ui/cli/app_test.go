package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"doorstep/session/store"
)

func TestExitCode(t *testing.T) {
	refused := &store.Refused{Path: "x", Why: store.Damaged, Detail: "bitten"}
	for _, c := range []struct {
		err  error
		want int
	}{
		{nil, 0},
		{errors.New("it failed"), 1},
		{usagef("not so"), 2},
		{fmt.Errorf("reading: %w", refused), 3},
		{exitError(3), 3},
		// Kept on this laptop is not refused, whatever the document has become.
		{fmt.Errorf("%w, not yet in x: %w", store.ErrKept, refused), 1},
	} {
		a := &app{stderr: io.Discard}
		if got := a.report(c.err); got != c.want {
			t.Errorf("%v ends with %d, want %d", c.err, got, c.want)
		}
	}
}

func TestOneLineOfError(t *testing.T) {
	var b strings.Builder
	a := &app{stderr: &b}
	a.report(errors.Join(errors.New("one"), errors.New("two\x1b[31m")))
	if got, want := b.String(), "doorstep: one / two␛[31m\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestWithExtension(t *testing.T) {
	for name, want := range map[string]string{
		"gazipur":             "gazipur.doorstep",
		"gazipur.doorstep":    "gazipur.doorstep",
		"a/b":                 "a/b.doorstep",
		"x.db":                "x.db",
		"Workshop 12.5.2026":  "Workshop 12.5.2026.doorstep",
		"Dr. Who":             "Dr. Who.doorstep",
		"a.b/c":               "a.b/c.doorstep",
		"ends.":               "ends..doorstep",
		"কর্মশালা":            "কর্মশালা.doorstep",
		"v1.averylongending1": "v1.averylongending1.doorstep",
	} {
		if got := withExtension(name); got != want {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0},
		{"title", "title", 0},
		{"titel", "title", 2},
		{"ttle", "title", 1},
		{"", "abc", 3},
		{"kitten", "sitting", 3},
	} {
		if got := distance(c.a, c.b); got != c.want {
			t.Errorf("%q and %q: got %d, want %d", c.a, c.b, got, c.want)
		}
		if got := distance(c.b, c.a); got != c.want {
			t.Errorf("%q and %q: got %d, want %d", c.b, c.a, got, c.want)
		}
	}
}

// TestEscapeJSON: a terminal gets the same values, and nothing that it obeys.
func TestEscapeJSON(t *testing.T) {
	for _, text := range []string{
		"plain", "বাংলা লেখা", "eight \u009b2J bit", "turned \u202egnorw\u202c", "del \x7f", "tag \U000E0041", "joined \u200d", "mark \ufeff", "\ufffd",
	} {
		data, err := json.Marshal(map[string]string{"text": text})
		if err != nil {
			t.Fatal(err)
		}
		shownData := escapeJSON(append(data, '\n'))
		var got map[string]string
		if err := json.Unmarshal(shownData, &got); err != nil || got["text"] != text {
			t.Errorf("%q came back as %q, %v", text, got["text"], err)
		}
		for _, r := range string(shownData) {
			if r >= 0x7F && r < 0xA0 || r >= 0x202A && r <= 0x202E || r >= 0xE0000 {
				t.Errorf("%q: %U stands in %s", text, r, shownData)
			}
		}
	}
}
