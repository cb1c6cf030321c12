package session

import "reflect"

// TypedField is a field that the Go type of a kind has.
type TypedField struct {
	Name string
	// Ref says that the value is the id of another record, or a list of them.
	Ref bool
}

// TypedFields lists the fields of a kind in the order of its Go type, those
// that every record can have first. A kind without a type has just these.
func TypedFields(kind string) []TypedField {
	t := reflect.TypeFor[Base]()
	for typ, k := range kindOf {
		if k == kind {
			t = typ
		}
	}
	var fields []TypedField
	for _, f := range plan(t) {
		ft := t.FieldByIndex(f.index).Type
		fields = append(fields, TypedField{f.name, ft == reflect.TypeFor[ID]() || ft == reflect.TypeFor[[]ID]()})
	}
	return fields
}
