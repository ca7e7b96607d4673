"""JSON both ways: facts as the library reads them, and what it answers as the dataclasses of this package. Serves the
modules that hold these; a dataclass's annotations say what a member becomes.
"""
from __future__ import annotations

import dataclasses
import datetime
import enum
import functools
import json
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

Facts = Mapping[str, Any]
T = TypeVar("T")


def _plain(value: Any) -> Any:
    """What json does not know by itself: dates, moments, terms, and NumPy's single values."""
    if isinstance(value, datetime.datetime):
        if value.utcoffset() is None:
            raise TypeError("a datetime must say its offset from UTC; a date needs none")
        at = value.astimezone(datetime.timezone.utc).replace(tzinfo=None)
        return at.isoformat(timespec="milliseconds") + "Z"
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, enum.Enum):
        return value.value
    if type(value).__module__ == "numpy" and value.ndim == 0:
        return value.item()
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Sequence):
        return list(value)
    raise TypeError(f"{type(value).__name__} is nothing that facts are made of")


def encode(facts: Any) -> bytes:
    """Facts as JSON; bytes are taken for JSON already. A lone surrogate is left to the library to refuse."""
    if isinstance(facts, (bytes, bytearray, memoryview)):
        return bytes(facts)
    return json.dumps(facts, default=_plain, ensure_ascii=False, allow_nan=False).encode("utf-8", "surrogatepass")


def _moment(text: str) -> datetime.datetime:
    """An instant, of which the library always writes UTC as Z."""
    return datetime.datetime.fromisoformat(text.removesuffix("Z") + "+00:00")


# Members that JSON has as a text.
_READERS: dict[Any, Callable[[Any], Any]] = {
    datetime.date: datetime.date.fromisoformat, datetime.datetime: _moment, bytes: bytes.fromhex,
}


def _each(convert: Callable[[Any], Any] | None, values: Any) -> tuple[Any, ...]:
    return tuple(values) if convert is None else tuple(convert(value) for value in values)


def _converter(hint: Any) -> Callable[[Any], Any] | None:
    """What turns a member of JSON into its type; None where it is that already."""
    if typing.get_origin(hint) is tuple:
        return functools.partial(_each, _converter(typing.get_args(hint)[0]))
    if isinstance(hint, types.UnionType):
        found = [each for each in map(_converter, typing.get_args(hint)) if each is not None]
        return found[0] if found else None
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return functools.partial(decode, hint)
    if hint in _READERS:
        return _READERS[hint]
    return hint if isinstance(hint, type) and issubclass(hint, enum.Enum) else None


@functools.cache
def _members(cls: Any) -> dict[str, tuple[str, Callable[[Any], Any] | None]]:
    """For each member of JSON the field and its converter. A name that Python keeps for itself has a "_" after it."""
    hints = typing.get_type_hints(cls)
    return {field.name.removesuffix("_"): (field.name, _converter(hints[field.name]))
            for field in dataclasses.fields(cls)}


def decode(cls: type[T], value: Mapping[str, Any]) -> T:
    """A dataclass from a JSON object. Members of a newer library are passed over; what is absent keeps its default."""
    found = {}
    members = _members(typing.cast(Any, cls))
    for name, member in value.items():
        if name in members:
            field, convert = members[name]
            found[field] = member if convert is None else convert(member)
    return cls(**found)


def read(text: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(text)
    return found


def decode_text(cls: type[T], text: str) -> T:
    return decode(cls, read(text))
