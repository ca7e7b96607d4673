// Command keep_cases keeps a referral in a database: it is drafted, sent and received, found again, what is due is told,
// its events are delivered, and what the contract is judged by is counted. Run twice on the same database, it does
// nothing twice.
//
//	go run -tags libsqlite3 ./keep_cases cases.sqlite
//	go run -tags libsqlite3 ./keep_cases postgresql://user@host/database
package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"
	"time"

	_ "github.com/lib/pq"
	_ "github.com/mattn/go-sqlite3"

	ivn "interventions"
	"sqlstore"
)

func date(year int, month time.Month, day int) *ivn.Date {
	return ivn.Known(ivn.NewDate(year, month, day))
}

var referral = ivn.ReferralFacts{
	ServiceUser: &ivn.ServiceUser{
		Reference: "X123456", Sex: ivn.SexMale, DateOfBirth: date(1990, time.April, 2), HomeArea: "southend",
		Sentences: []ivn.Sentence{{Basis: ivn.BasisCommunityOrder, Starts: date(2026, time.June, 1),
			Ends: date(2028, time.May, 31), RehabilitationActivity: ivn.Yes, RehabilitationActivityDays: ivn.Known(20)}},
	},
	Service: "personal-well-being/emotional", Provider: "A Supplier", Practitioner: "P. Officer",
	Sentence: "event 1", Requirement: "requirement 1", Purpose: "To cope better.",
	Risk: "None beyond the assessment.", Interpreter: ivn.No, Responsibilities: ivn.No,
	CompleteBy: date(2027, time.May, 31), EnforceableDays: ivn.Known(10),
}

var needs = ivn.ChosenNeeds{Needs: []ivn.ChosenNeed{
	{Area: ivn.NeedEmotional, Complexity: ivn.ComplexityMedium, Outcomes: []string{"1"}}}}

// open opens the database that a name says, with tables of ours.
func open(ctx context.Context, name string) (*sqlstore.Store, *sql.DB) {
	driver, adapter := "postgres", "postgresql"
	if !strings.Contains(name, "://") {
		driver, adapter = "sqlite3", "sqlite"
		name = "file:" + name + "?_journal=WAL&_sync=FULL&_busy_timeout=5000"
	}
	schema, err := os.ReadFile(filepath.Join("..", "..", adapter, "schema.sql"))
	check(err)
	db, err := sql.Open(driver, name)
	check(err)
	store, err := sqlstore.Open(ctx, db, string(schema))
	check(err)
	return store, db
}

// give gives the commands; a host makes their ids at random, these are the same in each run.
func give(ctx context.Context, store *sqlstore.Store) (id string) {
	now := time.Date(2026, time.November, 2, 9, 0, 0, 0, time.UTC)
	for i, each := range []struct {
		role ivn.Role
		what ivn.CommandType
		body ivn.Body
	}{
		{ivn.RolePractitioner, ivn.CommandDraft, referral},
		{ivn.RolePractitioner, ivn.CommandChooseNeeds, needs},
		{ivn.RolePractitioner, ivn.CommandSend, nil},
		{ivn.RoleSupplier, ivn.CommandReceive, nil},
	} {
		cases := ivn.NewCaseload(store, ivn.Environment{Now: now, Actor: ivn.Actor{Role: each.role}})
		change, err := cases.Do(ctx, ivn.Command{ID: fmt.Sprintf("6b0f5d3a-1b2e-4c4d-8e6f-%012x", i), Type: each.what,
			Record: id, Body: each.body})
		if errors.Is(err, ivn.ErrState) {
			log.Fatal(ivn.Violations(err))
		}
		check(err)
		again := ""
		if change.Replayed {
			again = ", which was done before"
		}
		fmt.Printf("%s: revision %d%s\n", each.what.Title(), change.Revision, again)
		id = change.ID
		check(change.Record.Close())
	}
	return id
}

func main() {
	ctx, name := context.Background(), "cases.sqlite"
	if len(os.Args) > 1 {
		name = os.Args[1]
	}
	store, db := open(ctx, name)
	defer db.Close()
	give(ctx, store)

	today := ivn.Environment{Now: time.Date(2026, time.November, 9, 9, 0, 0, 0, time.UTC)}
	cases := ivn.NewCaseload(store, today)
	dues, err := cases.Due(ctx, *date(2026, time.November, 30), "", 100)
	check(err)
	for _, due := range dues.Dues {
		fmt.Println(due.Reference, due.Duty.Due, due.Duty.Title)
	}

	waiting, err := store.Events(ctx, 100) // The outbox, the oldest first.
	check(err)
	for _, event := range waiting {
		fmt.Println("deliver", event.ID, event.Type.Title()) // At least once; the id tells a second time.
		check(store.Delivered(ctx, event))
	}

	report, err := ivn.NewLevelReport(today, ivn.Period{})
	check(err)
	defer report.Close()
	check(cases.Each(ctx, "", "", report.AddRecord))
	view, err := report.Read()
	check(err)
	total := view.Lines[0]
	fmt.Printf("%d referral: %d offered in time, %d missed, %d not yet due\n", total.Referrals,
		total.AssessmentOffered.Met, total.AssessmentOffered.Missed, total.AssessmentOffered.NotDue)
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
