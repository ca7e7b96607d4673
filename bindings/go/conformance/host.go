package conformance

// #include <interventions/conformance.h>
//
// static ivn_status push_event(const ivn_conformance_outbox *sink, const uint8_t *id, uint32_t type, const char *body,
//                              size_t size)
// {
//     return sink->event(sink->handle, id, IVN_ID_BYTES, type, body, size);
// }
import "C"

import (
	"context"
	"errors"
	"runtime/cgo"
	"runtime/debug"
	"unsafe"

	"interventions"
	"interventions/internal/hook"
)

// run is a run of the kit, which calls the host back through it. An error of the host or of a store is told by its
// words beside the kit's; a panic stops here, and goes on when C has returned.
type run struct {
	host     Host
	ctx      context.Context
	open     map[uintptr]opened // By what C knows a handle by.
	troubles []string
	panicked bool
	value    any
	stack    []byte
}

type opened struct {
	store    interventions.Store
	crossing hook.Crossing
}

// call runs a function of the host.
func (r *run) call(function func() (C.ivn_status, error)) (status C.ivn_status) {
	if r.panicked {
		return C.IVN_ERROR_STORE
	}
	r.panicked = true
	defer func() {
		if r.panicked {
			r.value, r.stack = recover(), debug.Stack()
			status = C.IVN_ERROR_STORE
		}
	}()
	status, err := function()
	r.panicked = false
	if err != nil {
		r.trouble(err)
		return C.IVN_ERROR_STORE
	}
	return status
}

// trouble keeps what an error says, once.
func (r *run) trouble(err error) {
	for _, told := range r.troubles {
		if told == err.Error() {
			return
		}
	}
	r.troubles = append(r.troubles, err.Error())
}

func runOf(user C.uintptr_t) *run { return cgo.Handle(user).Value().(*run) }

// numberOf gives what C knows a handle by: a number, which no pointer of Go's may be.
func numberOf(ops *C.ivn_store_ops) uintptr { return *(*uintptr)(unsafe.Pointer(&ops.user)) }

//export ivnConformanceReset
func ivnConformanceReset(user C.uintptr_t) C.ivn_status {
	r := runOf(user)
	return r.call(func() (C.ivn_status, error) { return C.IVN_OK, r.host.Reset() })
}

//export ivnConformanceOpen
func ivnConformanceOpen(user C.uintptr_t, out *C.ivn_store_ops) C.ivn_status {
	r := runOf(user)
	return r.call(func() (C.ivn_status, error) {
		store, err := r.host.Open()
		if errors.Is(err, ErrOneHandle) {
			return C.IVN_END, nil
		}
		if err != nil {
			return 0, err
		}
		crossing := hook.Open(r.ctx, store, unsafe.Pointer(out))
		if r.open == nil {
			r.open = map[uintptr]opened{}
		}
		r.open[numberOf(out)] = opened{store, crossing}
		return C.IVN_OK, nil
	})
}

//export ivnConformanceClose
func ivnConformanceClose(user C.uintptr_t, ops *C.ivn_store_ops) {
	r := runOf(user)
	each := r.open[numberOf(ops)]
	delete(r.open, numberOf(ops))
	each.crossing.Close()
	if value, stack, panicked := each.crossing.Panicked(); panicked && !r.panicked {
		r.panicked, r.value, r.stack = true, value, stack
	}
	if err := each.crossing.Trouble(); err != nil {
		r.trouble(err)
	}
	if r.host.Close != nil {
		r.call(func() (C.ivn_status, error) { return C.IVN_OK, r.host.Close(each.store) })
	}
}

//export ivnConformanceOutbox
func ivnConformanceOutbox(user C.uintptr_t, sink *C.ivn_conformance_outbox) C.ivn_status {
	r := runOf(user)
	return r.call(func() (C.ivn_status, error) {
		events, err := r.host.Outbox()
		for i := range events {
			each := &events[i]
			body := (*C.char)(nil)
			if len(each.Body) > 0 {
				body = (*C.char)(unsafe.Pointer(&each.Body[0]))
			}
			status := C.push_event(sink, (*C.uint8_t)(&each.ID[0]), C.uint32_t(each.Type), body,
				C.size_t(len(each.Body)))
			if status < 0 {
				return status, nil
			}
		}
		return C.IVN_OK, err
	})
}

//export ivnConformanceFailAt
func ivnConformanceFailAt(user C.uintptr_t, step C.uint32_t) C.ivn_status {
	r := runOf(user)
	return r.call(func() (C.ivn_status, error) {
		met, err := r.host.FailAt(int(step))
		if step == 0 && !met {
			return C.IVN_END, err
		}
		return C.IVN_OK, err
	})
}
