"""Working days: of one date, and of a million in one call. Serves the user of the package; what the answers mean is
told in the manual of the library."""
from __future__ import annotations

import array
import datetime
import numbers
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Union, overload

from . import _arrays
from ._ffi import ffi, lib
from ._library import british_day, check, context, date_of, day_of, make, owned, string, word
from .terms import Division, HolidayStatus

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Dates = NDArray[numpy.datetime64]
    Days = Union["array.array[int]", memoryview, NDArray[numpy.int32]]

#: What stands in a buffer where there is no date and no number.
DATE_NONE: int = lib.IVN_DATE_NONE
COUNT_NONE: int = lib.IVN_COUNT_NONE

_DATE = ffi.typeof("ivn_date *")


def add_months(start: datetime.date, months: int) -> datetime.date:
    """The corresponding date so many months later; a month that lacks that day ends on its last."""
    out = ffi.new(_DATE)
    check(lib.ivn_date_add_months(day_of(start), months, out))
    return date_of(out[0])


def years_between(born: datetime.date, on: datetime.date) -> int:
    """The age on a day; whoever was born on 29 February is a year older on 1 March of a year without that day."""
    out = ffi.new("int32_t *")
    check(lib.ivn_date_years_between(day_of(born), day_of(on), out))
    return int(out[0])


def british_date(at: datetime.datetime) -> datetime.date:
    """The date on a clock in London at a moment, which must say its offset from UTC."""
    return date_of(british_day(at))


def division_of(name: str | Division) -> int:
    if isinstance(name, Division):
        return name.code
    out = ffi.new("uint32_t *")
    known = ", ".join(string(lib.ivn_division_key(each.code)) for each in Division)
    check(lib.ivn_division_find(word(name), out), f"The divisions are {known}.")
    return int(out[0])


