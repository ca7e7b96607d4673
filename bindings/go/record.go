package interventions

// #include <interventions/interventions.h>
import "C"

import (
	"encoding/json"
	"unsafe"
)

// Record is a record: immutable. What it holds is what happened; where it stands follows from that.
type Record struct {
	handle *handle
}

func newRecord(record *C.ivn_record) *Record {
	free := func(pointer unsafe.Pointer) { C.ivn_record_free((*C.ivn_record)(pointer)) }
	return &Record{newHandle(unsafe.Pointer(record), free)}
}

// RecordFromJSON gives a record from its stored body, which is not trusted: ErrInvalid and ErrState tell what is wrong.
func RecordFromJSON(body []byte) (*Record, error) {
	ctx, err := libraryContext()
	if err != nil {
		return nil, err
	}
	var made *C.ivn_record
	failed := newFailure()
	status := C.ivn_record_from_json(ctx, bytesOf(body), C.size_t(len(body)), &made, &failed.violations,
		&failed.detail)
	if status < 0 {
		return nil, failed.err(status)
	}
	return newRecord(made), nil
}

// Close gives the record's memory back.
func (r *Record) Close() error { return r.handle.close() }

// keepAny has the record live as long as a call; none is NULL.
func (r *Record) keepAny(call func(*C.ivn_record) error) error {
	if r == nil {
		return call(nil)
	}
	return r.keep(call)
}

// keep is keepAny of what must be there.
func (r *Record) keep(call func(*C.ivn_record) error) error {
	if r == nil {
		return ErrClosed
	}
	if err := r.handle.acquire(); err != nil {
		return err
	}
	defer r.handle.release()
	return call((*C.ivn_record)(r.handle.pointer))
}

// JSON gives the body to store; equal records give equal bytes.
func (r *Record) JSON() (body []byte, err error) {
	err = r.keep(func(record *C.ivn_record) error {
		body, err = write(func(ctx *C.ivn_context, text **C.ivn_text, detail *C.ivn_error) C.ivn_status {
			return C.ivn_record_to_json(ctx, record, text, detail)
		})
		return err
	})
	return body, err
}

// ID gives the record's UUID.
func (r *Record) ID() (id string, err error) {
	err = r.keep(func(record *C.ivn_record) error {
		id = C.GoString(C.ivn_referral_read(record).id)
		return nil
	})
	return id, err
}

// Referral gives the referral as it stands.
func (r *Record) Referral() (*Referral, error) {
	return answered(func(answer *Referral) error {
		return r.keep(func(record *C.ivn_record) error {
			return read(answer, func(ctx *C.ivn_context, text **C.ivn_text, detail *C.ivn_error) C.ivn_status {
				return C.ivn_referral_to_json(ctx, record, text, detail)
			})
		})
	})
}

// Standing says where an appointment stands on a day; 0 when there is no such appointment.
func (r *Record) Standing(number int, on Date) (standing Standing, err error) {
	err = r.keep(func(record *C.ivn_record) error {
		standing = Standing(C.ivn_appointment_standing(C.ivn_referral_read(record), C.uint32_t(number), C.ivn_date(on)))
		return nil
	})
	return standing, err
}

// Ending says how the referral ended, and what other systems call that.
func (r *Record) Ending() (names EndingNames, err error) {
	err = r.keep(func(record *C.ivn_record) error {
		out := C.ivn_ending_names{size: C.sizeof_ivn_ending_names}
		if status := C.ivn_referral_ending(C.ivn_referral_read(record), &out); status < 0 {
			return statusError(status)
		}
		names = EndingNames{Ending(out.ending), C.GoString(out.reason), C.GoString(out.event), C.GoString(out.report),
			C.GoString(out.dashboard), C.GoString(out.delius)}
		return nil
	})
	return names, err
}

