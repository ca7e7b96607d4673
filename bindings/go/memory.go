package interventions

import (
	"bytes"
	"context"
	"sort"
	"strings"
	"sync"
)

// MemoryStore is a store in memory: for tests, for work that keeps nothing, and as an example of a Store. Its zero
// value is empty and ready; any number of goroutines may use it.
type MemoryStore struct {
	lock    sync.RWMutex
	records map[memoryPlace]memoryRecord
	keys    []memoryKey // Sorted.
	outbox  []OutboxEvent
}

// NewMemoryStore gives an empty store.
func NewMemoryStore() *MemoryStore { return &MemoryStore{} }

type memoryPlace struct {
	kind RecordKind
	id   ID
}

type memoryRecord struct {
	Stored
	keys []memoryKey
}

// memoryKey is a key of a record. Each record has one without a name, whose data are the bytes of its id: by that, all
// records are found.
type memoryKey struct {
	kind       RecordKind
	name, data string
	id         ID
}

func (k memoryKey) compare(other memoryKey) int {
	if k.kind != other.kind {
		return int(k.kind) - int(other.kind)
	}
	if order := strings.Compare(k.name, other.name); order != 0 {
		return order
	}
	if order := strings.Compare(k.data, other.data); order != 0 {
		return order
	}
	return bytes.Compare(k.id[:], other.id[:])
}

// at gives the place of the first key that is not less.
func (s *MemoryStore) at(key memoryKey) int {
	return sort.Search(len(s.keys), func(i int) bool { return s.keys[i].compare(key) >= 0 })
}

// Load gives a record.
func (s *MemoryStore) Load(ctx context.Context, kind RecordKind, id ID) (Stored, error) {
	if err := ctx.Err(); err != nil {
		return Stored{}, err
	}
	s.lock.RLock()
	defer s.lock.RUnlock()
	found, is := s.records[memoryPlace{kind, id}]
	if !is {
		return Stored{}, ErrNotFound
	}
	return found.Stored, nil
}

// Commit does all of a batch, or nothing.
func (s *MemoryStore) Commit(ctx context.Context, batch Batch) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	s.lock.Lock()
	defer s.lock.Unlock()
	place := memoryPlace{batch.Kind, batch.ID}
	before := s.records[place]
	if before.Revision != batch.Expected {
		return &ConflictError{Revision: before.Revision}
	}
	keys := []memoryKey{{batch.Kind, "", string(batch.ID[:]), batch.ID}}
	for _, each := range batch.Keys {
		key := memoryKey{batch.Kind, each.Name, string(each.Data), batch.ID}
		if each.Unique && s.taken(key) {
			return ErrTaken
		}
		keys = append(keys, key)
	}
	s.replace(before.keys, nil)
	if batch.Revision == 0 {
		delete(s.records, place)
	} else {
		if s.records == nil {
			s.records = map[memoryPlace]memoryRecord{}
		}
		s.records[place] = memoryRecord{Stored{batch.Revision, batch.Body}, keys}
		s.replace(nil, keys)
	}
	s.outbox = append(s.outbox, batch.Events...)
	return nil
}

// taken says whether another record has the same name and data.
func (s *MemoryStore) taken(key memoryKey) bool {
	first := key
	first.id = ID{}
	for _, each := range s.keys[s.at(first):] {
		if each.kind != key.kind || each.name != key.name || each.data != key.data {
			return false
		}
		if each.id != key.id {
			return true
		}
	}
	return false
}

// replace takes keys away and puts others in.
func (s *MemoryStore) replace(away, in []memoryKey) {
	for _, key := range away {
		i := s.at(key)
		s.keys = append(s.keys[:i], s.keys[i+1:]...)
	}
	for _, key := range in {
		i := s.at(key)
		s.keys = append(s.keys, memoryKey{})
		copy(s.keys[i+1:], s.keys[i:])
		s.keys[i] = key
	}
}

// Find gives a page of records that have a key.
func (s *MemoryStore) Find(ctx context.Context, query KeyQuery) (Page, error) {
	if err := ctx.Err(); err != nil {
		return Page{}, err
	}
	s.lock.RLock()
	defer s.lock.RUnlock()
	var page Page
	for _, key := range s.keys[s.begin(query):] {
		past := query.Bounded && key.data > string(query.To)
		if key.kind != query.Kind || key.name != query.Name || past {
			break
		}
		if len(page.Records) == query.Most {
			page.More = true
			break
		}
		found := Located{KeyPlace: KeyPlace{[]byte(key.data), key.id}}
		if query.Bodies {
			found.Stored = s.records[memoryPlace{key.kind, key.id}].Stored
		}
		page.Records = append(page.Records, found)
	}
	return page, nil
}

// begin gives the place of the first key of a page.
func (s *MemoryStore) begin(query KeyQuery) int {
	first := s.at(memoryKey{kind: query.Kind, name: query.Name, data: string(query.From)})
	if query.After == nil {
		return first
	}
	last := memoryKey{query.Kind, query.Name, string(query.After.Key), query.After.ID}
	after := s.at(last)
	if after < len(s.keys) && s.keys[after] == last {
		after++
	}
	if after > first {
		return after
	}
	return first
}

// Len gives how many records the store holds.
func (s *MemoryStore) Len() int {
	s.lock.RLock()
	defer s.lock.RUnlock()
	return len(s.records)
}

// Events gives the events of the outbox, the oldest first.
func (s *MemoryStore) Events() []OutboxEvent {
	s.lock.RLock()
	defer s.lock.RUnlock()
	return append([]OutboxEvent(nil), s.outbox...)
}

// DropEvents drops the oldest events, as whoever has delivered them does.
func (s *MemoryStore) DropEvents(count int) {
	s.lock.Lock()
	defer s.lock.Unlock()
	if count > len(s.outbox) {
		count = len(s.outbox)
	}
	if count > 0 {
		s.outbox = append([]OutboxEvent(nil), s.outbox[count:]...)
	}
}
