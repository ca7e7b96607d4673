// Package conformance holds a store to its contract: case by case, with what to mend where it does not keep it. It is
// the Go face of the library libinterventions-conformance, which is linked only where this package is imported.
//
//	func TestStore(t *testing.T) {
//		conformance.Run(t, conformance.Host{
//			Open:  func() (interventions.Store, error) { return mystore.Open(path) },
//			Reset: func() error { return os.Remove(path) },
//		})
//	}
package conformance

// #cgo pkg-config: interventions-conformance
// #include <interventions/conformance.h>
// #include <stdlib.h>
//
// ivn_status ivnConformanceReset(uintptr_t user);
// ivn_status ivnConformanceOpen(uintptr_t user, ivn_store_ops *out);
// void ivnConformanceClose(uintptr_t user, ivn_store_ops *ops);
// ivn_status ivnConformanceOutbox(uintptr_t user, ivn_conformance_outbox *sink);
// ivn_status ivnConformanceFailAt(uintptr_t user, uint32_t step);
//
// static ivn_status reset(void *user) { return ivnConformanceReset((uintptr_t)user); }
//
// static ivn_status open(void *user, ivn_store_ops *out) { return ivnConformanceOpen((uintptr_t)user, out); }
//
// static void close(void *user, const ivn_store_ops *ops)
// {
//     ivnConformanceClose((uintptr_t)user, (ivn_store_ops *)ops);
// }
//
// static ivn_status outbox(void *user, const ivn_conformance_outbox *sink)
// {
//     return ivnConformanceOutbox((uintptr_t)user, (ivn_conformance_outbox *)sink);
// }
//
// static ivn_status fail_at(void *user, uint32_t step) { return ivnConformanceFailAt((uintptr_t)user, step); }
//
// static ivn_status run(uintptr_t user, int forgets, int has_outbox, int can_fail, uint32_t most_body, uint64_t seed,
//                       const char *only, ivn_conformance_report **out, ivn_error *error)
// {
//     const ivn_conformance_host host = {.size = sizeof host,
//                                        .forgets = forgets ? IVN_YES : IVN_NO,
//                                        .user = (void *)user,
//                                        .reset = reset,
//                                        .open = open,
//                                        .close = close,
//                                        .outbox = has_outbox ? outbox : NULL,
//                                        .fail_at = can_fail ? fail_at : NULL};
//     const ivn_conformance_options options = {
//         .size = sizeof options, .most_body = most_body, .only = only, .seed = seed};
//
//     return ivn_conformance_run(&host, &options, out, error);
// }
import "C"

import (
	"context"
	"errors"
	"fmt"
	"runtime/cgo"
	"strings"
	"testing"
	"unsafe"

	"interventions"
)

// ErrOneHandle is what Host.Open returns where no second handle can stand on the data while the first one is open. The
// cases that need two are then skipped.
var ErrOneHandle = errors.New("no second handle can stand on the data")

// Host says how the kit gets at a store. All functions are called on the goroutine that called Run, one at a time; an
// error fails the case.
type Host struct {
	// Open gives one more handle on the same data, as another process would open it. It is called a second time while
	// the first one is open. Required.
	Open func() (interventions.Store, error)
	// Reset empties the store: no record, no key, no event. Called before each case, while no handle is open. Required.
	Reset func() error
	// Close closes a handle that Open gave. Nil: nothing is to be closed.
	Close func(store interventions.Store) error
	// Outbox gives all events that wait, the oldest first, and leaves them there. Nil: the cases about events are
	// skipped.
	Outbox func() ([]interventions.OutboxEvent, error)
	// FailAt lets the work of the store fail: a step of 1 or more makes that step (a statement, a write, whatever can
	// fail) of the next calls fail, once, counted from now over all handles. A step of 0 takes this back and tells
	// whether it was met. Nil: the cases about failures are skipped.
	FailAt func(step int) (met bool, err error)
	// Forgets says that the data goes with the last handle, as in a database in memory.
	Forgets bool
	// MostBody is the longest body that is tried, in bytes, at least 1024; 0: 4 MiB.
	MostBody int
	// Seed is that of the case in which chance chooses: the same number, the same steps.
	Seed uint64
}

