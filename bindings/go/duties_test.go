package interventions

import (
	"bytes"
	"encoding/json"
	"reflect"
	"testing"
	"time"
)

var (
	told = Case{Kind: KindCommissionedService, Events: []CaseEvent{
		{Event: EventReferralReceived, Day: on(2026, time.August, 22)},
		{Event: EventSupplierAssessmentHeld, At: At(time.Date(2026, time.September, 9, 10, 30, 0, 0, time.UTC))}}}
	later = Environment{Now: time.Date(2026, time.September, 18, 9, 0, 0, 0, time.UTC)}
	own   = DutyRow{Key: "progress-review", Title: "Review progress", OwedBy: OwedByProbationService,
		Trigger: EventSentenced, Value: Known(6), Unit: UnitMonths, FulfilledBy: []Event{EventProgressReviewed},
		Rule: "OWN-REVIEW", Edition: "Our handbook", Section: "page 7"}
)

func duty(t testing.TB, duties []Duty, key string) Duty {
	t.Helper()
	for _, each := range duties {
		if each.Key == key {
			return each
		}
	}
	t.Fatalf("no duty %s", key)
	return Duty{}
}

func TestTheDutiesOfACaseAreToldOnADay(t *testing.T) {
	duties := must(DutiesOf(told, later))
	held, plan := duty(t, duties, "assessment-held"), duty(t, duties, "action-plan")
	if held.State != DutyStateMet || *held.Due != date(t, "2026-09-07") || *held.Met != date(t, "2026-09-09") ||
		held.Late != Yes || *held.WorkingDays != 2 || held.OwedBy != OwedBySupplier {
		t.Errorf("got %+v", held)
	}
	if plan.State != DutyStateOverdue || *plan.Due != date(t, "2026-09-16") || plan.Reason == "" || plan.Rule == "" {
		t.Errorf("got %+v", plan)
	}
	earlier := later
	earlier.On = on(2026, time.September, 7)
	if got := duty(t, must(DutiesOf(told, earlier)), "assessment-held"); got.State != DutyStateDueToday {
		t.Errorf("got %+v", got)
	}
	_, err := DutiesOfJSON([]byte(`{"events": [{"event": "dance"}]}`), later)
	wantStatus(t, err, ErrInvalid)
}

func TestAnotherCalendarOrFigureMovesWhatIsDue(t *testing.T) {
	late := must(calendar(t, EnglandAndWales).With([]Date{date(t, "2026-09-01")}, nil, DateNone))
	defer late.Close()
	under := later
	under.Calendar = late
	if got := duty(t, must(DutiesOf(told, under)), "assessment-held"); *got.Due != date(t, "2026-09-08") {
		t.Errorf("got %+v", got)
	}
	rules := must(rulebook(t).WithOverrides(
		Override{Rule: "WB-ASSESSMENT", Parameter: "working_days", Value: Known(15), Source: "our contract"}))
	defer rules.Close()
	under = later
	under.Catalogue = services(t).Under(rules)
	if got := duty(t, must(DutiesOf(told, under)), "assessment-held"); *got.Due != date(t, "2026-09-14") {
		t.Errorf("got %+v", got)
	}
}

func TestAReferralOwesWhatTheCaseThatItIsOwes(t *testing.T) {
	d := newDesk(t).live(0).now("2026-11-25T12:00", RoleSupplier)
	duties := must(d.record.Duties(d.under))
	if again := must(DutiesOf(*must(d.record.Case(d.under)), d.under)); !reflect.DeepEqual(duties, again) {
		t.Errorf("got %+v, then %+v", duties, again)
	}
	if got := duty(t, duties, "end-of-service-report"); got.State != DutyStateNotDue ||
		*got.Due != date(t, "2026-12-02") {
		t.Errorf("got %+v", got)
	}
}

