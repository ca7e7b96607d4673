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
	d := newDesk(t).live(CommandSend).now("2026-11-02T11:00", RoleSupplier)
	receive, under, record := d.command(CommandReceive, nil), d.under, d.record
	under.Busy = []BusyTime{{moment("2026-11-09T10:00"), moment("2026-11-09T11:00")}}
	stored := must(record.JSON())
	shelf, receiving := newShelf(t, CommandSend), d.under
	receiving.Actor.Role = RoleSystem
	draft := Command{ID: "00000000-0000-4000-8000-000000000001", Type: CommandDraft, Body: referred}
	id := must(RecordID(draft.ID))
	window := Period{From: Known(day - 30), To: Known(day + 30)}
	counted := LevelFacts{IsReceived: Yes, Received: Known(day - 9), Provider: "A", Larger: Yes}
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
		"referrals": func() {
			must(Decide(record, receive, under)).Record.Close()
			Decide(record, Command{ID: receive.ID, Type: CommandAccept}, under)
			Decide(record, Command{ID: receive.ID, Type: CommandAssign, Body: Note{}}, under)
			Decide(nil, receive, Environment{Now: under.Now, Actor: Actor{Name: "a\x00b"}})
			must(RecordFromJSON(stored)).Close()
			RecordFromJSON(stored[1:])
			RecordFromJSON([]byte(`{"entries": []}`))
		},
		"what follows": func() {
			must(record.Referral())
			must(record.Next(under))
			must(record.Duties(under))
			must(record.Case(under))
			must(record.Explain(under))
			record.Form(under)
			must(record.PersonalData(under))
			must(record.SubjectAccess(under))
			must(RARDays(record, record))
			must(RecordID(receive.ID))
			ReferenceNumber("7", 0)
		},
		"duties": func() {
			must(NewDutyTable(own)).Close()
			NewDutyTable(own, own)
			must(DutiesOf(told, under))
			DutiesOfJSON([]byte(`{"events": 1}`), under)
			DutiesMany("assessment-held", DutyColumns{}, under)
			DutiesMany("gardening", DutyColumns{}, under)
			TriggerRange("assessment-held", day, day, under)
		},
		"stores": func() {
			store := NewMemoryStore()
			cases := NewCaseload(store, receiving)
			must(cases.Do(background, draft)).Record.Close()
			cases.Do(background, receive)
			cases.Do(background, Command{ID: receive.ID, Type: CommandAccept, Record: id})
			must(cases.Get(background, id)).Close()
			must(cases.Find(background, "phase", "draft", "", 10)).Close()
			cases.Find(background, "phase", "draft", "x", 10)
			must(cases.Due(background, day, "", 10))
			must(cases.Reindex(background, "", nil))
			for what, method := range firstOf {
				broken := everyWay(shelf, failing(store, method, func() error { return ErrLimit }))
				broken[what](background)
				broken = everyWay(shelf, failing(store, method, func() error { panic(method) }))
				recovered(func() { broken[what](background) })
				shelf.given -= 2
			}
			cases.Delete(background, id, 0)
		},
		"reports": func() {
			report, work := must(NewLevelReport(judged, Period{})), must(NewWorkload(judged, window))
			report.Add(counted)
			report.AddJSON([]byte("["))
			report.AddRecord(record)
			other := must(LevelReportFromJSON(must(report.JSON()), judged))
			LevelReportFromJSON([]byte("{}"), judged)
			report.Merge(other)
			must(report.Read())
			must(report.Compare(other))
			work.Add(counted)
			work.AddRecord(record)
			work.Merge(work)
			must(work.Headrooms(Capacity{By: GroupingTotal, Places: Known(1)}))
			work.Headrooms(Capacity{By: GroupingMonth})
			must(LevelsOf(counted, judged))
			must(record.Levels(judged))
			must(record.LevelFacts(judged))
			LevelsMany(LevelColumns{Received: []Date{day}}, Period{}, NewLevelTallies(1), judged)
			NewLevelReport(judged, Period{From: Known(day), To: Known(day - 1)})
			for _, each := range []interface{ Close() error }{report, other, work} {
				each.Close()
			}
		},
		"bulk": func() {
			people, screening := must(NewPeople(user, ServiceUser{})), must(built.Screening(day))
			screening.Run(people)
			must(built.WhatIf(people, rules, day))
			people.Close()
			screening.Close()
			built.Screening(DateNone)
			PeopleFromJSON([]byte("["))
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

// recovered makes a call that may panic.
func recovered(call func()) {
	defer func() { recover() }()
	call()
}