// Case is something that a store has to keep to.
type Case struct {
	Name   string // Its group and name: "commit/conflict".
	Title  string // What it holds, in a sentence.
	Clause string // What the contract says on it, as in docs/storage.md.
}

// Outcome is what came of a case.
type Outcome uint32

// The outcomes.
const (
	Passed  = Outcome(C.IVN_CONFORMANCE_PASSED)  // The store does what the case asks.
	Failed  = Outcome(C.IVN_CONFORMANCE_FAILED)  // It does not: the message says what to mend.
	Skipped = Outcome(C.IVN_CONFORMANCE_SKIPPED) // The case needs what the host does not give.
)

// Result is what came of a case.
type Result struct {
	Case
	Outcome Outcome
	Message string // Failed: what was done, expected, came, and what to mend; skipped: why.
}

// Cases gives all cases.
func Cases() []Case {
	all := make([]Case, 0, int(C.ivn_conformance_count()))
	for i := C.uint32_t(0); i < C.ivn_conformance_count(); i++ {
		all = append(all, caseOf(C.ivn_conformance_at(i)))
	}
	return all
}

func caseOf(each *C.ivn_conformance_case) Case {
	return Case{C.GoString(each.name), C.GoString(each.title), C.GoString(each.clause)}
}

// Run holds a store to its contract, each case as a subtest: -run TestStore/commit/conflict runs one alone.
func Run(t *testing.T, host Host) {
	t.Helper()
	for _, each := range Cases() {
		each := each
		t.Run(each.Name, func(t *testing.T) {
			results, err := check(host, each.Name, func(stack []byte) { t.Logf("it panicked:\n%s", stack) })
			if err != nil {
				t.Fatal(err)
			}
			switch result := results[0]; result.Outcome {
			case Failed:
				t.Errorf("%s\n%s\nthe contract says: %s", result.Title, result.Message, result.Clause)
			case Skipped:
				t.Skip(result.Message)
			}
		})
	}
}

// Check is Run without a test: it runs one case, a group of them such as "find", or with "" all, and gives what came of
// each. A panic of the store or of the host goes through to the caller.
func Check(host Host, only string) ([]Result, error) { return check(host, only, func([]byte) {}) }

func check(host Host, only string, panicked func(stack []byte)) ([]Result, error) {
	if host.Open == nil || host.Reset == nil {
		return nil, fmt.Errorf("conformance: a host has Open and Reset: %w", interventions.ErrArgument)
	}
	var word *C.char
	if only != "" {
		word = C.CString(only)
		defer C.free(unsafe.Pointer(word))
	}
	r := &run{host: host, ctx: context.Background()}
	handle := cgo.NewHandle(r)
	defer handle.Delete()
	detail := C.ivn_error{size: C.sizeof_ivn_error, offset: -1}
	var report *C.ivn_conformance_report
	status := C.run(C.uintptr_t(handle), truth(host.Forgets), truth(host.Outbox != nil), truth(host.FailAt != nil),
		C.uint32_t(host.MostBody), C.uint64_t(host.Seed), word, &report, &detail)
	defer C.ivn_conformance_free(report)
	if r.panicked {
		panicked(r.stack)
		panic(r.value)
	}
	if status < 0 {
		return nil, &interventions.Error{Status: interventions.Status(status), Offset: -1,
			Message: C.GoString(&detail.message[0])}
	}
	return r.results(C.ivn_conformance_read(report)), nil
}

func truth(so bool) C.int {
	if so {
		return 1
	}
	return 0
}

func (r *run) results(view *C.ivn_conformance_view) []Result {
	var all []Result
	for _, each := range unsafe.Slice(view.results, int(view.count)) {
		result := Result{caseOf(each.which), Outcome(each.outcome), C.GoString(each.message)}
		if result.Outcome == Failed && len(r.troubles) > 0 {
			result.Message += "\nthe store returned: " + strings.Join(r.troubles, "; ")
		}
		all = append(all, result)
	}
	return all
}