// Duties tells what is owed, by whom and by when, and where each of it stands.
func (r *Record) Duties(under Environment) ([]Duty, error) {
	answer, err := askRecord[duties](r, under, func(q *asking) C.ivn_status {
		var made *C.ivn_duties
		status := C.ivn_referral_duties(q.context, q.record, q.environment, &made, &q.failed.detail)
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

// Case gives the case that the referral is, told by its events: what DutiesOf takes.
func (r *Record) Case(under Environment) (*Case, error) {
	return askRecord[Case](r, under, func(q *asking) C.ivn_status {
		var made *C.ivn_facts
		status := C.ivn_referral_case(q.context, q.record, q.environment, &made, &q.failed.detail)
		if status < 0 {
			return status
		}
		defer C.ivn_facts_free(made)
		return C.ivn_facts_to_json(q.context, C.IVN_FACTS_CASE, structOf(made, FactsCase), &q.text, &q.failed.detail)
	})
}

// Next tells every command, and what stands in its way. A nil record is one that there is not yet.
func (r *Record) Next(under Environment) ([]NextStep, error) {
	type steps struct {
		Steps []NextStep `json:"steps"`
	}
	answer, err := ask[steps](r, under, func(q *asking) C.ivn_status {
		var made *C.ivn_next
		status := C.ivn_referral_next(q.context, q.record, q.environment, &made, &q.failed.detail)
		if status < 0 {
			return status
		}
		defer C.ivn_next_free(made)
		return C.ivn_next_to_json(q.context, made, &q.text, &q.failed.detail)
	})
	if err != nil {
		return nil, err
	}
	return answer.Steps, nil
}

// Explain tells everything that follows from the record, and from what.
func (r *Record) Explain(under Environment) ([]Explanation, error) {
	type list struct {
		List []Explanation `json:"list"`
	}
	answer, err := askRecord[list](r, under, func(q *asking) C.ivn_status {
		var made *C.ivn_explanations
		status := C.ivn_referral_explain(q.context, q.record, q.environment, &made, &q.failed.detail)
		if status < 0 {
			return status
		}
		defer C.ivn_explanations_free(made)
		return C.ivn_explanations_to_json(q.context, made, &q.text, &q.failed.detail)
	})
	if err != nil {
		return nil, err
	}
	return answer.List, nil
}

// Form tells how the referral is entered in the case management system.
func (r *Record) Form(under Environment) (*EntryForm, error) {
	return askRecord[EntryForm](r, under, func(q *asking) C.ivn_status {
		var made *C.ivn_form
		status := C.ivn_referral_form(q.context, q.record, q.environment, &made, &q.failed.detail)
		if status < 0 {
			return status
		}
		defer C.ivn_form_free(made)
		return C.ivn_form_to_json(q.context, made, &q.text, &q.failed.detail)
	})
}

// PersonalData tells the personal data that the record holds, and when it must go.
func (r *Record) PersonalData(under Environment) (*PersonalDataHeld, error) {
	return askRecord[PersonalDataHeld](r, under, func(q *asking) C.ivn_status {
		var made *C.ivn_personal_data
		status := C.ivn_referral_personal_data(q.context, q.record, q.environment, &made, &q.failed.detail)
		if status < 0 {
			return status
		}
		defer C.ivn_personal_data_free(made)
		return C.ivn_personal_data_to_json(q.context, made, &q.text, &q.failed.detail)
	})
}

// SubjectAccess gives all that is held about the person, as JSON.
func (r *Record) SubjectAccess(under Environment) ([]byte, error) {
	answer, err := askRecord[json.RawMessage](r, under, func(q *asking) C.ivn_status {
		return C.ivn_referral_subject_access(q.context, q.record, q.environment, &q.text, &q.failed.detail)
	})
	if err != nil {
		return nil, err
	}
	return *answer, nil
}

// asking is a question about a record: what goes in, and where the answer comes out.
type asking struct {
	context     *C.ivn_context
	record      *C.ivn_record
	environment *C.ivn_environment
	text        *C.ivn_text
	failed      *failure
}

// ask has the library answer about a record; call writes the answer as JSON into the question's text.
func ask[T any](record *Record, under Environment, call func(*asking) C.ivn_status) (*T, error) {
	return answered(func(answer *T) error {
		return record.keepAny(func(kept *C.ivn_record) error {
			return under.under(func(ctx *C.ivn_context, environment *C.ivn_environment) error {
				q := &asking{context: ctx, record: kept, environment: environment, failed: newFailure()}
				if status := call(q); status < 0 {
					return q.failed.err(status)
				}
				return decodeText(q.text, answer)
			})
		})
	})
}

// askRecord is ask about a record that must be there.
func askRecord[T any](record *Record, under Environment, call func(*asking) C.ivn_status) (*T, error) {
	if record == nil {
		return nil, ErrClosed
	}
	return ask[T](record, under, call)
}

// read decodes a text that the library writes.
func read(into any, call func(*C.ivn_context, **C.ivn_text, *C.ivn_error) C.ivn_status) error {
	data, err := write(call)
	if err != nil {
		return err
	}
	return json.Unmarshal(data, into)
}
