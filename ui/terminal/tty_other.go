//go:build !unix

package terminal

import (
	"context"
	"io"
	"os"
)

// tty is never opened here: on this system our renderer was not tried.
type tty struct{ in, out *os.File }

func openTTY(io.Reader, io.Writer) (*tty, bool) { return nil, false }

func (*tty) raw() error     { return nil }
func (*tty) restore() error { return nil }
func (*tty) size() (w, h int) {
	return 80, 24
}

func listen(context.Context, func(), func(), func()) {}

func askToStop() {}

func stopSelf() {}
