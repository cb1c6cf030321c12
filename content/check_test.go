package content

import (
	"fmt"
	"strings"
	"testing"
)

// TestActivityProblems breaks the small activity in one place at a time and
// demands the one problem that follows, with its line.
func TestActivityProblems(t *testing.T) {
	for _, c := range []struct{ name, old, new, want string }{
		{"unknown key", "title: Hello", "title: Hello\nminuts: 3", `4: unknown key "minuts"; did you mean "minutes"?`},
		{"key of nothing", "title: Hello", "title: Hello\ncolour: 3", `4: unknown key "colour"`},
		{"doubled key", "title: Hello", "title: Hello\nid: \"1.1\"", `4: the activity has the key "id" twice`},
		{"no title", "title: Hello\n", "", `2: the activity has no title`},
		{"no short", "short: 10\n", "", `2: the activity has no short`},
		{"empty title", "title: Hello", `title: ""`, `3: title is empty; fill it in or leave the key out`},
		{"null title", "title: Hello", `title:`, `3: title is empty; fill it in or leave the key out`},
		{"id not in quotes", `id: "1.1"`, `id: 1.1`, `2: id must be text; write "1.1" in quotes`},
		{"title of two lines", "title: Hello", "title: |-\n  Hello\n  you", `3: title must be one line`},
		{"title a list", "title: Hello", "title: [Hello]", `3: title must be text`},
		{"control character", "title: Hello", `title: "Hel\elo"`, `3: title holds a control character, which a screen might obey; take it out`},
		{"minutes in words", "minutes: 20", "minutes: twenty", `5: minutes must be a whole number`},
		{"minutes with a fraction", "minutes: 20", "minutes: 20.5", `5: minutes must be a whole number`},
		{"minutes beyond all", "minutes: 20", "minutes: 99999999999", `5: minutes must be a whole number`},
		{"no minutes", "minutes: 20\nshort: 10", "minutes: 0\nshort: 0", `5: minutes must be from 1 to 10080 (a week)`},
		{"minutes below nothing", "minutes: 20\nshort: 10", "minutes: -5\nshort: 0", `5: minutes must be from 1 to 10080 (a week)`},
		{"more than a week", "minutes: 20", "minutes: 10081", `5: minutes must be from 1 to 10080 (a week)`},
		{"short below nothing", "short: 10", "short: -1", `6: short must be 0 (left out on the short path) or more`},
		{"short too long", "short: 10", "short: 21", `6: short (21) is longer than minutes (20)`},
		{"outside not a truth", "short: 10", "short: 10\noutside: yes", `7: outside must be true or false`},
		{"materials not a list", "short: 10", "short: 10\nmaterials: pens", `7: materials must be a list`},
		{"a material not text", "short: 10", "short: 10\nmaterials: [pens, 2]", `7: each of materials must be text; write "2" in quotes`},
		{"id without a stage", `id: "1.1"`, `id: "11"`, `2: id "11" must be stage.number, such as "1.6"`},
		{"id with a zero in front", `id: "1.1"`, `id: "1.01"`, `2: id "1.01" must be stage.number, such as "1.6"`},
		{"id of another file", `id: "1.1"`, `id: "1.2"`, `2: the id is "1.2" but the file is called 1.1-hello.md; one of the two is wrong`},
		{"unknown instrument", "instrument: sheet", "instrument: sheets", `7: unknown instrument "sheets"; did you mean "sheet"?`},
		{"unknown instrument of a capture", "title: People", "title: People\n    instrument: harp", `11: unknown instrument "harp"`},
		{"capture with nothing", "instrument: sheet", "instrument: none", `9: nothing can be captured with the instrument none; give the capture an instrument`},
		{"unknown kind", "kind: participant", "kind: customer", `9: unknown kind "customer"`},
		{"unknown computed column", "title: People", "title: People\n    computed: {tcv_time: Time}", `11: unknown computed column of a participant "tcv_time"`},
		{"computed column that is no name", "title: People", "title: People\n    computed: [tcv_time]", `11: each computed column must be written as a name and a text, such as pain: Pain`},
		{"no fixed", "title: People", "title: People\n    fixed: kind", `11: each fixed field must be written as a name and a text, such as pain: Pain`},
		{"fixed and asked", "title: People", "title: People\n    fixed: {mood: good}", `17: the field "mood" is already written by fixed`},
		{"fixed without a name", "title: People", "title: People\n    fixed: {No Name: x}", `11: "No Name" cannot name a fixed field; use small letters, digits and _`},
		{"doubled field", "id: mood", "id: alias", `16: the field "alias" is already a field of this capture`},
		{"field named badly", "id: mood", "id: My mood", `16: "My mood" cannot name a field; use small letters, digits and _`},
		{"field with an endless name", "id: mood", "id: " + strings.Repeat("m", 41), fmt.Sprintf("16: %q cannot name a field; use small letters, digits and _", strings.Repeat("m", 41))},
		{"no label", "        label: Mood\n", "", `16: the field has no label`},
		{"need not a truth", "need: true", "need: 1", `15: need must be true or false`},
		{"no need", "need: true", "need: false", `8: no field of the activity has need: true; one to three must`},
		{"unknown type", "type: line", "type: lines", `14: unknown type "lines"; did you mean "line"?`},
		{"ref without a kind", "type: line", "type: ref", `12: a ref must say what it points to, such as ref: service`},
		{"refs without a kind", "type: line", "type: refs", `12: a refs must say what it points to, such as ref: service`},
		{"ref to nothing", "type: line", "type: ref\n        ref: sevice", `15: unknown kind "sevice"; did you mean "service"?`},
		{"ref on a line", "type: line", "type: line\n        ref: service", `15: a field of type line cannot have a ref`},
		{"ref with a default", "type: line", "type: ref\n        ref: service\n        default: x", `16: a reference cannot have a default; there is no record yet to point to`},
		{"choices on a line", "type: line", "type: line\n        choices: {a: A}", `15: a field of type line cannot have choices`},
		{"no choices", "        choices: {good: Good, bad: Bad}\n        default: good\n", "", `16: a field of type choice must have choices`},
		{"empty choices", "choices: {good: Good, bad: Bad}\n        default: good\n", "choices: {}\n", `19: a field of type choice must have choices`},
		{"doubled choice", "bad: Bad", "good: Bad", `19: the choice "good" stands twice`},
		{"choice named badly", "bad: Bad", "Too Bad: Bad", `19: "Too Bad" cannot name a choice; use small letters, digits and _`},
		{"choice without a label", "bad: Bad", "bad: ", `19: bad is empty; fill it in or leave the key out`},
		{"choices as a list", "{good: Good, bad: Bad}", "[good, bad]", `19: each choice must be written as a name and a text, such as pain: Pain`},
		{"default no choice", "default: good", "default: fine", `20: default "fine" is not one of the choices`},
		{"one of the defaults", "type: choice\n        choices: {good: Good, bad: Bad}\n        default: good", "type: choices\n        choices: {good: Good, bad: Bad}\n        default: good; fine", `20: default "fine" is not one of the choices`},
		{"default of yes or no", "type: line", "type: yesno\n        default: maybe", `15: default "maybe" must be yes or no`},
		{"default number", "min: 0", "min: 0\n        default: few", `25: default "few" must be a whole number`},
		{"default too low", "min: 0", "min: 0\n        default: -1", `25: default -1 is less than 0`},
		{"default too high", "min: 0", "min: 0\n        default: 61", `25: default 61 is more than 60`},
		{"default stars", "type: line", "type: stars\n        default: 6", `15: default 6 is more than 5`},
		{"default feeling", "type: line", "type: feeling\n        default: -3", `15: default -3 is less than -2`},
		{"bounds crossed", "min: 0", "min: 61", `24: min (61) is greater than max (60)`},
		{"min of a line", "type: line", "type: line\n        min: 1", `15: a field of type line cannot have min; it is not an amount`},
		{"total of stars", "type: line", "type: stars\n        total: true", `15: a field of type stars cannot have total; it is not an amount`},
		{"origin of a line", "type: line", "type: line\n        origin: true", `15: a field of type line cannot have origin; it is not an amount`},
		{"a field that is a word", "      - id: alias\n        label: Alias\n        type: line\n        need: true\n", "      - alias\n      - {id: alias, label: Alias, type: line, need: true}\n", "12: the field must be written as keys and values, one `key: value` a line"},
		{"empty script", "## 1. Say hello (20 min)\n\n> Hello.\n", "", `29: the script is empty; write below the front matter what to say and do`},
		{"no step", "## 1. Say", "# 1. Say", `29: the script has no step; begin each step with a line of ## and its title`},
		{"step in a fence only", "## 1. Say hello (20 min)\n", "```\n## 1. Say\n```\n", `29: the script has no step; begin each step with a line of ## and its title`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := FromFiles(tiny(map[string]string{"en/1.1-hello.md": edit(t, hello, c.old, c.new)}), "en")
			wantProblems(t, err, "en/1.1-hello.md:"+c.want)
		})
	}
}

