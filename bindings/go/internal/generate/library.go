package main

// #cgo pkg-config: interventions
// #include <interventions/interventions.h>
import "C"

import "fmt"

// term is a term of a vocabulary as the library has it.
type term struct {
	code              uint32
	name, title, note string
}

// vocabulary is a vocabulary as the library has it.
type vocabulary struct {
	code        uint32
	name, title string
	terms       []term
}

func readVocabularies() []vocabulary {
	var all []vocabulary
	for code := C.uint32_t(1); code <= C.ivn_vocabulary_count(); code++ {
		read := vocabulary{code: uint32(code), name: C.GoString(C.ivn_vocabulary_name(code)),
			title: C.GoString(C.ivn_vocabulary_title(code))}
		for index := C.uint32_t(0); index < C.ivn_term_count(code); index++ {
			at := C.ivn_term_at(code, index)
			read.terms = append(read.terms, term{uint32(at.code), C.GoString(at.name), C.GoString(at.title),
				C.GoString(at.note)})
		}
		all = append(all, read)
	}
	return all
}

// factKinds are the kinds of facts whose structs are wanted, in the order in which they are written.
var factKinds = []uint32{C.IVN_FACTS_CASELOAD, C.IVN_FACTS_NEEDS, C.IVN_FACTS_OVERRIDES, C.IVN_FACTS_CATALOGUE,
	C.IVN_FACTS_QUERY, C.IVN_FACTS_CASE, C.IVN_FACTS_DUTIES, kindOfCommands, C.IVN_FACTS_RECORD,
	C.IVN_FACTS_LEVEL, C.IVN_FACTS_CAPACITY}

// kindOfCommands is the kind of facts whose bodies are one of several structs.
const kindOfCommands = C.IVN_FACTS_COMMAND

func readSchema(kind uint32) ([]byte, error) {
	var context *C.ivn_context
	var text *C.ivn_text
	defer func() { C.ivn_context_free(context) }()
	defer func() { C.ivn_text_free(text) }()
	if status := C.ivn_context_new(nil, &context); status < 0 {
		return nil, fmt.Errorf("no context: %s", C.GoString(C.ivn_status_text(status)))
	}
	if status := C.ivn_schema_json(context, C.uint32_t(kind), &text, nil); status < 0 {
		return nil, fmt.Errorf("no schema of kind %d: %s", kind, C.GoString(C.ivn_status_text(status)))
	}
	return []byte(C.GoString(C.ivn_text_data(text))), nil
}
