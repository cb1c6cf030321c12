package brief

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"doorstep/session"
)

// TestKeptVisit: what the report keeps of a visit is all of it but the words and
// what it points to.
func TestKeptVisit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := stock{}
		var want session.Visit
		want.ID = session.ID{byte(rapid.IntRange(1, 9).Draw(t, "id"))}
		v := reflect.ValueOf(&want).Elem()
		for i := range v.NumField() {
			name := v.Type().Field(i).Name
			if !rapid.Bool().Draw(t, name) {
				continue
			}
			switch f := v.Field(i).Addr().Interface().(type) {
			case **int:
				*f = new(rapid.IntRange(-session.MaxInt, session.MaxInt).Draw(t, "figure"))
			case **bool:
				*f = new(rapid.Bool().Draw(t, "said"))
			case *string:
				if name != "Quote" && name != "Note" {
					*f = rapid.SampledFrom([]string{"a", "b"}).Draw(t, "word")
				}
			}
		}
		origins := map[string]string{"wait_min": "told"}
		k := w.keep(want, "kind", want.Currency, origins)
		if got := k.visit(); !reflect.DeepEqual(got, want) {
			t.Fatalf("%+v became %+v", want, got)
		}
		if k.kind != "kind" || !reflect.DeepEqual(k.origins, origins) {
			t.Fatalf("kept %+v", k)
		}
	})
}
