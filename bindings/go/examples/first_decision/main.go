// Command first_decision prints a first due date and a first decision with its reasons.
package main

import (
	"fmt"
	"log"
	"time"

	"interventions"
)

func main() {
	england, err := interventions.NewCalendar(interventions.EnglandAndWales)
	check(err)
	due, err := england.Add(interventions.NewDate(2026, time.August, 22), 10)
	check(err)
	fmt.Println("due on", due)

	services, err := interventions.BuiltinCatalogue()
	check(err)
	user := interventions.ServiceUser{
		Sex:         interventions.SexMale,
		DateOfBirth: interventions.Known(interventions.NewDate(1990, time.April, 2)),
		Sentences: []interventions.Sentence{
			{Basis: interventions.BasisCommunityOrder, RehabilitationActivity: interventions.Yes},
		},
	}
	day := interventions.NewDate(2026, time.November, 23)
	answer, err := services.Assess(user, "personal-well-being/emotional", day)
	check(err)
	fmt.Println(answer.Summary.Title())
	for _, finding := range answer.Findings {
		fmt.Printf("%s: %s (%s)\n", finding.Rule, finding.Reason, finding.Source)
	}
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