func TestRowsOfOnesOwnAreAdded(t *testing.T) {
	table := must(NewDutyTable(own))
	defer table.Close()
	under := later
	under.Duties = table
	sentenced := Case{Events: []CaseEvent{{Event: EventSentenced, Day: on(2026, time.March, 31)}}}
	got := duty(t, must(DutiesOf(sentenced, under)), "progress-review")
	if *got.Due != date(t, "2026-09-30") || got.Source != "Our handbook: page 7" {
		t.Errorf("got %+v", got)
	}
	var rows struct {
		Rows []DutyRow `json:"rows"`
	}
	data := must(table.JSON())
	decode(t, data, &rows)
	if last := rows.Rows[len(rows.Rows)-1]; !reflect.DeepEqual(last, own) {
		t.Errorf("got %+v", last)
	}
	if again := must(CheckFacts(FactsDuties, must(json.Marshal(rows)))); !bytes.Equal(again, data) {
		t.Errorf("became\n%s\nfrom\n%s", again, data)
	}
	_, err := NewDutyTable(own, DutyRow{Key: "x"}, DutyRow{Key: "action-plan"})
	wantStatus(t, err, ErrInvalid)
	if len(Violations(err)) < 3 {
		t.Errorf("got %v", Violations(err))
	}
}

func TestManyAreAnsweredAsOneByOne(t *testing.T) {
	columns := DutyColumns{Due: make([]Date, 60), States: make([]uint8, 60)}
	for i := 0; i < 60; i++ {
		triggered, met, gone := date(t, "2026-01-01")+Date(5*i), DateNone, DateNone
		if i%3 == 0 {
			met = triggered + 16
		}
		if i%4 == 0 {
			gone = triggered + 3
		}
		columns.Triggered = append(columns.Triggered, triggered)
		columns.Met, columns.Withdrawn = append(columns.Met, met), append(columns.Withdrawn, gone)
	}
	if partial := must(DutiesMany("assessment-held", columns, later)); partial {
		t.Error("partial")
	}
	for i, triggered := range columns.Triggered {
		one := Case{Kind: KindCommissionedService,
			Events: []CaseEvent{{Event: EventReferralReceived, Day: Known(triggered)}}}
		if columns.Met[i] != DateNone {
			one.Events = append(one.Events, CaseEvent{Event: EventSupplierAssessmentHeld, Day: Known(columns.Met[i])})
		}
		if columns.Withdrawn[i] != DateNone {
			one.Events = append(one.Events, CaseEvent{Event: EventReferralWithdrawn, Day: Known(columns.Withdrawn[i])})
		}
		want := duty(t, must(DutiesOf(one, later)), "assessment-held")
		due := DateNone
		if want.Due != nil {
			due = *want.Due
		}
		if DutyState(columns.States[i]) != want.State || columns.Due[i] != due {
			t.Errorf("%s: got %s, %s; want %+v", triggered, columns.Due[i], DutyState(columns.States[i]), want)
		}
	}
}

func TestColumnsThatDoNotFitAreRefused(t *testing.T) {
	one, two := []Date{day}, []Date{day, day}
	for _, refused := range []DutyColumns{
		{Triggered: one}, {Triggered: one, Due: two, States: []uint8{0}},
		{Triggered: one, Due: []Date{0}, States: []uint8{0}, Met: two},
		{Triggered: one, Due: []Date{0}, States: []uint8{0}, Withdrawn: two},
	} {
		_, err := DutiesMany("assessment-held", refused, later)
		wantStatus(t, err, ErrArgument)
	}
	if partial, err := DutiesMany("assessment-held", DutyColumns{}, later); partial || err != nil {
		t.Errorf("got %t, %v", partial, err)
	}
	_, err := DutiesMany("gardening", DutyColumns{}, later)
	wantStatus(t, err, ErrNotFound)
	_, err = DutiesMany("a\x00b", DutyColumns{}, later)
	wantStatus(t, err, ErrArgument)
	early := DutyColumns{Triggered: []Date{date(t, "1960-01-01")}, Due: []Date{0}, States: []uint8{0}}
	if partial := must(DutiesMany("assessment-held", early, later)); !partial || early.Due[0] != DateNone {
		t.Errorf("got %t, %+v", partial, early)
	}
}

func TestASpanOfDueDaysIsASpanOfTriggers(t *testing.T) {
	monday, saturday := date(t, "2026-09-07"), date(t, "2026-09-05")
	first, last, err := TriggerRange("assessment-held", monday, monday, later)
	if err != nil || first != date(t, "2026-08-21") || last != date(t, "2026-08-23") {
		t.Errorf("got %s, %s, %v", first, last, err)
	}
	if first, last, err = TriggerRange("assessment-held", saturday, saturday, later); err != nil || last >= first {
		t.Errorf("got %s, %s, %v", first, last, err)
	}
	_, _, err = TriggerRange("gardening", DateNone, monday, later)
	wantStatus(t, err, ErrNotFound)
}
