package session

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// kindsInSource reads the kinds, and the types with a Base, out of the files
// kinds*.go.
func kindsInSource(t *testing.T) (kinds, types []string) {
	t.Helper()
	files, err := filepath.Glob("kinds*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		k, typ := kindsIn(t, file)
		kinds, types = append(kinds, k...), append(types, typ...)
	}
	slices.Sort(kinds)
	slices.Sort(types)
	return kinds, types
}

func kindsIn(t *testing.T, file *ast.File) (kinds, types []string) {
	t.Helper()
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ValueSpec:
			if strings.HasPrefix(n.Names[0].Name, "Kind") {
				kind, err := strconv.Unquote(n.Values[0].(*ast.BasicLit).Value)
				if err != nil {
					t.Fatal(err)
				}
				kinds = append(kinds, kind)
			}
		case *ast.TypeSpec:
			if s, ok := n.Type.(*ast.StructType); ok && len(s.Fields.List) > 0 && len(s.Fields.List[0].Names) == 0 {
				types = append(types, n.Name.Name)
			}
		}
		return true
	})
	return kinds, types
}

func TestEveryKindHasAType(t *testing.T) {
	kinds, types := kindsInSource(t)
	var named, typed []string
	for typ, kind := range kindOf {
		named, typed = append(named, kind), append(typed, typ.Name())
	}
	slices.Sort(named)
	slices.Sort(typed)
	if !slices.Equal(kinds, named) {
		t.Errorf("kinds*.go have the kinds %v, kindOf %v", kinds, named)
	}
	if !slices.Equal(types, typed) {
		t.Errorf("kinds*.go have the types %v, kindOf %v", types, typed)
	}
	for _, kind := range kinds {
		if !ValidName(kind) {
			t.Errorf("%q is no valid kind", kind)
		}
	}
}

// fieldsOfType are the tagged fields of a record's type, by name.
func fieldsOfType(t testing.TB, typ reflect.Type) map[string]reflect.StructField {
	t.Helper()
	fields := map[string]reflect.StructField{}
	for _, f := range reflect.VisibleFields(typ) {
		name := f.Tag.Get("field")
		if name == "" {
			if f.Name != "Base" && (len(f.Index) == 1 || !slices.Contains([]string{"ID", "Number", "Label", "Activity"}, f.Name)) {
				t.Errorf("%s.%s has no field tag", typ.Name(), f.Name)
			}
			continue
		}
		if _, twice := fields[name]; twice {
			t.Errorf("%s has two fields named %s", typ.Name(), name)
		}
		fields[name] = f
	}
	return fields
}

func TestFieldTags(t *testing.T) {
	supported := []reflect.Type{
		reflect.TypeFor[string](), reflect.TypeFor[int](), reflect.TypeFor[*int](), reflect.TypeFor[bool](),
		reflect.TypeFor[*bool](), reflect.TypeFor[ID](), reflect.TypeFor[[]string](), reflect.TypeFor[[]ID](),
	}
	for typ, kind := range kindOf {
		fields := fieldsOfType(t, typ)
		for name, f := range fields {
			reserved := name == FieldDeleted || name == FieldNumber || kind == KindSession && name == FieldLetter
			if !ValidName(name) || reserved {
				t.Errorf("%s.%s can't be kept as %q", typ.Name(), f.Name, name)
			}
			if !slices.Contains(supported, f.Type) {
				t.Errorf("%s.%s is a %s, which can't be read", typ.Name(), f.Name, f.Type)
			}
		}
		if main, ok := mainField[kind]; ok && fields[main].Type != reflect.TypeFor[string]() {
			t.Errorf("the main field of a %s is %s, which is no text of it", kind, main)
		}
	}
	for kind := range mainField {
		if !slices.Contains(slices.Collect(maps.Values(kindOf)), kind) {
			t.Errorf("there is a main field for %s, which is no kind", kind)
		}
	}
}

