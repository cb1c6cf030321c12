package content

import "testing"

// BenchmarkFromFiles reads the pack of a session: the built-in one, which was
// read before, and one that differs from it by a byte.
func BenchmarkFromFiles(b *testing.B) {
	for _, own := range []bool{false, true} {
		name := "builtin"
		if own {
			name = "own"
		}
		b.Run(name, func(b *testing.B) {
			files := builtinFiles(b)
			if own {
				files["en/pack.md"] = append(files["en/pack.md"], '\n')
			}
			for b.Loop() {
				if _, err := FromFiles(files, "en"); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// TestABuiltinPackIsReadOnce: a session that carries the built-in pack gets the
// one that was read before; a pack that differs from it is read as it stands.
func TestABuiltinPackIsReadOnce(t *testing.T) {
	t.Parallel()
	first, err := Builtin("empathy", "en")
	if err != nil {
		t.Fatal(err)
	}
	files := builtinFiles(t)
	if same, err := FromFiles(files, "en"); err != nil || same != first {
		t.Errorf("it was read again: %v", err)
	}
	for _, lang := range []string{"", ".", "..", "xx", "en/pages", "../empathy/en"} {
		if same, err := FromFiles(files, lang); err != nil || same != first {
			t.Errorf("it was read again for the language %q: %v", lang, err)
		}
	}
	files["en/pack.md"] = append(files["en/pack.md"], "\nHere we begin at nine.\n"...)
	other, err := FromFiles(files, "en")
	if err != nil {
		t.Fatal(err)
	}
	if other == first || other.About == first.About {
		t.Error("a changed pack is taken for the built-in one")
	}
}

func builtinFiles(tb testing.TB) map[string][]byte {
	files, err := BuiltinFiles("empathy")
	if err != nil {
		tb.Fatal(err)
	}
	return files
}
