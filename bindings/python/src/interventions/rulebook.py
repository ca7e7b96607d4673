"""The rules that decisions rest on: their figures, validity and sources, and what a host overrides of them."""
from __future__ import annotations

import datetime
import functools
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from . import _json
from ._ffi import ffi, lib
from ._library import context, make, text
from .errors import NotFound
from .terms import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A source document in one of its editions."""

    key: str
    title: str
    issuer: str = ""
    from_: datetime.date | None = None
    to: datetime.date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A figure of a rule: `value` is in force, `original` is the document's; `source` says who set the value, and is
    empty for the document. A date is an ISO date, an edition its key."""

    name: str
    title: str
    unit: Unit
    value: int | str | None = None
    original: int | str | None = None
    low: int | str | None = None
    high: int | str | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule, with the document and section that it comes from."""

    code: str
    title: str
    edition: str
    section: str = ""
    registers: str = ""
    from_: datetime.date | None = None
    to: datetime.date | None = None
    parameters: tuple[Parameter, ...] = ()
    source: str = ""

    def parameter(self, name: str) -> Parameter:
        """The parameter of that name."""
        for each in self.parameters:
            if each.name == name:
                return each
        raise NotFound(f"{self.code} has no parameter {name}", lib.IVN_ERROR_NOT_FOUND)


@dataclass(frozen=True, slots=True, kw_only=True)
class RulebookContents:
    """All that a rulebook holds."""

    editions: tuple[Edition, ...] = ()
    rules: tuple[Rule, ...] = ()


class Rulebook:
    """A rulebook: that of the documents, Rulebook.builtin(), or one with overrides. Immutable; any number of threads
    may use one."""

    def __init__(self, handle: Any) -> None:
        self._handle = handle

    @classmethod
    def builtin(cls) -> Rulebook:
        """The rulebook of the documents."""
        return _builtin()

    def with_overrides(self, overrides: Iterable[_json.Facts] | bytes) -> Rulebook:
        """A rulebook that differs in some parameters or validities, each naming its source:

            rules.with_overrides([{"rule": "WB-AGE", "parameter": "years", "value": 21, "source": "Contract 7"}])

        A parameter takes one of `value`, `date` and `edition`, as its unit is; without a parameter, `from` and `to` are
        the rule's validity. All or none are applied. Bytes are JSON of the form {"overrides": [...]}.
        """
        data = _json.encode(overrides if isinstance(overrides, bytes) else {"overrides": list(overrides)})
        return Rulebook(make("ivn_rulebook", lib.ivn_rulebook_with_json, context, self._handle, data, len(data),
                             listing=True))

    @functools.cached_property
    def _contents(self) -> RulebookContents:
        return _json.decode_text(RulebookContents, self.to_json())

    @functools.cached_property
    def _by_code(self) -> dict[str, Rule]:
        return {rule.code: rule for rule in self.rules}

    @property
    def editions(self) -> tuple[Edition, ...]:
        """The documents, in the order of their dates."""
        return self._contents.editions

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules, in the order of their codes."""
        return self._contents.rules

    def rule(self, code: str) -> Rule:
        """The rule of a code; NotFound when there is none."""
        try:
            return self._by_code[code]
        except KeyError:
            raise NotFound(f"there is no rule {code}", lib.IVN_ERROR_NOT_FOUND) from None

    def parameter(self, path: str) -> Parameter:
        """The parameter of a path such as "WB-AGE/years"."""
        code, _, name = path.partition("/")
        return self.rule(code).parameter(name)

    def to_json(self) -> str:
        """The rulebook as JSON; equal rulebooks give equal texts."""
        return text(lib.ivn_rulebook_to_json, context, self._handle)

    def to_markdown(self) -> str:
        """The rulebook as a page, a table for each edition."""
        return text(lib.ivn_rulebook_to_markdown, context, self._handle)

    def __repr__(self) -> str:
        return f"<Rulebook of {lib.ivn_rulebook_read(self._handle).rule_count} rules>"


@functools.cache
def _builtin() -> Rulebook:
    return Rulebook(make("ivn_rulebook", lib.ivn_rulebook_builtin, context))
