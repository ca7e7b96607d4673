"""What a decision is made under: the time, who acts, and what is decided by. Serves casework.py, duties.py and the
user."""
from __future__ import annotations

import datetime
import functools
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ._ffi import ffi
from ._library import day_of, instant_of, word
from .calendar import Calendar
from .catalogue import Catalogue
from .rulebook import Rulebook
from .terms import Role

if TYPE_CHECKING:
    from .duties import DutyTable

#: A time in which somebody is taken up elsewhere: its start, and its end, which is free again.
Busy = tuple[datetime.datetime, datetime.datetime]


@functools.cache
def _england() -> Calendar:
    return Calendar()


class Environment:
    """What a decision is made under: the time, who acts, and the calendar, rulebook, catalogue and rows of duties.

    `now` is the host's time, a datetime that says its offset from UTC: the library reads no clock. `at` is when a
    command's matter happened, where it is entered later; `on` the day that is asked for, where it is not that of `now`.
    `role` and `name` say who acts, `busy` when somebody is taken up elsewhere. What is left out is England and Wales,
    and what the documents say. Immutable: at(), by() and attempt() give another one.
    """

    def __init__(self, now: datetime.datetime, role: Role | str | None = None, *, name: str = "",
                 at: datetime.datetime | None = None, on: datetime.date | None = None,
                 calendar: Calendar | None = None, rulebook: Rulebook | None = None,
                 catalogue: Catalogue | None = None, duties: DutyTable | None = None, busy: Sequence[Busy] = (),
                 attempt: int = 0) -> None:
        self._given: dict[str, Any] = dict(
            now=now, role=None if role is None else Role(role), name=name, at=at, on=on,
            calendar=calendar or _england(), rulebook=rulebook or Rulebook.builtin(),
            catalogue=catalogue or Catalogue.builtin(), duties=duties, busy=tuple(busy), attempt=attempt)
        self._struct = self._made()

    def _made(self) -> Any:
        """The struct for C. What it points at lives as long as this object."""
        given = self._given
        struct = ffi.new("ivn_environment *", {
            "size": ffi.sizeof("ivn_environment"), "now": instant_of(given["now"]), "attempt": given["attempt"],
            "calendar": given["calendar"]._handle, "rulebook": given["rulebook"]._handle,
            "catalogue": given["catalogue"]._handle})
        if given["at"] is not None:
            struct.at = {"known": 1, "value": instant_of(given["at"])}
        if given["on"] is not None:
            struct.on = {"known": 1, "value": day_of(given["on"])}
        if given["duties"] is not None:
            struct.duties = given["duties"]._handle
        self._kept = [*self._act(struct), *self._be_busy(struct)]
        return struct

    def _act(self, struct: Any) -> list[Any]:
        role, name = self._given["role"], ffi.new("char[]", word(self._given["name"]))
        if role is None:
            return []
        struct.actor = actor = ffi.new("ivn_actor *", {
            "size": ffi.sizeof("ivn_actor"), "role": role.code, "name": name if self._given["name"] else ffi.NULL})
        return [name, actor]

    def _be_busy(self, struct: Any) -> list[Any]:
        times = [ffi.new("ivn_busy_time *", {"size": ffi.sizeof("ivn_busy_time"), "from": instant_of(start),
                                             "to": instant_of(end)}) for start, end in self._given["busy"]]
        struct.busy_times = listed = ffi.new("ivn_busy_time const *[]", times)
        struct.busy_time_count = len(times)
        return [listed, *times]

    def _but(self, **changed: Any) -> Environment:
        return Environment(**{**self._given, **changed})

    def at(self, at: datetime.datetime | None) -> Environment:
        """The same for something that happened at another time."""
        return self._but(at=at)

    def by(self, role: Role | str, name: str = "") -> Environment:
        """The same with another actor."""
        return self._but(role=role, name=name)

    def attempt(self, attempt: int) -> Environment:
        """The same with another attempt at a reference number: one more after each that was taken."""
        return self._but(attempt=attempt)

    def __repr__(self) -> str:
        role = self._given["role"]
        return f"<Environment of {self._given['now'].isoformat()}{'' if role is None else f', {role.value}'}>"
