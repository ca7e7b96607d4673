// Command first_decision prints a first due date, and a first decision with its reasons.
package main

import (
	"fmt"
	"log"
	"time"

	ivn "interventions"
)

func main() {
	england, err := ivn.NewCalendar(ivn.EnglandAndWales)
	check(err)
	due, err := england.Add(ivn.NewDate(2026, time.August, 22), 10)
	check(err)
	fmt.Println("received on Saturday 22 August, due in 10 working days:", due)

	services, err := ivn.BuiltinCatalogue()
	check(err)
	user := ivn.ServiceUser{Sex: ivn.SexMale, DateOfBirth: ivn.Known(ivn.NewDate(1990, time.April, 2)),
		Sentences: []ivn.Sentence{{Basis: ivn.BasisCommunityOrder, RehabilitationActivity: ivn.Yes}}}
	answer, err := services.Assess(user, "personal-well-being/emotional", ivn.NewDate(2026, time.November, 23))
	check(err)
	fmt.Println(answer.Summary)
	for _, finding := range answer.Findings {
		if finding.Outcome != ivn.Unknown {
			fmt.Println(finding.Rule, finding.Reason)
		}
	}
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
