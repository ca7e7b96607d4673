package interventions

// #include <interventions/interventions.h>
import "C"

import (
	"errors"
	"fmt"
	"unsafe"
)

// Status says why the library refused or failed. It is itself an error, the one that errors.Is compares with.
type Status int32

// The statuses, in groups of a hundred.
const (
	ErrArgument = Status(C.IVN_ERROR_ARGUMENT) // A value outside its meaning.
	ErrSize     = Status(C.IVN_ERROR_SIZE)     // A struct that the library does not know: built against another version.
	ErrRange    = Status(C.IVN_ERROR_RANGE)    // A day or a number outside the range that can be computed.
	ErrReserved = Status(C.IVN_ERROR_RESERVED) // Likewise built against another version.

	ErrLimit = Status(C.IVN_ERROR_LIMIT) // Too long, too deep or too many.

	ErrSyntax    = Status(C.IVN_ERROR_SYNTAX)    // Not a JSON text.
	ErrEncoding  = Status(C.IVN_ERROR_ENCODING)  // Not UTF-8, or a surrogate stands alone.
	ErrControl   = Status(C.IVN_ERROR_CONTROL)   // A raw control character inside a JSON string.
	ErrEscape    = Status(C.IVN_ERROR_ESCAPE)    // An escape that JSON does not have, or an escaped NUL.
	ErrNumber    = Status(C.IVN_ERROR_NUMBER)    // A number that JSON does not allow.
	ErrInteger   = Status(C.IVN_ERROR_INTEGER)   // A number that is too large, or too fine for its place.
	ErrDuplicate = Status(C.IVN_ERROR_DUPLICATE) // An object holds the same name twice.
	ErrTrailing  = Status(C.IVN_ERROR_TRAILING)  // Text after the end of the JSON value.
	ErrDepth     = Status(C.IVN_ERROR_DEPTH)     // Nested too deeply.
	ErrDate      = Status(C.IVN_ERROR_DATE)      // Not a date of the form 2026-11-22, or no such day.
	ErrInvalid   = Status(C.IVN_ERROR_INVALID)   // Well-formed, but not what is asked for: see Violations.
	ErrVersion   = Status(C.IVN_ERROR_VERSION)   // Written by a newer library.

	ErrRule  = Status(C.IVN_ERROR_RULE)  // An override or a catalogue that contradicts a rule.
	ErrCycle = Status(C.IVN_ERROR_CYCLE) // Services whose eligibility depends on each other in a circle.

	ErrState    = Status(C.IVN_ERROR_STATE)     // Not allowed in the state that the thing is in.
	ErrNotFound = Status(C.IVN_ERROR_NOT_FOUND) // No such service, rule, parameter, term or record.
	ErrConflict = Status(C.IVN_ERROR_CONFLICT)  // Two inputs claim the same key, or a record has moved on.
	ErrReused   = Status(C.IVN_ERROR_REUSED)    // The id of a command was used before, for another command.
	ErrTaken    = Status(C.IVN_ERROR_TAKEN)     // A key that no two records may have belongs to another record.

	ErrStore          = Status(C.IVN_ERROR_STORE)           // A storage callback failed, or broke its rules.
	ErrOutcomeUnknown = Status(C.IVN_ERROR_OUTCOME_UNKNOWN) // Nobody can tell whether it was done: do it again.
	ErrDamaged        = Status(C.IVN_ERROR_DAMAGED)         // What a store holds is not a record.

	ErrMemory = Status(C.IVN_ERROR_MEMORY) // No memory.
)

// Error says in a sentence what the status means.
func (s Status) Error() string { return C.GoString(C.ivn_status_text(C.ivn_status(s))) }

// Name gives the status as C has it: "IVN_ERROR_DATE".
func (s Status) Name() string { return C.GoString(C.ivn_status_name(C.ivn_status(s))) }

// Violation is one thing that is wrong with an input.
type Violation struct {
	Status   Status // Why.
	Pointer  string // JSON pointer of the member at fault; "" is the whole document.
	Offset   int64  // Byte of the JSON text at which the value at fault begins, or -1.
	Message  string // What is wrong.
	Expected string // What was expected there, or "".
}

// String gives pointer, message and what was expected.
func (v Violation) String() string {
	words := v.Message
	if v.Pointer != "" {
		words = v.Pointer + ": " + words
	}
	if v.Expected != "" {
		words += "; expected " + v.Expected
	}
	return words
}

// Error is what the library says about a call that it refused or that failed; nothing was changed by that call.
type Error struct {
	Status     Status      // Why.
	Rule       string      // Code of the rule behind it, or "".
	Pointer    string      // JSON pointer of the member at fault, or "".
	Offset     int64       // Byte offset in the JSON text, or -1.
	Message    string      // What is wrong and what was expected.
	Violations []Violation // With ErrInvalid and ErrState: all that is wrong, or in the way.
	Cause      error       // What a Store returned, where that is the reason; or nil.
}

// Error gives pointer and message, how many more mistakes there are, and the cause.
func (e *Error) Error() string {
	message := e.Message
	if message == "" {
		message = e.Status.Error()
	}
	if e.Pointer != "" {
		message = e.Pointer + ": " + message
	}
	if e.Offset >= 0 && len(e.Violations) == 0 {
		message += fmt.Sprintf(" (at byte %d)", e.Offset)
	}
	if more := len(e.Violations) - 1; more > 0 {
		message += fmt.Sprintf(" (and %d more)", more)
	}
	if e.Cause != nil {
		message += ": " + e.Cause.Error()
	}
	return "interventions: " + message
}

// Unwrap gives the cause, and the status where there is none.
func (e *Error) Unwrap() error {
	if e.Cause != nil {
		return e.Cause
	}
	return e.Status
}

// Is has errors.Is find the status, whatever the cause.
func (e *Error) Is(target error) bool { return target == e.Status }

// As has errors.As find the status.
func (e *Error) As(target any) bool {
	status, found := target.(*Status)
	if found {
		*status = e.Status
	}
	return found
}

// Violations gives all that is wrong with an input when err, or an error that it wraps, says so; else nil.
func Violations(err error) []Violation {
	var detail *Error
	if errors.As(err, &detail) {
		return detail.Violations
	}
	return nil
}

// statusError is the error of a call that gives no more than a status.
func statusError(status C.ivn_status) error {
	if status >= 0 {
		return nil
	}
	return &Error{Status: Status(status), Offset: -1}
}

// failure is where a call leaves its detail.
type failure struct {
	detail     C.ivn_error
	violations *C.ivn_violations
}

func newFailure() *failure {
	return &failure{detail: C.ivn_error{size: C.sizeof_ivn_error, offset: -1}}
}

// err makes an error of what a call left, and frees it.
func (f *failure) err(status C.ivn_status) error {
	if status >= 0 {
		return nil
	}
	defer C.ivn_violations_free(f.violations)
	made := &Error{
		Status:  Status(status),
		Rule:    C.GoString(&f.detail.rule[0]),
		Pointer: C.GoString(&f.detail.pointer[0]),
		Offset:  int64(f.detail.offset),
		Message: C.GoString(&f.detail.message[0]),
	}
	view := C.ivn_violations_read(f.violations)
	for _, each := range unsafe.Slice(view.list, int(view.count)) {
		made.Violations = append(made.Violations, Violation{
			Status:   Status(each.status),
			Pointer:  C.GoString(each.pointer),
			Offset:   int64(each.offset),
			Message:  C.GoString(each.message),
			Expected: C.GoString(each.expected),
		})
	}
	return made
}
