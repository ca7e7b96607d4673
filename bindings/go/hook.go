package interventions

// #include <interventions/interventions.h>
import "C"

import (
	"context"
	"runtime/cgo"
	"unsafe"

	"interventions/internal/hook"
)

// lasting is a crossing that lasts longer than a call.
type lasting struct {
	*crossing
	handle cgo.Handle
}

func (l *lasting) Close() { l.handle.Delete() }

func (l *lasting) Trouble() error { return l.trouble }

func (l *lasting) Panicked() (value any, stack []byte, yes bool) { return l.value, l.stack, l.panicked }

func init() {
	hook.Open = func(ctx context.Context, store any, out unsafe.Pointer) hook.Crossing {
		made := &lasting{crossing: &crossing{ctx: ctx, store: store.(Store), traced: true}}
		made.handle = cgo.NewHandle(made.crossing)
		fillOps((*C.ivn_store_ops)(out), C.uintptr_t(made.handle))
		return made
	}
}
