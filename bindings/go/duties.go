package interventions

// #include <interventions/interventions.h>
// #include <stdlib.h>
import "C"

import (
	"encoding/json"
	"unsafe"
)

// DutyTable holds rows of duties: those of the documents and further ones.
type DutyTable struct {
	handle *handle
}

// NewDutyTable makes a table of the documents' rows and further ones, all or none. ErrInvalid tells all that is wrong.
func NewDutyTable(rows ...DutyRow) (*DutyTable, error) {
	data, err := json.Marshal(map[string][]DutyRow{"rows": rows})
	if err != nil {
		return nil, err
	}
	return DutyTableFromJSON(data)
}

// DutyTableFromJSON is NewDutyTable of a JSON document of the kind FactsDuties: {"rows": [...]}.
func DutyTableFromJSON(data []byte) (*DutyTable, error) {
	ctx, err := libraryContext()
	if err != nil {
		return nil, err
	}
	var base, made *C.ivn_duty_table
	failed := newFailure()
	if status := C.ivn_duty_table_builtin(ctx, &base, &failed.detail); status < 0 {
		return nil, failed.err(status)
	}
	defer C.ivn_duty_table_free(base)
	status := C.ivn_duty_table_with_json(ctx, base, bytesOf(data), C.size_t(len(data)), &made, &failed.violations,
		&failed.detail)
	if status < 0 {
		return nil, failed.err(status)
	}
	free := func(pointer unsafe.Pointer) { C.ivn_duty_table_free((*C.ivn_duty_table)(pointer)) }
	return &DutyTable{newHandle(unsafe.Pointer(made), free)}, nil
}

// Close gives the table's memory back.
func (t *DutyTable) Close() error { return t.handle.close() }

func (t *DutyTable) pointer() *C.ivn_duty_table { return (*C.ivn_duty_table)(t.handle.pointer) }

// JSON gives the rows in the form of the kind FactsDuties.
func (t *DutyTable) JSON() ([]byte, error) {
	if err := t.handle.acquire(); err != nil {
		return nil, err
	}
	defer t.handle.release()
	return write(func(ctx *C.ivn_context, text **C.ivn_text, detail *C.ivn_error) C.ivn_status {
		return C.ivn_facts_to_json(ctx, C.IVN_FACTS_DUTIES, unsafe.Pointer(C.ivn_duty_table_read(t.pointer())), text,
			detail)
	})
}

// duties is the document that duties come in.
type duties struct {
	Duties []Duty `json:"duties"`
}

// DutiesOf tells the duties of a case that is told by its events, and where each of them stands.
func DutiesOf(told Case, under Environment) ([]Duty, error) {
	data, err := json.Marshal(told)
	if err != nil {
		return nil, err
	}
	return DutiesOfJSON(data, under)
}

// DutiesOfJSON is DutiesOf of a case that is JSON already, of the kind FactsCase.
func DutiesOfJSON(told []byte, under Environment) ([]Duty, error) {
	facts, err := readFacts(FactsCase, told)
	if err != nil {
		return nil, err
	}
	defer C.ivn_facts_free(facts)
	answer, err := ask[duties](nil, under, func(q *asking) C.ivn_status {
		var made *C.ivn_duties
		status := C.ivn_duties_of(q.context, q.environment, (*C.ivn_case_facts)(structOf(facts, FactsCase)),
			q.environment.duties, &made, &q.failed.detail)
		if status < 0 {
			return status
		}
		defer C.ivn_duties_free(made)
		return C.ivn_duties_to_json(q.context, made, &q.text, &q.failed.detail)
	})
	if err != nil {
		return nil, err
	}
	return answer.Duties, nil
}

// DutyColumns are one duty of many cases to which it applies: days go in, DateNone for none, and due days and states
// come out. All columns have one length; Met and Withdrawn may be nil.
type DutyColumns struct {
	Triggered []Date  // The days that it counts from.
	Met       []Date  // The days on which it was done.
	Withdrawn []Date  // The days on which it fell away.
	Due       []Date  // Filled: the last days on which it is done in time, DateNone where there is none.
	States    []uint8 // Filled: DutyState(States[i]).
}

func (c DutyColumns) fit() bool {
	count := len(c.Triggered)
	return len(c.Due) == count && len(c.States) == count && (c.Met == nil || len(c.Met) == count) &&
		(c.Withdrawn == nil || len(c.Withdrawn) == count)
}

// DutiesMany fills the columns of a duty, given by its key, in one call of the library and without a copy. Due must not
// overlap another column. partial says that a due day cannot be computed. ErrNotFound when no row has that key.
func DutiesMany(key string, columns DutyColumns, under Environment) (partial bool, err error) {
	if !columns.fit() {
		return false, &Error{Status: ErrArgument, Offset: -1, Message: "the columns must have the same length"}
	}
	if len(columns.Due) == 0 {
		columns.Due, columns.States = make([]Date, 1), make([]uint8, 1) // C wants a place even for nothing.
		columns.Triggered = columns.Triggered[:0]
	}
	err = under.about(key, func(q *asking, word *C.char) C.ivn_status {
		status := C.ivn_duties_many(q.environment, q.environment.duties, word, placeOf(columns.Triggered),
			daysOf(columns.Met), daysOf(columns.Withdrawn), C.size_t(len(columns.Triggered)), daysOf(columns.Due),
			(*C.uint8_t)(unsafe.Pointer(&columns.States[0])), &q.failed.detail)
		partial = status == C.IVN_PARTIAL
		return status
	})
	return partial, err
}

// placeOf is daysOf that gives a place for no days too.
func placeOf(days []Date) *C.ivn_date {
	if len(days) == 0 {
		days = make([]Date, 1)
	}
	return daysOf(days)
}

// TriggerRange is the other way round: the first and the last day that, as triggers of a duty, make it due from one day
// to another; with DateNone for from, by that day. last lies before first when no day does.
func TriggerRange(key string, from, to Date, under Environment) (first, last Date, err error) {
	err = under.about(key, func(q *asking, word *C.char) C.ivn_status {
		var begins, ends C.ivn_date
		status := C.ivn_duty_trigger_range(q.environment, q.environment.duties, word, C.ivn_date(from), C.ivn_date(to),
			&begins, &ends, &q.failed.detail)
		first, last = Date(begins), Date(ends)
		return status
	})
	if err != nil {
		return DateNone, DateNone, err
	}
	return first, last, nil
}

// about calls the library with a key under the environment.
func (e Environment) about(key string, call func(*asking, *C.char) C.ivn_status) error {
	word, err := wordOf(key)
	if err != nil {
		return err
	}
	defer freeWord(word)
	return e.under(func(ctx *C.ivn_context, environment *C.ivn_environment) error {
		q := &asking{context: ctx, environment: environment, failed: newFailure()}
		return q.failed.err(call(q, word))
	})
}
