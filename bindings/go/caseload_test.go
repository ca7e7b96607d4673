package interventions

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"reflect"
	"runtime"
	"strings"
	"sync"
	"testing"
)

var background = context.Background()

// override is a store of which some methods are others.
type override struct {
	Store
	load   func(context.Context, RecordKind, ID) (Stored, error)
	commit func(context.Context, Batch) error
	find   func(context.Context, KeyQuery) (Page, error)
}

func (s override) Load(ctx context.Context, kind RecordKind, id ID) (Stored, error) {
	if s.load != nil {
		return s.load(ctx, kind, id)
	}
	return s.Store.Load(ctx, kind, id)
}

func (s override) Commit(ctx context.Context, batch Batch) error {
	if s.commit != nil {
		return s.commit(ctx, batch)
	}
	return s.Store.Commit(ctx, batch)
}

func (s override) Find(ctx context.Context, query KeyQuery) (Page, error) {
	if s.find != nil {
		return s.find(ctx, query)
	}
	return s.Store.Find(ctx, query)
}

// shelf is a desk whose records are in a store.
type shelf struct {
	*desk
	store *MemoryStore
	cases *Caseload
	id    string
}

// newShelf lives a referral in a store until a command, or with 0 to the end.
func newShelf(t testing.TB, until CommandType) *shelf {
	made := &shelf{desk: newDesk(t), store: NewMemoryStore()}
	made.cases = NewCaseload(made.store, made.under)
	for _, each := range life {
		made.now(each.time, each.role)
		command := made.command(each.kind, each.body(made.desk))
		command.Record = made.id
		made.keep(must(made.cases.Under(made.under).Do(background, command)))
		made.id = made.change.ID
		if each.kind == until {
			break
		}
	}
	made.cases = made.cases.Under(made.under)
	return made
}

// next gives the command of the life that comes next, and a caseload under which it may be given.
func (s *shelf) next(store Store) (*Caseload, Command) {
	step := life[s.given]
	s.now(step.time, step.role)
	command := s.command(step.kind, step.body(s.desk))
	command.Record = s.id
	return NewCaseload(store, s.under), command
}

func TestAReferralLivesInAStore(t *testing.T) {
	s := newShelf(t, 0)
	if s.store.Len() != 1 || s.change.Revision != len(life) || s.change.Expected != len(life)-1 {
		t.Errorf("got %d records, revision %d", s.store.Len(), s.change.Revision)
	}
	kept := must(s.cases.Get(background, s.id))
	defer kept.Close()
	alone := newDesk(t).live(0)
	if !bytes.Equal(must(kept.JSON()), must(alone.record.JSON())) {
		t.Error("what is stored is another record than without a store")
	}
	events := s.store.Events()
	if len(events) < len(life) || events[0].Type != NewsReferralDrafted {
		t.Fatalf("got %d events", len(events))
	}
	var event NewsEvent
	decode(t, events[0].Body, &event)
	if event.ID != events[0].ID.String() || event.Type != events[0].Type || event.Record != s.id {
		t.Errorf("got %+v", event)
	}
	s.store.DropEvents(len(events) - 1)
	if left := s.store.Events(); len(left) != 1 || left[0].ID != events[len(events)-1].ID {
		t.Errorf("left %d", len(left))
	}
	s.store.DropEvents(7)
	if left := s.store.Events(); len(left) != 0 {
		t.Errorf("left %d", len(left))
	}
}

func TestWhatIsRefusedIsNotCommitted(t *testing.T) {
	s := newShelf(t, CommandSend)
	command := Command{ID: "00000000-0000-4000-8000-000000000007", Type: CommandAccept, Record: s.id}
	change, err := s.cases.Do(background, command)
	wantStatus(t, err, ErrState)
	if change != nil || len(Violations(err)) == 0 {
		t.Errorf("got %+v, %v", change, err)
	}
	if record := must(s.cases.Get(background, s.id)); must(record.Referral()).Revision != 3 {
		t.Errorf("got %+v", must(record.Referral()))
	}
	command.Record = "00000000-0000-4000-8000-000000000008"
	_, err = s.cases.Do(background, command)
	wantStatus(t, err, ErrNotFound)
	_, err = s.cases.Get(background, command.Record)
	wantStatus(t, err, ErrNotFound)
	for _, id := range []string{"7", "a\x00b"} {
		_, err = s.cases.Get(background, id)
		wantStatus(t, err, ErrArgument)
	}
	_, err = s.cases.DoJSON(background, []byte("{"))
	wantStatus(t, err, ErrSyntax)
}

