package sqlstore

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/lib/pq"
	"github.com/mattn/go-sqlite3"

	ivn "interventions"
	"interventions/conformance"
)

var background = context.Background()

// engine is a database that the tests run on.
type engine struct {
	driver driver.Driver
	name   func(t testing.TB) string // Of a database that is empty but for tables of ours.
	schema string                    // Of the adapters in C.
}

var engines = map[string]engine{
	"SQLite": {&sqlite3.SQLiteDriver{}, func(t testing.TB) string {
		return "file:" + filepath.Join(t.TempDir(), "cases.sqlite") + "?_journal=WAL&_sync=OFF&_busy_timeout=5000"
	}, "sqlite"},
	"PostgreSQL": {&pq.Driver{}, func(t testing.TB) string {
		name := os.Getenv("IVN_TEST_POSTGRESQL")
		if name == "" {
			t.Skip("no PostgreSQL server: tests/lib/with_postgres starts one")
		}
		return name + "&synchronous_commit=off"
	}, "postgresql"},
}

// onEach runs a test on each engine.
func onEach(t *testing.T, test func(t *testing.T, on *place)) {
	for name, each := range engines {
		each := each
		t.Run(name, func(t *testing.T) {
			on := &place{engine: each, steps: &steps{}, path: each.name(t)}
			schema, err := os.ReadFile(filepath.Join("..", "..", each.schema, "schema.sql"))
			fine(t, err)
			on.text = string(schema)
			first, db := on.open(t)
			defer db.Close()
			fine(t, on.empty(first))
			test(t, on)
		})
	}
}

// place is a database with tables that stand empty at first.
type place struct {
	engine
	steps      *steps
	path, text string
}

func (p *place) open(t testing.TB) (*Store, *sql.DB) {
	t.Helper()
	db := p.steps.open(p.driver, p.path)
	store, err := Open(background, db, p.text)
	fine(t, err)
	return store, db
}

// plain is open as a host does it, without steps that can fail.
func (p *place) plain(t testing.TB) (*Store, *sql.DB) {
	t.Helper()
	driver, path := "sqlite3", p.path
	if p.schema == "postgresql" {
		driver, path = "postgres", path+"&binary_parameters=yes"
	}
	db, err := sql.Open(driver, path)
	fine(t, err)
	store, err := Open(background, db, p.text)
	fine(t, err)
	return store, db
}

func (p *place) empty(store *Store) error {
	for _, table := range []string{"ivn_record", "ivn_key", "ivn_outbox"} {
		if _, err := store.db.Exec("DELETE FROM " + table); err != nil {
			return err
		}
	}
	return nil
}