// fill draws a value for a field of a record's type.
func fill(t *rapid.T, v reflect.Value) {
	text := rapid.StringMatching(`[a-z]{1,3}`)
	ids := rapid.Custom(func(t *rapid.T) ID { return ID{rapid.ByteRange(1, 9).Draw(t, "id")} })
	switch p := v.Addr().Interface().(type) {
	case *string:
		*p = rapid.String().Draw(t, "string")
	case *int:
		*p = int(rapid.Int64Range(-MaxInt, MaxInt).Draw(t, "int"))
	case **int:
		if n := rapid.IntRange(-1, 1).Draw(t, "*int"); rapid.Bool().Draw(t, "has int") {
			*p = &n
		}
	case *bool:
		*p = rapid.Bool().Draw(t, "bool")
	case **bool:
		if b := rapid.Bool().Draw(t, "*bool"); rapid.Bool().Draw(t, "has bool") {
			*p = &b
		}
	case *ID:
		*p = rapid.OneOf(rapid.Just(ID{}), ids).Draw(t, "ID")
	case *[]string:
		*p = rapid.SliceOfN(text, 0, 3).Draw(t, "list")
	case *[]ID:
		*p = rapid.SliceOfN(ids, 1, 3).Draw(t, "ids")
	default:
		t.Fatalf("no value for a %s", v.Type())
	}
}

// TestTypedRoundTrip writes a record of every type with values in all fields
// and reads it back.
func TestTypedRoundTrip(t *testing.T) {
	for typ, kind := range kindOf {
		t.Run(kind, func(t *testing.T) {
			fields := fieldsOfType(t, typ)
			names := slices.Sorted(maps.Keys(fields))
			rapid.Check(t, func(t *rapid.T) {
				want := reflect.New(typ).Elem()
				p := Patch{}
				for _, name := range names {
					v := want.FieldByIndex(fields[name].Index)
					fill(t, v)
					p[name] = v.Interface()
				}
				a := newLaptop(1)
				g := a.Begin(a.src, a.device, "2.1")
				id, err := g.Add(kind, p)
				if err != nil {
					t.Fatal(err)
				}
				base := want.FieldByName("Base").Addr().Interface().(*Base)
				base.ID, base.Number, base.Label, base.Activity = id, 1, "1", "2.1"
				back := Fold(a.Session, a.Changes())
				if got, w := fmt.Sprintf("%+v", read(back, typ, id)), show(want); got != w {
					t.Fatalf("it comes back as\n%s\nwant\n%s", got, w)
				}
			})
		})
	}
}

// show renders a record's type with what its pointers point to.
func show(v reflect.Value) string {
	var b strings.Builder
	for _, f := range reflect.VisibleFields(v.Type()) {
		if f.Name == "Base" {
			continue
		}
		at := v.FieldByIndex(f.Index)
		if at.Kind() == reflect.Pointer && !at.IsNil() {
			at = at.Elem()
		}
		fmt.Fprintf(&b, "%s=%#v ", f.Name, at.Interface())
	}
	return b.String()
}

// read reads a record with As, whose type is only known here by reflection.
func read(s *State, typ reflect.Type, id ID) string {
	return readers[typ](s, id)
}

