package interventions

import (
	"fmt"
	"math/rand"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"
)

var judged = Environment{Now: moment("2026-11-23T09:00")}

func TestWhereAReferralStandsIsToldWithItsReason(t *testing.T) {
	late := LevelFacts{Referral: "R1", IsReceived: Yes, Received: on(2026, time.November, 2), IsOffered: No,
		IsCommenced: No, IsEnded: No}
	told := must(LevelsOf(late, judged))
	if told.Referral != "R1" || *told.Day != day || len(told.Levels) != len(Terms[ServiceLevel]()) {
		t.Fatalf("got %+v", told)
	}
	first := told.Levels[0]
	if first.Level != ServiceLevelAssessmentOffered || first.Attainment != AttainmentMissed || first.Counted != Yes ||
		*first.Due != NewDate(2026, time.November, 16) || first.Done != nil ||
		!strings.Contains(first.Reason, "10 working days end with 2026-11-16") || first.Rule != "WB-LEVEL-ASSESSMENT" {
		t.Errorf("got %+v", first)
	}
	late.IsOffered = Unknown
	if open := must(LevelsOf(late, judged)).Levels[0]; open.Attainment != AttainmentNotKnown || open.Missing == "" {
		t.Errorf("got %+v", open)
	}
	_, err := LevelsOf(LevelFacts{IsReceived: No, Received: Known(day)}, judged)
	wantStatus(t, err, ErrInvalid)
	_, err = LevelsOfJSON([]byte("["), judged)
	wantStatus(t, err, ErrSyntax)
}

func TestTheLevelsOfARecordAreThoseOfItsFacts(t *testing.T) {
	d := newDesk(t).live(0)
	d.under.On = on(2026, time.November, 30)
	facts := must(d.record.LevelFacts(d.under))
	if *facts.Received != NewDate(2026, time.November, 2) || *facts.FirstOffered != NewDate(2026, time.November, 3) ||
		*facts.OfferedFor != NewDate(2026, time.November, 9) || facts.Provider != "A Supplier" ||
		facts.Ending != EndingCompleted || *facts.OutcomeScore != 3 {
		t.Errorf("got %+v", facts)
	}
	told := must(d.record.Levels(d.under))
	for _, each := range told.Levels {
		if each.Attainment != AttainmentMet || each.Reason == "" {
			t.Errorf("got %+v", each)
		}
	}
	if again := must(LevelsOf(*facts, d.under)); !reflect.DeepEqual(again, told) {
		t.Errorf("got %+v, then %+v", told, again)
	}
}

func TestSharesAreExact(t *testing.T) {
	for _, each := range []struct {
		numerator, denominator uint64
		want                   int
	}{{0, 1, 0}, {1, 3, 333}, {2, 3, 667}, {1, 2000, 1}, {1 << 62, 1 << 62, 1000}} {
		if got := must(Share(each.numerator, each.denominator)); *got != each.want {
			t.Errorf("%+v: got %d", each, *got)
		}
	}
	if got := must(Share(0, 0)); got != nil {
		t.Errorf("got %d", *got)
	}
	_, err := Share(2, 1)
	wantStatus(t, err, ErrRange)
}

func TestAFigureCountsWhatTheRulebookSays(t *testing.T) {
	tally := LevelTally{Met: 3, Missed: 1, NotDue: 5, Withdrawn: 2, NotKnown: 2, NotApplicable: 9}
	figure := must(LevelFigureOf(ServiceLevelAssessmentOffered, tally, judged))
	if figure.LevelTally != tally || figure.Numerator != 3 || figure.Denominator != 4 || *figure.Tenths != 750 ||
		figure.Reached != Unknown {
		t.Errorf("got %+v", figure)
	}
	stricter := judged
	changed := must(rulebook(t).WithOverrides(
		Override{Rule: "WB-COUNT-ASSESSMENT", Parameter: "withdrawn", Value: Known(1), Source: "us"},
		Override{Rule: "WB-COUNT-ASSESSMENT", Parameter: "percent", Value: Known(60), Source: "us"}))
	defer changed.Close()
	stricter.Catalogue = services(t).Under(changed)
	if figure = must(LevelFigureOf(ServiceLevelAssessmentOffered, tally, stricter)); figure.Denominator != 6 ||
		*figure.Tenths != 500 || figure.Reached != No {
		t.Errorf("got %+v", figure)
	}
	_, err := LevelFigureOf(77, tally, judged)
	wantStatus(t, err, ErrArgument)
}

