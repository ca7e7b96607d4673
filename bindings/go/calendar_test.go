package interventions

import (
	"encoding/json"
	"testing"
	"time"
)

type workingDayVectors struct {
	Add []struct {
		Division string
		Date     Date
		N        int
		Expected Date
	}
	Count []struct {
		Division string
		From, To Date
		Expected int
	}
}

func vectors(t testing.TB) workingDayVectors {
	var read workingDayVectors
	if err := json.Unmarshal(stored(t, "working_day_vectors.json"), &read); err != nil {
		t.Fatal(err)
	}
	if len(read.Add) < 1000 || len(read.Count) < 100 {
		t.Fatalf("only %d and %d vectors", len(read.Add), len(read.Count))
	}
	return read
}

func TestWorkingDaysAreThoseOfTheVectors(t *testing.T) {
	calendars := map[string]*Calendar{}
	for _, division := range Terms[Division]() {
		calendars[division.Key()] = calendar(t, division)
	}
	calendars["uk-any"] = calendars[UnitedKingdom.Key()]
	read := vectors(t)
	for _, v := range read.Add {
		add := func() (Date, error) { return calendars[v.Division].Add(v.Date, v.N) }
		if v.N == 0 { // The vectors say where a count starts.
			add = func() (Date, error) { return calendars[v.Division].RollForward(v.Date) }
		}
		if got, err := add(); got != v.Expected || err != nil {
			t.Errorf("%s: %s and %d working days is %s, %v; want %s", v.Division, v.Date, v.N, got, err, v.Expected)
		}
	}
	for _, v := range read.Count {
		if got, err := calendars[v.Division].Count(v.From, v.To); got != v.Expected || err != nil {
			t.Errorf("%s: from %s to %s are %d, %v; want %d", v.Division, v.From, v.To, got, err, v.Expected)
		}
	}
}

func TestDivisionsHaveKeys(t *testing.T) {
	for _, division := range Terms[Division]() {
		if got, err := DivisionOf(division.Key()); got != division || err != nil {
			t.Errorf("%q is %s, %v", division.Key(), got, err)
		}
		if got := calendar(t, division).Division(); got != division {
			t.Errorf("the calendar of %s is of %s", division, got)
		}
	}
	if got := Division(99).Key(); got != "" {
		t.Errorf("got %q", got)
	}
	_, err := DivisionOf("essex")
	wantStatus(t, err, ErrNotFound)
	_, err = DivisionOf("scotland\x00")
	wantStatus(t, err, ErrArgument)
}

func TestDaysAndHolidays(t *testing.T) {
	england := calendar(t, EnglandAndWales)
	christmas := date(t, "2026-12-25")
	if working := must(england.IsWorkingDay(christmas)); working {
		t.Error("Christmas is a working day")
	}
	if working := must(england.IsWorkingDay(christmas - 1)); !working {
		t.Error("24 December 2026 is not a working day")
	}
	if got := must(england.RollForward(christmas)); got.String() != "2026-12-29" {
		t.Errorf("the next working day is %s", got)
	}
	if got := must(england.RollBack(christmas)); got != christmas-1 {
		t.Errorf("the last working day is %s", got)
	}
	if got := must(england.HolidayName(christmas)); got != "Christmas Day" {
		t.Errorf("got %q", got)
	}
	if got := must(england.HolidayName(christmas - 1)); got != "" {
		t.Errorf("24 December is %q", got)
	}
	if got := must(england.HolidayStatus(christmas)); got != HolidayPublished {
		t.Errorf("got status %d", got)
	}
	first, last, err := england.Range()
	if first.String() != "1971-01-01" || last < date(t, "2035-12-31") || err != nil {
		t.Errorf("from %s to %s, %v", first, last, err)
	}
}

func TestWhatCannotBeComputedIsRefused(t *testing.T) {
	england := calendar(t, EnglandAndWales)
	_, err := england.Add(day, 0)
	wantStatus(t, err, ErrArgument)
	_, err = england.Add(day, 1<<40)
	wantStatus(t, err, ErrRange)
	if got, err := england.Add(date(t, "1960-01-01"), 1); got != DateNone || err == nil {
		t.Errorf("got %s, %v", got, err)
	}
	_, err = england.Count(day, DateNone)
	wantStatus(t, err, ErrRange)
	_, err = england.IsWorkingDay(DateNone)
	wantStatus(t, err, ErrRange)
	_, err = england.RollForward(DateNone)
	wantStatus(t, err, ErrRange)
	_, err = england.RollBack(DateNone)
	wantStatus(t, err, ErrRange)
	_, err = NewCalendar(99)
	wantStatus(t, err, ErrArgument)
}