// readers read each type as callers do.
var readers = map[reflect.Type]func(*State, ID) string{
	reflect.TypeFor[Session](): one[Session], reflect.TypeFor[Participant](): one[Participant],
	reflect.TypeFor[Table](): one[Table], reflect.TypeFor[Service](): one[Service],
	reflect.TypeFor[Assignment](): one[Assignment], reflect.TypeFor[Scenario](): one[Scenario],
	reflect.TypeFor[Ethics](): one[Ethics], reflect.TypeFor[Visit](): one[Visit],
	reflect.TypeFor[Event](): one[Event], reflect.TypeFor[Card](): one[Card],
	reflect.TypeFor[Theme](): one[Theme], reflect.TypeFor[Ballot](): one[Ballot],
	reflect.TypeFor[Vote](): one[Vote], reflect.TypeFor[Problem](): one[Problem],
	reflect.TypeFor[Assumption](): one[Assumption], reflect.TypeFor[Why](): one[Why],
	reflect.TypeFor[Root](): one[Root], reflect.TypeFor[POV](): one[POV],
	reflect.TypeFor[HMW](): one[HMW], reflect.TypeFor[Rating](): one[Rating],
	reflect.TypeFor[Persona](): one[Persona], reflect.TypeFor[Empathy](): one[Empathy],
	reflect.TypeFor[JourneyStep](): one[JourneyStep], reflect.TypeFor[Idea](): one[Idea],
	reflect.TypeFor[Value](): one[Value], reflect.TypeFor[Lever](): one[Lever],
	reflect.TypeFor[Concept](): one[Concept], reflect.TypeFor[Precedent](): one[Precedent],
	reflect.TypeFor[Action](): one[Action], reflect.TypeFor[Contact](): one[Contact],
	reflect.TypeFor[Review](): one[Review], reflect.TypeFor[Principle](): one[Principle],
	reflect.TypeFor[Rule](): one[Rule], reflect.TypeFor[Agenda](): one[Agenda],
	reflect.TypeFor[Link](): one[Link],
}

func one[T any](s *State, id ID) string {
	v, ok := One[T](s, id)
	if all := All[T](s); !ok || len(all) != 1 || !reflect.DeepEqual(all[0], v) {
		return fmt.Sprintf("One gives %v, All %v", v, all)
	}
	return show(reflect.ValueOf(v))
}

// TestWrongTypesReadAsUnset: a later format, or a stranger, may hold something
// else under a name.
func TestWrongTypesReadAsUnset(t *testing.T) {
	anything := []any{"x", 7, true, []string{"x", "y"}, ID{1}, []ID{{1}, {2}}}
	for typ, kind := range kindOf {
		for _, v := range anything {
			p := Patch{}
			for name, f := range fieldsOfType(t, typ) {
				if reflect.TypeOf(Normal(v)) != reflect.TypeOf(Normal(reflect.Zero(f.Type).Interface())) {
					p[name] = v
				}
			}
			a := newLaptop(1)
			id := a.add(t, kind, p)
			if got := read(a.State, typ, id); strings.Contains(got, "One gives") {
				t.Errorf("a %s with %v everywhere: %s", kind, v, got)
			}
		}
	}
	a := newLaptop(1)
	id := a.add(t, KindVisit, Patch{
		"wait_min": "thirty", "travel_min": true, "people": "x", "service": "not an id", "quote": 7, "go_between": 1, "assignment": []string{"x"},
	})
	want := Visit{Base: Base{ID: id, Number: 1, Label: "1", Activity: "1.6"}}
	if got, _ := One[Visit](a.State, id); !reflect.DeepEqual(got, want) {
		t.Errorf("the visit reads as %+v", got)
	}
	if _, ok := One[Card](a.State, id); ok {
		t.Error("a visit is read as a card")
	}
}

func TestText(t *testing.T) {
	a := newLaptop(1)
	for kind, p := range map[string]Patch{
		KindCard:   {"text": "a card"},
		KindTheme:  {"sentence": "a theme", "text": "no"},
		KindVote:   {"tally": 3},
		"unheard":  {"text": "of a later format"},
		KindPOV:    {"who": "x", "need": "a need"},
		KindAgenda: {"for": "1.6"},
	} {
		want, _ := p[mainField[kind]].(string)
		if mainField[kind] == "" {
			want, _ = p["text"].(string)
		}
		if got := a.Get(kind, a.add(t, kind, p)).Text(); got != want {
			t.Errorf("the text of a %s is %q, want %q", kind, got, want)
		}
	}
}
