package interventions_test

import (
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
	caseload := must(interventions.NewCaseload(user))
	defer caseload.Close()

	compared := must(services.WhatIf(caseload, older, day))
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
