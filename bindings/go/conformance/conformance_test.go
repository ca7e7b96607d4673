package conformance

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"interventions"
	"interventions/internal/cloop"
)

// steps has one of the calls of a store fail.
type steps struct {
	left   int // Until the one that fails; 0: none is to.
	failed bool
}

func (s *steps) failAt(step int) (met bool, err error) {
	met = s.failed
	*s = steps{left: step}
	return met, nil
}

func (s *steps) take() error {
	if s.left == 0 {
		return nil
	}
	if s.left--; s.left > 0 {
		return nil
	}
	s.failed = true
	return errors.New("broken on purpose")
}

// inMemory is a host of a store in memory; made makes of it what each handle is.
func inMemory(made func(interventions.Store) interventions.Store) Host {
	store, steps := interventions.NewMemoryStore(), &steps{}
	if made == nil {
		made = func(store interventions.Store) interventions.Store { return store }
	}
	return Host{
		Open:     func() (interventions.Store, error) { return &broken{Store: made(store), steps: steps}, nil },
		Reset:    func() error { store = interventions.NewMemoryStore(); return nil },
		Outbox:   func() ([]interventions.OutboxEvent, error) { return store.Events(), nil },
		FailAt:   steps.failAt,
		MostBody: 1 << 16,
	}
}

func TestAStoreInMemoryConforms(t *testing.T) { Run(t, inMemory(nil)) }

func TestCasesHaveNames(t *testing.T) {
	for _, each := range Cases() {
		if !strings.Contains(each.Name, "/") || each.Title == "" || each.Clause == "" {
			t.Errorf("got %+v", each)
		}
	}
}

// broken is a store of which something is another way.
type broken struct {
	interventions.Store
	steps  *steps
	load   func(interventions.Stored, error) (interventions.Stored, error)
	commit func(interventions.Batch) (interventions.Batch, bool)
	find   func(interventions.KeyQuery, interventions.Page) interventions.Page
	answer func(error) error
}

func (b *broken) Load(ctx context.Context, kind interventions.RecordKind, id interventions.ID) (interventions.Stored,
	error) {
	if err := b.fails(); err != nil {
		return interventions.Stored{}, err
	}
	found, err := b.Store.Load(ctx, kind, id)
	if b.load == nil {
		return found, err
	}
	return b.load(found, err)
}

func (b *broken) fails() error {
	if b.steps == nil {
		return nil
	}
	return b.steps.take()
}

func (b *broken) Commit(ctx context.Context, batch interventions.Batch) error {
	if err := b.fails(); err != nil {
		return err
	}
	if b.commit != nil {
		var done bool
		if batch, done = b.commit(batch); done {
			return nil
		}
	}
	err := b.Store.Commit(ctx, batch)
	if b.answer != nil {
		return b.answer(err)
	}
	return err
}

func (b *broken) Find(ctx context.Context, query interventions.KeyQuery) (interventions.Page, error) {
	if err := b.fails(); err != nil {
		return interventions.Page{}, err
	}
	page, err := b.Store.Find(ctx, query)
	if b.find == nil || err != nil {
		return page, err
	}
	return b.find(query, page), nil
}

// Each is broken in one way, and is told in words what to mend.
var breakages = map[string]struct {
	broken
	tells string // What a case that fails has to say.
}{
	"it passes conflicts over": {broken{answer: func(err error) error {
		if errors.Is(err, interventions.ErrConflict) {
			return nil
		}
		return err
	}}, "Compare the record's revision with `expected`"},
	"it does not know what revision there is": {broken{answer: func(err error) error {
		if errors.Is(err, interventions.ErrConflict) {
			return interventions.ErrConflict
		}
		return err
	}}, "revision"},
	"it says taken for a conflict": {broken{answer: func(err error) error {
		if errors.Is(err, interventions.ErrConflict) {
			return interventions.ErrTaken
		}
		return err
	}}, "IVN_ERROR_TAKEN"},
	"it keeps records that are deleted": {broken{commit: func(batch interventions.Batch) (interventions.Batch, bool) {
		return batch, batch.Revision == 0
	}}, "delete"},
	"it lets two records have a unique key": {broken{commit: func(batch interventions.Batch) (interventions.Batch,
		bool) {
		for i := range batch.Keys {
			batch.Keys[i].Unique = false
		}
		return batch, false
	}}, "IVN_ERROR_TAKEN"},
	"it finds in any order": {broken{find: func(_ interventions.KeyQuery, page interventions.Page) interventions.Page {
		for i, j := 0, len(page.Records)-1; i < j; i, j = i+1, j-1 {
			page.Records[i], page.Records[j] = page.Records[j], page.Records[i]
		}
		return page
	}}, "order"},
	"it loses a failure's reason": {broken{load: func(interventions.Stored, error) (interventions.Stored, error) {
		return interventions.Stored{}, fmt.Errorf("disk 7 is gone")
	}}, "the store returned: disk 7 is gone"},
}

