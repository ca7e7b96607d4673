"""Arrays of days as the library's bulk calls take them, without a copy: buffers of int32, and NumPy's datetime64[D].
Serves calendar.py. NumPy is not needed here: whoever passes one of its arrays has imported it.
"""
from __future__ import annotations

import array
import datetime
import sys
import warnings
from typing import Any

from ._ffi import ffi, lib
from ._library import check, date_of, day_of
from .errors import PartialWarning

#: What the library means when it refuses an argument here.
NO_DAYS = "0 working days have no agreed meaning: see roll_forward and roll_back."


def _refuse_masked(values: Any) -> None:
    """What is masked would be computed with all the same."""
    if hasattr(values, "mask"):
        raise TypeError("fill a masked array before: .filled('NaT') of dates, .filled(DATE_NONE) of numbers")


def int32(buffer: Any, writable: bool = False) -> Any:
    """Its elements, for C."""
    _refuse_masked(buffer)
    view = memoryview(buffer)
    if view.format not in ("i", "l") or view.itemsize != 4 or not view.c_contiguous:
        raise TypeError("expected a contiguous buffer of int32")
    return ffi.from_buffer("int32_t[]", buffer, require_writable=writable)


def like(buffer: Any) -> Any:
    """A new array of int32 for as many answers."""
    numpy = sys.modules.get("numpy")
    if numpy is not None and isinstance(buffer, numpy.ndarray):
        return numpy.empty_like(buffer)
    return array.array("i", [0]) * (memoryview(buffer).nbytes // 4)


def dates(value: Any) -> Any:
    """An array of datetime64[D] that lies in one piece."""
    _refuse_masked(value)
    numpy = sys.modules.get("numpy")
    if numpy is None or not isinstance(value, (numpy.ndarray, numpy.generic)):
        raise TypeError(f"expected a date or an array of datetime64[D], not {type(value).__name__}")
    if value.dtype != "datetime64[D]":
        raise TypeError(f"expected an array of datetime64[D], not {value.dtype}: what day a time falls on is for its "
                        "owner to say, as by .astype('datetime64[D]')")
    return numpy.asarray(value, order="C")


def pair(first: Any, last: Any) -> tuple[Any, Any]:
    """Two arrays of days; a single date stands for as many as the other has."""
    if isinstance(first, datetime.date):
        last = dates(last)
        return _repeated(first, last), last
    first = dates(first)
    return first, _repeated(last, first) if isinstance(last, datetime.date) else dates(last)


def _repeated(day: datetime.date, other: Any) -> Any:
    numpy = sys.modules["numpy"]
    return numpy.full(other.shape, numpy.datetime64(date_of(day_of(day)), "D"))


def like_dates(given: Any, dtype: str) -> Any:
    """A new array for as many answers, in the same shape."""
    return sys.modules["numpy"].empty(given.shape, dtype)


def like_states(due: Any) -> Any:
    """A byte for each answer."""
    numpy = sys.modules.get("numpy")
    if numpy is not None and isinstance(due, numpy.ndarray):
        return numpy.zeros(due.shape, "u1")
    return bytearray(len(memoryview(due)))


def int64(given: Any, writable: bool = False) -> Any:
    """The elements of an array of datetime64[D], for C."""
    if given.dtype != "datetime64[D]" or not given.flags.c_contiguous:
        raise TypeError("expected a contiguous array of datetime64[D]")
    return ffi.from_buffer("int64_t[]", given.view("i8"), require_writable=writable)


def fit(out: Any, *given: Any) -> None:
    """All are as long as the answers; and those lie in the same place or apart, as the library wants it."""
    place = int(ffi.cast("uintptr_t", out))
    for each in given:
        if len(each) != len(out):
            raise ValueError(f"arrays of {len(each)} and {len(out)} elements")
        other = int(ffi.cast("uintptr_t", each))
        if place != other and place < other + ffi.sizeof(each) and other < place + ffi.sizeof(out):
            raise ValueError("the array for the answers overlaps another in part")


def answered(status: int, result: Any) -> Any:
    """The answers, with a warning when some are missing."""
    if check(status, NO_DAYS if status == lib.IVN_ERROR_ARGUMENT else "") == lib.IVN_PARTIAL:
        warnings.warn("some days have no answer", PartialWarning, stacklevel=3)
    return result