func TestTheSameCommandIsDoneOnce(t *testing.T) {
	s := newShelf(t, CommandSend)
	lost := override{Store: s.store, commit: func(ctx context.Context, batch Batch) error {
		if err := s.store.Commit(ctx, batch); err != nil {
			return err
		}
		return fmt.Errorf("line cut: %w", ErrOutcomeUnknown)
	}}
	cases, command := s.next(lost)
	_, err := cases.Do(background, command)
	wantStatus(t, err, ErrOutcomeUnknown)
	if !strings.Contains(err.Error(), "line cut") {
		t.Errorf("got %v", err)
	}
	again := must(NewCaseload(s.store, s.under).Do(background, command))
	defer again.Record.Close()
	if !again.Replayed || again.Revision != 4 {
		t.Errorf("got %+v", again)
	}
}

type oddError struct{ code int }

func (e *oddError) Error() string { return fmt.Sprint("odd ", e.code) }

// Each method of a caseload, on a store of which one method does something.
func everyWay(s *shelf, store Store) map[string]func(context.Context) error {
	cases, command := s.next(store)
	return map[string]func(context.Context) error{
		"Do":  func(ctx context.Context) error { _, err := cases.Do(ctx, command); return err },
		"Get": func(ctx context.Context) error { _, err := cases.Get(ctx, s.id); return err },
		"Find": func(ctx context.Context) error {
			_, err := cases.Find(ctx, "phase", "sent", "", 10)
			return err
		},
		"Each":    func(ctx context.Context) error { return cases.Each(ctx, "", "", func(*Record) error { return nil }) },
		"Due":     func(ctx context.Context) error { _, err := cases.Due(ctx, day, "", 10); return err },
		"Reindex": func(ctx context.Context) error { _, err := cases.Reindex(ctx, "", nil); return err },
		"Delete":  func(ctx context.Context) error { return cases.Delete(ctx, s.id, 3) },
	}
}

// Which method of the store each of them comes to first, and which it needs at all.
var firstOf = map[string]string{"Do": "load", "Get": "load", "Find": "find", "Each": "find", "Due": "find",
	"Reindex": "find", "Delete": "commit"}

func failing(store Store, method string, fail func() error) Store {
	made := override{Store: store}
	switch method {
	case "load":
		made.load = func(context.Context, RecordKind, ID) (Stored, error) { return Stored{}, fail() }
	case "commit":
		made.commit = func(context.Context, Batch) error { return fail() }
	case "find":
		made.find = func(context.Context, KeyQuery) (Page, error) { return Page{}, fail() }
	}
	return made
}

func TestAnErrorOfTheStoreComesOutAsItself(t *testing.T) {
	odd := &oddError{7}
	for what, method := range firstOf {
		s := newShelf(t, CommandSend)
		store := failing(s.store, method, func() error { return fmt.Errorf("here: %w", odd) })
		err := everyWay(s, store)[what](background)
		var found *oddError
		var detail *Error
		var status Status
		if !errors.As(err, &found) || found != odd || !errors.Is(err, odd) || !errors.Is(err, ErrStore) ||
			!errors.As(err, &detail) || !errors.As(err, &status) || status != ErrStore {
			t.Errorf("%s: got %v", what, err)
		}
		if errors.Is(err, ErrNotFound) || !strings.Contains(fmt.Sprint(err), "here: odd 7") {
			t.Errorf("%s: got %v", what, err)
		}
	}
}

// An error that a method of the store returned on the way is not taken for the reason of what failed later.
func TestAnErrorThatIsNotTheReasonIsNoCause(t *testing.T) {
	s := newShelf(t, CommandDraft)
	draft := Command{ID: "00000000-0000-4000-8000-000000000007", Type: CommandDraft, Body: ReferralFacts{}}
	_, err := s.cases.Do(background, draft)
	wantStatus(t, err, ErrInvalid)
	if errors.Is(err, ErrNotFound) {
		t.Errorf("got %v", err)
	}
}

