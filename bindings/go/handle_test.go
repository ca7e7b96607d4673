package interventions

import (
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"unsafe"
)

func wantClosed(t *testing.T, what string, err error) {
	t.Helper()
	if !errors.Is(err, ErrClosed) {
		t.Errorf("%s: got %v", what, err)
	}
}

func TestNothingWorksAfterClose(t *testing.T) {
	england, rules, built := must(NewCalendar(EnglandAndWales)), must(BuiltinRulebook()), must(BuiltinCatalogue())
	people, screening := must(NewPeople(user)), must(built.Screening(day))
	table, record := must(NewDutyTable()), newDesk(t).live(CommandSend).record
	report, work := must(NewLevelReport(judged, Period{})), must(NewWorkload(judged, Period{Known(day), Known(day)}))
	shown := newDesk(t).live(CommandReceive).record
	other, under, own := services(t), Environment{Now: moment("2026-11-23T09:00")}, Environment{Duties: table}
	for i := 0; i < 2; i++ {
		for _, each := range []interface{ Close() error }{england, rules, built, people, screening, table,
			record, report, work} {
			if err := each.Close(); err != nil {
				t.Errorf("closed %d times: %v", i, err)
			}
		}
	}
	days, numbers := []Date{day}, []int32{1}
	command := []byte(`{"type": "receive", "id": "7c0f5d3a-1b2e-4c4d-8e6f-000000000001", 
		"record": "7c0f5d3a-1b2e-4c4d-8e6f-000000000002"}`)
	for what, call := range map[string]func() error{
		"Add":           func() error { _, err := england.Add(day, 1); return err },
		"Count":         func() error { _, err := england.Count(day, day); return err },
		"IsWorkingDay":  func() error { _, err := england.IsWorkingDay(day); return err },
		"RollForward":   func() error { _, err := england.RollForward(day); return err },
		"RollBack":      func() error { _, err := england.RollBack(day); return err },
		"Range":         func() error { _, _, err := england.Range(); return err },
		"Horizon":       func() error { _, err := england.Horizon(); return err },
		"HolidayName":   func() error { _, err := england.HolidayName(day); return err },
		"HolidayStatus": func() error { _, err := england.HolidayStatus(day); return err },
		"With":          func() error { _, err := england.With(nil, nil, DateNone); return err },
		"WithJSON":      func() error { _, err := england.WithJSON([]byte("{}")); return err },
		"AddMany":       func() error { _, err := england.AddMany(days, days, 1); return err },
		"AddEach":       func() error { _, err := england.AddEach(days, days, numbers); return err },
		"CountMany":     func() error { _, err := england.CountMany(numbers, days, days); return err },
		"Rules":         func() error { _, err := rules.Rules(); return err },
		"Rule":          func() error { _, err := rules.Rule("RC-BBR-2"); return err },
		"Parameter":     func() error { _, err := rules.Parameter("RC-BBR-2/months"); return err },
		"Editions":      func() error { _, err := rules.Editions(); return err },
		"JSON":          func() error { _, err := rules.JSON(); return err },
		"Markdown":      func() error { _, err := rules.Markdown(); return err },
		"Overrides":     func() error { _, err := rules.WithOverrides(); return err },
		"Profile":       func() error { _, err := rules.Profile(user, day); return err },
		"Services":      func() error { _, err := built.Services(); return err },
		"Directory":     func() error { _, err := built.Directory(); return err },
		"Find":          func() error { _, err := built.Find("mentoring", day); return err },
		"AreaWithin":    func() error { _, err := built.AreaWithin("essex", "essex"); return err },
		"Add services":  func() error { _, err := built.With(Directory{}); return err },
		"Export":        func() error { _, err := built.JSON(); return err },
		"Assess":        func() error { _, err := built.Assess(user, "mentoring", day); return err },
		"AssessAll":     func() error { _, err := built.AssessAll(user, day); return err },
		"Recommend":     func() error { _, err := built.Recommend(user, nil, day); return err },
		"Screening":     func() error { _, err := built.Screening(day); return err },
		"Run":           func() error { _, _, err := screening.Run(people); return err },
		"under closed":  func() error { _, err := other.Under(rules).Assess(user, "mentoring", day); return err },
		"what if":       func() error { _, err := other.WhatIf(people, rules, day); return err },
		"whom":          func() error { _, err := other.WhatIf(people, rulebook(t), day); return err },
		"Decide":        func() error { _, err := Decide(record, Command{Type: CommandReceive}, under); return err },
		"DecideJSON":    func() error { _, err := DecideJSON(record, command, under); return err },
		"ID":            func() error { _, err := record.ID(); return err },
		"Body":          func() error { _, err := record.JSON(); return err },
		"Referral":      func() error { _, err := record.Referral(); return err },
		"Standing":      func() error { _, err := record.Standing(1, day); return err },
		"Ending":        func() error { _, err := record.Ending(); return err },
		"Duties":        func() error { _, err := record.Duties(under); return err },
		"Next":          func() error { _, err := record.Next(under); return err },
		"Case":          func() error { _, err := record.Case(under); return err },
		"Explain":       func() error { _, err := record.Explain(under); return err },
		"Form":          func() error { _, err := record.Form(under); return err },
		"Held":          func() error { _, err := record.PersonalData(under); return err },
		"SubjectAccess": func() error { _, err := record.SubjectAccess(under); return err },
		"RARDays":       func() error { _, err := RARDays(record); return err },
		"Rows":          func() error { _, err := table.JSON(); return err },
		"by rows":       func() error { _, err := DutiesOf(Case{}, own); return err },
		"by calendar":   func() error { _, err := DutiesOf(Case{}, Environment{Calendar: england}); return err },
		"by catalogue":  func() error { _, err := DutiesOf(Case{}, Environment{Catalogue: built}); return err },
		"by rulebook":   func() error { _, err := DutiesOf(Case{}, Environment{Catalogue: other.Under(rules)}); return err },
		"a report":      func() error { return report.Add(LevelFacts{}) },
		"its record":    func() error { return report.AddRecord(shown) },
		"its figures":   func() error { _, err := report.Read(); return err },
		"side by side":  func() error { _, err := report.Compare(&LevelReport{}); return err },
		"merged":        func() error { return (&LevelReport{}).Merge(report) },
		"a workload":    func() error { _, err := work.Headrooms(); return err },
		"to be counted": func() error { _, err := record.Levels(under); return err },
		"many": func() error {
			_, err := LevelsMany(LevelColumns{}, Period{}, &LevelTallies{}, Environment{Calendar: england})
			return err
		},
		"a caseload": func() error { _, err := NewCaseload(nil, own).Due(background, day, "", 1); return err },
		"no record":  func() error { _, err := (*Record)(nil).Referral(); return err },
		"no duties":  func() error { _, err := (*Record)(nil).Duties(under); return err },
		"never made": func() error { _, err := (&Calendar{}).Add(day, 1); return err },
	} {
		wantClosed(t, what, call())
	}
	if err := (&LevelReport{}).Close(); err != nil {
		t.Errorf("closing what was never made: %v", err)
	}
	if err := (&Calendar{}).Close(); err != nil {
		t.Errorf("closing what was never made: %v", err)
	}
}