// TestActivityAccepts has what looks odd and is nevertheless right.
func TestActivityAccepts(t *testing.T) {
	for _, c := range []struct{ name, old, new string }{
		{"texts that are words of YAML", "choices: {good: Good, bad: Bad}\n        default: good", "choices: {yes: Yes, no: No}\n        default: no"},
		{"default number as typed", "min: 0", "min: 0\n        default: 20"},
		{"several defaults", "type: choice\n        choices: {good: Good, bad: Bad}\n        default: good", "type: choices\n        choices: {good: Good, bad: Bad}\n        default: good; bad"},
		{"fixed number as typed", "title: People", "title: People\n    fixed: {version: 2}"},
		{"left out on the short path", "short: 10", "short: 0"},
		{"folded purpose", "purpose: Begin.", "purpose: >\n  Begin,\n  gently."},
		{"total: false on a line", "type: line", "type: line\n        total: false"},
		{"joiners of Bangla", "title: Hello", "title: \u0995\u09cd\u200c\u09b7 \u09b0\u200d\u09cd\u09af"},
		{"nothing to capture, nothing to ask", hello[strings.Index(hello, "instrument"):strings.Index(hello, "prompts")], "instrument: none\n"},
		{"the brief needs nothing", "instrument: sheet", "instrument: brief"},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := edit(t, hello, c.old, c.new)
			if c.name == "the brief needs nothing" {
				text = edit(t, text, "        need: true\n", "")
			}
			mustLoad(t, tiny(map[string]string{"en/1.1-hello.md": text}), "en")
		})
	}
}

