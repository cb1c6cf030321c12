package store

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
	"unsafe"

	"doorstep/session"
)

// TestProveFull: on a full disk the document stays as it was, whatever is typed
// is kept on this laptop, and it is saved as soon as there is room. Where the
// laptop's own disk is full, what was not kept was not said to be. The control
// writes in place, and loses what was there.
func TestProveFull(t *testing.T) {
	needsRoot(t)
	p := newPlace(t).on(mounted(t, "tmpfs", "tmpfs", "size=2m", 0))
	d := p.create(p.options(hurried))
	for i := range 300 {
		d.card(fmt.Sprint("before ", i))
	}
	d.publish()
	before := p.bytes()
	fill := filepath.Join(p.dir, "holiday pictures")
	fillUp(t, fill)
	for i := range 300 {
		d.card(fmt.Sprint("while it is full ", i))
	}
	err := d.Publish(t.Context())
	if !errors.Is(err, syscall.ENOSPC) || !strings.Contains(err.Error(), "there is no room") {
		t.Errorf("publishing onto a full disk: %v", err)
	}
	if string(p.bytes()) != string(before) {
		t.Error("the document is not as it was")
	}
	if s := d.Status(); s.Saved || s.Kept == 0 {
		t.Errorf("status %+v", s)
	}
	if err := os.WriteFile(p.path+".control", p.bytes()[:4096], 0o600); err == nil {
		t.Error("the disk was not full: the test tests nothing")
	}
	_ = os.Remove(p.path + ".control")
	if err := os.Remove(fill); err != nil {
		t.Fatal(err)
	}
	d.waitSaved()
	if n := len(p.read().Changes); n != 601 {
		t.Errorf("%d changes once there was room again", n)
	}
	d.close()

	// The control: a program that writes over its file.
	more := cards(t, seeded(5), 3000)
	larger := documentOf(t, more.Session, more.Changes())
	fillUp(t, fill)
	err = os.WriteFile(p.path, larger, 0o600)
	if _, readErr := Read(t.Context(), p.path); err == nil || readErr == nil {
		t.Errorf("writing in place on a full disk harms nothing (%v, %v): the test proves nothing", err, readErr)
	}
	t.Log("the document as it was, 300 changes kept meanwhile, all saved once there was room; control, written in place: lost")
}

// TestProveFullState: where this laptop's own disk is full, a change that can't
// be kept is not said to be, and those that were are all there.
func TestProveFullState(t *testing.T) {
	needsRoot(t)
	p := newPlace(t)
	p.state = filepath.Join(mounted(t, "tmpfs", "tmpfs", "size=1m", 0), "state")
	d := p.create(p.options(never))
	kept := 0
	var failed error
	for i := range 5000 {
		g := d.state.Begin(d.src, d.Device(), "")
		if _, err := g.Add(session.KindCard, session.Patch{"text": fmt.Sprint(i, strings.Repeat(" and so on", 40))}); err != nil {
			t.Fatal(err)
		}
		if failed = d.Commit(t.Context(), g.Changes()); failed != nil {
			break
		}
		kept++
	}
	if failed == nil || !strings.Contains(failed.Error(), "could not be kept on this laptop") || kept < 100 {
		t.Fatalf("after %d changes: %v", kept, failed)
	}
	d.crash()
	o, opened := p.laptopOf(t)
	if n := len(opened.Recovered); n != kept {
		t.Errorf("%d changes came back of %d that were kept", n, kept)
	}
	if r, err := Check(t.Context(), p.path); err != nil || !r.OK {
		t.Errorf("%+v, %v", r, err)
	}
	o.close()
	// The control: one that was said to be kept and is not in the working copy.
	if len(opened.Recovered)+1 <= kept {
		t.Error("the count would not notice a loss")
	}
	t.Logf("%d changes kept until the laptop's own disk was full, and all of them came back", kept)
}

// laptopOf opens the document with a copy of the state folder, on a disk that
// has room.
func (p place) laptopOf(t *testing.T) (*desk, *Opened) {
	t.Helper()
	roomy := filepath.Join(folder(t), "state")
	if err := os.CopyFS(roomy, os.DirFS(p.state)); err != nil {
		t.Fatal(err)
	}
	p.state = roomy
	return p.open(p.options(never))
}

