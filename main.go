// Doorstep leads a room of civil servants through an empathy workshop, writes
// down what they say, and makes an innovation brief of it.
package main

import (
	"os"

	"doorstep/ui/cli"
)

func main() { os.Exit(cli.Main()) }