// TestNeeds counts over all captures of an activity, and tells each field that
// is too many.
func TestNeeds(t *testing.T) {
	var b strings.Builder
	for i := range 5 {
		fmt.Fprintf(&b, "      - {id: f%d, label: F, type: line, need: true}\n", i)
	}
	text := edit(t, hello, "prompts:", "  - kind: rule\n    title: Rules\n    fields:\n"+b.String()+"prompts:")
	_, err := FromFiles(tiny(map[string]string{"en/1.1-hello.md": text}), "en")
	wantProblems(t, err,
		"en/1.1-hello.md:31: more than three fields of the activity have need: true",
		"en/1.1-hello.md:32: more than three fields of the activity have need: true",
		"en/1.1-hello.md:33: more than three fields of the activity have need: true")
}

// TestOriginTakesItsName keeps the field that holds where a figure comes from
// free of another of that name.
func TestOriginTakesItsName(t *testing.T) {
	text := edit(t, hello, "max: 60", "max: 60\n        origin: true\n      - {id: years_origin, label: From, type: line}")
	_, err := FromFiles(tiny(map[string]string{"en/1.1-hello.md": text}), "en")
	wantProblems(t, err, `en/1.1-hello.md:27: the field "years_origin" is already a field of this capture`)
}

// TestCapturesMissing demands captures of an instrument that is there to
// capture.
func TestCapturesMissing(t *testing.T) {
	cut := hello[strings.Index(hello, "captures"):strings.Index(hello, "prompts")]
	for new, want := range map[string]string{
		"":                           "en/1.1-hello.md:2: the instrument sheet has nothing to capture; add captures",
		"captures: []\n":             "en/1.1-hello.md:8: the instrument sheet has nothing to capture; add captures",
		"captures: sheet\n":          "en/1.1-hello.md:8: captures must be a list",
		"captures: [{kind: card}]\n": "en/1.1-hello.md:8: no field of the activity has need: true; one to three must\nen/1.1-hello.md:8: the capture has no fields\nen/1.1-hello.md:8: the capture has no title",
		"captures: [{kind: card, title: C, fields: []}]\n": "en/1.1-hello.md:8: no field of the activity has need: true; one to three must\nen/1.1-hello.md:8: the capture has no fields",
	} {
		_, err := FromFiles(tiny(map[string]string{"en/1.1-hello.md": edit(t, hello, cut, new)}), "en")
		wantProblems(t, err, want)
	}
}

