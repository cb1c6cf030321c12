package store

import (
	"bytes"
	"io/fs"
	"os"
	"strings"
	"sync"
	"time"
)

// badDisk fails at one step while it is told to.
type badDisk struct {
	realDisk
	mu   sync.Mutex
	step string
	err  error
	hits int
	hang chan struct{} // a step that hangs until it is closed
}

func (b *badDisk) set(step string, err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.step, b.err, b.hits = step, err, 0
}

func (b *badDisk) at(step string) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if step != b.step {
		return nil
	}
	b.hits++
	if b.hang != nil {
		hang := b.hang
		b.mu.Unlock()
		<-hang
		b.mu.Lock()
	}
	return b.err
}

// waitHits waits until the step was come to so many times.
func (b *badDisk) waitHits(n int) {
	for {
		b.mu.Lock()
		hits := b.hits
		b.mu.Unlock()
		if hits >= n {
			return
		}
		time.Sleep(time.Millisecond)
	}
}

// name is what a path is to publishing.
func name(path string) string {
	switch {
	case strings.HasSuffix(path, tempSuffix):
		return "temp"
	case strings.HasSuffix(path, sidecarSuffix):
		return "lock"
	case strings.HasSuffix(path, Extension):
		return "document"
	}
	return "folder"
}

func (b *badDisk) create(path string, mode fs.FileMode) (diskFile, error) {
	if err := b.at("create " + name(path)); err != nil {
		return nil, &fs.PathError{Op: "open", Path: path, Err: err}
	}
	f, err := b.realDisk.create(path, mode)
	if err != nil {
		return nil, err
	}
	return &badFile{f, b, name(path)}, nil
}

func (b *badDisk) read(path string) ([]byte, fs.FileInfo, error) {
	if err := b.at("read " + name(path)); err != nil {
		return nil, nil, err
	}
	body, info, err := b.realDisk.read(path)
	if b.at("spoil "+name(path)) != nil {
		body[len(body)/2] ^= 1
	}
	return body, info, err
}

func (b *badDisk) open(path string) (diskReader, error) {
	if err := b.at("read " + name(path)); err != nil {
		return nil, err
	}
	f, err := b.realDisk.open(path)
	if err != nil || b.at("spoil "+name(path)) == nil {
		return f, err
	}
	defer f.Close()
	body, _, err := b.read(path)
	info, _ := f.Stat()
	return &inMemory{bytes.NewReader(body), info}, err
}

// inMemory is a file that is no longer on any disk.
type inMemory struct {
	*bytes.Reader
	info fs.FileInfo
}

func (m *inMemory) Stat() (fs.FileInfo, error) { return m.info, nil }
func (m *inMemory) Close() error               { return nil }

func (b *badDisk) stat(path string) (fs.FileInfo, error) {
	if err := b.at("stat " + name(path)); err != nil {
		return nil, err
	}
	return b.realDisk.stat(path)
}

func (b *badDisk) rename(from, to string) error {
	if err := b.at("rename"); err != nil {
		return &os.LinkError{Op: "rename", Old: from, New: to, Err: err}
	}
	return b.realDisk.rename(from, to)
}

func (b *badDisk) remove(path string) error {
	if err := b.at("remove " + name(path)); err != nil {
		return err
	}
	return b.realDisk.remove(path)
}

func (b *badDisk) syncDir(dir string) error {
	if err := b.at("sync folder"); err != nil {
		return err
	}
	return b.realDisk.syncDir(dir)
}

type badFile struct {
	diskFile
	disk *badDisk
	name string
}

func (f *badFile) Write(p []byte) (int, error) {
	if err := f.disk.at("write " + f.name); err != nil {
		n, _ := f.diskFile.Write(p[:len(p)/2])
		return n, err
	}
	return f.diskFile.Write(p)
}

func (f *badFile) Chmod(mode fs.FileMode) error {
	if err := f.disk.at("chmod " + f.name); err != nil {
		return err
	}
	return f.diskFile.Chmod(mode)
}

func (f *badFile) Sync() error {
	if err := f.disk.at("sync " + f.name); err != nil {
		return err
	}
	return f.diskFile.Sync()
}

func (f *badFile) Close() error {
	err := f.diskFile.Close()
	if e := f.disk.at("close " + f.name); e != nil {
		return e
	}
	return err
}