// invented makes up referrals, all of their days known.
func invented(count int) []LevelFacts {
	chance := rand.New(rand.NewSource(7))
	maybe := func(from Date, most int) (*Date, Flag) {
		if chance.Intn(4) == 0 {
			return nil, No
		}
		return Known(from + Date(chance.Intn(most))), Yes
	}
	made := make([]LevelFacts, count)
	for i := range made {
		each := LevelFacts{Kind: KindCommissionedService, Referral: fmt.Sprint(i),
			Provider: fmt.Sprintf("provider %d", chance.Intn(5)), Area: []string{"essex", "kent"}[chance.Intn(2)],
			Needs: []NeedArea{NeedEmotional, NeedFamily}[:1+chance.Intn(2)]}
		each.Received, each.IsReceived = maybe(day-200, 180)
		if each.Received == nil {
			each.IsOffered, each.IsCommenced, each.IsEnded = No, No, No
			made[i] = each
			continue
		}
		from := *each.Received
		each.FirstOffered, each.IsOffered = maybe(from, 30)
		if each.FirstOffered != nil {
			each.OfferedFor = Known(*each.FirstOffered + 5)
		}
		each.Commenced, each.IsCommenced = maybe(from+10, 60)
		each.Ended, each.IsEnded = maybe(from+20, 200)
		made[i] = each
	}
	return made
}

func columnsOf(referrals []LevelFacts) LevelColumns {
	at := func(day *Date) Date {
		if day == nil {
			return DateNone
		}
		return *day
	}
	var made LevelColumns
	for _, each := range referrals {
		made.Received = append(made.Received, at(each.Received))
		made.FirstOffered = append(made.FirstOffered, at(each.FirstOffered))
		made.OfferedFor = append(made.OfferedFor, at(each.OfferedFor))
		made.Commenced = append(made.Commenced, at(each.Commenced))
		made.Ended = append(made.Ended, at(each.Ended))
		made.Group = append(made.Group, each.Provider[len(each.Provider)-1]-'0')
	}
	return made
}

func (c LevelColumns) part(from, to int) LevelColumns {
	return LevelColumns{Received: c.Received[from:to], FirstOffered: c.FirstOffered[from:to],
		OfferedFor: c.OfferedFor[from:to], Commenced: c.Commenced[from:to], Ended: c.Ended[from:to], Group: c.Group[from:to]}
}