func TestAPanicOfTheStoreComesOutAsItself(t *testing.T) {
	value := &oddError{8}
	for what, method := range firstOf {
		s := newShelf(t, CommandSend)
		store := failing(s.store, method, func() error { panic(value) })
		call := everyWay(s, store)[what]
		func() {
			defer func() {
				if got := recover(); got != value {
					t.Errorf("%s: got %v", what, got)
				}
			}()
			t.Errorf("%s: no panic, but %v", what, call(background))
		}()
		if record := must(s.cases.Get(background, s.id)); must(record.Referral()).Revision != 3 {
			t.Errorf("%s has changed something", what)
		}
	}
}

func TestAPanicOfTheProgressComesOutAsItself(t *testing.T) {
	s := newShelf(t, CommandSend)
	defer func() {
		if got := recover(); got != io.EOF {
			t.Errorf("got %v", got)
		}
	}()
	s.cases.Reindex(background, "", func(uint64, string) bool { panic(io.EOF) })
}

// As a test does that fails inside its own store.
func TestAGoroutineMayEndInsideAStore(t *testing.T) {
	s := newShelf(t, CommandSend)
	ended := false
	store := failing(s.store, "load", func() error { (&testing.T{}).SkipNow(); return nil })
	call := everyWay(s, store)["Get"]
	var group sync.WaitGroup
	group.Add(1)
	go func() {
		defer group.Done()
		defer func() { ended = true }()
		call(background)
		t.Error("went on")
	}()
	group.Wait()
	if record := must(s.cases.Get(background, s.id)); !ended || record == nil {
		t.Error("did not end")
	}
}

func TestTheContextArrives(t *testing.T) {
	type key struct{}
	for what := range firstOf {
		s := newShelf(t, CommandSend)
		ctx, seen := context.WithValue(background, key{}, what), 0
		see := func(ctx context.Context) {
			if ctx.Value(key{}) == what {
				seen++
			}
		}
		err := everyWay(s, watched(s.store, see))[what](ctx)
		if seen == 0 || err != nil {
			t.Errorf("%s: seen %d times, %v", what, seen, err)
		}
	}
}

// Also where the store does not look at it.
func TestAContextThatIsDoneEndsACall(t *testing.T) {
	for what := range firstOf {
		s := newShelf(t, CommandSend)
		ctx, cancel := context.WithCancel(background)
		calls := 0
		store := watched(s.store, func(context.Context) { calls++; cancel() })
		store.Store = stubborn{s.store}
		err := everyWay(s, store)[what](ctx)
		more := what != "Get" && what != "Find" && what != "Each" // These have asked for all by then.
		if calls != 1 || more && (!errors.Is(err, context.Canceled) || !errors.Is(err, ErrStore)) {
			t.Errorf("%s: %d calls, got %v", what, calls, err)
		}
		if err = everyWay(s, store)[what](ctx); calls != 1 || !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %d calls, got %v", what, calls, err)
		}
	}
}

// stubborn does not look at the context.
type stubborn struct{ Store }

func (s stubborn) Load(_ context.Context, kind RecordKind, id ID) (Stored, error) {
	return s.Store.Load(background, kind, id)
}

func (s stubborn) Commit(_ context.Context, batch Batch) error {
	return s.Store.Commit(background, batch)
}

func (s stubborn) Find(_ context.Context, query KeyQuery) (Page, error) {
	return s.Store.Find(background, query)
}

// watched is a store that tells of each call.
func watched(store Store, tell func(context.Context)) *override {
	made := &override{Store: store}
	made.load = func(ctx context.Context, kind RecordKind, id ID) (Stored, error) {
		tell(ctx)
		return made.Store.Load(ctx, kind, id)
	}
	made.commit = func(ctx context.Context, batch Batch) error { tell(ctx); return made.Store.Commit(ctx, batch) }
	made.find = func(ctx context.Context, query KeyQuery) (Page, error) { tell(ctx); return made.Store.Find(ctx, query) }
	return made
}

