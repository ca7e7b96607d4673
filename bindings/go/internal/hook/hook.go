// Package hook gives other packages of this module what package interventions shows nobody else.
package hook

import (
	"context"
	"unsafe"
)

// Crossing is a store that C can call.
type Crossing interface {
	// Trouble gives the last error by which the store has failed, or nil.
	Trouble() error
	// Panicked gives what a method of the store panicked with. From then on every call fails.
	Panicked() (value any, stack []byte, yes bool)
	// Close takes the store away from C.
	Close()
}

// Open fills an ivn_store_ops, at out, with callbacks that call an interventions.Store. Set by package interventions.
var Open func(ctx context.Context, store any, out unsafe.Pointer) Crossing
