"""Service levels of many referrals, and how much there is to do: reports and workloads, which grow by what is added and
are merged. Serves the user of the package.

    report = Report(environment)
    for record in cases.find():
        report.add(record)
    print(report.read().total.offered.percent)
"""
from __future__ import annotations

import datetime
import threading
from collections.abc import Iterable, Mapping
from typing import Any, ClassVar, TypeVar

from . import _json, _structs
from ._ffi import ffi, lib
from ._library import ask, context, make, text
from .casework import Record
from .environment import Environment
from .facts import FactsDocument
from .level_shapes import Headroom, Headrooms, ReportPairs, ReportView, WorkloadView
from .levels import LevelFacts, period

Referral = Record | LevelFacts | _json.Facts | bytes
Self = TypeVar("Self", bound="_Sum")


class _Sum:
    """What grows by referrals: it belongs to one call at a time, for which others wait. It holds its environment, whose
    calendar, rulebook and catalogue are looked at when something is added."""

    _name: ClassVar[str]

    def __init__(self, handle: Any, environment: Environment) -> None:
        self._handle = handle
        self._environment = environment
        self._lock = threading.RLock()  # merge() may meet itself

    def _function(self, verb: str) -> Any:
        return getattr(lib, f"ivn_{self._name}_{verb}")

    def add(self, referral: Referral) -> None:
        """Adds a referral: a record, or the facts that service levels look at. One that is added twice counts twice;
        after an exception all is as it was."""
        if isinstance(referral, Record):
            given = referral._handle
        else:
            facts = referral if isinstance(referral, LevelFacts) else LevelFacts(referral)
            given = facts._struct
        with self._lock:
            ask(self._function("add_record" if isinstance(referral, Record) else "add"), self._handle, given)

    def merge(self: Self, other: Self) -> None:
        """Adds another one, which stays as it is. ConflictError: they go by different days, periods, figures or
        calendars."""
        if type(self) is not type(other):
            raise TypeError(f"a {type(self).__name__} takes no {type(other).__name__}")
        first, second = sorted((self, other), key=id)  # so that two that merge each other do not wait for ever
        with first._lock, second._lock:
            ask(self._function("merge"), self._handle, other._handle)

    def to_json(self) -> str:
        """All that it says, as JSON: equal ones give equal texts, in whatever order they were made."""
        with self._lock:
            return text(self._function("to_json"), context, self._handle)


class Report(_Sum):
    """A report of service levels, of the referrals that were received in a period; both ends are within it, and what is
    left out is no limit, or the day of the environment."""

    _name = "report"

    def __init__(self, environment: Environment, *, from_: datetime.date | None = None,
                 to: datetime.date | None = None) -> None:
        super().__init__(make("ivn_level_report", lib.ivn_report_new, context, environment._struct, period(from_, to)),
                         environment)

    @classmethod
    def from_json(cls, data: bytes | str, environment: Environment) -> Report:
        """A report that was made elsewhere, to be merged: from what to_json() gave, under an environment of the same
        day, figures and working days; ConflictError otherwise."""
        given = data.encode() if isinstance(data, str) else bytes(data)
        made = cls.__new__(cls)
        _Sum.__init__(made, make("ivn_level_report", lib.ivn_report_from_json, context, environment._struct, given,
                                 len(given)), environment)
        return made

    def read(self) -> ReportView:
        """What it says."""
        with self._lock:
            return _structs.read(ReportView, lib.ivn_report_read(self._handle))

    def compare(self, other: Report) -> ReportPairs:
        """Both side by side: what another rulebook, calendar, day or period would have made of it."""
        first, second = sorted((self, other), key=id)
        with first._lock, second._lock:
            made = make("ivn_report_pairs", lib.ivn_report_compare, context, self._handle, other._handle)
            return _structs.read(ReportPairs, lib.ivn_report_pairs_read(made))

    def __repr__(self) -> str:
        return f"<Report of {self.read().referrals} referrals>"


class Capacities(FactsDocument):
    """What there is room for, checked: a list of mappings, or the document {"capacities": [...]}."""

    _kind, _type = "capacity", "ivn_capacities"

    def __init__(self, capacities: Iterable[_json.Facts] | Mapping[str, Any] | bytes) -> None:
        whole = isinstance(capacities, (bytes, bytearray, memoryview, Mapping))
        super().__init__(capacities if whole else {"capacities": list(capacities)})


class Workload(_Sum):
    """How much there is to do, over a window of days: of those that have passed what was open, of those to come what
    falls due."""

    _name = "workload"

    def __init__(self, environment: Environment, *, from_: datetime.date, to: datetime.date) -> None:
        super().__init__(make("ivn_workload", lib.ivn_workload_new, context, environment._struct, period(from_, to)),
                         environment)

    def read(self) -> WorkloadView:
        """What it says."""
        with self._lock:
            return _structs.read(WorkloadView, lib.ivn_workload_read(self._handle))

    def headrooms(self, capacities: Capacities | Iterable[_json.Facts] | Mapping[str, Any] | bytes
                  ) -> tuple[Headroom, ...]:
        """The workload against what there is room for: places for what is open, first offers a working day:

            workload.headrooms([{"by": "provider", "key": "A Supplier", "places": 3, "offers": 1}])
        """
        given = capacities if isinstance(capacities, Capacities) else Capacities(capacities)
        with self._lock:
            made = make("ivn_headrooms", lib.ivn_headrooms_of, context, self._handle, given._struct)
            return _structs.read(Headrooms, lib.ivn_headrooms_read(made)).headrooms

    def __repr__(self) -> str:
        return f"<Workload of {self.read().referrals} referrals>"