// Go may move the stack and collect what it can while C waits for a store.
func TestTheStackMayGrowInsideAStore(t *testing.T) {
	var deep func(int) int
	deep = func(left int) int {
		var room [512]byte
		if left == 0 {
			runtime.GC()
			return int(room[0])
		}
		return deep(left-1) + int(room[left%512])
	}
	s := newShelf(t, CommandSend)
	growing := everyWay(s, watched(s.store, func(context.Context) { deep(2000) }))
	for _, what := range []string{"Get", "Find", "Each", "Due", "Reindex", "Do"} {
		done := make(chan error)
		go func() { done <- growing[what](background) }() // On a small stack.
		if err := <-done; err != nil {
			t.Errorf("%s: %v", what, err)
		}
	}
}

func TestAConflictIsDecidedAgain(t *testing.T) {
	s := newShelf(t, CommandSend)
	tries := 0
	faster := override{Store: s.store, commit: func(ctx context.Context, batch Batch) error {
		if tries++; tries == 1 {
			other := Command{ID: "00000000-0000-4000-8000-000000000009", Type: CommandAmend, Record: s.id,
				Body: ReferralFacts{Further: "Called."}}
			under := s.under
			under.Actor.Role = RolePractitioner
			change, err := NewCaseload(s.store, under).Do(ctx, other)
			if err != nil {
				return err
			}
			defer change.Record.Close()
		}
		return s.store.Commit(ctx, batch)
	}}
	cases, command := s.next(faster)
	change := must(cases.Do(background, command))
	defer change.Record.Close()
	if tries != 2 || change.Revision != 5 {
		t.Errorf("%d tries, revision %d", tries, change.Revision)
	}

	always := override{Store: s.store, commit: func(_ context.Context, batch Batch) error {
		return fmt.Errorf("busy: %w", &ConflictError{Revision: batch.Expected + 1})
	}}
	cases, command = s.next(always)
	_, err := cases.Do(background, command)
	var conflict *ConflictError
	if !errors.As(err, &conflict) || conflict.Revision != 6 || !errors.Is(err, ErrConflict) || errors.Is(err, ErrStore) {
		t.Errorf("got %v", err)
	}
}

func TestAReferenceNumberThatIsTakenMakesWay(t *testing.T) {
	s := newShelf(t, CommandChooseNeeds)
	var tried []string
	taken := override{Store: s.store, commit: func(ctx context.Context, batch Batch) error {
		for _, key := range batch.Keys {
			if key.Unique {
				tried = append(tried, string(key.Data))
			}
		}
		if len(tried) < 3 {
			return ErrTaken
		}
		return s.store.Commit(ctx, batch)
	}}
	cases, command := s.next(taken)
	change := must(cases.Do(background, command))
	defer change.Record.Close()
	if len(tried) != 3 || tried[2] != must(ReferenceNumber(command.ID, 2)) {
		t.Errorf("got %v", tried)
	}
}

func TestAStoreIsToldWhatToMend(t *testing.T) {
	for want, store := range map[string]override{
		"revision 0": {load: func(context.Context, RecordKind, ID) (Stored, error) {
			return Stored{Body: []byte("{}")}, nil
		}},
		"without a body": {load: func(context.Context, RecordKind, ID) (Stored, error) { return Stored{Revision: 1}, nil }},
		"pushed revision": {load: func(context.Context, RecordKind, ID) (Stored, error) {
			return Stored{Revision: -1, Body: []byte("{}")}, nil
		}},
		"no revision": {commit: func(context.Context, Batch) error { return ErrConflict }},
		"that is no conflict": {commit: func(_ context.Context, batch Batch) error {
			return &ConflictError{Revision: batch.Expected}
		}},
	} {
		s := newShelf(t, CommandSend)
		store.Store = s.store
		err := everyWay(s, store)["Do"](background)
		if wantStatus(t, err, ErrStore); !strings.Contains(fmt.Sprint(err), want) {
			t.Errorf("wanted %q, got %v", want, err)
		}
	}
	place := KeyPlace{Key: []byte("sent")}
	var many []Located
	for i := 0; i < 1001; i++ {
		many = append(many, Located{KeyPlace: KeyPlace{place.Key, ID{byte(i >> 8), byte(i)}}})
	}
	for want, page := range map[string]Page{
		"out of order":      {Records: []Located{{KeyPlace: place}, {KeyPlace: place}}},
		"pushed nothing":    {More: true},
		"without its":       {Records: []Located{{KeyPlace: place, Stored: Stored{Revision: 1}}}},
		"before the range":  {Records: []Located{{KeyPlace: KeyPlace{Key: []byte("accepted")}}}},
		"after the range":   {Records: []Located{{KeyPlace: KeyPlace{Key: []byte("sentenced")}}}},
		"more records than": {Records: many},
	} {
		s, page := newShelf(t, CommandSend), page
		store := override{Store: s.store, find: func(context.Context, KeyQuery) (Page, error) { return page, nil }}
		err := everyWay(s, store)["Find"](background)
		if wantStatus(t, err, ErrStore); !strings.Contains(fmt.Sprint(err), want) {
			t.Errorf("wanted %q, got %v", want, err)
		}
	}
}

