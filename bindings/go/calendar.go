package interventions

// #include <interventions/interventions.h>
//
// // Answer and status in one number, so that a call leaves nothing on Go's heap.
// static int64_t both(ivn_status status, int32_t answer)
// {
//     return (int64_t)status << 32 | (uint32_t)answer;
// }
//
// static int64_t add(const ivn_calendar *calendar, ivn_date from, int32_t days)
// {
//     ivn_date answer = IVN_DATE_NONE;
//     ivn_status status = ivn_calendar_add(calendar, from, days, &answer);
//     return both(status, answer);
// }
//
// static int64_t count(const ivn_calendar *calendar, ivn_date from, ivn_date to)
// {
//     int32_t answer = IVN_COUNT_NONE;
//     ivn_status status = ivn_calendar_count(calendar, from, to, &answer);
//     return both(status, answer);
// }
//
// static int64_t is_working_day(const ivn_calendar *calendar, ivn_date day)
// {
//     uint32_t answer = IVN_NO;
//     ivn_status status = ivn_calendar_is_working_day(calendar, day, &answer);
//     return both(status, answer == IVN_YES);
// }
//
// static int64_t roll_forward(const ivn_calendar *calendar, ivn_date day)
// {
//     ivn_date answer = IVN_DATE_NONE;
//     ivn_status status = ivn_calendar_roll_forward(calendar, day, &answer);
//     return both(status, answer);
// }
//
// static int64_t roll_back(const ivn_calendar *calendar, ivn_date day)
// {
//     ivn_date answer = IVN_DATE_NONE;
//     ivn_status status = ivn_calendar_roll_back(calendar, day, &answer);
//     return both(status, answer);
// }
import "C"

import "unsafe"

// Calendar knows the working days of one division from 1971 to 2035: the days that are not a Saturday, a Sunday or a
// bank or public holiday there.
type Calendar struct {
	handle   *handle
	division Division
}

// HolidayStatus says how well a holiday is known.
type HolidayStatus uint32

// How well a holiday is known.
const (
	HolidayNot       = HolidayStatus(C.IVN_HOLIDAY_NOT)       // Not a holiday.
	HolidayPublished = HolidayStatus(C.IVN_HOLIDAY_PUBLISHED) // On the government's published list.
	HolidayRule      = HolidayStatus(C.IVN_HOLIDAY_RULE)      // Before that list began: follows from the law in force.
	HolidayEvidenced = HolidayStatus(C.IVN_HOLIDAY_EVIDENCED) // Before that list began: appointed for that day, on record.
	HolidayAssumed   = HolidayStatus(C.IVN_HOLIDAY_ASSUMED)   // Rests on thin evidence.
	HolidayProjected = HolidayStatus(C.IVN_HOLIDAY_PROJECTED) // Past the horizon: the rules carried on.
	HolidaySupplied  = HolidayStatus(C.IVN_HOLIDAY_SUPPLIED)  // Vouched for by the host.
)

// Key gives the division's key in the government's bank-holidays file: "england-and-wales"; "" when there is none.
func (t Division) Key() string {
	return C.GoString(C.ivn_division_key(C.uint32_t(t)))
}

// DivisionOf gives the division of a key; ErrNotFound when there is none.
func DivisionOf(key string) (Division, error) {
	word, err := wordOf(key)
	if err != nil {
		return 0, err
	}
	defer freeWord(word)
	var division C.uint32_t
	err = statusError(C.ivn_division_find(word, &division))
	return Division(division), err
}

func newCalendar(calendar *C.ivn_calendar) *Calendar {
	free := func(pointer unsafe.Pointer) { C.ivn_calendar_free((*C.ivn_calendar)(pointer)) }
	return &Calendar{newHandle(unsafe.Pointer(calendar), free), Division(C.ivn_calendar_division(calendar))}
}

// NewCalendar makes a calendar from the holidays that the library knows.
func NewCalendar(division Division) (*Calendar, error) {
	var made *C.ivn_calendar
	if status := C.ivn_calendar_new(nil, C.uint32_t(division), &made); status < 0 {
		return nil, statusError(status)
	}
	return newCalendar(made), nil
}

// Close gives the calendar's memory back.
func (c *Calendar) Close() error { return c.handle.close() }

func (c *Calendar) pointer() *C.ivn_calendar { return (*C.ivn_calendar)(c.handle.pointer) }

// With makes a calendar that differs in some days: holidays announced late, or withdrawn. Its horizon is publishedTo;
// DateNone keeps this calendar's. What is a holiday already, or none, may be listed all the same; ErrConflict when a
// day is to be added and removed.
func (c *Calendar) With(add, remove []Date, publishedTo Date) (*Calendar, error) {
	if err := c.handle.acquire(); err != nil {
		return nil, err
	}
	defer c.handle.release()
	var made *C.ivn_calendar
	status := C.ivn_calendar_with(c.pointer(), daysOf(add), C.size_t(len(add)), daysOf(remove), C.size_t(len(remove)),
		C.ivn_date(publishedTo), &made)
	if status < 0 {
		return nil, statusError(status)
	}
	return newCalendar(made), nil
}

