package interventions_test

import (
	"context"
	"errors"
	"fmt"
	"time"

	"interventions"
)

// Examples leave errors out where they are not what is shown.
func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

var (
	day  = interventions.NewDate(2026, time.November, 23)
	user = interventions.ServiceUser{
		Sex:         interventions.SexMale,
		DateOfBirth: interventions.Known(interventions.NewDate(1990, time.April, 2)),
		Sentences: []interventions.Sentence{
			{Basis: interventions.BasisCommunityOrder, RehabilitationActivity: interventions.Yes},
		},
	}
)

func ExampleCalendar_Add() {
	england := must(interventions.NewCalendar(interventions.EnglandAndWales))
	defer england.Close()

	received := interventions.NewDate(2026, time.August, 22)
	due := must(england.Add(received, 10))
	fmt.Printf("%s %s\n", due.Weekday(), due)
	if due > must(england.Horizon()) {
		fmt.Println("provisional")
	}
	// Output:
	// Monday 2026-09-07
}

func ExampleCalendar_AddMany() {
	england := must(interventions.NewCalendar(interventions.EnglandAndWales))
	defer england.Close()

	days := []interventions.Date{day, interventions.DateNone, day + 1}
	partial := must(england.AddMany(days, days, 5))
	fmt.Println(days, partial)
	// Output:
	// [2026-11-30 no date 2026-12-01] true
}

func ExampleCalendar_With() {
	england := must(interventions.NewCalendar(interventions.EnglandAndWales))
	defer england.Close()

	late := interventions.NewDate(2026, time.November, 24)
	announced := must(england.With([]interventions.Date{late}, nil, interventions.DateNone))
	defer announced.Close()
	fmt.Println(must(england.Add(day, 1)), must(announced.Add(day, 1)))
	// Output:
	// 2026-11-24 2026-11-25
}

func ExampleCatalogue_Assess() {
	services := must(interventions.BuiltinCatalogue())
	defer services.Close()

	answer := must(services.Assess(user, "personal-well-being/emotional", day))
	fmt.Println(answer.Summary.Title())
	for _, finding := range answer.Findings {
		if finding.Outcome == interventions.Yes {
			fmt.Println(finding.Rule, "-", finding.Reason)
		}
	}
	// Output:
	// may be referred
	// WB-SEX - male: met (male, needs male)
	// WB-AGE - an adult: met (36, needs at least 18 years)
	// WB-RAR - an order with a rehabilitation activity requirement: met (yes, needs yes)
	// WB-COMMUNITY - in the community: met (no, needs no)
}

func ExampleCatalogue_Assess_findOutFirst() {
	services := must(interventions.BuiltinCatalogue())
	defer services.Close()

	answer := must(services.Assess(interventions.JSON(`{"sex": "male"}`), "victims-awareness", day))
	fmt.Println(answer.Summary.Title())
	for _, question := range answer.Questions {
		fmt.Println(question.Pointer)
	}
}

func ExampleCatalogue_Recommend() {
	services := must(interventions.BuiltinCatalogue())
	defer services.Close()

	needs := []interventions.Need{{Area: interventions.NeedEmotional, Complexity: interventions.ComplexityMedium}}
	recommended := must(services.Recommend(user, needs, day))
	for _, each := range recommended.Suggestions {
		if each.Summary == interventions.MayRefer {
			fmt.Println(each.Assessment.Service)
		}
	}
}

func ExampleCatalogue_WhatIf() {
	services := must(interventions.BuiltinCatalogue())
	defer services.Close()
	rules := must(interventions.BuiltinRulebook())
	defer rules.Close()
	older := must(rules.WithOverrides(interventions.Override{
		Rule: "WB-AGE", Parameter: "years", Value: interventions.Known(40), Source: "our contract"}))
	defer older.Close()
	people := must(interventions.NewPeople(user))
	defer people.Close()

	compared := must(services.WhatIf(people, older, day))
	for _, change := range compared.Changes {
		if change.Service == "personal-well-being/emotional" {
			fmt.Println(change.Before, "->", change.After, change.Rules)
		}
	}
	// Output:
	// may_refer -> may_not_refer [WB-AGE]
}

func ExampleViolations() {
	services := must(interventions.BuiltinCatalogue())
	defer services.Close()

	_, err := services.Assess(interventions.JSON(`{"sex": "m", "date_of_birth": "2 April 1990"}`), "mentoring", day)
	if errors.Is(err, interventions.ErrInvalid) {
		for _, violation := range interventions.Violations(err) {
			fmt.Println(violation)
		}
	}
	// Output:
	// /sex: another word stands here; expected one of: male, female
	// /date_of_birth: no date stands here; expected a date such as 2026-11-22
}

func ExamplePrinted() {
	fmt.Println(interventions.Printed[interventions.NeedArea]("scope-2019", "Emotional Management"))
	// Output:
	// emotional <nil>
}