func TestColumnsComeToTheSameAsAReport(t *testing.T) {
	referrals := invented(3000)
	period := Period{From: Known(day - 150), To: Known(day - 3)}
	report := must(NewLevelReport(judged, period))
	defer report.Close()
	for _, each := range referrals {
		if err := report.Add(each); err != nil {
			t.Fatal(err)
		}
	}
	columns, whole := columnsOf(referrals), NewLevelTallies(5)
	if partial, err := LevelsMany(columns, period, whole, judged); partial || err != nil {
		t.Fatal(partial, err)
	}
	view := must(report.Read())
	if whole.Referrals != view.Referrals || whole.Outside != view.Outside || whole.NotReceived != view.NotReceived ||
		whole.Undated != view.Undated || whole.Referrals == 0 || whole.Outside == 0 {
		t.Errorf("got %+v, want %+v", whole, view.ReportHead)
	}
	for _, line := range view.Lines {
		if line.By != GroupingProvider {
			continue
		}
		group := line.Key[len(line.Key)-1] - '0'
		got := []LevelTally{whole.Offered[group], whole.OfferedFor[group], whole.Commencement[group]}
		want := []LevelTally{line.AssessmentOffered.LevelTally, line.AssessmentOfferedFor.LevelTally,
			line.Commencement.LevelTally}
		if !reflect.DeepEqual(got, want) || got[0].Met == 0 || got[0].Missed == 0 {
			t.Errorf("%s: got %+v, want %+v", line.Key, got, want)
		}
	}

	// Parts, each in a goroutine of its own.
	parts := make([]*LevelTallies, 4)
	var group sync.WaitGroup
	for i := range parts {
		parts[i] = NewLevelTallies(5)
		group.Add(1)
		go func(i int) {
			defer group.Done()
			if _, err := LevelsMany(columns.part(i*750, i*750+750), period, parts[i], judged); err != nil {
				t.Error(err)
			}
		}(i)
	}
	group.Wait()
	sum := NewLevelTallies(5)
	for _, each := range parts {
		if err := sum.Add(each); err != nil {
			t.Fatal(err)
		}
	}
	if !reflect.DeepEqual(sum, whole) {
		t.Errorf("in parts %+v, as a whole %+v", sum, whole)
	}
}

func TestColumnsOfReferralsThatDoNotFitAreRefused(t *testing.T) {
	days := []Date{day - 30, DayNotKnown}
	for what, each := range map[string]struct {
		columns LevelColumns
		into    *LevelTallies
	}{
		"another length": {LevelColumns{Received: days, Ended: days[:1]}, NewLevelTallies(1)},
		"other groups":   {LevelColumns{Received: days, Group: []uint8{1}}, NewLevelTallies(1)},
		"wide groups":    {LevelColumns{Received: days, GroupWide: []uint16{1}}, NewLevelTallies(1)},
		"no group":       {LevelColumns{Received: days}, NewLevelTallies(0)},
		"uneven tallies": {LevelColumns{Received: days}, &LevelTallies{Offered: make([]LevelTally, 1),
			OfferedFor: make([]LevelTally, 2)}},
		"too many groups": {LevelColumns{Received: days}, NewLevelTallies(70000)},
	} {
		_, err := LevelsMany(each.columns, Period{}, each.into, judged)
		if wantStatus(t, err, ErrArgument); err == nil || each.into.Referrals != 0 {
			t.Errorf("%s: got %+v, %v", what, each.into, err)
		}
	}
	into := &LevelTallies{Offered: make([]LevelTally, 300)}
	partial, err := LevelsMany(LevelColumns{Received: days, GroupWide: []uint16{299, 300}}, Period{}, into, judged)
	if !partial || err != nil || into.Referrals != 1 || into.Ungrouped != 1 || into.Offered[299].Missed != 1 {
		t.Errorf("got %v, %v, %+v", partial, err, into)
	}
	if partial, err = LevelsMany(LevelColumns{}, Period{}, into, judged); partial || err != nil || into.Referrals != 1 {
		t.Errorf("of none: %v, %v", partial, err)
	}
	_, err = LevelsMany(LevelColumns{Received: days}, Period{From: Known(day), To: Known(day - 1)}, into, judged)
	wantStatus(t, err, ErrRange)
	wantStatus(t, into.Add(NewLevelTallies(7)), ErrArgument)
	wantStatus(t, into.Add(&LevelTallies{}), ErrArgument)
	wantStatus(t, NewLevelTallies(0).Add(into), ErrArgument)
}

func BenchmarkLevelsMany(b *testing.B) {
	referrals := columnsOf(invented(1 << 17))
	into := NewLevelTallies(5)
	b.ResetTimer()
	b.ReportAllocs()
	began := time.Now()
	for i := 0; i < b.N; i++ {
		if _, err := LevelsMany(referrals, Period{}, into, judged); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(time.Since(began))/float64(b.N*len(referrals.Received)), "ns/referral")
}