// TestPackProblems breaks the small pack.md.
func TestPackProblems(t *testing.T) {
	for _, c := range []struct{ name, old, new, want string }{
		{"unknown key", "title: Tiny", "titel: Tiny", "2: the pack has no title\nen/pack.md:3: unknown key \"titel\"; did you mean \"title\"?"},
		{"bad id", "id: tiny", "id: Tiny Pack", `2: id "Tiny Pack" must be small letters, digits and hyphens`},
		{"another language", "id: tiny", "id: tiny\nlang: bn", `3: lang is "bn" but the folder is called en; one of the two is wrong`},
		{"no language", "id: tiny", "id: tiny\nlang: English", `3: lang "English" must be the code of a language, such as en or bn`},
		{"doubled stage", "id: after", `id: "1"`, `10: the stage "1" stands twice`},
		{"bad stage", "id: after", `id: After it`, `10: stage id "After it" must be small letters, digits and _`},
		{"no aim", ", aim: It is kept.", "", `10: the stage has no aim`},
		{"stage unknown", `- id: "1"`, `- id: "2"`, `-`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := FromFiles(tiny(map[string]string{"en/pack.md": edit(t, cover, c.old, c.new)}), "en")
			if c.want == "-" {
				wantProblems(t, err, `en/1.1-hello.md:2: the pack has no stage "1"`)
				return
			}
			wantProblems(t, err, "en/pack.md:"+c.want)
		})
	}
	cut := cover[strings.Index(cover, "stages:"):strings.LastIndex(cover, "---")]
	_, err := FromFiles(tiny(map[string]string{"en/pack.md": edit(t, cover, cut, "stages: []\n")}), "en")
	wantProblems(t, err, "en/pack.md:5: the pack has no stages")
}

// TestPageProblems breaks the small page.
func TestPageProblems(t *testing.T) {
	for _, c := range []struct{ name, old, new, want string }{
		{"id of another file", "id: ethics", "id: ethic", `2: the id is "ethic" but the file is called ethics.md; one of the two is wrong`},
		{"bad id", "id: ethics", "id: The ethics", `2: id "The ethics" must be small letters, digits and hyphens`},
		{"item without an id", "id: honest, ", "", `5: the item has no id`},
		{"item badly named", "id: honest", "id: Be honest", `5: item id "Be honest" must be small letters, digits, _ and hyphens`},
		{"doubled item", "No lies.}", "No lies.}\n  - {id: honest, title: Again}", `6: the item "honest" stands twice`},
		{"empty page", "items:\n  - {id: honest, title: Be honest, text: No lies.}\n", "", `5: the page is empty; write items or text`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := FromFiles(tiny(map[string]string{"en/pages/ethics.md": edit(t, rules, c.old, c.new)}), "en")
			wantProblems(t, err, "en/pages/ethics.md:"+c.want)
		})
	}
}
