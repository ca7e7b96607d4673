package interventions

// #include <interventions/interventions.h>
import "C"

import (
	"fmt"
	"math"
	"time"
)

// Date is a civil date: days since 1970-01-01, so that d+7 is a week later and dates compare as numbers. As text and in
// JSON it is 2026-11-22.
type Date int32

// DateNone is not a date: what a bulk call gives where there is no answer.
const DateNone = Date(math.MinInt32)

const secondsOfDay = 24 * 60 * 60

// The first and the last day that can be written.
var (
	firstDate = Date(time.Date(1, time.January, 1, 0, 0, 0, 0, time.UTC).Unix() / secondsOfDay)
	lastDate  = Date(time.Date(9999, time.December, 31, 0, 0, 0, 0, time.UTC).Unix() / secondsOfDay)
)

// NewDate makes a date. As with time.Date a day or month past its end runs on: 31 November is 1 December. A day outside
// the years 1 to 9999 gives DateNone. ParseDate refuses what does not exist.
func NewDate(year int, month time.Month, day int) Date {
	days := time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / secondsOfDay
	if days < int64(firstDate) || days > int64(lastDate) {
		return DateNone
	}
	return Date(days)
}

// DateOf gives the date that a time shows in its own location. See BritishDate for the date on a clock in London.
func DateOf(t time.Time) Date {
	return NewDate(t.Date())
}

// BritishDate gives the civil date of an instant in the United Kingdom, whatever location t has: 23:30 UTC on 30 June
// is 1 July. From 1972 on; ErrRange before.
func BritishDate(t time.Time) (Date, error) {
	date := C.ivn_date(DateNone)
	err := statusError(C.ivn_date_of_instant(C.ivn_instant(t.UnixMilli()), &date))
	return Date(date), err
}

// ParseDate reads a date written as 2026-11-22.
func ParseDate(text string) (Date, error) {
	date, bytes := C.ivn_date(DateNone), []byte(text)
	status := C.ivn_date_parse(bytesOf(bytes), C.size_t(len(bytes)), &date)
	return Date(date), statusError(status)
}

// Time gives midnight UTC of the date.
func (d Date) Time() time.Time {
	return time.Unix(int64(d)*secondsOfDay, 0).UTC()
}

// Weekday gives the day of the week.
func (d Date) Weekday() time.Weekday {
	return d.Time().Weekday()
}

// AddMonths gives the corresponding date so many months later, or earlier; a month that lacks that day ends on its last
// day, so one month after 31 January is 28 or 29 February.
func (d Date) AddMonths(months int) (Date, error) {
	if int(int32(months)) != months {
		return DateNone, statusError(C.IVN_ERROR_RANGE)
	}
	date := C.ivn_date(DateNone)
	status := C.ivn_date_add_months(C.ivn_date(d), C.int32_t(months), &date)
	return Date(date), statusError(status)
}

// YearsBetween gives the age, on a day, of a person born on another, as the law of England and Wales reckons ages.
func YearsBetween(born, on Date) (int, error) {
	var years C.int32_t
	status := C.ivn_date_years_between(C.ivn_date(born), C.ivn_date(on), &years)
	return int(years), statusError(status)
}

// String gives 2026-11-22, and "no date" for what is none.
func (d Date) String() string {
	if d < firstDate || d > lastDate {
		return "no date"
	}
	return d.Time().Format("2006-01-02")
}

// MarshalText gives 2026-11-22; ErrRange outside the years 1 to 9999.
func (d Date) MarshalText() ([]byte, error) {
	if d < firstDate || d > lastDate {
		return nil, fmt.Errorf("a date to be written: %w", ErrRange)
	}
	return []byte(d.String()), nil
}

// UnmarshalText reads 2026-11-22.
func (d *Date) UnmarshalText(text []byte) error {
	date, err := ParseDate(string(text))
	if err == nil {
		*d = date
	}
	return err
}