// fillUp writes a file until nothing more fits.
func fillUp(t *testing.T, path string) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for size := 64 << 10; size > 0; size /= 2 {
		for err = nil; err == nil; {
			_, err = f.Write(make([]byte, size))
		}
		if !errors.Is(err, syscall.ENOSPC) {
			t.Fatal(err)
		}
	}
}

// TestProveReadOnly: a stick that turns read-only under the program, as failing
// ones do, takes nothing more; what is typed is kept, and is in the document
// once it can be written. The control has no working copy, and loses it.
func TestProveReadOnly(t *testing.T) {
	needsRoot(t)
	for _, working := range []bool{true, false} {
		dir := mounted(t, "tmpfs", "tmpfs", "size=4m", 0)
		p := newPlace(t).on(dir)
		d := p.create(p.options(never))
		before := p.bytes()
		remount := func(flags uintptr) {
			t.Helper()
			if err := syscall.Mount("tmpfs", dir, "tmpfs", syscall.MS_REMOUNT|flags, ""); err != nil {
				skipProof(t, fmt.Sprintf("a folder can't be made read-only here (%v)", err))
			}
		}
		remount(syscall.MS_RDONLY)
		d.card("typed on a stick that is read-only")
		if err := d.Publish(t.Context()); !errors.Is(err, syscall.EROFS) || !strings.Contains(err.Error(), "can't be written to") {
			t.Errorf("publishing: %v", err)
		}
		if err := d.Close(t.Context()); !errors.Is(err, ErrKept) {
			t.Errorf("closing: %v", err)
		}
		if string(p.bytes()) != string(before) {
			t.Error("the document is not as it was")
		}
		remount(0)
		if !working {
			p = p.laptop()
		}
		d, _ = p.open(p.options(never))
		if got := len(texts(d.state)) == 1; got != working {
			t.Errorf("with a working copy: %v; is it there again: %v", working, got)
		}
		d.close()
	}
	t.Log("the document as it was, what was typed is in it later; control, without a working copy: lost")
}

// TestProveFAT does what the other proofs do on the file systems that sticks
// have, as far as this system can mount them: kills at random moments, and
// copies. A rename is not one step there: for a moment nobody may find the
// document, and after a kill it may have to come back from its temporary.
func TestProveFAT(t *testing.T) {
	onlyProving(t)
	needsRoot(t)
	kernel := func(kind string) func(t *testing.T) string {
		return func(t *testing.T) string {
			device := looped(t, 64)
			run(t, "mkfs."+kind, device)
			return mounted(t, device, kind, "", 0)
		}
	}
	fuse := func(kind, mount string, options ...string) func(t *testing.T) string {
		return func(t *testing.T) string {
			device, dir := looped(t, 64), folder(t)
			run(t, "mkfs."+kind, device)
			run(t, mount, append(options, device, dir)...)
			t.Cleanup(func() { unmount(dir) })
			return dir
		}
	}
	for _, fat := range []struct {
		name  string
		mount func(t *testing.T) string
	}{
		{"FAT", kernel("vfat")},
		{"FAT by fusefat", fuse("vfat", "fusefat", "-o", "rw+")},
		{"exFAT", kernel("exfat")},
		{"exFAT by exfat-fuse", fuse("exfat", "mount.exfat-fuse")},
	} {
		t.Run(fat.name, func(t *testing.T) { killedOn(t, fat.name, fat.mount(t)) })
	}
}

// killedOn kills a process again and again while it publishes into a folder: what
// was kept is in the document, or comes back into it.
func killedOn(t *testing.T, name, dir string) {
	t.Helper()
	p := newPlace(t).on(dir)
	p.create(p.options(never)).close()
	kept := map[session.ID]bool{}
	missing, back := 0, 0
	const n = 40
	for round := range n {
		for _, id := range p.killed(rand.N(120 * time.Millisecond)) {
			kept[id] = true
		}
		var refused *Refused
		if _, err := Read(t.Context(), p.path); errors.Is(err, fs.ErrNotExist) || errors.As(err, &refused) && refused.Detail == "it is empty" {
			missing++
		} else if err != nil {
			t.Fatalf("round %d: the document is not whole: %v", round, err)
		}
		d, opened := p.open(p.options(hurried))
		back += len(opened.Recovered)
		p.hasAll(round, d, kept)
	}
	if back == 0 {
		t.Error("nothing ever came back: the test tested nothing")
	}
	t.Logf("%s: %d kills, %d changes kept, 0 lost; the document was away after %d of them and came back", name, n, len(kept), missing)
}