// WithJSON makes a calendar in which the government's bank-holidays file replaces the holidays of the years that it
// covers, and moves the horizon.
func (c *Calendar) WithJSON(data []byte) (*Calendar, error) {
	if err := c.handle.acquire(); err != nil {
		return nil, err
	}
	defer c.handle.release()
	ctx, err := libraryContext()
	if err != nil {
		return nil, err
	}
	var made *C.ivn_calendar
	failed := newFailure()
	status := C.ivn_calendar_from_json(ctx, c.pointer(), bytesOf(data), C.size_t(len(data)), &made,
		&failed.violations, &failed.detail)
	if status < 0 {
		return nil, failed.err(status)
	}
	return newCalendar(made), nil
}

// CalendarFromJSON makes a calendar of a division with the government's bank-holidays file laid over what the library
// knows.
func CalendarFromJSON(division Division, data []byte) (*Calendar, error) {
	base, err := NewCalendar(division)
	if err != nil {
		return nil, err
	}
	defer base.Close()
	return base.WithJSON(data)
}

// Division gives the calendar's division.
func (c *Calendar) Division() Division { return c.division }

// Range gives the first and the last day that the calendar can compute with.
func (c *Calendar) Range() (first, last Date, err error) {
	if err := c.handle.acquire(); err != nil {
		return DateNone, DateNone, err
	}
	defer c.handle.release()
	var from, to C.ivn_date
	status := C.ivn_calendar_range(c.pointer(), &from, &to)
	return Date(from), Date(to), statusError(status)
}

// Horizon gives the last day whose holidays have been published; a day past it should be shown as provisional.
func (c *Calendar) Horizon() (Date, error) {
	if err := c.handle.acquire(); err != nil {
		return DateNone, err
	}
	defer c.handle.release()
	return Date(C.ivn_calendar_horizon(c.pointer())), nil
}

// HolidayName gives the name of the holiday that makes a weekday a day off; "" when none does, or it has no name (see
// HolidayStatus).
func (c *Calendar) HolidayName(day Date) (string, error) {
	if err := c.handle.acquire(); err != nil {
		return "", err
	}
	defer c.handle.release()
	return C.GoString(C.ivn_calendar_holiday_name(c.pointer(), C.ivn_date(day))), nil
}

// HolidayStatus says how well the holiday that makes a weekday a day off is known; HolidayNot when none does.
func (c *Calendar) HolidayStatus(day Date) (HolidayStatus, error) {
	if err := c.handle.acquire(); err != nil {
		return HolidayNot, err
	}
	defer c.handle.release()
	return HolidayStatus(C.ivn_calendar_holiday_status(c.pointer(), C.ivn_date(day))), nil
}

// Add gives the n-th working day strictly after a day, or before it when n is negative. ErrArgument when n is 0, which
// has no agreed meaning (see RollForward, RollBack); ErrRange when the day or the answer is outside the calendar.
func (c *Calendar) Add(from Date, n int) (Date, error) {
	days, err := narrow(n)
	if err != nil {
		return DateNone, err
	}
	if err := c.handle.acquire(); err != nil {
		return DateNone, err
	}
	answer, err := apart(C.add(c.pointer(), C.ivn_date(from), days))
	c.handle.release()
	return Date(answer), err
}

// Count gives the number of working days after from up to and including to; minus that number, the other way round,
// when to is before from.
func (c *Calendar) Count(from, to Date) (int, error) {
	if err := c.handle.acquire(); err != nil {
		return 0, err
	}
	answer, err := apart(C.count(c.pointer(), C.ivn_date(from), C.ivn_date(to)))
	c.handle.release()
	if err != nil {
		return 0, err
	}
	return int(answer), nil
}

// IsWorkingDay says whether a day is a working day.
func (c *Calendar) IsWorkingDay(day Date) (bool, error) {
	if err := c.handle.acquire(); err != nil {
		return false, err
	}
	answer, err := apart(C.is_working_day(c.pointer(), C.ivn_date(day)))
	c.handle.release()
	return answer == 1, err
}

// RollForward gives the day itself when it is a working day, else the next one.
func (c *Calendar) RollForward(day Date) (Date, error) {
	if err := c.handle.acquire(); err != nil {
		return DateNone, err
	}
	answer, err := apart(C.roll_forward(c.pointer(), C.ivn_date(day)))
	c.handle.release()
	return Date(answer), err
}

// RollBack gives the day itself when it is a working day, else the last one before it.
func (c *Calendar) RollBack(day Date) (Date, error) {
	if err := c.handle.acquire(); err != nil {
		return DateNone, err
	}
	answer, err := apart(C.roll_back(c.pointer(), C.ivn_date(day)))
	c.handle.release()
	return Date(answer), err
}

// apart takes a status and an answer apart.
func apart(both C.int64_t) (int32, error) {
	return int32(both), statusError(C.ivn_status(both >> 32))
}

// narrow gives a number of days as C has it. None that large could be computed.
func narrow(n int) (C.int32_t, error) {
	if int(int32(n)) != n {
		return 0, statusError(C.IVN_ERROR_RANGE)
	}
	return C.int32_t(n), nil
}

// daysOf gives the address of dates for the length of a call: a Date is an ivn_date, so nothing is copied.
func daysOf(dates []Date) *C.ivn_date {
	if len(dates) == 0 {
		return nil
	}
	return (*C.ivn_date)(unsafe.Pointer(&dates[0]))
}
