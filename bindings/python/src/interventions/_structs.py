"""Structs of the library's as the dataclasses of this package, where there is no JSON of them or it would cost more.
Serves levels.py and reporting.py; a dataclass's annotations say what a member becomes.
"""
from __future__ import annotations

import dataclasses
import datetime
import functools
import types
import typing
from collections.abc import Callable
from typing import Any, TypeVar

from ._ffi import ffi, lib
from ._library import date_of, string
from ._term import Term

T = TypeVar("T")
_FLAGS: dict[int, bool | None] = {lib.IVN_YES: True, lib.IVN_NO: False}


@functools.cache
def _term(cls: type[Term], code: int) -> Term | None:
    return cls.of_code(code) if code else None


def _number(value: Any) -> Any:
    return value.value if value.known else None


def _day(value: Any) -> Any:
    return date_of(value.value) if value.known else None


def _struct(cls: Any, value: Any) -> Any:
    return None if value == ffi.NULL else read(cls, value)


def _plain(hint: Any) -> Any:
    """X of X | None."""
    return next(each for each in typing.get_args(hint) if each is not types.NoneType) if isinstance(
        hint, types.UnionType) else hint


def _same(value: Any) -> Any:
    return value


def _converter(hint: Any, cname: str) -> Callable[[Any], Any]:
    """What turns a member of a type of C's into that of the field."""
    if hint is str:
        return string
    if hint is datetime.date:
        return _day
    if hint is bool:
        return _FLAGS.get
    if isinstance(hint, type) and issubclass(hint, Term):
        return functools.partial(_term, hint)
    if dataclasses.is_dataclass(hint):
        return functools.partial(_struct, hint)
    return _number if cname.endswith("ivn_number") else _same


@functools.cache
def _members(cls: Any, struct: Any) -> tuple[tuple[str, str, str, Callable[[Any], Any]], ...]:
    """Of each field its name, that of the member, that of the count of a list, and what turns it into its type."""
    hints, fields, found = typing.get_type_hints(cls), dict(struct.fields), []
    for field in dataclasses.fields(cls):
        member, hint = field.name.removesuffix("_"), hints[field.name]
        count = ""
        if typing.get_origin(hint) is tuple:
            count, hint = f"{member[:-1]}_count", typing.get_args(hint)[0]
            count = count if count in fields else "count"
        found.append((field.name, member, count, _converter(_plain(hint), fields[member].type.cname)))
    return tuple(found)


def read(cls: type[T], pointer: Any) -> T:
    """A dataclass from a pointer to its struct; nothing of it points there."""
    values: dict[str, Any] = {}
    for name, member, count, convert in _members(typing.cast(Any, cls), ffi.typeof(pointer).item):
        value = getattr(pointer, member)
        values[name] = tuple(map(convert, value[0:getattr(pointer, count)])) if count else convert(value)
    return cls(**values)
