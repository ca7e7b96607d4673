package interventions

import (
	"bytes"
	"math/rand"
	"reflect"
	"sync"
	"testing"
	"time"
)

func reportOf(t testing.TB, under Environment, period Period, referrals ...LevelFacts) *LevelReport {
	t.Helper()
	made := must(NewLevelReport(under, period))
	t.Cleanup(func() { made.Close() })
	for _, each := range referrals {
		if err := made.Add(each); err != nil {
			t.Fatal(err)
		}
	}
	return made
}

// lineOf gives a line of a report, or nil.
func lineOf(view *ReportView, by Grouping, key string) *ReportLine {
	for i := range view.Lines {
		if view.Lines[i].By == by && view.Lines[i].Key == key {
			return &view.Lines[i]
		}
	}
	return nil
}

func TestAReportTellsWhatItCountsAndByWhat(t *testing.T) {
	one := LevelFacts{IsReceived: Yes, Received: on(2026, time.October, 5), IsOffered: Yes,
		FirstOffered: on(2026, time.October, 6), IsCommenced: No, IsEnded: No, Provider: "A", Contract: "C",
		Area: "essex", Needs: []NeedArea{NeedFamily, NeedFinance}, Larger: Yes, Liaison: []Liaison{LiaisonRisk},
		ReportOwed: Yes, OutcomeScore: Known(3), Outcomes: Known(2)}
	early, unreceived := one, LevelFacts{IsReceived: No}
	early.Received = on(2026, time.January, 5)
	period := Period{From: on(2026, time.October, 1)}
	report := reportOf(t, judged, period, one, early, unreceived)
	view := must(report.Read())
	if *view.Day != day || *view.From != *period.From || *view.To != day || view.Referrals != 1 || view.Outside != 1 ||
		view.NotReceived != 1 || len(view.Rules) != 3 || *view.Rules[0].WorkingDays != 10 || view.Basis == "" {
		t.Errorf("got %+v", view.ReportHead)
	}
	total := view.Lines[0]
	if total.By != GroupingTotal || total.AssessmentOffered.Met != 1 || *total.AssessmentOffered.Tenths != 1000 ||
		total.Commencement.NotDue != 1 || total.Commencement.Tenths != nil {
		t.Errorf("got %+v", total)
	}
	want := QualityFigure{Referrals: 1, Reports: 1, Score: 3, Most: 4, ScoreTenths: Known(750), LiaisonKnown: 1,
		LiaisonAny: 1, LiaisonRisk: 1, LiaisonTenths: Known(1000)}
	if !reflect.DeepEqual(*total.Quality, want) {
		t.Errorf("got %+v", total.Quality)
	}
	for _, each := range []struct {
		by  Grouping
		key string
	}{{GroupingProvider, "A"}, {GroupingContract, "C"}, {GroupingArea, "essex"}, {GroupingNeed, "family"},
		{GroupingNeed, "finance"}, {GroupingMonth, "2026-10"}} {
		if line := lineOf(view, each.by, each.key); line == nil || line.Referrals != 1 {
			t.Errorf("%v: got %+v", each, line)
		}
	}
	// The reader of JSON is as strict as the documents are complete.
	decode(t, must(report.JSON()), new(ReportView))
}

