package content

import (
	"fmt"
	"testing"
)

// TestFallBack takes from English, file by file, what a translation lacks.
func TestFallBack(t *testing.T) {
	second := edit(t, hello, `"1.1"`, `"1.2"`)
	files := tiny(map[string]string{
		"en/1.2-again.md":    second,
		"bn/1.2-aabar.md":    edit(t, second, "title: Hello", "title: আবার"),
		"bn/pages/ethics.md": edit(t, rules, "title: Ethics", "title: নীতি"),
	})
	for _, lang := range []string{"bn", "bn-BD", "bn_BD"} {
		p := mustLoad(t, files, lang)
		got := fmt.Sprint(p.Lang, p.Title, p.Activity("1.1").Title, p.Activity("1.2").Title, p.Activity("1.2").File, p.Pages["ethics"].Title)
		if want := fmt.Sprint("bn", "Tiny", "Hello", "আবার", "bn/1.2-aabar.md", "নীতি"); got != want {
			t.Errorf("%s: got %s, want %s", lang, got, want)
		}
	}
	files["bn/pack.md"] = []byte(edit(t, edit(t, cover, "title: Tiny", "title: ছোট"), "short: One", "short: এক"))
	if p := mustLoad(t, files, "bn"); p.Title != "ছোট" || p.Stages[0].Short != "এক" {
		t.Errorf("pack is %+v", p)
	}
	if p := mustLoad(t, files, "en"); p.Title != "Tiny" || p.Activity("1.2").Title != "Hello" {
		t.Errorf("English pack is %+v", p)
	}
}

// TestNoSuchLanguage gives English, and says so.
func TestNoSuchLanguage(t *testing.T) {
	for _, lang := range []string{"fr", "", "..", "en/pages"} {
		if p := mustLoad(t, tiny(nil), lang); p.Lang != "en" {
			t.Errorf("%q gave %q", lang, p.Lang)
		}
	}
}

// TestWithoutEnglish lets a pack be written in another language alone.
func TestWithoutEnglish(t *testing.T) {
	files := map[string][]byte{"bn/pack.md": []byte(cover), "bn/1.1-hello.md": []byte(hello)}
	for _, lang := range []string{"bn", "en", "fr"} {
		if p := mustLoad(t, files, lang); p.Lang != "bn" {
			t.Errorf("%q gave %q", lang, p.Lang)
		}
	}
}

// TestTranslationProblems breaks a translation in one place at a time: texts may
// differ, and nothing else.
func TestTranslationProblems(t *testing.T) {
	for _, c := range []struct{ name, old, new, want string }{
		{"minutes", "minutes: 20", "minutes: 25", `5: minutes is "25" here and "20" in en/1.1-hello.md`},
		{"short", "short: 10", "short: 0", `6: short is "0" here and "10" in en/1.1-hello.md`},
		{"outside", "short: 10", "short: 10\noutside: true", `7: outside is "true" here and "false" in en/1.1-hello.md`},
		{"instrument", "instrument: sheet", "instrument: cards", `7: instrument is "cards" here and "sheet" in en/1.1-hello.md`},
		{"captures", "prompts:", "  - {kind: rule, title: R, fields: [{id: a, label: A, type: line}]}\nprompts:", `8: there are 2 captures here and 1 in en/1.1-hello.md`},
		{"kind", "kind: participant", "kind: card", `9: kind is "card" here and "participant" in en/1.1-hello.md`},
		{"instrument of a capture", "title: People", "title: P\n    instrument: cards", `11: instrument is "cards" here and "" in en/1.1-hello.md`},
		{"fixed", "title: People", "title: P\n    fixed: {source: room}", `11: fixed is not the same as in en/1.1-hello.md`},
		{"field renamed", "id: mood", "id: feel", "11: the field \"mood\" of en/1.1-hello.md is missing here\nbn/1.1-hello.md:16: the field \"feel\" is not in en/1.1-hello.md"},
		{"type", "type: line", "type: text", `14: type is "text" here and "line" in en/1.1-hello.md`},
		{"need", "max: 60", "max: 60\n        need: true", `26: need is "true" here and "false" in en/1.1-hello.md`},
		{"min", "        min: 0\n", "", `21: min is "" here and "0" in en/1.1-hello.md`},
		{"max", "max: 60", "max: 50", `25: max is "50" here and "60" in en/1.1-hello.md`},
		{"total", "max: 60", "max: 60\n        total: true", `26: total is "true" here and "false" in en/1.1-hello.md`},
		{"origin", "max: 60", "max: 60\n        origin: true", `26: origin is "true" here and "false" in en/1.1-hello.md`},
		{"default", "default: good", "default: bad", `20: default is "bad" here and "good" in en/1.1-hello.md`},
		{"choice missing", ", bad: Bad", "", `19: the choice "bad" of en/1.1-hello.md is missing here`},
		{"choice added", "bad: Bad", "bad: Bad, ugly: Ugly", `19: the choice "ugly" is not in en/1.1-hello.md`},
		{"id", `id: "1.1"`, `id: "1.2"`, "2: the id is \"1.2\" but the file is called 1.1-hello.md; one of the two is wrong\nbn/1.1-hello.md:2: there is no activity \"1.2\" in en to translate"},
		{"slip of its own, told once", "minutes: 20", "minutes: x", "5: minutes must be a whole number"},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := tiny(map[string]string{"bn/1.1-hello.md": edit(t, hello, c.old, c.new)})
			_, err := FromFiles(files, "bn")
			wantProblems(t, err, "bn/1.1-hello.md:"+c.want)
			mustLoad(t, files, "en") // which has nothing to do with it
		})
	}
}

