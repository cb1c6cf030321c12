//go:build linux

package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// writesPerSecond is what the slow disk does: one write takes 33 ms, as on a
// worn stick or a disk that a power cut has left checking itself.
const writesPerSecond = 30

// throttled is where Linux lets a group of processes be slow on one device.
const throttled = "/sys/fs/cgroup/blkio"

// disk is a small disk of its own, and a group of processes for which it is slow.
// For all others it is as quick as the one that it lies on. Nothing stands between
// the program and its system calls: what it is slowed by is the disk alone.
type disk struct {
	dir, device, group string
}

// newDisk makes one in a folder. It takes root.
func newDisk(in string) (d *disk, err error) {
	image := filepath.Join(in, "disk.img")
	d = &disk{dir: filepath.Join(in, "disk")}
	defer func() {
		if err != nil {
			err = errors.Join(err, d.remove())
		}
	}()
	if err := os.Mkdir(d.dir, 0o700); err != nil {
		return d, err
	}
	if err := os.WriteFile(image, nil, 0o600); err != nil {
		return d, err
	}
	if err := os.Truncate(image, 256<<20); err != nil {
		return d, err
	}
	// Without a journal each sync is the process's own, and not that of a thread
	// of the system that nobody slows.
	if _, err := output(exec.Command("mkfs.ext4", "-q", "-O", "^has_journal", image)); err != nil {
		return d, err
	}
	device, err := output(exec.Command("losetup", "--find", "--show", image))
	if err != nil {
		return d, err
	}
	d.device = strings.TrimSpace(device)
	if _, err := output(exec.Command("mount", d.device, d.dir)); err != nil {
		return d, err
	}
	number, err := os.ReadFile(filepath.Join("/sys/block", filepath.Base(d.device), "dev"))
	if err != nil {
		return d, err
	}
	group := filepath.Join(throttled, filepath.Base(in))
	if err := os.Mkdir(group, 0o700); err != nil {
		return d, err
	}
	d.group = group
	limit := fmt.Sprintf("%s %d", strings.TrimSpace(string(number)), writesPerSecond)
	return d, os.WriteFile(filepath.Join(group, "blkio.throttle.write_iops_device"), []byte(limit), 0)
}

// slow makes a command one for which the disk is slow.
func (d *disk) slow(args []string) []string {
	return append([]string{"sh", "-c", `echo $$ >"$0/cgroup.procs" && exec "$@"`, d.group}, args...)
}

// sync is how long a write and its sync take on the slow disk, in ms.
func (d *disk) sync() (float64, error) {
	const n = 10
	to := filepath.Join(d.dir, "synced")
	args := d.slow([]string{"dd", "if=/dev/zero", "of=" + to, "bs=4k", fmt.Sprint("count=", n), "oflag=dsync"})
	began := time.Now()
	_, err := output(exec.Command(args[0], args[1:]...))
	return ms(time.Since(began)) / n, err
}

// remove takes the disk away again; what ran on it has ended.
func (d *disk) remove() (err error) {
	run := func(args ...string) {
		_, e := output(exec.Command(args[0], args[1:]...))
		err = errors.Join(err, e)
	}
	if d.device != "" {
		if mounted(d.dir) {
			run("umount", d.dir)
		}
		run("losetup", "--detach", d.device)
	}
	if d.group != "" {
		err = errors.Join(err, os.Remove(d.group))
	}
	return err
}

func mounted(dir string) bool {
	mounts, _ := os.ReadFile("/proc/self/mounts")
	return strings.Contains(string(mounts), " "+dir+" ")
}