func fine(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func events(store *Store) (list []ivn.OutboxEvent, err error) {
	waiting, err := store.Events(background, 1000)
	for _, each := range waiting {
		list = append(list, each.OutboxEvent)
	}
	return list, err
}

func TestItKeepsTheContract(t *testing.T) {
	onEach(t, func(t *testing.T, on *place) {
		aside, db := on.open(t)
		defer db.Close()
		most := 0
		if testing.Short() {
			most = 1 << 16
		}
		conformance.Run(t, conformance.Host{
			MostBody: most,
			Open: func() (ivn.Store, error) {
				store, _ := on.open(t)
				return store, nil
			},
			Close:  func(store ivn.Store) error { return store.(*Store).db.Close() },
			Reset:  func() error { return on.empty(aside) },
			Outbox: func() ([]ivn.OutboxEvent, error) { return events(aside) },
			FailAt: on.steps.failAt,
		})
	})
}

func date(year int, month time.Month, day int) *ivn.Date {
	return ivn.Known(ivn.NewDate(year, month, day))
}

var draft = ivn.ReferralFacts{
	ServiceUser: &ivn.ServiceUser{Sex: ivn.SexMale, Reference: "X123456", DateOfBirth: date(1990, time.April, 2),
		HomeArea: "southend", Sentences: []ivn.Sentence{{Basis: ivn.BasisCommunityOrder,
			Starts: date(2026, time.June, 1), Ends: date(2028, time.May, 31), RehabilitationActivity: ivn.Yes,
			RehabilitationActivityDays: ivn.Known(20)}}},
	Service: "personal-well-being/emotional", Provider: "A Supplier", Sentence: "event 1",
	Requirement: "requirement 1", Practitioner: "P. Officer", Purpose: "To cope better.", Risk: "None.",
	CompleteBy: date(2027, time.May, 31), EnforceableDays: ivn.Known(10), Interpreter: ivn.No, Responsibilities: ivn.No,
}

func command(number int, kind ivn.CommandType, record string, body ivn.Body) ivn.Command {
	return ivn.Command{ID: fmt.Sprintf("5c0f5d3a-1b2e-4c4d-8e6f-%012x", number), Type: kind, Record: record, Body: body}
}

func environment(hour int) ivn.Environment {
	return ivn.Environment{Now: time.Date(2026, time.November, 2, hour, 0, 0, 0, time.UTC),
		Actor: ivn.Actor{Role: ivn.RoleSystem}}
}

// life is a referral from its draft to its receipt, but for the record that each command is for.
func life(first int) []ivn.Command {
	needs := ivn.ChosenNeeds{Needs: []ivn.ChosenNeed{
		{Area: ivn.NeedEmotional, Complexity: ivn.ComplexityMedium, Outcomes: []string{"1"}}}}
	return []ivn.Command{command(first, ivn.CommandDraft, "", draft),
		command(first+1, ivn.CommandChooseNeeds, "", needs), command(first+2, ivn.CommandSend, "", nil),
		command(first+3, ivn.CommandReceive, "", nil)}
}

// received gives the id of a referral that was lived until there.
func received(t testing.TB, cases *ivn.Caseload) (id string) {
	t.Helper()
	for _, each := range life(1) {
		each.Record = id
		change, err := cases.Do(background, each)
		if err != nil {
			t.Fatal(err, ivn.Violations(err))
		}
		id = change.ID
		change.Record.Close()
	}
	return id
}

func TestAReferralIsFoundByAnotherProcess(t *testing.T) {
	onEach(t, func(t *testing.T, on *place) {
		store, db := on.open(t)
		id := received(t, ivn.NewCaseload(store, environment(9)))
		fine(t, db.Close())
		store, db = on.open(t)
		defer db.Close()
		cases := ivn.NewCaseload(store, environment(10))
		record, err := cases.Get(background, id)
		fine(t, err)
		defer record.Close()
		stands, err := record.Referral()
		fine(t, err)
		found, err := cases.Find(background, "reference", stands.Reference, "", 10)
		fine(t, err)
		defer found.Close()
		dues, err := cases.Due(background, *date(2026, time.December, 1), "", 10)
		fine(t, err)
		if stands.Phase != ivn.PhaseReceived || len(found.Records) != 1 || len(dues.Dues) == 0 {
			t.Errorf("got %s, %d found, %d due", stands.Phase, len(found.Records), len(dues.Dues))
		}
		waiting, err := store.Events(background, 100)
		fine(t, err)
		if len(waiting) < 4 || waiting[0].Type != ivn.NewsReferralDrafted {
			t.Fatalf("got %+v", waiting)
		}
		fine(t, store.Delivered(background, waiting[:2]...))
		left, err := store.Events(background, 100)
		if err != nil || len(left) != len(waiting)-2 || left[0].ID != waiting[2].ID {
			t.Errorf("got %+v, %v", left, err)
		}
	})
}

// Whatever fails, the same command given again is done once.
func TestACommandIsDoneOnceWhateverFails(t *testing.T) {
	onEach(t, func(t *testing.T, on *place) {
		store, db := on.open(t)
		defer db.Close()
		cases := ivn.NewCaseload(store, environment(9))
		for step, met := 1, true; met; step++ {
			on.steps.failAt(step)
			give := command(100*step, ivn.CommandDraft, "", draft)
			_, err := cases.Do(background, give)
			met, _ = on.steps.failAt(0)
			if met && (!errors.Is(err, errBroken) ||
				!errors.Is(err, ivn.ErrStore) && !errors.Is(err, ivn.ErrOutcomeUnknown)) {
				t.Errorf("step %d: got %v", step, err)
			}
			if change, err := cases.Do(background, give); err != nil || change.Replayed != !met {
				t.Errorf("step %d again: %+v, %v", step, change, err)
			}
			if list, err := events(store); err != nil || len(list) != step {
				t.Errorf("step %d: %d events, %v", step, len(list), err)
			}
		}
	})
}

func TestWritersDoNotLoseEachOthersWork(t *testing.T) {
	onEach(t, func(t *testing.T, on *place) {
		store, db := on.plain(t)
		defer db.Close()
		id := received(t, ivn.NewCaseload(store, environment(9)))
		var group sync.WaitGroup
		for i := 0; i < 4; i++ {
			group.Add(1)
			go func(i int) {
				defer group.Done()
				own, db := on.plain(t)
				defer db.Close()
				cases := ivn.NewCaseload(own, environment(10))
				for n := 0; n < 10; n++ {
					give := command(1000+100*i+n, ivn.CommandLiaise, id, ivn.Note{Text: "Called."})
					_, err := cases.Do(background, give)
					for errors.Is(err, ivn.ErrConflict) {
						_, err = cases.Do(background, give)
					}
					if err != nil {
						t.Error(err)
					}
				}
			}(i)
		}
		group.Wait()
		record, err := ivn.NewCaseload(store, environment(11)).Get(background, id)
		fine(t, err)
		if stands, err := record.Referral(); err != nil || stands.Revision != 44 {
			t.Errorf("got %+v, %v", stands, err)
		}
	})
}

func TestACancelledContextEndsIt(t *testing.T) {
	onEach(t, func(t *testing.T, on *place) {
		store, db := on.open(t)
		defer db.Close()
		ctx, cancel := context.WithCancel(background)
		cancel()
		_, err := ivn.NewCaseload(store, environment(9)).Do(ctx, command(1, ivn.CommandDraft, "", draft))
		if !errors.Is(err, context.Canceled) || !errors.Is(err, ivn.ErrStore) {
			t.Errorf("got %v", err)
		}
	})
}

func TestManyOpenANewDatabaseAtOnce(t *testing.T) {
	onEach(t, func(t *testing.T, on *place) {
		fresh := *on
		if on.schema == "sqlite" {
			fresh.path = on.name(t)
		} else {
			_, db := on.open(t)
			defer db.Close()
			_, err := db.Exec("CREATE SCHEMA fresh")
			fine(t, err)
			defer db.Exec("DROP SCHEMA fresh CASCADE")
			fresh.path += "&search_path=fresh"
		}
		var group sync.WaitGroup
		for i := 0; i < 8; i++ {
			group.Add(1)
			go func(i int) {
				defer group.Done()
				db := fresh.steps.open(fresh.driver, fresh.path)
				defer db.Close()
				store, err := Open(background, db, fresh.text)
				if err == nil {
					_, err = ivn.NewCaseload(store, environment(9)).Do(background,
						command(10*i, ivn.CommandDraft, "", draft))
				}
				if err != nil {
					t.Error(err)
				}
			}(i)
		}
		group.Wait()
		store, db := fresh.open(t)
		defer db.Close()
		if list, err := events(store); err != nil || len(list) != 8 {
			t.Errorf("%d events, %v", len(list), err)
		}
	})
}

func TestWhatIsNotOursIsRefused(t *testing.T) {
	onEach(t, func(t *testing.T, on *place) {
		_, db := on.open(t)
		defer db.Close()
		format := func(number int) error {
			statement := "UPDATE ivn_format SET version = %d"
			if on.schema == "sqlite" {
				statement = "PRAGMA user_version = %d"
			}
			_, err := db.Exec(fmt.Sprintf(statement, number))
			return err
		}
		fine(t, format(2))
		if _, err := Open(background, db, on.text); err == nil {
			t.Error("a newer format is not refused")
		}
		fine(t, format(1))
	})
	db := (&steps{}).open(engines["SQLite"].driver, engines["SQLite"].name(t))
	defer db.Close()
	_, err := db.Exec("CREATE TABLE own (a)")
	fine(t, err)
	if _, err := Open(background, db, ""); err == nil {
		t.Error("a file of something else is not refused")
	}
}
