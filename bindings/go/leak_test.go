package interventions

import (
	"runtime"
	"testing"

	"interventions/internal/cloop"
)

// What C gives out in a call or for something that is closed again must come back, whether the call succeeds or not.
func TestNoMemoryOfTheLibraryIsLost(t *testing.T) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	england, rules, built := calendar(t, EnglandAndWales), rulebook(t), services(t)
	needs := []Need{{Area: NeedEmotional, Complexity: ComplexityHigh}}
	for what, call := range map[string]func(){
		"calendars": func() {
			must(NewCalendar(Scotland)).Close()
			must(england.With([]Date{day}, nil, DateNone)).Close()
			england.With([]Date{day}, []Date{day}, DateNone)
			england.WithJSON([]byte(`{"england-and-wales": 1}`))
			Printed[NeedArea]("scope-2019", "Gardening")
		},
		"rulebooks": func() {
			must(rules.WithOverrides()).Close()
			rules.WithOverrides(Override{Rule: "NONE", Source: "us"})
			rules.Rule("NONE")
			rules.Parameter("RC-BBR-2/months")
			must(rules.Profile(user, day))
			rules.Profile(user, DateNone)
		},
		"services": func() {
			must(built.Find("mentoring", day))
			built.Find("gardening", day)
			must(built.Search(Query{Need: NeedFinance}))
			built.Search(Query{Area: "atlantis"})
			must(built.AreaWithin("southend", "essex"))
			CatalogueFromJSON([]byte(`{"services": [{}]}`))
		},
		"decisions": func() {
			must(built.Assess(user, "mentoring", day))
			built.Assess(user, "gardening", day)
			built.Assess(JSON(`{"sex": "m"}`), "mentoring", day)
			must(built.Recommend(user, needs, day))
			built.Recommend(user, []Need{{}}, day)
		},
		"bulk": func() {
			caseload, screening := must(NewCaseload(user, ServiceUser{})), must(built.Screening(day))
			screening.Run(caseload)
			must(built.WhatIf(caseload, rules, day))
			caseload.Close()
			screening.Close()
			built.Screening(DateNone)
			CaseloadFromJSON([]byte("["))
		},
	} {
		for i := 0; i < 20; i++ {
			call()
		}
		before, rounds := cloop.InUse(), 200
		for i := 0; i < rounds; i++ {
			call()
		}
		// The smallest piece that C gives out takes 32 bytes.
		if grown := cloop.InUse() - before; grown >= rounds*32 {
			t.Errorf("%s: %d bytes more after %d rounds", what, grown, rounds)
		}
	}
}
