//go:build !unix

package cli

import "github.com/rogpeppe/go-internal/testscript"

// canScreen says that the tests can make a terminal here.
const canScreen = false

func screen(ts *testscript.TestScript, _ bool, _ []string) {
	ts.Fatalf("no terminal can be made here")
}
