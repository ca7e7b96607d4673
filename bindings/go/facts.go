package interventions

// #include <interventions/interventions.h>
import "C"

import (
	"encoding/json"
	"fmt"
	"strings"
	"unsafe"
)

// Flag is a fact that may be unknown. In JSON it is true, false or left out.
type Flag uint32

// The values of a Flag.
const (
	Unknown = Flag(C.IVN_UNKNOWN) // Nothing known.
	No      = Flag(C.IVN_NO)      // Known not to be so.
	Yes     = Flag(C.IVN_YES)     // Known to be so.
)

// FlagOf gives Yes or No.
func FlagOf(so bool) Flag {
	if so {
		return Yes
	}
	return No
}

// String gives yes, no or not known.
func (f Flag) String() string {
	switch f {
	case Yes:
		return "yes"
	case No:
		return "no"
	}
	return "not known"
}

// MarshalJSON gives true, false or null.
func (f Flag) MarshalJSON() ([]byte, error) {
	switch f {
	case Unknown:
		return []byte("null"), nil
	case No, Yes:
		return json.Marshal(f == Yes)
	}
	return nil, fmt.Errorf("a flag of value %d cannot be written: %w", uint32(f), ErrArgument)
}

// UnmarshalJSON reads true, false or null.
func (f *Flag) UnmarshalJSON(data []byte) error {
	var so *bool
	if err := json.Unmarshal(data, &so); err != nil {
		return err
	}
	*f = Unknown
	if so != nil {
		*f = FlagOf(*so)
	}
	return nil
}

// Known makes a number or a date that is known: Known(55), Known(NewDate(1990, time.April, 2)).
func Known[T any](value T) *T { return &value }

// Facts are the facts about one service user: a ServiceUser, or JSON of the same form.
type Facts interface {
	facts() ([]byte, error)
}

// JSON is facts that are JSON already, in UTF-8. Schema tells its form.
type JSON []byte

// MarshalJSON gives the JSON as it is; null where there is none.
func (j JSON) MarshalJSON() ([]byte, error) {
	if len(j) == 0 {
		return []byte("null"), nil
	}
	return j, nil
}

// UnmarshalJSON keeps the JSON as it is.
func (j *JSON) UnmarshalJSON(data []byte) error {
	*j = append((*j)[:0], data...)
	return nil
}

func (j JSON) facts() ([]byte, error)        { return j, nil }
func (u ServiceUser) facts() ([]byte, error) { return json.Marshal(u) }
func (JSON) isBody()                         {}

// FactsKind is a kind of document that the library reads.
type FactsKind uint32

// The kinds of documents.
const (
	FactsServiceUser = FactsKind(C.IVN_FACTS_SERVICE_USER) // A service user.
	FactsCaseload    = FactsKind(C.IVN_FACTS_CASELOAD)     // Many service users.
	FactsNeeds       = FactsKind(C.IVN_FACTS_NEEDS)        // Needs, for a recommendation.
	FactsOverrides   = FactsKind(C.IVN_FACTS_OVERRIDES)    // Overrides of a rulebook.
	FactsCatalogue   = FactsKind(C.IVN_FACTS_CATALOGUE)    // A directory of services.
	FactsQuery       = FactsKind(C.IVN_FACTS_QUERY)        // What to look for in a catalogue.
	FactsCase        = FactsKind(C.IVN_FACTS_CASE)         // A case, told by its events.
	FactsDuties      = FactsKind(C.IVN_FACTS_DUTIES)       // Rows of duties.
	FactsCommand     = FactsKind(C.IVN_FACTS_COMMAND)      // A command.
	FactsRecord      = FactsKind(C.IVN_FACTS_RECORD)       // A record, as it is stored.
	FactsInstruction = FactsKind(C.IVN_FACTS_INSTRUCTION)  // A command with who gives it and when.
	FactsReferral    = FactsKind(C.IVN_FACTS_REFERRAL)     // The facts of a referral.
	FactsLevel       = FactsKind(C.IVN_FACTS_LEVEL)        // What service levels look at in a referral.
	FactsCapacity    = FactsKind(C.IVN_FACTS_CAPACITY)     // What there is room for.
)

// Schema gives the JSON Schema, draft 2020-12, of a kind of document.
func Schema(kind FactsKind) ([]byte, error) {
	return write(func(ctx *C.ivn_context, text **C.ivn_text, detail *C.ivn_error) C.ivn_status {
		return C.ivn_schema_json(ctx, C.uint32_t(kind), text, detail)
	})
}

// PersonalData gives the JSON pointers of the members of a kind of document that hold personal data; "*" stands for any
// place in a list.
func PersonalData(kind FactsKind) ([]string, error) {
	lines, err := write(func(ctx *C.ivn_context, text **C.ivn_text, detail *C.ivn_error) C.ivn_status {
		return C.ivn_schema_personal_data(ctx, C.uint32_t(kind), text, detail)
	})
	if err != nil {
		return nil, err
	}
	return strings.Fields(string(lines)), nil
}

// CheckFacts reads a document, and gives it in canonical form: equal facts give equal bytes. ErrInvalid tells all that
// is wrong with it.
func CheckFacts(kind FactsKind, data []byte) ([]byte, error) {
	facts, err := readFacts(kind, data)
	if err != nil {
		return nil, err
	}
	defer C.ivn_facts_free(facts)
	return write(func(ctx *C.ivn_context, text **C.ivn_text, detail *C.ivn_error) C.ivn_status {
		return C.ivn_facts_to_json(ctx, C.uint32_t(kind), structOf(facts, kind), text, detail)
	})
}

// write calls a function that makes a text, and gives a copy of it.
func write(call func(*C.ivn_context, **C.ivn_text, *C.ivn_error) C.ivn_status) ([]byte, error) {
	ctx, err := libraryContext()
	if err != nil {
		return nil, err
	}
	var text *C.ivn_text
	failed := newFailure()
	if status := call(ctx, &text, &failed.detail); status < 0 {
		return nil, failed.err(status)
	}
	return takeText(text), nil
}

// readFacts has the library read and check a document; the facts are to be freed.
func readFacts(kind FactsKind, data []byte) (*C.ivn_facts, error) {
	ctx, err := libraryContext()
	if err != nil {
		return nil, err
	}
	var facts *C.ivn_facts
	failed := newFailure()
	status := C.ivn_facts_from_json(ctx, C.uint32_t(kind), bytesOf(data), C.size_t(len(data)), &facts,
		&failed.violations, &failed.detail)
	return facts, failed.err(status)
}

// structOf gives the struct inside facts.
func structOf(facts *C.ivn_facts, kind FactsKind) unsafe.Pointer {
	return C.ivn_facts_read(facts, C.uint32_t(kind))
}
