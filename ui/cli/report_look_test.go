package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"doorstep/content"
	"doorstep/session"
	"doorstep/session/brief"
	"doorstep/session/store"
	"doorstep/ui"
)

// TestReportNoticesAFileThatBecameAnother: files of one workshop are looked at
// twice, and one that belongs elsewhere by then is not counted as part of it.
func TestReportNoticesAFileThatBecameAnother(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("DOORSTEP_STATE", filepath.Join(dir, "state"))
	path := func(name string) string { return filepath.Join(dir, name+store.Extension) }
	for _, name := range []string{"a", "other"} {
		doc, err := store.Create(t.Context(), path(name), store.New{Fields: session.Patch{"title": name}}, store.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := doc.Close(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	copyFile := func(from, to string) {
		t.Helper()
		body, err := os.ReadFile(path(from))
		if err == nil {
			err = os.WriteFile(path(to), body, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	copyFile("a", "b")
	a := &app{stdin: strings.NewReader(""), stdout: new(bytes.Buffer), stderr: new(bytes.Buffer), source: ui.RealSource(), env: os.Getenv}
	paths := []string{path("a"), path("b")}
	g := &gathering{app: a, programme: brief.NewProgramme(a.today()), packs: map[string]*content.Pack{}, workshops: map[string][]session.ID{}, bar: a.progress(len(paths))}
	if err := g.all(t.Context(), paths); err != nil {
		t.Fatal(err)
	}
	if err := g.together(t.Context()); err != nil {
		t.Fatalf("as they were: %v", err)
	}
	g.programme = brief.NewProgramme(a.today())
	if err := g.all(t.Context(), paths); err != nil {
		t.Fatal(err)
	}
	copyFile("other", "b")
	if err := g.together(t.Context()); err == nil || !strings.Contains(err.Error(), "run it again") {
		t.Errorf("one became another: %v", err)
	}
}