func TestAnOverlayStandsOnItsOwn(t *testing.T) {
	england := must(NewCalendar(EnglandAndWales))
	jubilee, christmas := date(t, "2026-06-01"), date(t, "2026-12-25")
	overlay := must(england.With([]Date{jubilee}, []Date{christmas}, date(t, "2030-12-31")))
	defer overlay.Close()
	england.Close()
	if must(overlay.IsWorkingDay(jubilee)) || !must(overlay.IsWorkingDay(christmas)) {
		t.Error("the overlay has not been laid")
	}
	if got := must(overlay.Horizon()); got.String() != "2030-12-31" {
		t.Errorf("the horizon is %s", got)
	}
	_, err := overlay.With([]Date{day}, []Date{day}, DateNone)
	wantStatus(t, err, ErrConflict)
	same := must(overlay.With(nil, nil, DateNone))
	defer same.Close()
	if got := must(same.Horizon()); got.String() != "2030-12-31" {
		t.Errorf("the horizon became %s", got)
	}
}

func TestTheGovernmentsFileIsLaidOver(t *testing.T) {
	file := []byte(`{"england-and-wales": {"division": "england-and-wales", "events": [
		{"title": "A day", "date": "2027-01-04"}, {"title": "Another", "date": "2027-12-27"}]}}`)
	laid := must(CalendarFromJSON(EnglandAndWales, file))
	defer laid.Close()
	if got := must(laid.HolidayName(date(t, "2027-01-04"))); got != "A day" {
		t.Errorf("got %q", got)
	}
	if got := must(laid.Horizon()); got.String() < "2027-12-31" {
		t.Errorf("the horizon is %s", got)
	}
	_, err := CalendarFromJSON(EnglandAndWales, []byte(`{"england-and-wales": {"events": [{"date": "soon"}]}}`))
	wantStatus(t, err, ErrInvalid)
	if len(Violations(err)) == 0 {
		t.Error("no violations")
	}
	_, err = CalendarFromJSON(EnglandAndWales, nil)
	wantStatus(t, err, ErrSyntax)
	_, err = CalendarFromJSON(99, file)
	wantStatus(t, err, ErrArgument)
}

func TestManyDaysAreOneByOneTheSame(t *testing.T) {
	england := calendar(t, EnglandAndWales)
	from, to, n := make([]Date, 5000), make([]Date, 5000), make([]int32, 5000)
	for i := range from {
		from[i] = NewDate(1990, time.January, 1) + Date(i*3)
		to[i] = from[i] + Date(i%700) - 350
		n[i] = int32(i%41) - 20
	}
	many, each, counts := make([]Date, len(from)), make([]Date, len(from)), make([]int32, len(from))
	if partial, err := england.AddMany(many, from, -7); partial || err != nil {
		t.Errorf("partial %v, %v", partial, err)
	}
	if partial, err := england.AddEach(each, from, n); !partial || err != nil {
		t.Errorf("with numbers that are 0: partial %v, %v", partial, err)
	}
	if partial, err := england.CountMany(counts, from, to); partial || err != nil {
		t.Errorf("partial %v, %v", partial, err)
	}
	for i := range from {
		if want := must(england.Add(from[i], -7)); many[i] != want {
			t.Fatalf("7 before %s: got %s, want %s", from[i], many[i], want)
		}
		if want, _ := england.Add(from[i], int(n[i])); each[i] != want {
			t.Fatalf("%s and %d: got %s, want %s", from[i], n[i], each[i], want)
		}
		if want := must(england.Count(from[i], to[i])); int(counts[i]) != want {
			t.Fatalf("from %s to %s: got %d, want %d", from[i], to[i], counts[i], want)
		}
	}
}

func TestBulkCallsSayWhatIsMissingAndRefuseWhatDoesNotFit(t *testing.T) {
	england := calendar(t, EnglandAndWales)
	days := []Date{day, DateNone, day}
	partial, err := england.AddMany(days, days, 1)
	if !partial || err != nil || days[0] != day+1 || days[1] != DateNone || days[2] != day+1 {
		t.Errorf("in place: got %v, partial %v, %v", days, partial, err)
	}
	counts := make([]int32, 1)
	if partial, err := england.CountMany(counts, []Date{DateNone}, []Date{day}); !partial || counts[0] != CountNone {
		t.Errorf("got %v, %v", counts, err)
	}
	if partial, err := england.AddMany(nil, nil, 1); partial || err != nil {
		t.Errorf("of no days: partial %v, %v", partial, err)
	}
	_, err = england.AddMany(days, days, 0)
	wantStatus(t, err, ErrArgument)
	_, err = england.AddMany(days, days, 1<<40)
	wantStatus(t, err, ErrRange)
	_, err = england.AddMany(days[:2], days, 1)
	wantStatus(t, err, ErrArgument)
	_, err = england.AddEach(days, days, counts)
	wantStatus(t, err, ErrArgument)
	_, err = england.CountMany(counts, days, days)
	wantStatus(t, err, ErrArgument)
}
