package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
)

// keyName is a binding's key as it stands in a sentence: each part begins with
// a capital, as on a keyboard. The line of keys and the heads write it small,
// and say shift where it is meant.
func keyName(b key.Binding) string {
	parts := strings.Split(b.Help().Key, "+")
	for i, p := range parts {
		if p != "" {
			parts[i] = strings.ToUpper(p[:1]) + p[1:]
		}
	}
	return strings.Join(parts, "+")
}

// moves says that a binding only moves the cursor by an arrow, which nobody
// needs to be told of in the line of keys.
func moves(b key.Binding) bool {
	for _, k := range []key.Binding{keys.up, keys.down, keys.left, keys.right} {
		if b.Help() == k.Help() {
			return true
		}
	}
	return false
}

// leaves says that a binding is the way out of where one is: its key is Esc.
func leaves(b key.Binding) bool { return b.Enabled() && b.Help().Key == keys.back.Help().Key }
