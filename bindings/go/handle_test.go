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
	caseload, screening := must(NewCaseload(user)), must(built.Screening(day))
	other := services(t)
	for i := 0; i < 2; i++ {
		for _, each := range []interface{ Close() error }{england, rules, built, caseload, screening} {
			if err := each.Close(); err != nil {
				t.Errorf("closed %d times: %v", i, err)
			}
		}
	}
	days, numbers := []Date{day}, []int32{1}
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
		"Run":           func() error { _, _, err := screening.Run(caseload); return err },
		"under closed":  func() error { _, err := other.Under(rules).Assess(user, "mentoring", day); return err },
		"what if":       func() error { _, err := other.WhatIf(caseload, rules, day); return err },
		"whom":          func() error { _, err := other.WhatIf(caseload, rulebook(t), day); return err },
		"never made":    func() error { _, err := (&Calendar{}).Add(day, 1); return err },
	} {
		wantClosed(t, what, call())
	}
	if err := (&Calendar{}).Close(); err != nil {
		t.Errorf("closing what was never made: %v", err)
	}
}

func TestAScreeningKeepsWhatItPointsInto(t *testing.T) {
	built, rules := must(BuiltinCatalogue()), must(BuiltinRulebook())
	screening := must(built.Under(rules).Screening(day))
	caseload := must(NewCaseload(user))
	defer caseload.Close()
	before, _, err := screening.Run(caseload)
	if err != nil {
		t.Fatal(err)
	}
	built.Close()
	rules.Close()
	after, _, err := screening.Run(caseload)
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
	caseload, screening := must(NewCaseload(user, ServiceUser{})), must(built.Screening(day))
	defer screening.Close()
	defer caseload.Close()
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
				if _, _, err := screening.Run(caseload); err != nil {
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
