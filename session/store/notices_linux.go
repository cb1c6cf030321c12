package store

import (
	"bytes"
	"encoding/binary"
	"os"
	"path/filepath"
	"syscall"
)

// Events of a folder: those after which a file in it may be another, and those
// after which the folder is not the one at its path any more.
const (
	noticeFile   = syscall.IN_MOVED_TO | syscall.IN_CLOSE_WRITE
	noticeFolder = syscall.IN_MOVE_SELF | syscall.IN_DELETE_SELF
	noticeEnds   = noticeFolder | syscall.IN_UNMOUNT | syscall.IN_IGNORED
)

// tellingMagics are the file systems, by the number that statfs gives, of which
// the kernel tells everything that happens: those that nobody else writes to. On
// a network it tells only of what this laptop does.
var tellingMagics = map[int64]bool{
	0xEF53:     true, // ext2, ext3, ext4
	0x58465342: true, // xfs
	0x9123683E: true, // btrfs
	0xF2F52010: true, // f2fs
	0x2FC12FC1: true, // zfs
	0x01021994: true, // tmpfs
	0x4d44:     true, // FAT
	0x2011BAB0: true, // exFAT
	0x7366746e: true, // NTFS
}

// startNotices has the kernel tell when a file in the folder of path is
// replaced or written. It is nil where the kernel can't, or would not tell all.
func startNotices(path string) *notices {
	dir, name := filepath.Split(path)
	var fs syscall.Statfs_t
	if err := syscall.Statfs(dir, &fs); err != nil || !tellingMagics[int64(fs.Type)&0xffffffff] {
		return nil
	}
	fd, err := syscall.InotifyInit1(syscall.IN_CLOEXEC | syscall.IN_NONBLOCK)
	if err != nil {
		return nil
	}
	file := os.NewFile(uintptr(fd), "notices") // waited for without a thread
	if _, err := syscall.InotifyAddWatch(fd, dir, noticeFile|noticeFolder|syscall.IN_ONLYDIR); err != nil {
		_ = file.Close()
		return nil
	}
	n := &notices{came: make(chan struct{}, 1), stop: file.Close}
	go n.listen(file, name)
	return n
}

// listen passes on what concerns the file of that name, until the folder is
// gone or the notices are ended.
func (n *notices) listen(file *os.File, name string) {
	defer close(n.came)
	part := make([]byte, 4096)
	for {
		size, err := file.Read(part)
		if err != nil {
			return
		}
		for b := part[:size]; len(b) >= syscall.SizeofInotifyEvent; {
			mask := binary.NativeEndian.Uint32(b[4:])
			end := syscall.SizeofInotifyEvent + int(binary.NativeEndian.Uint32(b[12:]))
			if end > len(b) {
				return
			}
			of := string(bytes.TrimRight(b[syscall.SizeofInotifyEvent:end], "\x00"))
			b = b[end:]
			switch {
			case mask&noticeEnds != 0:
				return
			case of == name || mask&syscall.IN_Q_OVERFLOW != 0:
				n.tell()
			}
		}
	}
}
