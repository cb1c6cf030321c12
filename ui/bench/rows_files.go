//go:build linux

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// timed is how long a command takes from its start to its end, in ms.
func timed(into *samples, cmd *exec.Cmd) error {
	began := time.Now()
	_, err := output(cmd)
	*into = append(*into, ms(time.Since(began)))
	return err
}

// union has doorstep unite files into a new one.
func (b *bench) union(files []string) (*exec.Cmd, error) {
	folder, err := os.MkdirTemp(b.dir, "union-")
	out := filepath.Join(folder, "all.doorstep")
	cmd := exec.Command(b.doorstep, append([]string{"merge", out}, files...)...)
	cmd.Env = append(os.Environ(), b.state(out)...)
	return cmd, err
}

// merge unites a thousand files, and has sqlite3 bring their logs together.
func (b *bench) merge() error {
	n := 1000
	if b.quick {
		n = 100
	}
	files, err := b.rooms(n)
	if err != nil {
		return err
	}
	var many, few, peer samples
	unite := func(into *samples, files []string) func() error {
		return func() error {
			cmd, err := b.union(files)
			if err != nil {
				return err
			}
			return timed(into, cmd)
		}
	}
	err = turns(min(b.rounds, 3), unite(&many, files), b.beside("sqlite3", func() error { return b.attach(&peer, files) }),
		// For as long as all of them take: a machine that is shared is quicker for a moment.
		func() error { return turns(10, unite(&few, files[:n/10])) })
	if err != nil {
		return err
	}
	b.ratio("sqlite", fmt.Sprintf("%s files of 50 cards, every check on", thousands(n)), 1, figure{value: many.at(50), unit: "ms"}, figure{peer.at(50), "ms", "sqlite3"})
	b.ratio("linear", "one file of them", 1.25, figure{value: many.at(50) / float64(n), unit: "ms"}, figure{few.at(50) / float64(n/10), "ms", fmt.Sprintf("of %d", n/10)})
	return nil
}

// attach has sqlite3 attach each file and insert its log, with no check at all.
func (b *bench) attach(into *samples, files []string) error {
	folder, err := os.MkdirTemp(b.dir, "attach-")
	if err != nil {
		return err
	}
	schema, err := output(exec.Command("sqlite3", files[0], ".schema change"))
	if err != nil {
		return err
	}
	var script strings.Builder
	script.WriteString(schema)
	for _, f := range files {
		fmt.Fprintf(&script, "ATTACH '%s' AS one; INSERT OR IGNORE INTO main.change SELECT * FROM one.change; DETACH one;\n", f)
	}
	cmd := exec.Command("sqlite3", "-bail", filepath.Join(folder, "all.db"))
	cmd.Stdin = strings.NewReader(script.String())
	return timed(into, cmd)
}

// brief makes the page with all data behind it.
func (b *bench) brief() error {
	large, err := b.mixed(5000)
	if err != nil {
		return err
	}
	small, err := b.mixed(500)
	if err != nil {
		return err
	}
	markdown := filepath.Join(b.dir, "brief.md")
	write := func(into *samples, file string, more ...string) func() error {
		return func() error {
			cmd := exec.Command(b.doorstep, append([]string{"brief", file, "--annex"}, more...)...)
			cmd.Env = append(os.Environ(), b.state(file)...)
			return timed(into, cmd)
		}
	}
	var md, few, html, dump, pandoc, none samples
	if err := write(&none, large, "-o", markdown)(); err != nil {
		return err
	}
	err = turns(b.rounds, write(&md, large), write(&few, small), write(&html, large, "--format", "html"),
		b.beside("sqlite3", func() error { return timed(&dump, exec.Command("sqlite3", large, "SELECT * FROM record;")) }),
		b.beside("pandoc", func() error {
			return timed(&pandoc, exec.Command("pandoc", "--from", "gfm", "--to", "html", markdown))
		}))
	if err != nil {
		return err
	}
	b.ratio("markdown", "Markdown with the annex", 2.5, figure{value: md.at(50), unit: "ms"}, figure{dump.at(50), "ms", "sqlite3"})
	b.ratio("html", "HTML with the annex", 0.1, figure{value: html.at(50), unit: "ms"}, figure{pandoc.at(50), "ms", "pandoc"})
	b.ratio("linear", "one record of it", 1.25, figure{value: md.at(50) / 5000, unit: "ms"}, figure{few.at(50) / 500, "ms", "of 500"})
	return nil
}
