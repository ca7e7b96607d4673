"""Facts about people, read and checked once: what a host tells about a service user, and a caseload of them."""
from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, Literal

from . import _json
from ._ffi import ffi, lib
from ._library import context, make, text

Kind = Literal["service_user", "caseload", "needs", "overrides", "catalogue", "query", "case", "duties", "command",
               "record", "instruction", "referral", "level", "capacity"]


def _code(kind: Kind) -> int:
    return int(getattr(lib, f"IVN_FACTS_{kind.upper()}"))


def json_schema(kind: Kind) -> dict[str, Any]:
    """The JSON Schema, draft 2020-12, of a kind of facts."""
    schema: dict[str, Any] = json.loads(text(lib.ivn_schema_json, context, _code(kind)))
    return schema


def personal_data(kind: Kind) -> list[str]:
    """The JSON pointers of the members that hold personal data; "*" stands for any place in a list."""
    return text(lib.ivn_schema_personal_data, context, _code(kind)).splitlines()


class FactsDocument:
    """Facts that the library has read: immutable."""

    _kind: Kind
    _type: str

    def __init__(self, facts: Any) -> None:
        data = _json.encode(facts)
        self._handle = make("ivn_facts", lib.ivn_facts_from_json, context, _code(self._kind), data, len(data),
                            listing=True)

    @property
    def _struct(self) -> Any:
        """The struct of that kind; it belongs to this object."""
        return ffi.cast(f"const {self._type} *", lib.ivn_facts_read(self._handle, _code(self._kind)))

    def to_json(self) -> str:
        """The facts as JSON; equal facts give equal texts."""
        return text(lib.ivn_facts_to_json, context, _code(self._kind), self._struct)


class ServiceUser(FactsDocument):
    """A person's facts, checked. Whatever takes facts about a person takes this, a mapping, or JSON as bytes; this
    saves the checking when the same person is asked about more than once. InvalidFacts tells all that is wrong."""

    _kind, _type = "service_user", "ivn_service_user"


class People(FactsDocument):
    """The facts of many people, checked: a list of mappings, or the document {"service_users": [...]}, as a mapping or
    as JSON in bytes."""

    _kind, _type = "caseload", "ivn_caseload_facts"

    def __init__(self, users: Iterable[_json.Facts] | Mapping[str, Any] | bytes) -> None:
        whole = isinstance(users, (bytes, bytearray, memoryview, Mapping))
        super().__init__(users if whole else {"service_users": list(users)})

    def __len__(self) -> int:
        return int(self._struct.service_user_count)


class Needs(FactsDocument):
    """Needs with their complexity, checked."""

    _kind, _type = "needs", "ivn_needs"


class Query(FactsDocument):
    """What to look for in a catalogue, checked."""

    _kind, _type = "query", "ivn_catalogue_query"