func ExampleDecide() {
	under := interventions.Environment{
		Now:   time.Date(2026, time.November, 2, 9, 0, 0, 0, time.UTC),
		Actor: interventions.Actor{Role: interventions.RolePractitioner},
	}
	person := user
	person.Reference = "X123456"
	change := must(interventions.Decide(nil, interventions.Command{
		ID:   "7c0f5d3a-1b2e-4c4d-8e6f-000000000001",
		Type: interventions.CommandDraft,
		Body: interventions.ReferralFacts{ServiceUser: &person, Service: "personal-well-being/emotional"},
	}, under))
	defer change.Record.Close()
	fmt.Println(must(change.Record.Referral()).Phase.Title())

	_, err := interventions.Decide(change.Record, interventions.Command{
		ID: "7c0f5d3a-1b2e-4c4d-8e6f-000000000002", Type: interventions.CommandSend}, under)
	if errors.Is(err, interventions.ErrState) {
		fmt.Println(interventions.Violations(err)[0])
	}
	for _, step := range must(change.Record.Next(under)) {
		if step.Allowed == interventions.Yes {
			fmt.Println(step.Title)
		}
	}
	// Output:
	// draft
	// /facts/sentence: The sentence is not named; expected the one that the referral is recorded under
	// amend the referral
	// choose needs, complexity and desired outcomes
}

func ExampleCaseload() {
	ctx := context.Background()
	store := interventions.NewMemoryStore() // Or one of your own: Load, Commit, Find.
	cases := interventions.NewCaseload(store, interventions.Environment{
		Now:   time.Date(2026, time.November, 2, 9, 0, 0, 0, time.UTC),
		Actor: interventions.Actor{Role: interventions.RolePractitioner},
	})
	person := user
	person.Reference = "X123456"
	change := must(cases.Do(ctx, interventions.Command{
		ID:   "7c0f5d3a-1b2e-4c4d-8e6f-000000000001",
		Type: interventions.CommandDraft,
		Body: interventions.ReferralFacts{ServiceUser: &person, Service: "personal-well-being/emotional"},
	}))
	change.Record.Close()

	_, err := cases.Do(ctx, interventions.Command{
		ID: "7c0f5d3a-1b2e-4c4d-8e6f-000000000002", Type: interventions.CommandSend, Record: change.ID})
	if errors.Is(err, interventions.ErrState) {
		fmt.Println(interventions.Violations(err)[0])
	}
	_ = cases.Each(ctx, "phase", "draft", func(record *interventions.Record) error {
		fmt.Println(must(record.Referral()).Facts.ServiceUser.Reference)
		return nil
	})
	fmt.Println(len(store.Events()), "event")
	// Output:
	// /facts/sentence: The sentence is not named; expected the one that the referral is recorded under
	// X123456
	// 1 event
}

func ExampleDutiesOf() {
	under := interventions.Environment{Now: time.Date(2026, time.September, 18, 9, 0, 0, 0, time.UTC)}
	duties := must(interventions.DutiesOf(interventions.Case{
		Kind: interventions.KindCommissionedService,
		Events: []interventions.CaseEvent{
			{Event: interventions.EventReferralReceived,
				Day: interventions.Known(interventions.NewDate(2026, time.August, 22))},
			{Event: interventions.EventSupplierAssessmentHeld,
				At: interventions.At(time.Date(2026, time.September, 9, 10, 30, 0, 0, time.UTC))},
		},
	}, under))
	for _, duty := range duties {
		if duty.State == interventions.DutyStateOverdue {
			fmt.Println(duty.Title, "-", *duty.Due, "-", *duty.WorkingDays, "working days late")
		}
	}
	// Output:
	// Submit the action plan - 2026-09-16 - 2 working days late
}

func ExampleDutiesMany() {
	under := interventions.Environment{Now: time.Date(2026, time.September, 7, 9, 0, 0, 0, time.UTC)}
	received := interventions.NewDate(2026, time.August, 22)
	columns := interventions.DutyColumns{
		Triggered: []interventions.Date{received, received + 2, interventions.DateNone},
		Due:       make([]interventions.Date, 3),
		States:    make([]uint8, 3),
	}
	must(interventions.DutiesMany("assessment-held", columns, under))
	for i, due := range columns.Due {
		fmt.Println(due, "-", interventions.DutyState(columns.States[i]).Title())
	}
	// Output:
	// 2026-09-07 - due today
	// 2026-09-08 - not yet due
	// no date - not yet triggered
}

func ExampleLevelReport() {
	under := interventions.Environment{Now: time.Date(2026, time.November, 23, 9, 0, 0, 0, time.UTC)}
	report := must(interventions.NewLevelReport(under, interventions.Period{}))
	defer report.Close()
	for _, each := range []interventions.LevelFacts{
		{Provider: "A Supplier", IsReceived: interventions.Yes,
			Received:  interventions.Known(interventions.NewDate(2026, time.November, 2)),
			IsOffered: interventions.No, IsCommenced: interventions.No, IsEnded: interventions.No},
		{Provider: "A Supplier", IsReceived: interventions.Yes,
			Received:  interventions.Known(interventions.NewDate(2026, time.November, 3)),
			IsOffered: interventions.Yes, FirstOffered: interventions.Known(interventions.NewDate(2026, time.November, 5)),
			IsCommenced: interventions.No, IsEnded: interventions.No},
	} {
		fmt.Println(must(interventions.LevelsOf(each, under)).Levels[0].Reason)
		if err := report.Add(each); err != nil {
			panic(err)
		}
	}
	offered := must(report.Read()).Lines[0].AssessmentOffered
	fmt.Printf("%d of %d: %.1f %%\n", offered.Numerator, offered.Denominator, float64(*offered.Tenths)/10)
	// Output:
	// Received on 2026-11-02; 10 working days end with 2026-11-16; no offer by then, nor by 2026-11-23.
	// Received on 2026-11-03; 10 working days end with 2026-11-17; first offered on 2026-11-05, in time.
	// 1 of 2: 50.0 %
}
