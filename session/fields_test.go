package session

import (
	"reflect"
	"slices"
	"testing"
)

func TestTypedFields(t *testing.T) {
	every := []TypedField{{"by", true}, {"table", true}, {"order", false}}
	if got := TypedFields("of_a_later_format"); !slices.Equal(got, every) {
		t.Errorf("a kind without a type has %v", got)
	}
	want := append(slices.Clone(every), TypedField{"assignment", true}, TypedField{"service", true}, TypedField{"people", true}, TypedField{"date", false})
	if got := TypedFields(KindVisit); len(got) < len(want) || !slices.Equal(got[:len(want)], want) {
		t.Errorf("a visit begins with %v, want %v", got, want)
	}
	for typ, kind := range kindOf {
		fields := fieldsOfType(t, typ)
		for _, f := range TypedFields(kind) {
			is := fields[f.Name].Type
			if is == nil || f.Ref != (is == reflect.TypeFor[ID]() || is == reflect.TypeFor[[]ID]()) {
				t.Errorf("%s of a %s is a %v, and a reference: %v", f.Name, kind, is, f.Ref)
			}
			delete(fields, f.Name)
		}
		if len(fields) > 0 {
			t.Errorf("a %s lacks %v", kind, fields)
		}
	}
}
