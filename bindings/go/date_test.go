package interventions

import (
	"encoding/json"
	"testing"
	"time"
)

func TestADateIsWrittenAsTheLibraryReadsIt(t *testing.T) {
	for day := firstDate; day <= lastDate; day += 13 {
		if got := date(t, day.String()); got != day {
			t.Fatalf("%s was read as %s", day, got)
		}
	}
	if got := date(t, lastDate.String()); got != lastDate {
		t.Errorf("the last day was read as %s", got)
	}
}

func TestWhatIsNoDateIsRefused(t *testing.T) {
	for _, text := range []string{"", "2026-11-31", "2026-1-1", "22/11/2026", "2026-11-22 ", "2026-11-2\x00"} {
		_, err := ParseDate(text)
		wantStatus(t, err, ErrDate)
	}
	_, err := ParseDate("0000-01-01")
	wantStatus(t, err, ErrRange)
}

func TestNewDateRunsOnAsTimeDoes(t *testing.T) {
	if got := NewDate(2026, time.November, 31); got.String() != "2026-12-01" {
		t.Errorf("31 November is %s", got)
	}
	if got := NewDate(10000, time.January, 1); got != DateNone || got.String() != "no date" {
		t.Errorf("the year 10000 is %s", got)
	}
}

func TestTheBritishDateIsThatOfAClockInLondon(t *testing.T) {
	summer := time.Date(2026, time.June, 30, 23, 30, 0, 0, time.UTC)
	if got := must(BritishDate(summer)); got.String() != "2026-07-01" {
		t.Errorf("got %s", got)
	}
	if got := DateOf(summer); got.String() != "2026-06-30" {
		t.Errorf("got %s", got)
	}
	_, err := BritishDate(time.Date(1971, time.December, 31, 0, 0, 0, 0, time.UTC))
	wantStatus(t, err, ErrRange)
}

func TestMonthsAndYears(t *testing.T) {
	if got := must(date(t, "2027-01-31").AddMonths(1)); got.String() != "2027-02-28" {
		t.Errorf("a month after 31 January is %s", got)
	}
	_, err := day.AddMonths(1 << 40)
	wantStatus(t, err, ErrRange)
	if got := must(YearsBetween(date(t, "2008-02-29"), date(t, "2026-02-28"))); got != 17 {
		t.Errorf("18 on 1 March, got %d the day before", got)
	}
	_, err = YearsBetween(day, day-1)
	wantStatus(t, err, ErrRange)
	if got := date(t, "2026-11-22").Weekday(); got != time.Sunday {
		t.Errorf("got %s", got)
	}
}

func TestADateInJSONIsText(t *testing.T) {
	data := must(json.Marshal([]Date{day}))
	if string(data) != `["2026-11-23"]` {
		t.Errorf("got %s", data)
	}
	var read []Date
	if err := json.Unmarshal(data, &read); err != nil || read[0] != day {
		t.Errorf("got %v, %v", read, err)
	}
	_, err := json.Marshal(DateNone)
	wantStatus(t, err, ErrRange)
	wantStatus(t, json.Unmarshal([]byte(`["2026-02-30"]`), &read), ErrDate)
}