// In whatever parts, and in whatever order they are merged, a report comes to the same; so do those that went as JSON.
func TestReportsAddUp(t *testing.T) {
	referrals, chance := invented(600), rand.New(rand.NewSource(3))
	whole := must(reportOf(t, judged, Period{}, referrals...).JSON())
	for round := 0; round < 5; round++ {
		var parts []*LevelReport
		for rest := referrals; len(rest) > 0; {
			count := 1 + chance.Intn(len(rest))
			parts = append(parts, reportOf(t, judged, Period{}, rest[:count]...))
			rest = rest[count:]
		}
		parts = append(parts, reportOf(t, judged, Period{}))
		chance.Shuffle(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
		for len(parts) > 1 {
			from := parts[len(parts)-1]
			if chance.Intn(2) == 0 {
				again := must(LevelReportFromJSON(must(from.JSON()), judged))
				defer again.Close()
				from = again
			}
			if err := parts[chance.Intn(len(parts)-1)].Merge(from); err != nil {
				t.Fatal(err)
			}
			parts = parts[:len(parts)-1]
		}
		if got := must(parts[0].JSON()); !bytes.Equal(got, whole) {
			t.Errorf("got\n%s\nwant\n%s", got, whole)
		}
	}
}

func TestReportsOfDifferentDaysAreNotMixed(t *testing.T) {
	report := reportOf(t, judged, Period{}, invented(10)...)
	before := must(report.JSON())
	later := judged
	later.On = Known(day + 1)
	wantStatus(t, report.Merge(reportOf(t, later, Period{})), ErrConflict)
	wantStatus(t, report.Merge(reportOf(t, judged, Period{From: Known(day - 20)})), ErrConflict)
	wantStatus(t, report.Add(LevelFacts{IsReceived: No, Received: Known(day)}), ErrInvalid)
	wantStatus(t, report.AddJSON([]byte("[]")), ErrInvalid)
	if after := must(report.JSON()); !bytes.Equal(before, after) {
		t.Error("a refusal has changed the report")
	}
	_, err := LevelReportFromJSON(before, later)
	wantStatus(t, err, ErrConflict)
	_, err = LevelReportFromJSON([]byte("{"), judged)
	wantStatus(t, err, ErrSyntax)
	_, err = NewLevelReport(judged, Period{From: Known(day), To: Known(day - 1)})
	wantStatus(t, err, ErrRange)
	if err := report.Merge(report); err != nil || must(report.Read()).Referrals%2 != 0 {
		t.Errorf("merged with itself: %v", err)
	}
}

func TestReportsSideBySide(t *testing.T) {
	changed := must(rulebook(t).WithOverrides(
		Override{Rule: "WB-LEVEL-ASSESSMENT", Parameter: "working_days", Value: Known(5), Source: "us"}))
	defer changed.Close()
	stricter := judged
	stricter.Catalogue = services(t).Under(changed)
	referrals := invented(300)
	a, b := reportOf(t, judged, Period{}, referrals...), reportOf(t, stricter, Period{}, referrals...)
	pairs := must(a.Compare(b))
	total := pairs.Lines[0]
	if pairs.A.Basis == pairs.B.Basis || *pairs.B.Rules[0].WorkingDays != 5 || total.By != GroupingTotal ||
		total.Same != No || *total.OfferedChange >= 0 ||
		*total.OfferedChange != *total.B.AssessmentOffered.Tenths-*total.A.AssessmentOffered.Tenths {
		t.Errorf("got %+v", total)
	}
	if back := must(b.Compare(a)); *back.Lines[0].OfferedChange != -*total.OfferedChange {
		t.Errorf("got %+v", back.Lines[0])
	}
	if same := must(a.Compare(a)); same.Lines[0].Same != Yes {
		t.Errorf("got %+v", same.Lines[0])
	}
}

func TestRecordsAreAddedAsTheyStand(t *testing.T) {
	d := newDesk(t).live(0)
	d.under.On = on(2026, time.November, 30)
	report := must(NewLevelReport(d.under, Period{}))
	defer report.Close()
	if err := report.AddRecord(d.record); err != nil {
		t.Fatal(err)
	}
	facts := must(d.record.LevelFacts(d.under))
	if got, want := must(report.JSON()), must(reportOf(t, d.under, Period{}, *facts).JSON()); !bytes.Equal(got, want) {
		t.Errorf("got %s, want %s", got, want)
	}
	wantClosed(t, "no record", report.AddRecord(nil))
}

// A report looks at its calendar and its catalogue when something is added.
func TestAReportKeepsWhatItLooksAt(t *testing.T) {
	england, built, rules := must(NewCalendar(EnglandAndWales)), must(BuiltinCatalogue()), must(BuiltinRulebook())
	under := judged
	under.Calendar, under.Catalogue = england, built.Under(rules)
	report := must(NewLevelReport(under, Period{}))
	england.Close()
	built.Close()
	rules.Close()
	d := newDesk(t).live(CommandReceive)
	if err := report.AddRecord(d.record); err != nil {
		t.Error(err)
	}
	if got := england.handle.users.Load() + built.handle.users.Load() + rules.handle.users.Load(); got != 3 {
		t.Errorf("held %d times", got)
	}
	report.Close()
	report.Close()
	if got := england.handle.users.Load() + built.handle.users.Load() + rules.handle.users.Load(); got != 0 {
		t.Errorf("still held %d times", got)
	}
	_, err := NewLevelReport(under, Period{})
	wantClosed(t, "a closed calendar", err)
}

func TestGoroutinesShareReports(t *testing.T) {
	a, b := reportOf(t, judged, Period{}), reportOf(t, judged, Period{})
	referrals := invented(50)
	var group sync.WaitGroup
	for i := 0; i < 4; i++ {
		group.Add(1)
		go func(into, from *LevelReport) {
			defer group.Done()
			for _, each := range referrals {
				if err := into.Add(each); err != nil {
					t.Error(err)
				}
				must(into.Compare(from))
			}
			must(into.Read())
		}([]*LevelReport{a, b}[i%2], []*LevelReport{b, a}[i%2])
	}
	group.Wait()
	once := must(reportOf(t, judged, Period{}, referrals...).Read()).Referrals
	if err := a.Merge(b); err != nil || must(a.Read()).Referrals != 4*once {
		t.Errorf("got %+v, %v", must(a.Read()).ReportHead, err)
	}
}

func TestAWorkloadTellsWhatThereIsToDo(t *testing.T) {
	window := Period{From: on(2026, time.November, 1), To: on(2026, time.December, 31)}
	waiting := LevelFacts{IsReceived: Yes, Received: on(2026, time.November, 16), IsOffered: No, IsCommenced: No,
		IsEnded: No, Provider: "A"}
	overdue, gone := waiting, waiting
	overdue.Received = on(2026, time.November, 2)
	gone.IsEnded, gone.Ended = Yes, on(2026, time.November, 20)
	work := must(NewWorkload(judged, window))
	defer work.Close()
	for _, each := range []LevelFacts{waiting, overdue, gone} {
		if err := work.Add(each); err != nil {
			t.Fatal(err)
		}
	}
	view := must(work.Read())
	total := view.Lines[0]
	if view.Referrals != 3 || total.Open != 2 || total.Waiting != 1 || total.Overdue != 1 || total.MostOpen != 3 ||
		*total.MostOpenOn != NewDate(2026, time.November, 16) || len(total.Months) != 2 ||
		total.Months[0].Received != 3 {
		t.Errorf("got %+v", view)
	}
	due := total.Days[len(total.Days)-1]
	if *due.Day != NewDate(2026, time.November, 30) || due.Due != 1 {
		t.Errorf("got %+v", due)
	}
	decode(t, must(work.JSON()), new(WorkloadView))
	rooms := must(work.Headrooms(Capacity{By: GroupingProvider, Key: "A", Places: Known(1), Offers: Known(0)}))
	if len(rooms) != 1 || rooms[0].Open != 2 || *rooms[0].Room != -1 || rooms[0].ToOffer != 2 ||
		*rooms[0].OverOn != NewDate(2026, time.November, 16) || rooms[0].LateOn == nil || rooms[0].DaysOver == 0 {
		t.Errorf("got %+v", rooms)
	}
	_, err := work.Headrooms(Capacity{By: GroupingMonth, Key: "2026-11"})
	wantStatus(t, err, ErrInvalid)

	parts := []*Workload{must(NewWorkload(judged, window)), must(NewWorkload(judged, window))}
	for i, each := range []LevelFacts{waiting, overdue, gone} {
		if err := parts[i%2].Add(each); err != nil {
			t.Fatal(err)
		}
	}
	if err := parts[1].Merge(parts[0]); err != nil || !bytes.Equal(must(parts[1].JSON()), must(work.JSON())) {
		t.Errorf("got %s, %v", must(parts[1].JSON()), err)
	}
	d := newDesk(t).live(CommandReceive)
	if err := work.AddRecord(d.record); err != nil || must(work.Read()).Referrals != 4 {
		t.Error(err)
	}
	for _, each := range parts {
		each.Close()
		wantClosed(t, "a workload", each.Add(waiting))
	}
	wantStatus(t, work.AddJSON([]byte("{")), ErrSyntax)
	_, err = NewWorkload(judged, Period{})
	wantStatus(t, err, ErrRange)
}