func TestRecordsAreFoundByTheirKeys(t *testing.T) {
	s := newShelf(t, CommandDraft)
	for i := 0; i < 6; i++ {
		draft := Command{ID: fmt.Sprintf("00000000-0000-4000-8000-%012x", i), Type: CommandDraft, Body: referred}
		must(s.cases.Do(background, draft)).Record.Close()
	}
	var ids []string
	for after := ""; ; {
		page := must(s.cases.Find(background, "phase", "draft", after, 2))
		for _, each := range page.Records {
			ids = append(ids, must(each.ID()))
		}
		page.Close()
		if after = page.Next; after == "" {
			break
		}
	}
	if len(ids) != 7 {
		t.Errorf("found %v", ids)
	}
	var all []string
	err := s.cases.Each(background, "", "", func(record *Record) error {
		all = append(all, must(record.ID()))
		return nil
	})
	if err != nil || !reflect.DeepEqual(all, ids) {
		t.Errorf("found %v, %v", all, err)
	}
	if err := s.cases.Each(background, "service_user", "X123456", func(*Record) error { return io.EOF }); err != io.EOF {
		t.Errorf("got %v", err)
	}
	if page := must(s.cases.Find(background, "phase", "green", "", 10)); len(page.Records) != 0 || page.Next != "" {
		t.Errorf("found %+v", page)
	}
	for _, each := range [][2]string{{"phase", "a\x00"}, {"\x00", "draft"}, {"colour", "green"}} {
		_, err := s.cases.Find(background, each[0], each[1], "", 10)
		wantStatus(t, err, ErrArgument)
	}
	_, err = s.cases.Find(background, "phase", "draft", "nonsense", 10)
	wantStatus(t, err, ErrArgument)
	_, err = s.cases.Find(background, "phase", "draft", "", 0)
	wantStatus(t, err, ErrArgument)
}

func TestWhatCannotBeReadStopsNobodyElse(t *testing.T) {
	s := newShelf(t, CommandDraft)
	var damaged ID
	draft := Command{ID: "00000000-0000-4000-8000-000000000001", Type: CommandDraft, Body: referred}
	other := must(s.cases.Do(background, draft))
	other.Record.Close()
	store := override{Store: s.store}
	store.find = func(ctx context.Context, query KeyQuery) (Page, error) {
		page, err := s.store.Find(ctx, query)
		for i := range page.Records {
			if page.Records[i].ID.String() == other.ID && page.Records[i].Body != nil {
				damaged, page.Records[i].Body = page.Records[i].ID, []byte("{}")
			}
		}
		return page, err
	}
	cases := NewCaseload(store, s.under)
	page := must(cases.Find(background, "", "", "", 10))
	defer page.Close()
	if len(page.Records) != 1 || len(page.Unread) != 1 || page.Unread[0].Record != damaged.String() ||
		page.Unread[0].Status != ErrDamaged || page.Unread[0].Why == "" {
		t.Errorf("found %+v", page)
	}
	count := 0
	err := cases.Each(background, "", "", func(*Record) error { count++; return nil })
	if wantStatus(t, err, ErrDamaged); count != 1 {
		t.Errorf("found %d", count)
	}
	if all, err := cases.Reindex(background, "", nil); all || err != nil {
		t.Errorf("all %v, %v", all, err)
	}
	store.load = func(ctx context.Context, kind RecordKind, id ID) (Stored, error) {
		found, err := s.store.Load(ctx, kind, id)
		if id == damaged {
			found.Body = []byte("{}")
		}
		return found, err
	}
	sent := newShelf(t, CommandReceive)
	store.Store, s.store, other.ID = sent.store, sent.store, sent.id
	must(NewCaseload(store, sent.under).Find(background, "", "", "", 10)).Close()
	dues := must(NewCaseload(store, sent.under).Due(background, day, "", 10))
	if len(dues.Dues) != 0 || len(dues.Unread) != 1 || dues.Unread[0].Record != sent.id ||
		dues.Unread[0].Status != ErrDamaged || dues.Unread[0].Why == "" {
		t.Errorf("due %+v", dues)
	}
}

