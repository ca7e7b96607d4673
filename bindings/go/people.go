package interventions

// #include <interventions/interventions.h>
import "C"

import (
	"encoding/json"
	"unsafe"
)

// People holds the facts of many people, read and checked once.
type People struct {
	handle *handle
	count  int
}

// NewPeople reads and checks facts. ErrInvalid tells all that is wrong, with pointers such as /service_users/2/sex.
func NewPeople(users ...ServiceUser) (*People, error) {
	data, err := json.Marshal(map[string][]ServiceUser{"service_users": users})
	if err != nil {
		return nil, err
	}
	return PeopleFromJSON(data)
}

// PeopleFromJSON is NewPeople of a JSON document of the kind FactsCaseload: {"service_users": [...]}.
func PeopleFromJSON(data []byte) (*People, error) {
	facts, err := readFacts(FactsCaseload, data)
	if err != nil {
		return nil, err
	}
	free := func(pointer unsafe.Pointer) { C.ivn_facts_free((*C.ivn_facts)(pointer)) }
	made := &People{handle: newHandle(unsafe.Pointer(facts), free)}
	made.count = int(made.view().service_user_count)
	return made, nil
}

// Close gives the memory of the facts back.
func (p *People) Close() error { return p.handle.close() }

// Len gives the number of people.
func (p *People) Len() int { return p.count }

func (p *People) view() *C.ivn_caseload_facts {
	return (*C.ivn_caseload_facts)(structOf((*C.ivn_facts)(p.handle.pointer), FactsCaseload))
}
