//go:build linux

package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

// releaseLine is how the program that is given away is built, in .ci/dist.
var releaseLine = regexp.MustCompile(`(?m)go build (.*) -o `)

// releaseFlags are those of a script such as .ci/dist, as a shell reads them.
func releaseFlags(script string) (string, error) {
	m := releaseLine.FindStringSubmatch(script)
	if m == nil {
		return "", errors.New(".ci/dist builds nothing any more that this could build")
	}
	return m[1], nil
}

// build builds doorstep as it is given away.
func (b *bench) build() error {
	flags, err := releaseFlags(read(filepath.Join(b.root, ".ci", "dist")))
	if err != nil {
		return err
	}
	script := `version=$(git describe --tags --always --dirty) || version=unknown; go build ` + flags + ` -o "$0" .`
	cmd := exec.Command("bash", "-c", script, b.doorstep)
	cmd.Dir, cmd.Env = b.root, append(os.Environ(), "CGO_ENABLED=0")
	_, err = output(cmd)
	return err
}

// output runs a command and is what it prints.
func output(cmd *exec.Cmd) (string, error) {
	var out, said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &said
	if err := cmd.Run(); err != nil {
		return "", fmt.Errorf("%s: %w\n%s%s", strings.Join(cmd.Args[:min(len(cmd.Args), 4)], " "), err, said.String(), out.String())
	}
	return out.String(), nil
}

// ownVersions are those of doorstep and of what built it.
func (b *bench) ownVersions() []string {
	own, err := output(exec.Command(b.doorstep, "--version"))
	if err != nil {
		own = "of an unknown version"
	}
	compiler, _ := output(exec.Command("go", "env", "GOVERSION"))
	return []string{strings.TrimSpace(own), strings.TrimSpace(compiler)}
}

// results are what benchmarks reported: by name without "Benchmark", such as
// "Open/1000", the numbers by unit, such as "ns/op". Of several runs the least
// counts, since what else a machine does makes it slower and never faster.
type results map[string]map[string]float64

// goBench runs benchmarks of one of doorstep's packages so many times, and adds
// what they report.
func (b *bench) goBench(into results, pkg, pattern, duration string, count int) error {
	cmd := exec.Command("go", "test", pkg, "-run", "^$", "-bench", pattern, "-benchtime", duration, "-count", strconv.Itoa(count), "-timeout", "10m")
	cmd.Dir, cmd.Env = b.root, append(os.Environ(), "CGO_ENABLED=0")
	out, err := output(cmd)
	into.add(out)
	return err
}

var workers = regexp.MustCompile(`-\d+$`)

// add reads lines such as "BenchmarkOpen/1000-2  5  123 ns/op  4 MB".
func (r results) add(out string) {
	for line := range strings.Lines(out) {
		f := strings.Fields(line)
		if len(f) < 4 || !strings.HasPrefix(f[0], "Benchmark") {
			continue
		}
		name := workers.ReplaceAllString(strings.TrimPrefix(f[0], "Benchmark"), "")
		if r[name] == nil {
			r[name] = map[string]float64{}
		}
		for i := 2; i+1 < len(f); i += 2 {
			v, err := strconv.ParseFloat(f[i], 64)
			if before, known := r[name][f[i+1]]; err == nil && (!known || v < before) {
				r[name][f[i+1]] = v
			}
		}
	}
}