func TestAScreeningKeepsWhatItPointsInto(t *testing.T) {
	built, rules := must(BuiltinCatalogue()), must(BuiltinRulebook())
	screening := must(built.Under(rules).Screening(day))
	people := must(NewPeople(user))
	defer people.Close()
	before, _, err := screening.Run(people)
	if err != nil {
		t.Fatal(err)
	}
	built.Close()
	rules.Close()
	after, _, err := screening.Run(people)
	if err != nil || string(after.Row(0)) != string(before.Row(0)) {
		t.Errorf("got %v, then %v, %v", before, after, err)
	}
	if got := built.handle.users.Load() + rules.handle.users.Load(); got != 2 {
		t.Errorf("held %d times", got)
	}
	screening.Close()
	if got := built.handle.users.Load() + rules.handle.users.Load(); got != 0 {
		t.Errorf("still held %d times", got)
	}
}

func TestMemoryGoesOnceWhenTheLastUserIsDone(t *testing.T) {
	var freed atomic.Int32
	memory := byte(0)
	held := newHandle(unsafe.Pointer(&memory), func(unsafe.Pointer) { freed.Add(1) })
	if err := held.acquire(); err != nil {
		t.Fatal(err)
	}
	held.close()
	held.close()
	wantClosed(t, "after close", held.acquire())
	if freed.Load() != 0 {
		t.Error("freed under a user")
	}
	held.release()
	if freed.Load() != 1 {
		t.Errorf("freed %d times", freed.Load())
	}
	held.closed.Store(false) // As seen by a goroutine that looked before Close.
	wantClosed(t, "after it went", held.acquire())
}

func TestGoroutinesShareOneOfEach(t *testing.T) {
	england, built := must(NewCalendar(EnglandAndWales)), must(BuiltinCatalogue())
	people, screening := must(NewPeople(user, ServiceUser{})), must(built.Screening(day))
	defer screening.Close()
	defer people.Close()
	var group sync.WaitGroup
	var answered atomic.Int32
	for i := 0; i < 8; i++ {
		group.Add(1)
		go func() {
			defer group.Done()
			for n := 1; n < 40; n++ {
				if _, err := england.Add(day, n); err != nil && !errors.Is(err, ErrClosed) {
					t.Error(err)
				}
				answer, err := built.Assess(user, "personal-well-being/emotional", day)
				if err == nil && answer.Summary == MayRefer {
					answered.Add(1)
				} else if !errors.Is(err, ErrClosed) {
					t.Errorf("got %+v, %v", answer, err)
				}
				if _, _, err := screening.Run(people); err != nil {
					t.Error(err)
				}
			}
			england.Close()
			built.Close()
		}()
	}
	group.Wait()
	if answered.Load() < 39 {
		t.Errorf("only %d answers", answered.Load())
	}
}

func TestGoroutinesDecideOnOneRecord(t *testing.T) {
	d := newDesk(t).live(CommandSend).now("2026-11-02T11:00", RoleSupplier)
	table := must(NewDutyTable(own))
	d.under.Duties, d.under.Busy = table, []BusyTime{{moment("2026-11-09T10:00"), moment("2026-11-09T11:00")}}
	command := d.command(CommandReceive, nil)
	want := string(must(must(Decide(d.record, command, d.under)).Record.JSON()))
	var group sync.WaitGroup
	var decided atomic.Int32
	for i := 0; i < 8; i++ {
		group.Add(1)
		go func() {
			defer group.Done()
			for n := 0; n < 20; n++ {
				change, err := Decide(d.record, command, d.under)
				if errors.Is(err, ErrClosed) {
					continue
				}
				if err != nil || string(must(change.Record.JSON())) != want {
					t.Errorf("got %+v, %v", change, err)
					return
				}
				if _, err := change.Record.Duties(d.under); err != nil && !errors.Is(err, ErrClosed) {
					t.Error(err)
				}
				change.Record.Close()
				decided.Add(1)
			}
			d.record.Close()
			table.Close()
		}()
	}
	group.Wait()
	if decided.Load() < 20 {
		t.Errorf("only %d decisions", decided.Load())
	}
}
