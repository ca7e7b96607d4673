package interventions

// #include <interventions/interventions.h>
//
// static ivn_status push_loaded(const ivn_load_sink *sink, uint32_t revision, const char *body, size_t size)
// {
//     return sink->record(sink->handle, revision, body, size);
// }
//
// static ivn_status push_conflict(const ivn_commit_sink *sink, uint32_t revision)
// {
//     return sink->conflict(sink->handle, revision);
// }
//
// static ivn_status push_found(const ivn_find_sink *sink, const uint8_t *id, const uint8_t *key, size_t key_size,
//                              uint32_t revision, const char *body, size_t size)
// {
//     return sink->record(sink->handle, id, IVN_ID_BYTES, key, key_size, revision, body, size);
// }
import "C"

import (
	"context"
	"errors"
	"runtime/cgo"
	"runtime/debug"
	"unsafe"
)

// crossing is one call of the library from which it calls Go back. C knows it by a number, so it holds no pointer to
// Go; what a callback returns or panics with stays here, and comes out unchanged on the other side.
type crossing struct {
	ctx      context.Context
	store    Store
	progress func(done uint64, last string) bool
	failed   error // What the last method of the store returned.
	trouble  error // The last of them by which the store has failed.
	panicked bool
	value    any
	traced   bool   // The way to a panic is kept.
	stack    []byte // That way.
}

// cross makes the call, and gives the error that it comes to.
func (x *crossing) cross(failed *failure, call func(C.uintptr_t) C.ivn_status) (C.ivn_status, error) {
	handle := cgo.NewHandle(x)
	defer handle.Delete()
	status := call(C.uintptr_t(handle))
	err := failed.err(status)
	if x.panicked {
		panic(x.value)
	}
	return status, x.because(err)
}

// because gives an error that the store is the reason of its own error as the cause.
func (x *crossing) because(err error) error {
	var told *Error
	if x.failed != nil && errors.As(err, &told) && (told.Status == ErrStore || errors.Is(x.failed, told.Status)) {
		told.Cause = x.failed
	}
	return err
}

// ask runs a method of the store, unless the context is done: not every store looks at it.
func (x *crossing) ask(method func() (C.ivn_status, error)) C.ivn_status {
	return x.call(func() (C.ivn_status, error) {
		if err := x.ctx.Err(); err != nil {
			return C.IVN_ERROR_STORE, err
		}
		return method()
	})
}

// call runs what a callback is for. A panic ends here: C is not to be left by one.
func (x *crossing) call(method func() (C.ivn_status, error)) (status C.ivn_status) {
	if x.panicked {
		return C.IVN_ERROR_STORE
	}
	x.panicked = true
	defer func() {
		if x.panicked {
			if x.value = recover(); x.traced {
				x.stack = debug.Stack()
			}
			status = C.IVN_ERROR_STORE
		}
	}()
	status, x.failed = method()
	if x.panicked = false; status == C.ivn_status(ErrStore) {
		x.trouble = x.failed
	}
	return status
}

func crossingOf(user C.uintptr_t) *crossing { return cgo.Handle(user).Value().(*crossing) }

//export ivnGoLoad
func ivnGoLoad(user C.uintptr_t, kind C.uint32_t, id *C.uint8_t, sink *C.ivn_load_sink) C.ivn_status {
	x := crossingOf(user)
	return x.ask(func() (C.ivn_status, error) {
		found, err := x.store.Load(x.ctx, RecordKind(kind), idAt(id))
		if err != nil {
			return C.ivn_status(outcome(err, ErrNotFound)), err
		}
		return C.push_loaded(sink, revisionOf(found.Revision), textOf(found.Body), C.size_t(len(found.Body))), nil
	})
}

//export ivnGoCommit
func ivnGoCommit(user C.uintptr_t, batch *C.ivn_batch, sink *C.ivn_commit_sink) C.ivn_status {
	x := crossingOf(user)
	return x.ask(func() (C.ivn_status, error) {
		err := x.store.Commit(x.ctx, batchOf(batch))
		if err == nil {
			return C.IVN_OK, nil
		}
		var conflict *ConflictError
		if errors.As(err, &conflict) {
			C.push_conflict(sink, revisionOf(conflict.Revision))
		}
		return C.ivn_status(outcome(err, ErrConflict, ErrTaken, ErrOutcomeUnknown)), err
	})
}

