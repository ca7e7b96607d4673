package interventions

// #include <interventions/interventions.h>
// #include <stdlib.h>
import "C"

import (
	"encoding/json"
	"unsafe"
)

// Body is what a command says: the struct of facts that goes with its type, such as an Attendance for
// CommandRecordAttendance, or JSON of the same form.
type Body interface {
	isBody()
}

// Command is something to be done with a referral.
type Command struct {
	ID     string      `json:"id"`               // A UUID, new for each command and the same when it is repeated.
	Type   CommandType `json:"type"`             // What is to be done.
	Record string      `json:"record,omitempty"` // Id of the record; "": the one that is passed along, or none to draft.
	Body   Body        `json:"body,omitempty"`   // What it says; nil where nothing is said.
}

// Change is what a decision changes.
type Change struct {
	Record    *Record     // The new record, to be closed; the old one's content where nothing changed.
	ID        string      // UUID of the record.
	Expected  int         // The revision that it follows; 0: the record must not exist yet.
	Revision  int         // Its own revision.
	Replayed  bool        // This very command had been decided before: there is nothing to commit.
	Unchanged bool        // Nothing is different: there is nothing to commit.
	Events    []NewsEvent // For the host's outbox.
	Keys      []IndexKey  // All keys of the record: they take the place of the earlier ones.
	Remarks   []string    // Sentences for whoever gave the command.
}

// Decide is the one verb: it decides a command on a record, or on none (nil) to draft one. Nothing is changed; what
// changes is told. ErrState and ErrInvalid tell all that stands in the way.
func Decide(record *Record, command Command, under Environment) (*Change, error) {
	if record != nil && command.Record == "" && command.Type != CommandDraft {
		id, err := record.ID()
		if err != nil {
			return nil, err
		}
		command.Record = id
	}
	data, err := json.Marshal(command)
	if err != nil {
		return nil, err
	}
	return DecideJSON(record, data, under)
}

// DecideJSON is Decide of a command that is JSON already.
func DecideJSON(record *Record, command []byte, under Environment) (*Change, error) {
	facts, err := readFacts(FactsCommand, command)
	if err != nil {
		return nil, err
	}
	defer C.ivn_facts_free(facts)
	var change *Change
	err = record.keepAny(func(old *C.ivn_record) error {
		return under.under(func(ctx *C.ivn_context, environment *C.ivn_environment) error {
			var made *C.ivn_change
			failed := newFailure()
			status := C.ivn_decide(ctx, old, (*C.ivn_command)(structOf(facts, FactsCommand)), environment, &made,
				&failed.violations, &failed.detail)
			if status < 0 {
				return failed.err(status)
			}
			defer C.ivn_change_free(made)
			change, err = takeChange(made)
			return err
		})
	})
	return change, err
}

func takeChange(made *C.ivn_change) (*Change, error) {
	var told struct {
		Events  []NewsEvent `json:"events"`
		Keys    []IndexKey  `json:"keys"`
		Remarks []string    `json:"remarks"`
	}
	err := read(&told, func(ctx *C.ivn_context, text **C.ivn_text, detail *C.ivn_error) C.ivn_status {
		return C.ivn_change_to_json(ctx, made, text, detail)
	})
	if err != nil {
		return nil, err
	}
	view := C.ivn_change_read(made)
	return &Change{
		Record:    newRecord(C.ivn_change_record(made)),
		ID:        C.GoString(view.id),
		Expected:  int(view.expected),
		Revision:  int(view.revision),
		Replayed:  view.status == C.IVN_REPLAYED,
		Unchanged: view.status == C.IVN_UNCHANGED,
		Events:    told.Events,
		Keys:      told.Keys,
		Remarks:   told.Remarks,
	}, nil
}

// RARDays gives the days of rehabilitation activity of a person's referrals, united for each requirement.
func RARDays(records ...*Record) ([]RARRequirement, error) {
	// In C's memory, as C is to find C's pointers there.
	place := C.calloc(C.size_t(len(records)+1), C.size_t(unsafe.Sizeof(uintptr(0))))
	if place == nil {
		return nil, statusError(C.IVN_ERROR_MEMORY)
	}
	defer C.free(place)
	list := unsafe.Slice((**C.ivn_record)(place), len(records)+1)
	for i, each := range records {
		if each == nil {
			return nil, ErrClosed
		}
		if err := each.handle.acquire(); err != nil {
			return nil, err
		}
		defer each.handle.release()
		list[i] = (*C.ivn_record)(each.handle.pointer)
	}
	ctx, err := libraryContext()
	if err != nil {
		return nil, err
	}
	var made *C.ivn_rar
	failed := newFailure()
	if status := C.ivn_rar_days(ctx, &list[0], C.size_t(len(records)), &made, &failed.detail); status < 0 {
		return nil, failed.err(status)
	}
	defer C.ivn_rar_free(made)
	var told struct {
		Requirements []RARRequirement `json:"requirements"`
	}
	err = read(&told, func(ctx *C.ivn_context, text **C.ivn_text, detail *C.ivn_error) C.ivn_status {
		return C.ivn_rar_to_json(ctx, made, text, detail)
	})
	return told.Requirements, err
}

// RecordID gives the id of the record that a command to draft creates.
func RecordID(command string) (string, error) {
	word, err := wordOf(command)
	if err != nil {
		return "", err
	}
	defer freeWord(word)
	var out [37]C.char
	err = statusError(C.ivn_record_id(C.IVN_RECORD_REFERRAL, word, &out[0]))
	return C.GoString(&out[0]), err
}

// AppointmentID gives the id of the appointment that a command on a record offers.
func AppointmentID(record, command string) (string, error) {
	of, err := wordOf(record)
	if err != nil {
		return "", err
	}
	defer freeWord(of)
	word, err := wordOf(command)
	if err != nil {
		return "", err
	}
	defer freeWord(word)
	var out [37]C.char
	err = statusError(C.ivn_appointment_id(of, word, &out[0]))
	return C.GoString(&out[0]), err
}

// ReferenceNumber gives the reference number that a command to send gives at an attempt.
func ReferenceNumber(command string, attempt int) (string, error) {
	word, err := wordOf(command)
	if err != nil {
		return "", err
	}
	defer freeWord(word)
	var out [9]C.char
	err = statusError(C.ivn_reference_number(word, C.uint32_t(attempt), &out[0]))
	return C.GoString(&out[0]), err
}