// TestTranslatedComputed holds computed columns together, but for their headings.
func TestTranslatedComputed(t *testing.T) {
	with := func(columns string) string {
		return edit(t, edit(t, hello, "kind: participant", "kind: visit"), "title: People", "title: People\n    computed: "+columns)
	}
	mustLoad(t, tiny(map[string]string{"en/1.1-hello.md": with("{tcv_time: Time}"), "bn/1.1-hello.md": with("{tcv_time: সময়}")}), "bn")
	_, err := FromFiles(tiny(map[string]string{"en/1.1-hello.md": with("{tcv_time: Time}"), "bn/1.1-hello.md": with("{tcv_cost: Cost}")}), "bn")
	wantProblems(t, err,
		`bn/1.1-hello.md:11: the computed column "tcv_cost" is not in en/1.1-hello.md`,
		`bn/1.1-hello.md:11: the computed column "tcv_time" of en/1.1-hello.md is missing here`)
}

// TestTranslatedDefault lets the default of a text be a text.
func TestTranslatedDefault(t *testing.T) {
	mustLoad(t, tiny(map[string]string{
		"en/1.1-hello.md": edit(t, hello, "type: line", "type: line\n        default: Somebody"),
		"bn/1.1-hello.md": edit(t, hello, "type: line", "type: line\n        default: কেউ"),
	}), "bn")
}

func TestTranslatedPack(t *testing.T) {
	for _, c := range []struct{ name, old, new, want string }{
		{"id", "id: tiny", "id: mini", `bn/pack.md:2: id is "mini" here and "tiny" in en/pack.md`},
		{"stage renamed", "id: after", "id: later", "bn/pack.md:5: the stage \"after\" of en/pack.md is missing here\nbn/pack.md:10: the stage \"later\" is not in en/pack.md"},
		{"stage added", "  - {id: after", "  - {id: \"2\", title: T, short: T, aim: T.}\n  - {id: after", `bn/pack.md:10: the stage "2" is not in en/pack.md`},
		{"order", "  - id: \"1\"\n    title: One\n    short: One\n    aim: It is said.\n  - {id: after, title: After, short: After, aim: It is kept.}\n", "  - {id: after, title: After, short: After, aim: It is kept.}\n  - {id: \"1\", title: One, short: One, aim: It is said.}\n", `bn/pack.md:5: the stages are in another order than in en/pack.md`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := FromFiles(tiny(map[string]string{"bn/pack.md": edit(t, cover, c.old, c.new)}), "bn")
			wantProblems(t, err, c.want)
		})
	}
}

func TestTranslatedPage(t *testing.T) {
	_, err := FromFiles(tiny(map[string]string{
		"bn/pages/ethics.md": edit(t, rules, "id: honest", "id: true_word"),
		"bn/pages/own.md":    edit(t, rules, "id: ethics", "id: own"),
	}), "bn")
	wantProblems(t, err,
		`bn/pages/ethics.md:4: the item "honest" of en/pages/ethics.md is missing here`,
		`bn/pages/ethics.md:5: the item "true_word" is not in en/pages/ethics.md`,
		`bn/pages/own.md:2: there is no page "own" in en to translate`)
}

// TestFaultyOriginal tells a slip in English once, and does not hold the
// translation against it.
func TestFaultyOriginal(t *testing.T) {
	_, err := FromFiles(tiny(map[string]string{
		"en/1.1-hello.md":    edit(t, hello, "minutes: 20", "minutes: x"),
		"en/pages/ethics.md": "no fence",
		"bn/1.1-hello.md":    hello,
		"bn/pages/ethics.md": rules,
	}), "bn")
	wantProblems(t, err,
		"en/1.1-hello.md:5: minutes must be a whole number",
		"en/pages/ethics.md:1: the file has no front matter; its first line must be ---")
}
