"""Service levels of many referrals from columns, as an analytics engine has them, without a copy. Serves the user of the
package; NumPy is not needed here.

    tallies = LevelTallies(groups=120)
    tallies.count(environment, received=received, first_offered=offered, commenced=commenced, ended=ended, group=codes)
    print(tallies.figure("assessment_offered", environment, group=7).percent)
"""
from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from . import _arrays, _structs
from ._ffi import ffi, lib
from ._library import ask, check
from .environment import Environment
from .level_shapes import LevelFigure, LevelTally
from .levels import figure, period
from .terms import ServiceLevel

# The member of the struct for each level.
_MEMBERS = {ServiceLevel.ASSESSMENT_OFFERED: "offered", ServiceLevel.ASSESSMENT_OFFERED_FOR: "offered_for",
            ServiceLevel.COMMENCEMENT: "commencement"}
_DAYS = ("received", "first_offered", "offered_for", "commenced", "ended", "returned")
_CLASSES = len(ffi.typeof("ivn_level_tally").fields)


class LevelTallies:
    """How many referrals of each group stand where with each level. It grows by what is counted, so that parts of the
    columns, on whatever thread or machine, come to the same as the whole: each thread has its own, and merge() adds
    them. One thread at a time."""

    def __init__(self, groups: int = 1, levels: Iterable[ServiceLevel | str] = tuple(ServiceLevel)) -> None:
        if not 1 <= groups <= lib.IVN_MOST_LEVEL_GROUPS:
            raise ValueError(f"1 to {lib.IVN_MOST_LEVEL_GROUPS} groups")
        self._counts = {each: ffi.new("ivn_level_tally[]", groups) for each in map(ServiceLevel, levels)}
        self._struct = ffi.new("ivn_level_tallies *", {
            "size": ffi.sizeof("ivn_level_tallies"), "group_count": groups,
            **{_MEMBERS[level]: counts for level, counts in self._counts.items()}})

    def count(self, environment: Environment, *, received: Any, first_offered: Any = None, offered_for: Any = None,
              commenced: Any = None, ended: Any = None, returned: Any = None, group: Any = None,
              from_: datetime.date | None = None, to: datetime.date | None = None) -> None:
        """Counts referrals whose days stand in columns of one length: arrays of datetime64[D], or buffers of int32 as
        Calendar.add_many() takes them.

        "Not a time", or DATE_NONE, says that it has not happened, DAY_NOT_KNOWN that it is not known; a column that is
        left out, that nothing of it has. `group` holds codes of groups, as uint8 or uint16. `from_` and `to` are the
        days of receipt that are looked at. PartialWarning: the code of a group was too great, or a day left the
        calendar.
        """
        wide = getattr(getattr(received, "dtype", None), "kind", "") == "M"
        given = (received, first_offered, offered_for, commenced, ended, returned)
        arrays = [each if each is None or not wide else _arrays.dates(each) for each in given]
        columns = [ffi.NULL if each is None else (_arrays.int64 if wide else _arrays.int32)(each) for each in arrays]
        narrow, broad = _groups(group)
        for each in (*columns, narrow, broad):
            if each != ffi.NULL and len(each) != len(columns[0]):
                raise ValueError(f"columns of {len(columns[0])} and {len(each)} referrals")
        within = period(from_, to)
        struct = ffi.new("bridge_level_columns *" if wide else "ivn_level_columns *", {
            **({} if wide else {"size": ffi.sizeof("ivn_level_columns")}), **dict(zip(_DAYS, columns)),
            "group": narrow, "group_wide": broad})
        status = ask(lib.bridge_levels_many if wide else lib.ivn_levels_many, environment._struct, within, struct,
                     len(columns[0]), self._struct)
        _arrays.answered(status, None)

    def merge(self, other: LevelTallies) -> None:
        """Adds those of as many groups, which count at least what these do."""
        check(lib.ivn_level_tallies_add(self._struct, other._struct), "of as many groups and levels")

    def tally(self, level: ServiceLevel | str, group: int = 0) -> LevelTally:
        """How many referrals of a group stand where with a level."""
        return _structs.read(LevelTally, self._at(ServiceLevel(level), group))

    def figure(self, level: ServiceLevel | str, environment: Environment, group: int = 0) -> LevelFigure:
        """What that comes to under a rulebook: numerator, denominator and percentage."""
        return figure(ServiceLevel(level), self._at(ServiceLevel(level), group), environment)

    def _at(self, level: ServiceLevel, group: int) -> Any:
        if not 0 <= group < len(self):
            raise IndexError("no such group")
        return self._of(level) + group

    def _of(self, level: ServiceLevel) -> Any:
        if level not in self._counts:
            raise KeyError(f"{level.value} is not counted")
        return self._counts[level]

    def counts(self, level: ServiceLevel | str) -> memoryview:
        """The numbers themselves, a row for each group and a column for each Attainment in its order: a view that
        grows along; numpy.asarray() makes a matrix of it without a copy."""
        view = memoryview(ffi.buffer(self._of(ServiceLevel(level)))).cast("B")
        return view.cast("Q", (len(self), _CLASSES)).toreadonly()

    def __len__(self) -> int:
        """How many groups there are."""
        return int(self._struct.group_count)

    @property
    def referrals(self) -> int:
        """Counted."""
        return int(self._struct.referrals)

    @property
    def outside(self) -> int:
        """Not counted: received on a day outside the period."""
        return int(self._struct.outside)

    @property
    def not_received(self) -> int:
        """Not counted: not received by the day that was asked for."""
        return int(self._struct.not_received)

    @property
    def undated(self) -> int:
        """Not counted: a period is asked for, and the day of receipt is not known."""
        return int(self._struct.undated)

    @property
    def ungrouped(self) -> int:
        """Not counted: there is no group of that code."""
        return int(self._struct.ungrouped)

    def __repr__(self) -> str:
        return f"<LevelTallies of {self.referrals} referrals in {len(self)} groups>"


def _groups(group: Any) -> tuple[Any, Any]:
    """Codes of eight bits, or of sixteen."""
    if group is None:
        return ffi.NULL, ffi.NULL
    view = memoryview(group)
    if view.format not in ("B", "H") or not view.c_contiguous:
        raise TypeError("expected a contiguous buffer of uint8 or uint16 for the groups")
    if view.format == "B":
        return ffi.from_buffer("uint8_t[]", group), ffi.NULL
    return ffi.NULL, ffi.from_buffer("uint16_t[]", group)