func TestWhatIsDueIsToldOverAllReferrals(t *testing.T) {
	s := newShelf(t, CommandReceive)
	dues := must(s.cases.Due(background, day, "", 100))
	if len(dues.Dues) == 0 || *dues.Until != day || dues.Next != "" {
		t.Fatalf("got %+v", dues)
	}
	due := dues.Dues[0]
	if due.Record != s.id || due.Reference != must(s.record.Referral()).Reference || due.Duty.Due == nil ||
		*due.Duty.Due > day || due.Duty.Reason == "" {
		t.Errorf("got %+v", due)
	}
	owed := must(s.record.Duties(s.under))
	found := false
	for _, each := range owed {
		found = found || reflect.DeepEqual(each, due.Duty)
	}
	if !found {
		t.Errorf("%+v is not among %+v", due.Duty, owed)
	}
	var paged []Due
	for after := ""; ; {
		page := must(s.cases.Due(background, day, after, 1))
		paged = append(paged, page.Dues...)
		if after = page.Next; after == "" {
			break
		}
	}
	if !reflect.DeepEqual(paged, dues.Dues) {
		t.Errorf("got %+v", paged)
	}
	_, err := s.cases.Due(background, day, "nonsense", 1)
	wantStatus(t, err, ErrArgument)
	_, err = s.cases.Due(background, day, "\x00", 1)
	wantStatus(t, err, ErrArgument)
}

func TestKeysAreWrittenAnew(t *testing.T) {
	s := newShelf(t, CommandReceive)
	second := Command{ID: "00000000-0000-4000-8000-000000000001", Type: CommandDraft, Body: referred}
	s.under.Actor.Role = RolePractitioner
	must(s.cases.Under(s.under).Do(background, second)).Record.Close()
	before := append([]memoryKey(nil), s.store.keys...)
	var lost []memoryKey
	for _, key := range before {
		if key.name == "" {
			lost = append(lost, key)
		}
	}
	s.store.keys = lost
	for place, record := range s.store.records {
		record.keys = nil
		for _, key := range lost {
			if key.id == place.id {
				record.keys = append(record.keys, key)
			}
		}
		s.store.records[place] = record
	}
	var last string
	all, err := s.cases.Reindex(background, "", func(done uint64, id string) bool { last = id; return false })
	if all || err != nil || last == "" {
		t.Errorf("got %v, %v, %q", all, err, last)
	}
	counted := uint64(0)
	all, err = s.cases.Reindex(background, last, func(done uint64, _ string) bool { counted = done; return true })
	if !all || err != nil || counted != 1 || !reflect.DeepEqual(s.store.keys, before) {
		t.Errorf("got %v, %v, %d\n%v\n%v", all, err, counted, s.store.keys, before)
	}
	events := len(s.store.Events())
	if all, err = s.cases.Reindex(background, "", nil); !all || err != nil || len(s.store.Events()) != events {
		t.Errorf("got %v, %v", all, err)
	}
	_, err = s.cases.Reindex(background, "7", nil)
	wantStatus(t, err, ErrArgument)

	table := must(NewDutyTable(own))
	defer table.Close()
	under := s.under
	under.Duties = table
	if all, err = s.cases.Under(under).Reindex(background, "", nil); !all || err != nil {
		t.Errorf("got %v, %v", all, err)
	}
}

