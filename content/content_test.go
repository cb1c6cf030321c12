package content

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"
)

// A pack as small as a pack can be. The line numbers of hello are part of many
// tests below.
const (
	hello = `---
id: "1.1"
title: Hello
purpose: Begin.
minutes: 20
short: 10
instrument: sheet
captures:
  - kind: participant
    title: People
    fields:
      - id: alias
        label: Alias
        type: line
        need: true
      - id: mood
        label: Mood
        type: choice
        choices: {good: Good, bad: Bad}
        default: good
      - id: years
        label: Years
        type: int
        min: 0
        max: 60
prompts: [Why here]
debrief: [What now]
---

## 1. Say hello (20 min)

> Hello.
`
	cover = `---
id: tiny
title: Tiny
summary: A pack for tests.
stages:
  - id: "1"
    title: One
    short: One
    aim: It is said.
  - {id: after, title: After, short: After, aim: It is kept.}
---

About it.
`
	rules = `---
id: ethics
title: Ethics
items:
  - {id: honest, title: Be honest, text: No lies.}
---
`
)

// tiny gives the files of the small pack in English, with others added or put
// in their place.
func tiny(more map[string]string) map[string][]byte {
	files := map[string][]byte{
		"en/pack.md":         []byte(cover),
		"en/1.1-hello.md":    []byte(hello),
		"en/pages/ethics.md": []byte(rules),
	}
	for name, text := range more {
		files[name] = []byte(text)
	}
	return files
}

// asFS makes a file system of the files of a pack.
func asFS(files map[string][]byte) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, raw := range files {
		fsys[name] = &fstest.MapFile{Data: raw}
	}
	return fsys
}

// edit replaces a part of a text that must be in it once.
func edit(t *testing.T, text, old, new string) string {
	t.Helper()
	if strings.Count(text, old) != 1 {
		t.Fatalf("%q stands %d times in the text to edit", old, strings.Count(text, old))
	}
	return strings.Replace(text, old, new, 1)
}

// wantProblems demands exactly these problems, in this order.
func wantProblems(t *testing.T, err error, want ...string) {
	t.Helper()
	var got Problems
	if !errors.As(err, &got) {
		t.Fatalf("got the error %v, want problems:\n%s", err, strings.Join(want, "\n"))
	}
	if got.Error() != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", got.Error(), strings.Join(want, "\n"))
	}
}

func mustLoad(t *testing.T, files map[string][]byte, lang string) *Pack {
	t.Helper()
	p, err := FromFiles(files, lang)
	if err != nil {
		t.Fatal(err)
	}
	return p
}
