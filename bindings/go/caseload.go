package interventions

// #include <interventions/interventions.h>
import "C"

import (
	"encoding/json"
	"unsafe"
)

// Caseload holds the facts of many people, read and checked once.
type Caseload struct {
	handle *handle
	count  int
}

// NewCaseload makes a caseload. ErrInvalid tells all that is wrong, with pointers such as /service_users/2/sex.
func NewCaseload(users ...ServiceUser) (*Caseload, error) {
	data, err := json.Marshal(map[string][]ServiceUser{"service_users": users})
	if err != nil {
		return nil, err
	}
	return CaseloadFromJSON(data)
}

// CaseloadFromJSON makes a caseload of a JSON document of the kind FactsCaseload: {"service_users": [...]}.
func CaseloadFromJSON(data []byte) (*Caseload, error) {
	facts, err := readFacts(FactsCaseload, data)
	if err != nil {
		return nil, err
	}
	free := func(pointer unsafe.Pointer) { C.ivn_facts_free((*C.ivn_facts)(pointer)) }
	made := &Caseload{handle: newHandle(unsafe.Pointer(facts), free)}
	made.count = int(made.view().service_user_count)
	return made, nil
}

// Close gives the caseload's memory back.
func (c *Caseload) Close() error { return c.handle.close() }

// Len gives the number of people.
func (c *Caseload) Len() int { return c.count }

func (c *Caseload) view() *C.ivn_caseload_facts {
	return (*C.ivn_caseload_facts)(structOf((*C.ivn_facts)(c.handle.pointer), FactsCaseload))
}
