package interventions

// #include <interventions/interventions.h>
import "C"

import (
	"fmt"
	"sync"
)

// Term is satisfied by the type of each vocabulary.
type Term interface {
	~uint32
	vocabulary() uint32
	String() string
	Title() string
}

// Terms gives all terms of a vocabulary, in its order: Terms[NeedArea]().
func Terms[T Term]() []T {
	var none T
	read := vocabularyOf(none.vocabulary())
	terms := make([]T, len(read.codes))
	for i, code := range read.codes {
		terms[i] = T(code)
	}
	return terms
}

// Printed gives the term that a source prints under a name: Printed[NeedArea]("scope-2019", "Emotional Management") is
// NeedEmotional. The source is the key of an edition or of a public system; "" means any. ErrNotFound when none prints
// that; ErrConflict when sources print it for different terms.
func Printed[T Term](source, printed string) (T, error) {
	var none T
	code, err := printedTerm(none.vocabulary(), source, printed)
	return T(code), err
}

func printedTerm(vocabulary uint32, source, printed string) (uint32, error) {
	name, err := wordOf(printed)
	if err != nil {
		return 0, err
	}
	defer freeWord(name)
	var from *C.char
	if source != "" {
		if from, err = wordOf(source); err != nil {
			return 0, err
		}
		defer freeWord(from)
	}
	var code C.uint32_t
	status := C.ivn_term_printed(C.uint32_t(vocabulary), from, name, &code)
	return uint32(code), statusError(status)
}

// vocabulary holds a vocabulary's words as the library that runs has them: a newer one may know more terms than this
// package has constants for.
type vocabulary struct {
	codes  []uint32
	names  map[uint32]string
	titles map[uint32]string
	byName map[string]uint32
}

var vocabularies struct {
	once   sync.Once
	byCode []vocabulary
}

func vocabularyOf(code uint32) *vocabulary {
	vocabularies.once.Do(func() {
		vocabularies.byCode = make([]vocabulary, C.ivn_vocabulary_count()+1)
		for code := range vocabularies.byCode {
			vocabularies.byCode[code] = readVocabulary(C.uint32_t(code))
		}
	})
	return &vocabularies.byCode[code]
}

func readVocabulary(code C.uint32_t) vocabulary {
	read := vocabulary{names: map[uint32]string{}, titles: map[uint32]string{}, byName: map[string]uint32{}}
	for index := C.uint32_t(0); index < C.ivn_term_count(code); index++ {
		term := C.ivn_term_at(code, index)
		code, name := uint32(term.code), C.GoString(term.name)
		read.codes = append(read.codes, code)
		read.names[code], read.titles[code], read.byName[name] = name, C.GoString(term.title), code
	}
	return read
}

func termName(vocabulary, code uint32) string {
	if name, known := vocabularyOf(vocabulary).names[code]; known {
		return name
	}
	return noTerm(code)
}

func termTitle(vocabulary, code uint32) string {
	if title, known := vocabularyOf(vocabulary).titles[code]; known {
		return title
	}
	return noTerm(code)
}

func noTerm(code uint32) string {
	if code == 0 {
		return "not known"
	}
	return fmt.Sprintf("term %d", code)
}

func marshalTerm(vocabulary, code uint32) ([]byte, error) {
	if name, known := vocabularyOf(vocabulary).names[code]; known {
		return []byte(name), nil
	}
	return nil, fmt.Errorf("a term of code %d cannot be written: %w", code, ErrNotFound)
}

func unmarshalTerm(vocabulary uint32, name []byte, code *uint32) error {
	found, known := vocabularyOf(vocabulary).byName[string(name)]
	if !known && len(name) > 0 {
		return fmt.Errorf("no such term: %w", ErrNotFound)
	}
	*code = found
	return nil
}