func TestABrokenStoreIsToldWhatToMend(t *testing.T) {
	for what, each := range breakages {
		each := each
		host := inMemory(func(store interventions.Store) interventions.Store {
			made := each.broken
			made.Store = store
			return &made
		})
		results, err := Check(host, "")
		if err != nil {
			t.Fatal(err)
		}
		told := ""
		for _, result := range results {
			if result.Outcome == Failed {
				told += result.Name + ": " + result.Message + "\n"
			}
		}
		if !strings.Contains(told, each.tells) {
			t.Errorf("%s: told %q", what, told)
		}
	}
}

// What a host or a store panics with comes out as it is, when C has returned.
func TestAPanicGoesThrough(t *testing.T) {
	value := errors.New("a panic")
	stores := inMemory(func(store interventions.Store) interventions.Store {
		return &broken{Store: store, load: func(interventions.Stored, error) (interventions.Stored, error) { panic(value) }}
	})
	hosts := inMemory(nil)
	hosts.Reset = func() error { panic(value) }
	for what, host := range map[string]Host{"store": stores, "host": hosts} {
		func() {
			defer func() {
				if got := recover(); got != value {
					t.Errorf("%s: got %v", what, got)
				}
			}()
			results, err := Check(host, "commit/create")
			t.Errorf("%s: no panic, but %v, %v", what, results, err)
		}()
	}
}

func TestWhatIsNoHostIsRefused(t *testing.T) {
	host := inMemory(nil)
	host.MostBody = 7
	for what, each := range map[string]struct {
		host Host
		only string
		want interventions.Status
	}{
		"nothing":      {Host{}, "", interventions.ErrArgument},
		"a short body": {host, "", interventions.ErrArgument},
		"no such case": {inMemory(nil), "gardening", interventions.ErrNotFound},
	} {
		if _, err := Check(each.host, each.only); !errors.Is(err, each.want) {
			t.Errorf("%s: got %v", what, err)
		}
	}
}

func TestWhatTheHostLacksIsSkipped(t *testing.T) {
	host := inMemory(nil)
	host.Outbox, host.FailAt = nil, nil
	opened := 0
	open := host.Open
	host.Open = func() (interventions.Store, error) {
		if opened > 0 {
			return nil, ErrOneHandle
		}
		opened++
		return open()
	}
	host.Close = func(interventions.Store) error { opened--; return nil }
	results, err := Check(host, "")
	if err != nil {
		t.Fatal(err)
	}
	skipped := 0
	for _, result := range results {
		if result.Outcome == Skipped {
			skipped++
		}
		if result.Outcome == Failed || result.Outcome == Skipped && result.Message == "" {
			t.Errorf("got %+v", result)
		}
	}
	if opened != 0 || skipped == 0 || skipped == len(results) {
		t.Errorf("%d handles are open, %d cases were skipped", opened, skipped)
	}
	host = inMemory(nil)
	host.Open = func() (interventions.Store, error) { return nil, errors.New("no such folder") }
	results, err = Check(host, "commit/create")
	if err != nil || results[0].Outcome != Failed || !strings.Contains(results[0].Message, "no such folder") {
		t.Errorf("got %+v, %v", results, err)
	}
}

// What C gives out for a run must come back, whatever comes of it.
func TestNoMemoryOfTheKitIsLost(t *testing.T) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	hosts := []Host{inMemory(nil), inMemory(func(store interventions.Store) interventions.Store {
		made := breakages["it finds in any order"].broken
		made.Store = store
		return &made
	})}
	panics := inMemory(nil)
	panics.Outbox = func() ([]interventions.OutboxEvent, error) { panic("here") }
	round := func() {
		for _, host := range hosts {
			if _, err := Check(host, "find"); err != nil {
				t.Fatal(err)
			}
		}
		Check(Host{}, "gardening")
		Check(hosts[0], "gardening")
		func() {
			defer func() { recover() }()
			Check(panics, "events")
		}()
	}
	for i := 0; i < 5; i++ {
		round()
	}
	before, rounds := cloop.InUse(), 50
	for i := 0; i < rounds; i++ {
		round()
	}
	if grown := cloop.InUse() - before; grown >= rounds*32 {
		t.Errorf("%d bytes more after %d rounds", grown, rounds)
	}
}
