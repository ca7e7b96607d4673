"""Calling the library: its context, its errors as exceptions, its texts as strings, its days as dates. Serves every
other module of the package; nothing here is public.

One context serves all threads: it is immutable, as is everything made with it. A handle is freed when Python drops the
last reference to it, and every call holds one, so that no handle is freed under a call in another thread.
"""
from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from . import errors
from ._ffi import ffi, lib

_EPOCH = datetime.date(1970, 1, 1).toordinal()
_EPOCH_INSTANT = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
_MILLISECOND = datetime.timedelta(milliseconds=1)


def string(pointer: Any) -> str:
    """A string of the library's; NULL is the empty one."""
    return "" if pointer == ffi.NULL else str(ffi.string(pointer).decode())


def word(key: str) -> bytes:
    """A string for C, which ends it at a NUL."""
    if "\0" in key:
        raise ValueError("a NUL in a key")
    return key.encode()


def _offset(value: int) -> int | None:
    return None if value < 0 else value


def _read_violations(handle: Any) -> tuple[errors.Violation, ...]:
    view = lib.ivn_violations_read(handle)
    return tuple(errors.Violation(each.status, string(each.pointer), string(each.message), string(each.expected),
                                  _offset(each.offset)) for each in view.list[0:view.count])


def failure(status: int, detail: Any, listed: Any) -> Exception:
    """The exception of a negative status, of which a struct ivn_error tells more, and violations that are now owned."""
    violations = _read_violations(owned("ivn_violations", listed)) if listed is not None else ()
    message = string(detail.message) or string(lib.ivn_status_text(status))
    if status == lib.IVN_ERROR_MEMORY:
        return MemoryError(message)
    return errors.class_of(status)(message, status, string(detail.rule), string(detail.pointer),
                                   _offset(detail.offset), violations)


def new_error() -> Any:
    """Room for what goes wrong."""
    return ffi.new("ivn_error *", {"size": ffi.sizeof("ivn_error")})


def check(status: int, about: str = "") -> int:
    """The status of a function that gives no detail; a negative one is raised, with what is known `about` it."""
    if status < 0:
        message = f"{string(lib.ivn_status_text(status))} {about}".rstrip()
        if status == lib.IVN_ERROR_MEMORY:
            raise MemoryError(message)
        raise errors.class_of(status)(message, status)
    return status


def owned(kind: str, pointer: Any) -> Any:
    """A handle that frees itself; `kind` is its type in C."""
    return ffi.gc(pointer, lib.ivn_report_free if kind == "ivn_level_report" else getattr(lib, f"{kind}_free"))


def ask(function: Callable[..., int], *arguments: Any) -> int:
    """The status of a function that ends in (..., error)."""
    detail = new_error()
    status = function(*arguments, detail)
    if status < 0:
        raise failure(status, detail, None)
    return status


def make(kind: str, function: Callable[..., int], *arguments: Any, listing: bool = False) -> Any:
    """What a function makes that ends in (..., out, error), or with `listing` in (..., out, violations, error)."""
    out = ffi.new(f"{kind} **")
    detail = new_error()
    listed = ffi.new("ivn_violations **")
    status = function(*arguments, out, *([listed] if listing else []), detail)
    if status < 0:
        raise failure(status, detail, listed[0])
    return owned(kind, out[0])


def text(function: Callable[..., int], *arguments: Any) -> str:
    """The text that such a function writes."""
    written = make("ivn_text", function, *arguments)
    return str(ffi.unpack(lib.ivn_text_data(written), lib.ivn_text_size(written)).decode())


def new_context() -> Any:
    out = ffi.new("ivn_context **")
    check(lib.ivn_context_new(ffi.NULL, out))
    return out[0]


# Lives as long as the process: whatever is freed when Python ends may still need it.
context = new_context()


def instant_of(at: datetime.datetime) -> int:
    """The library's number of a moment, in milliseconds."""
    if not isinstance(at, datetime.datetime):
        raise TypeError(f"expected a datetime, not {type(at).__name__}")
    if at.utcoffset() is None:
        raise TypeError("a datetime must say its offset from UTC; a date needs none")
    return (at - _EPOCH_INSTANT) // _MILLISECOND


def british_day(at: datetime.datetime) -> int:
    out = ffi.new("ivn_date *")
    check(lib.ivn_date_of_instant(instant_of(at), out))
    return int(out[0])


def day_of(value: datetime.date) -> int:
    """The library's number of a date; of a datetime, that of the British date at that moment."""
    if isinstance(value, datetime.datetime):
        return british_day(value)
    if isinstance(value, datetime.date):
        return value.toordinal() - _EPOCH
    raise TypeError(f"expected a date, not {type(value).__name__}")


def date_of(day: int) -> datetime.date:
    return datetime.date.fromordinal(day + _EPOCH)


def library_version() -> str:
    """The version of the library that is running: "0.1.0"."""
    version = lib.ivn_version()
    return f"{version // 10000}.{version // 100 % 100}.{version % 100}"
