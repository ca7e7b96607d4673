package interventions

// #include <interventions/interventions.h>
import "C"

import (
	"math"
	"unsafe"
)

// CountNone is what CountMany gives where there is no answer.
const CountNone = int32(math.MinInt32)

// AddMany is Add of many days and one number, in one call of the library and without a copy. dst must be as long as
// src; it may be src itself and must not overlap it otherwise. A day whose answer cannot be computed gets DateNone;
// partial says that there is one.
func (c *Calendar) AddMany(dst, src []Date, n int) (partial bool, err error) {
	days, err := narrow(n)
	if err != nil {
		return false, err
	}
	return c.bulk(len(dst) == len(src), func(calendar *C.ivn_calendar) C.ivn_status {
		return C.ivn_calendar_add_many(calendar, daysOf(src), C.size_t(len(src)), days, daysOf(dst))
	}, len(src))
}

// AddEach is Add of many days, each with a number of its own, 0 among what cannot be computed; otherwise as AddMany.
func (c *Calendar) AddEach(dst, src []Date, n []int32) (partial bool, err error) {
	return c.bulk(len(dst) == len(src) && len(n) == len(src), func(calendar *C.ivn_calendar) C.ivn_status {
		return C.ivn_calendar_add_each(calendar, daysOf(src), numbersOf(n), C.size_t(len(src)), daysOf(dst))
	}, len(src))
}

// CountMany is Count of many pairs of days; a pair that cannot be computed gets CountNone. Otherwise as AddMany.
func (c *Calendar) CountMany(dst []int32, from, to []Date) (partial bool, err error) {
	return c.bulk(len(dst) == len(from) && len(to) == len(from), func(calendar *C.ivn_calendar) C.ivn_status {
		return C.ivn_calendar_count_many(calendar, daysOf(from), daysOf(to), C.size_t(len(from)), numbersOf(dst))
	}, len(from))
}

func (c *Calendar) bulk(fits bool, call func(*C.ivn_calendar) C.ivn_status, count int) (bool, error) {
	if !fits {
		return false, &Error{Status: ErrArgument, Offset: -1, Message: "the slices must have the same length"}
	}
	if err := c.handle.acquire(); err != nil {
		return false, err
	}
	defer c.handle.release()
	if count == 0 {
		return false, nil
	}
	status := call(c.pointer())
	return status == C.IVN_PARTIAL, statusError(status)
}

func numbersOf(numbers []int32) *C.int32_t {
	if len(numbers) == 0 {
		return nil
	}
	return (*C.int32_t)(unsafe.Pointer(&numbers[0]))
}