class Calendar:
    """The working days of a division: "england-and-wales", "scotland", "northern-ireland" or "united-kingdom".

    Immutable; any number of threads may use one. A datetime in place of a date must say its offset from UTC, and means
    the British date at that moment.
    """

    def __init__(self, division: str | Division = Division.ENGLAND_AND_WALES) -> None:
        out = ffi.new("ivn_calendar **")
        check(lib.ivn_calendar_new(ffi.NULL, division_of(division), out))
        self._handle = owned("ivn_calendar", out[0])

    @classmethod
    def _of(cls, handle: Any) -> Calendar:
        calendar = cls.__new__(cls)
        calendar._handle = handle
        return calendar

    @classmethod
    def from_json(cls, data: bytes | str, base: Calendar | Division | str = Division.ENGLAND_AND_WALES) -> Calendar:
        """A calendar with the holidays of the government's bank-holidays file, for the years that it covers."""
        if not isinstance(base, Calendar):
            base = cls(base)
        data = data.encode() if isinstance(data, str) else data
        return cls._of(make("ivn_calendar", lib.ivn_calendar_from_json, context, base._handle, data, len(data),
                            listing=True))

    def with_days(self, add: Iterable[datetime.date] = (), remove: Iterable[datetime.date] = (),
                  published_to: datetime.date | None = None) -> Calendar:
        """A calendar that differs in some holidays, and in its horizon where one is given."""
        added, removed = [day_of(day) for day in add], [day_of(day) for day in remove]
        out = ffi.new("ivn_calendar **")
        self._check(lib.ivn_calendar_with(self._handle, added, len(added), removed, len(removed),
                                    DATE_NONE if published_to is None else day_of(published_to), out))
        return self._of(owned("ivn_calendar", out[0]))

    def __repr__(self) -> str:
        return f"<Calendar {string(lib.ivn_division_key(self.division.code))}, holidays published to {self.horizon}>"

    @property
    def division(self) -> Division:
        """Whose holidays count."""
        return Division.of_code(lib.ivn_calendar_division(self._handle))

    @property
    def horizon(self) -> datetime.date:
        """The last day whose holidays have been published: an answer past it is provisional."""
        return date_of(lib.ivn_calendar_horizon(self._handle))

    @property
    def range(self) -> tuple[datetime.date, datetime.date]:
        """The first and the last day that can be computed with."""
        first, last = ffi.new("ivn_date *"), ffi.new("ivn_date *")
        check(lib.ivn_calendar_range(self._handle, first, last))
        return date_of(first[0]), date_of(last[0])

    def _check(self, status: int) -> None:
        if status == lib.IVN_ERROR_RANGE:
            check(status, "The calendar runs from {} to {}.".format(*self.range))
        check(status, _arrays.NO_DAYS if status == lib.IVN_ERROR_ARGUMENT else "")

    def _day(self, function: Callable[..., int], *arguments: int) -> datetime.date:
        out = ffi.new(_DATE)
        self._check(function(self._handle, *arguments, out))
        return date_of(out[0])

    def roll_forward(self, day: datetime.date) -> datetime.date:
        """The day itself when it is a working day, else the next one."""
        return self._day(lib.ivn_calendar_roll_forward, day_of(day))

    def roll_back(self, day: datetime.date) -> datetime.date:
        """The day itself when it is a working day, else the last one before it."""
        return self._day(lib.ivn_calendar_roll_back, day_of(day))

    def is_working_day(self, day: datetime.date) -> bool:
        """Whether it is neither a Saturday, a Sunday nor a holiday of the division."""
        out = ffi.new("uint32_t *")
        self._check(lib.ivn_calendar_is_working_day(self._handle, day_of(day), out))
        return bool(out[0] == lib.IVN_YES)

    def holiday_name(self, day: datetime.date) -> str | None:
        """The name of the holiday that makes a weekday a day off; None on any other day."""
        name = lib.ivn_calendar_holiday_name(self._handle, day_of(day))
        return None if name == ffi.NULL else string(name)

    def holiday_status(self, day: datetime.date) -> HolidayStatus:
        """How well that holiday is known."""
        return HolidayStatus(lib.ivn_calendar_holiday_status(self._handle, day_of(day)))

    @overload
    def add(self, start: datetime.date, days: int) -> datetime.date: ...

    @overload
    def add(self, start: Dates, days: int | NDArray[Any], out: Dates | None = None) -> Dates: ...

    def add(self, start: Any, days: Any, out: Any = None) -> Any:
        """The n-th working day strictly after a day, or for a negative n strictly before it; 0 is refused.

        Of an array of datetime64[D]: an array, in one call; `days` may be an array of int32 as long. `out` is filled
        when it is given, and may be the array itself. What has no answer is "not a time", and PartialWarning says so.
        """
        if isinstance(start, datetime.date):
            return self._day(lib.ivn_calendar_add, day_of(start), days)
        dates = _arrays.dates(start)
        result = _arrays.like_dates(dates, "M8[D]") if out is None else out
        given, answers = _arrays.int64(dates), _arrays.int64(result, writable=True)
        if isinstance(days, numbers.Integral):
            _arrays.fit(answers, given)
            status = lib.bridge_add_many(self._handle, given, len(given), int(days), answers)
        else:
            each = _arrays.int32(days)
            _arrays.fit(answers, given, each)
            status = lib.bridge_add_each(self._handle, given, each, len(given), answers)
        return _arrays.answered(status, result[()] if result.ndim == 0 else result)

    @overload
    def count(self, start: datetime.date, end: datetime.date) -> int: ...

    @overload
    def count(self, start: Dates, end: Dates | datetime.date,
              out: NDArray[numpy.int32] | None = None) -> NDArray[numpy.int32]: ...

    @overload
    def count(self, start: datetime.date, end: Dates,
              out: NDArray[numpy.int32] | None = None) -> NDArray[numpy.int32]: ...

    def count(self, start: Any, end: Any, out: Any = None) -> Any:
        """The working days after `start` up to and including `end`; negative when `end` comes first.

        Of two arrays of datetime64[D] of one length, or of one and a single date: an array of int32, in one call. What
        has no answer is COUNT_NONE, and PartialWarning says so.
        """
        if isinstance(start, datetime.date) and isinstance(end, datetime.date):
            number = ffi.new("int32_t *")
            self._check(lib.ivn_calendar_count(self._handle, day_of(start), day_of(end), number))
            return int(number[0])
        first, last = _arrays.pair(start, end)
        result = _arrays.like_dates(first, "i4") if out is None else out
        given, to, answers = _arrays.int64(first), _arrays.int64(last), _arrays.int32(result, writable=True)
        _arrays.fit(answers, given, to)
        status = lib.bridge_count_many(self._handle, given, to, len(given), answers)
        return _arrays.answered(status, result[()] if result.ndim == 0 else result)

    def add_many(self, start: Days, days: int | Days, out: Any = None) -> Any:
        """add() over a buffer of int32, days since 1970-01-01, without a copy: an array.array("i"), a NumPy array or a
        memoryview; `days` may be such a buffer as long. `out` is filled when it is given, and may be `start` itself;
        otherwise the answer is a new NumPy array for one, an array.array for any other. What has no answer is
        DATE_NONE, and PartialWarning says so.
        """
        result = _arrays.like(start) if out is None else out
        given, answers = _arrays.int32(start), _arrays.int32(result, writable=True)
        if isinstance(days, numbers.Integral):
            _arrays.fit(answers, given)
            status = lib.ivn_calendar_add_many(self._handle, given, len(given), int(days), answers)
        else:
            each = _arrays.int32(days)
            _arrays.fit(answers, given, each)
            status = lib.ivn_calendar_add_each(self._handle, given, each, len(given), answers)
        return _arrays.answered(status, result)

    def count_many(self, start: Days, end: Days, out: Any = None) -> Any:
        """count() over two buffers of int32 of one length, without a copy; as add_many(), with COUNT_NONE."""
        result = _arrays.like(start) if out is None else out
        given, to, answers = _arrays.int32(start), _arrays.int32(end), _arrays.int32(result, writable=True)
        _arrays.fit(answers, given, to)
        return _arrays.answered(lib.ivn_calendar_count_many(self._handle, given, to, len(given), answers), result)