// shutdownFS is ext4's own power cut: nothing that is not on the medium by now
// will ever be, its journal included.
func shutdownFS(dir string) error {
	const ioctl, noFlush = 0x8004587d, 2
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer f.Close()
	flags := uint32(noFlush)
	if _, _, code := syscall.Syscall(syscall.SYS_IOCTL, f.Fd(), ioctl, uintptr(unsafe.Pointer(&flags))); code != 0 {
		return code
	}
	return nil
}

// TestProvePowerCut cuts the power of a real file system at random moments,
// with the document and the working copy on it. The control is SQLite in WAL
// mode with synchronous=NORMAL, the usual advice: it loses what it had kept.
func TestProvePowerCut(t *testing.T) {
	onlyProving(t)
	needsRoot(t)
	const n = 60
	lost := 0
	for range n {
		missing, all := powerCut(t, "DOORSTEP_TEST_WRITER")
		if missing > 0 {
			lost++
			t.Errorf("%d of %d changes that were kept are lost", missing, all)
		}
	}
	unsynced := 0
	for range n {
		if missing, _ := powerCut(t, "DOORSTEP_TEST_UNSYNCED"); missing > 0 {
			unsynced++
		}
	}
	if unsynced == 0 {
		t.Error("a program that does not sync loses nothing either: the test proves nothing")
	}
	t.Logf("%d power cuts: %d lost something that was kept; control, not synced: %d of %d", n, lost, unsynced, n)
}

// powerCut runs a writer on a file system of its own, ends that, and counts
// what is missing of what it said to have kept.
func powerCut(t *testing.T, writer string) (missing, all int) {
	t.Helper()
	device, dir := looped(t, 32), folder(t)
	run(t, "mkfs.ext4", "-q", "-F", device)
	mount := func() {
		t.Helper()
		if err := syscall.Mount(device, dir, "ext4", 0, ""); err != nil {
			skipProof(t, fmt.Sprintf("no ext4 can be mounted here (%v)", err))
		}
	}
	mount()
	defer unmount(dir)
	p := newPlace(t).on(dir)
	p.state = filepath.Join(dir, "state")
	p.create(p.options(never)).close()
	syscall.Sync()

	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), writer+"="+p.path, "DOORSTEP_STATE="+p.state)
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	var kept []session.ID
	lines := bufio.NewReader(out)
	end := time.Now().Add(30*time.Millisecond + rand.N(150*time.Millisecond))
	for time.Now().Before(end) || len(kept) == 0 {
		line, err := lines.ReadString('\n')
		var text string
		if _, e := fmt.Sscanf(line, "kept %s\n", &text); err != nil || e != nil {
			t.Fatalf("the writer says %q, %v", line, err)
		}
		id, err := session.ParseID(text)
		if err != nil {
			t.Fatal(err)
		}
		kept = append(kept, id)
	}
	if err := shutdownFS(dir); err != nil {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		skipProof(t, fmt.Sprintf("this system has no way to cut the power of a file system (%v)", err))
	}
	_ = cmd.Process.Kill()
	_ = cmd.Wait()
	unmount(dir)
	mount()
	return p.missing(t, writer, kept), len(kept)
}

// missing counts which of the changes are not there.
func (p place) missing(t *testing.T, writer string, kept []session.ID) (n int) {
	t.Helper()
	has := func(session.ID) bool { return false }
	if writer == "DOORSTEP_TEST_WRITER" {
		if _, err := Read(t.Context(), p.path); err != nil {
			t.Errorf("after the cut the document is not whole: %v", err)
		}
		d, _ := p.open(p.options(hurried))
		defer d.close()
		has = d.state.Has
	} else if l, err := claim(t.Context(), p.path+".unsynced"); err == nil {
		s := session.Fold(session.ID{1}, l.changes)
		_ = l.work.release()
		has = s.Has
	}
	for _, id := range kept {
		if !has(id) {
			n++
		}
	}
	return n
}
