package interventions

import (
	"errors"
	"sync/atomic"
	"unsafe"
)

// ErrClosed is the answer of every call on something that has been closed, or was never made.
var ErrClosed = errors.New("interventions: used after Close")

// handle owns one object of the C library. It counts its users, itself until Close being one, so that Close neither
// waits for a call in another goroutine nor pulls the memory away from under it.
type handle struct {
	pointer unsafe.Pointer
	free    func(unsafe.Pointer)
	closed  atomic.Bool
	users   atomic.Int64
}

func newHandle(pointer unsafe.Pointer, free func(unsafe.Pointer)) *handle {
	made := &handle{pointer: pointer, free: free}
	made.users.Store(1)
	return made
}

// acquire keeps the object alive until release.
func (h *handle) acquire() error {
	if h == nil || h.closed.Load() {
		return ErrClosed
	}
	for {
		users := h.users.Load()
		if users == 0 {
			return ErrClosed
		}
		if h.users.CompareAndSwap(users, users+1) {
			return nil
		}
	}
}

func (h *handle) release() {
	if h.users.Add(-1) == 0 {
		h.free(h.pointer)
	}
}

// close gives up the handle's own use; the second time does nothing.
func (h *handle) close() error {
	if h != nil && h.closed.CompareAndSwap(false, true) {
		h.release()
	}
	return nil
}