//export ivnGoFind
func ivnGoFind(user C.uintptr_t, query *C.ivn_query, sink *C.ivn_find_sink) C.ivn_status {
	x := crossingOf(user)
	return x.ask(func() (C.ivn_status, error) {
		page, err := x.store.Find(x.ctx, queryOf(query))
		if err != nil {
			return C.ivn_status(outcome(err)), err
		}
		for i := range page.Records {
			each := &page.Records[i]
			status := C.push_found(sink, (*C.uint8_t)(&each.ID[0]), keyOf(each.Key), C.size_t(len(each.Key)),
				revisionOf(each.Revision), textOf(each.Body), C.size_t(len(each.Body)))
			if status < 0 {
				return status, nil
			}
		}
		if page.More {
			return C.IVN_OK, nil
		}
		return C.IVN_END, nil
	})
}

//export ivnGoProgress
func ivnGoProgress(user C.uintptr_t, done C.uint64_t, last *C.char) C.ivn_flag {
	x := crossingOf(user)
	stop := true
	x.call(func() (C.ivn_status, error) {
		stop = !x.progress(uint64(done), C.GoString(last))
		return C.IVN_OK, x.failed
	})
	if stop {
		return C.IVN_NO
	}
	return C.IVN_YES
}

// revisionOf gives 0, which is none, for what cannot be one.
func revisionOf(revision int) C.uint32_t {
	if revision != int(uint32(revision)) {
		return 0
	}
	return C.uint32_t(revision)
}

// textOf gives the address of bytes for the length of a call, NULL for none.
func textOf(data []byte) *C.char {
	if len(data) == 0 {
		return nil
	}
	return (*C.char)(unsafe.Pointer(&data[0]))
}

func keyOf(data []byte) *C.uint8_t { return (*C.uint8_t)(unsafe.Pointer(textOf(data))) }

func idAt(id *C.uint8_t) ID { return *(*ID)(unsafe.Pointer(id)) }

// copyOf copies bytes of C: what a store is given it may keep.
func copyOf(data unsafe.Pointer, size C.uint32_t) []byte { return C.GoBytes(data, C.int(size)) }

func batchOf(batch *C.ivn_batch) Batch {
	made := Batch{Kind: RecordKind(batch.kind), ID: idAt(batch.id), Expected: int(batch.expected),
		Revision: int(batch.revision)}
	if batch.body != nil {
		made.Body = copyOf(unsafe.Pointer(batch.body), batch.body_size)
	}
	for _, each := range unsafe.Slice(batch.keys, int(batch.key_count)) {
		made.Keys = append(made.Keys, IndexKey{Name: C.GoString(each.name),
			Data: copyOf(unsafe.Pointer(each.data), each.length), Unique: each.unique == C.IVN_YES})
	}
	for _, each := range unsafe.Slice(batch.events, int(batch.event_count)) {
		made.Events = append(made.Events, OutboxEvent{Type: News(each._type), ID: idAt(each.id),
			Body: copyOf(unsafe.Pointer(each.body), each.body_size)})
	}
	return made
}

func queryOf(query *C.ivn_query) KeyQuery {
	made := KeyQuery{Kind: RecordKind(query.kind), Most: int(query.page), Bodies: query.bodies == C.IVN_YES,
		Bounded: query.bounded == C.IVN_YES, From: copyOf(unsafe.Pointer(query.from), query.from_size),
		To: copyOf(unsafe.Pointer(query.to), query.to_size)}
	if query.name != nil {
		made.Name = C.GoString(query.name)
	}
	if query.after_id != nil {
		made.After = &KeyPlace{copyOf(unsafe.Pointer(query.after_key), query.after_key_size), idAt(query.after_id)}
	}
	return made
}
