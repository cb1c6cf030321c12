package store

import (
	"errors"
	"syscall"
)

// errSharing is ERROR_SHARING_VIOLATION: somebody else has the file open and
// shares it with nobody.
const errSharing = syscall.Errno(32)

// hold takes the lock that a file stands for: it is opened for this process
// alone. The system closes it when the process ends, however it ends. ok is
// false where somebody else has it.
func hold(path string) (release func(), ok bool, err error) {
	name, err := syscall.UTF16PtrFromString(path)
	if err != nil {
		return nil, false, err
	}
	h, err := syscall.CreateFile(name, syscall.GENERIC_READ|syscall.GENERIC_WRITE, 0, nil,
		syscall.OPEN_ALWAYS, syscall.FILE_ATTRIBUTE_NORMAL, 0)
	if errors.Is(err, errSharing) {
		return nil, false, nil
	} else if err != nil {
		return nil, false, err
	}
	return func() { _ = syscall.CloseHandle(h) }, true, nil
}
