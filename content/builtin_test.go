package content

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// TestBuiltins reads every pack that comes with the program in each of its
// languages, by way of the files that a session keeps too.
func TestBuiltins(t *testing.T) {
	ids := BuiltinIDs()
	if !slices.Contains(ids, "empathy") {
		t.Fatalf("the built-in packs are %v", ids)
	}
	for _, id := range ids {
		files, err := BuiltinFiles(id)
		if err != nil {
			t.Fatal(err)
		}
		for _, lang := range Languages(files) {
			p, err := Builtin(id, lang)
			if err != nil {
				t.Errorf("%s in %s:\n%v", id, lang, err)
				continue
			}
			if p.ID != id || p.Lang != lang {
				t.Errorf("%s in %s says that it is %s in %s", id, lang, p.ID, p.Lang)
			}
			if kept := mustLoad(t, files, lang); !reflect.DeepEqual(kept, p) {
				t.Errorf("%s in %s is another pack when read from its files", id, lang)
			}
		}
	}
}

// TestEmpathy holds the built-in workshop against its plan.
func TestEmpathy(t *testing.T) {
	p, err := Builtin("empathy", "en")
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Fields("1.1 1.2 1.3 1.4 1.5 1.6 1.7 2.1 2.2 2.3 2.4 2.5 2.6 3.1 3.2 3.3 3.4 3.5 3.6 3.7 3.8 after.1")
	var got []string
	for _, a := range p.Activities {
		got = append(got, a.ID)
		if len(a.Prompts) == 0 || len(a.Debrief) == 0 {
			t.Errorf("%s has no prompts or no debrief", a.File)
		}
		if !strings.HasSuffix(a.Question, "?") || len(a.Question) > 70 {
			t.Errorf("%s asks the room %q, which is no question or too long for its screen", a.File, a.Question)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("activities are %v", got)
	}
	for stage, minutes := range map[string]int{"1": 195, "2": 165, "3": 265} {
		if got := p.StageMinutes(stage, false); got != minutes {
			t.Errorf("stage %s takes %d minutes in the room, want %d", stage, got, minutes)
		}
	}
	if full, short := p.RoomMinutes(false), p.RoomMinutes(true); full != 625 || short != 405 {
		t.Errorf("room minutes are %d and %d, want 625 and 405", full, short)
	}
	for _, a := range p.Activities {
		if a.Outside != (a.ID == "1.4") {
			t.Errorf("%s: outside is %v", a.File, a.Outside)
		}
	}
	pages := strings.Fields("before ethics immersion letter levers principles roles stars values")
	if got := slices.Sorted(maps.Keys(p.Pages)); !slices.Equal(got, pages) {
		t.Errorf("pages are %v", got)
	}
}

func TestNoSuchBuiltin(t *testing.T) {
	for _, id := range []string{"none", "", ".", "..", "empathy/en"} {
		_, err := Builtin(id, "en")
		_, err2 := BuiltinFiles(id)
		for _, err := range []error{err, err2} {
			if err == nil || !strings.Contains(err.Error(), "there is no built-in pack") || !strings.Contains(err.Error(), "empathy") {
				t.Errorf("%q gave %v", id, err)
			}
		}
	}
}

// BenchmarkBuiltin reads the built-in pack as the first who asks for it does,
// while a session is opened.
func BenchmarkBuiltin(b *testing.B) {
	fsys, err := builtinFS("empathy")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := Load(fsys, "en"); err != nil {
			b.Fatal(err)
		}
	}
}
