package interventions

// #include <interventions/interventions.h>
import "C"

import (
	"context"
	"errors"
	"fmt"
)

// Store is where a host keeps records, index keys and events. Three methods carry all of it; docs/storage.md tells how
// to write one, MemoryStore is an example, and package interventions/conformance tests it.
//
// A store may be used by as many goroutines at once as it can bear: a [Caseload] adds no lock of its own. All bytes
// that it is given are its to keep, and what it returns is copied. It finds in the context what was passed to the
// method of the caseload.
//
// An error that is not among those named below says that the store has failed. It comes out of the method of the
// caseload as the cause of an *[Error] with the status [ErrStore], where errors.Is and errors.As find it. A store that
// has failed has changed nothing. A panic goes through to whoever called the caseload. A method that ends its
// goroutine, as FailNow of a test does, leaves the memory of that one call behind.
type Store interface {
	// Load gives a record; [ErrNotFound] where there is none.
	Load(ctx context.Context, kind RecordKind, id ID) (Stored, error)

	// Commit does all of a batch, or nothing; once it returns nil, all of it is there to stay. A *[ConflictError] says
	// that the record is not at the revision that is expected; it goes before [ErrTaken]: another record has one of
	// the unique keys. [ErrOutcomeUnknown]: all of it was done or nothing, and it cannot be told which.
	Commit(ctx context.Context, batch Batch) error

	// Find gives a page of records that have a key.
	Find(ctx context.Context, query KeyQuery) (Page, error)
}

// RecordKind is a kind of record.
type RecordKind uint32

// The kinds of records.
const (
	RecordReferral = RecordKind(C.IVN_RECORD_REFERRAL) // A referral.
)

// ID is the UUID of a record or an event: its bytes in the order in which it is written.
type ID [16]byte

// String gives 7c0f5d3a-1b2e-4c4d-8e6f-000000000001.
func (id ID) String() string {
	return fmt.Sprintf("%x-%x-%x-%x-%x", id[:4], id[4:6], id[6:8], id[8:10], id[10:])
}

// Stored is a record as it is stored.
type Stored struct {
	Revision int    // 1 or more.
	Body     []byte // JSON: the bytes that were committed.
}

// Batch is what is to be committed: one record or its deletion, all of its keys, which take the place of the earlier
// ones, and events to be added to the outbox.
type Batch struct {
	Kind     RecordKind    // Records of two kinds may have the same id.
	ID       ID            // Of the record.
	Expected int           // The revision that the record has; 0: there must be no such record.
	Revision int           // One more; the same where only keys are written anew; 0: it is to be deleted.
	Body     []byte        // JSON; nil to delete.
	Keys     []IndexKey    // No (name, data) twice. A name is that of unique keys in all records, or in none.
	Events   []OutboxEvent // In their order.
}

// OutboxEvent is an event as it goes into the outbox.
type OutboxEvent struct {
	Type News   // What happened.
	ID   ID     // The same whenever the same event is delivered.
	Body []byte // A NewsEvent as JSON: no name of a person and no free text.
}

// KeyQuery says which records are looked for: those that have a key of a name with data from From to To, both included.
// Bytes are compared as bytes.Compare does. A record that has several such keys is found by each of them.
type KeyQuery struct {
	Kind    RecordKind // Of the records.
	Name    string     // Of the key; "": all records of the kind, whose key is then the bytes of their id.
	From    []byte     // The least data; none: from the first on.
	To      []byte     // The greatest data, where Bounded.
	Bounded bool       // To counts; else there is no upper end.
	After   *KeyPlace  // Only what comes after it; nil: from the beginning.
	Most    int        // Records of the page, 1 to 1000.
	Bodies  bool       // Bodies are wanted, if they cost little.
}

// KeyPlace is a place in the order in which records are found: by key, then by id.
type KeyPlace struct {
	Key []byte // The data of the key.
	ID  ID     // Of the record.
}

// Page is a page of records, in the order of (Key, ID).
type Page struct {
	Records []Located // At most as many as were asked for; no (Key, ID) twice.
	More    bool      // There may be more after it.
}

// Located is a record, and the key by which it was found.
type Located struct {
	KeyPlace
	Stored // Zero where the body is not at hand.
}

// ConflictError says that a record is not at the revision that was expected. It is [ErrConflict] to errors.Is.
type ConflictError struct {
	Revision int // The one at which it is; 0: there is no such record.
}

// Error tells the revision.
func (e *ConflictError) Error() string {
	return fmt.Sprintf("the record is at revision %d", e.Revision)
}

// Unwrap gives ErrConflict.
func (e *ConflictError) Unwrap() error { return ErrConflict }

// outcome gives the status that the error of a store comes to.
func outcome(err error, known ...Status) Status {
	for _, status := range append(known, ErrLimit, ErrMemory) {
		if errors.Is(err, status) {
			return status
		}
	}
	return ErrStore
}
