"""Service levels of one referral: what they look at, and where it stands with each. Serves reporting.py and the user;
the manual's page on service levels tells what is met, missed and counted."""
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from . import _json, _structs
from ._ffi import ffi, lib
from ._library import ask, check, context, day_of, make
from .facts import FactsDocument
from .level_shapes import LevelAnswer, LevelFigure, Levels, LevelTally
from .terms import ServiceLevel

if TYPE_CHECKING:
    from .environment import Environment

#: In a column of days: it is not known whether, or when, it happened.
DAY_NOT_KNOWN: int = lib.IVN_DAY_NOT_KNOWN


class LevelFacts(FactsDocument):
    """What service levels look at in a referral, checked: Record.level_facts() gives it, or a host that keeps its
    referrals otherwise."""

    _kind, _type = "level", "ivn_level_facts"

    @classmethod
    def _of(cls, handle: Any) -> LevelFacts:
        made = cls.__new__(cls)
        made._handle = handle
        return made


def facts_of(record: Any, environment: Environment) -> LevelFacts:
    """Of the handle of a record."""
    return LevelFacts._of(make("ivn_facts", lib.ivn_level_facts_of, context, record, environment._struct))


def levels_of(facts: LevelFacts | _json.Facts | bytes, environment: Environment) -> tuple[LevelAnswer, ...]:
    """Where a referral stands with each service level on the day of an environment:

        levels_of({"is_received": True, "received": date(2026, 11, 2), "is_offered": False}, environment)
    """
    given = facts if isinstance(facts, LevelFacts) else LevelFacts(facts)
    made = make("ivn_levels", lib.ivn_levels_of, context, environment._struct, given._struct)
    return _structs.read(Levels, lib.ivn_levels_read(made)).levels


def share(numerator: int, denominator: int) -> int | None:
    """A share in tenths of a percent, exact and rounded half up; None of nothing."""
    out = ffi.new("ivn_number *")
    check(lib.ivn_share(numerator, denominator, out))
    return out.value if out.known else None


def level_figure(level: ServiceLevel | str, tally: LevelTally | Mapping[str, int],
                 environment: Environment) -> LevelFigure:
    """The figure of a tally under the rulebook's rule of which classes count."""
    counts = dict(tally) if isinstance(tally, Mapping) else {name: getattr(tally, name) for name in _CLASSES}
    return figure(ServiceLevel(level), ffi.new("ivn_level_tally *", counts), environment)


def figure(level: ServiceLevel, tally: Any, environment: Environment) -> LevelFigure:
    """The same of a struct."""
    out = ffi.new("ivn_level_figure *", {"size": ffi.sizeof("ivn_level_figure")})
    ask(lib.ivn_level_figure_of, environment._struct, level.code, tally, out)
    return _structs.read(LevelFigure, out)


_CLASSES = tuple(name for name, _ in ffi.typeof("ivn_level_tally").fields)


def period(from_: datetime.date | None, to: datetime.date | None) -> Any:
    """The days of receipt that are looked at; NULL: all."""
    if from_ is None and to is None:
        return ffi.NULL
    ends = {name: {"known": 1, "value": day_of(day)} for name, day in (("from", from_), ("to", to)) if day is not None}
    return ffi.new("ivn_period *", {"size": ffi.sizeof("ivn_period"), **ends})
