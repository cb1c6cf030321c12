//go:build linux

package main

import (
	"fmt"
	"os/exec"
	"runtime"
	"strings"
	"syscall"
)

// machine says what this was measured on: nothing that names it.
func machine(dir string) []string {
	cpu := "processor unknown"
	for line := range strings.Lines(read("/proc/cpuinfo")) {
		if name, ok := strings.CutPrefix(line, "model name"); ok {
			cpu = strings.Trim(name, "\t: \n")
			break
		}
	}
	system := "Linux"
	for line := range strings.Lines(read("/etc/os-release")) {
		if name, ok := strings.CutPrefix(line, "PRETTY_NAME="); ok {
			system = strings.Trim(name, "\"\n")
		}
	}
	return []string{
		fmt.Sprintf("%s, %d cores, %.0f GB", cpu, runtime.NumCPU(), statusField(read("/proc/meminfo"), "MemTotal")/1e6),
		fmt.Sprintf("%s, kernel %s", system, strings.TrimSpace(read("/proc/sys/kernel/osrelease"))),
		"data on " + fileSystem(dir),
	}
}

// fileSystem is what a folder is on. On one in memory a save costs nothing, and
// what is measured of saving means nothing.
func fileSystem(dir string) string {
	var s syscall.Statfs_t
	if err := syscall.Statfs(dir, &s); err != nil {
		return "an unknown file system"
	}
	if name, known := fileSystems[int64(s.Type)]; known {
		return name
	}
	return fmt.Sprintf("file system %#x", s.Type)
}

// fileSystems are those of statfs(2) that are met, by their numbers.
var fileSystems = map[int64]string{
	0xef53: "ext4", 0x9123683e: "btrfs", 0x58465342: "xfs", 0x794c7630: "overlayfs",
	0x01021994: "tmpfs, where syncing costs nothing: set TMPDIR to a folder on a disk",
}

// peers are the programs beside which doorstep is measured, with what asks for
// their version. Each is a package of Debian by the same name.
var peers = []struct {
	name, flag string
}{{"micro", "-version"}, {"vim", "--version"}, {"fzf", "--version"}, {"sqlite3", "--version"}, {"pandoc", "--version"}}

// versions are those of the peers that are here, and the names of those that
// are not.
func versions() (here []string, missing []string) {
	for _, p := range peers {
		out, err := exec.Command(p.name, p.flag).CombinedOutput()
		if err != nil {
			missing = append(missing, p.name)
			continue
		}
		here = append(here, p.name+" "+versionIn(string(out)))
	}
	return here, missing
}

// versionIn is the first word of a text that begins with a digit.
func versionIn(text string) string {
	for _, word := range strings.Fields(text) {
		if word[0] >= '0' && word[0] <= '9' {
			return strings.TrimRight(word, ",;")
		}
	}
	return "of an unknown version"
}
