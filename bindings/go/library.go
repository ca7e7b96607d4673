package interventions

// #cgo pkg-config: interventions
// #include <interventions/interventions.h>
// #include <stdlib.h>
import "C"

import (
	"encoding/json"
	"strings"
	"sync"
	"unsafe"
)

// The limits and the memory of all calls: the library's defaults. Made once, immutable, never freed.
var library struct {
	once    sync.Once
	context *C.ivn_context
	status  C.ivn_status
}

func libraryContext() (*C.ivn_context, error) {
	library.once.Do(func() { library.status = C.ivn_context_new(nil, &library.context) })
	if library.status < 0 {
		return nil, statusError(library.status)
	}
	return library.context, nil
}

// Version gives the version of the C library that runs: major * 10000 + minor * 100 + patch.
func Version() int {
	return int(C.ivn_version())
}

// bytesOf gives the address of bytes for the length of a call; an empty slice has a byte too.
func bytesOf(data []byte) *C.char {
	if len(data) == 0 {
		data = []byte{0}
	}
	return (*C.char)(unsafe.Pointer(&data[0]))
}

// wordOf gives a key as a C string, to be freed with freeWord; C would cut it at a NUL, so that is refused.
func wordOf(key string) (*C.char, error) {
	if strings.IndexByte(key, 0) >= 0 {
		return nil, &Error{Status: ErrArgument, Offset: -1, Message: "a key does not hold a NUL"}
	}
	return C.CString(key), nil
}

func freeWord(word *C.char) {
	C.free(unsafe.Pointer(word))
}

// textBytes gives the bytes of a text as they lie in the library's memory, so only until the text is freed.
func textBytes(text *C.ivn_text) []byte {
	return unsafe.Slice((*byte)(unsafe.Pointer(C.ivn_text_data(text))), int(C.ivn_text_size(text)))
}

// takeText copies a text and frees it.
func takeText(text *C.ivn_text) []byte {
	defer C.ivn_text_free(text)
	return append([]byte(nil), textBytes(text)...)
}

// decodeText reads a text's JSON and frees it.
func decodeText(text *C.ivn_text, into any) error {
	defer C.ivn_text_free(text)
	return json.Unmarshal(textBytes(text), into)
}

// numberOf gives a number that may be unknown.
func numberOf(number C.ivn_number) *int {
	if number.known == 0 {
		return nil
	}
	return Known(int(number.value))
}

// dateOf gives a date that may be unknown.
func dateOf(number C.ivn_number) *Date {
	if number.known == 0 {
		return nil
	}
	return Known(Date(number.value))
}

// wordsOf copies a list of strings.
func wordsOf(list **C.char, count C.uint32_t) []string {
	var words []string
	for _, word := range unsafe.Slice(list, int(count)) {
		words = append(words, C.GoString(word))
	}
	return words
}

// wordsIn gives keys as C strings, to be freed with freeWords.
func wordsIn(keys ...string) ([]*C.char, error) {
	made := make([]*C.char, 0, len(keys))
	for _, key := range keys {
		word, err := wordOf(key)
		if err != nil {
			freeWords(made)
			return nil, err
		}
		made = append(made, word)
	}
	return made, nil
}

func freeWords(words []*C.char) {
	for _, word := range words {
		freeWord(word)
	}
}