func TestADeletionTakesTheRecordAndItsKeys(t *testing.T) {
	s := newShelf(t, CommandSend)
	wantStatus(t, s.cases.Delete(background, s.id, 2), ErrConflict)
	wantStatus(t, s.cases.Delete(background, s.id, -1), ErrArgument)
	wantStatus(t, s.cases.Delete(background, "7", 0), ErrArgument)
	events := len(s.store.Events())
	if err := s.cases.Delete(background, s.id, 3); err != nil {
		t.Fatal(err)
	}
	if s.store.Len() != 0 || len(s.store.keys) != 0 || len(s.store.Events()) != events {
		t.Errorf("left %d records, %v", s.store.Len(), s.store.keys)
	}
	wantStatus(t, s.cases.Delete(background, s.id, 0), ErrNotFound)
}

func TestGoroutinesShareACaseload(t *testing.T) {
	s := newShelf(t, CommandReceive)
	var group sync.WaitGroup
	for i := 0; i < 8; i++ {
		group.Add(1)
		go func(i int) {
			defer group.Done()
			for n := 0; n < 10; n++ {
				note := Command{ID: fmt.Sprintf("00000000-0000-4000-8000-%06x%06x", i, n), Type: CommandLiaise,
					Record: s.id, Body: Note{Text: "Called."}}
				for {
					change, err := s.cases.Do(background, note)
					if errors.Is(err, ErrConflict) {
						continue
					}
					if err != nil {
						t.Error(err)
					} else {
						change.Record.Close()
					}
					break
				}
				if _, err := s.cases.Due(background, day, "", 10); err != nil {
					t.Error(err)
				}
			}
		}(i)
	}
	group.Wait()
	if record := must(s.cases.Get(background, s.id)); must(record.Referral()).Revision != 84 {
		t.Errorf("revision %d", must(record.Referral()).Revision)
	}
}

func TestAMemoryStoreKeepsItsOrder(t *testing.T) {
	store := NewMemoryStore()
	commit := func(id byte, keys ...IndexKey) {
		t.Helper()
		err := store.Commit(background, Batch{Kind: RecordReferral, ID: ID{id}, Revision: 1, Body: []byte("{}"), Keys: keys})
		if err != nil {
			t.Error(err)
		}
	}
	key := func(data string) IndexKey { return IndexKey{Name: "k", Data: HexBytes(data)} }
	commit(3, key("b"), key("\xff"))
	commit(2, key("b"), key(""))
	commit(1, key("ba"), IndexKey{Name: "j", Data: HexBytes("b")})
	find := func(query KeyQuery) (told string) {
		t.Helper()
		query.Kind, query.Name = RecordReferral, "k"
		page := must(store.Find(background, query))
		for _, each := range page.Records {
			told += fmt.Sprintf("%s%d ", each.Key, each.ID[0])
		}
		return told + map[bool]string{true: "more"}[page.More]
	}
	for _, each := range []struct {
		query KeyQuery
		want  string
	}{
		{KeyQuery{Most: 9}, "2 b2 b3 ba1 \xff3 "},
		{KeyQuery{Most: 2}, "2 b2 more"},
		{KeyQuery{Most: 9, From: []byte("b"), To: []byte("b"), Bounded: true}, "b2 b3 "},
		{KeyQuery{Most: 9, Bounded: true}, "2 "},
		{KeyQuery{Most: 9, After: &KeyPlace{[]byte("b"), ID{2}}}, "b3 ba1 \xff3 "},
		{KeyQuery{Most: 9, After: &KeyPlace{[]byte("b"), ID{9}}}, "ba1 \xff3 "},
		{KeyQuery{Most: 9, From: []byte("ba"), After: &KeyPlace{[]byte("b"), ID{2}}}, "ba1 \xff3 "},
	} {
		if got := find(each.query); got != each.want {
			t.Errorf("%+v: got %q", each.query, got)
		}
	}
}
